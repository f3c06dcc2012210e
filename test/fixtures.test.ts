import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type CheckResult } from '../src/check/check';
import type { Place } from '../src/schema/model';
import { fixtureConfig } from './support/fixture';
import { appTree } from '../src/check/workspace';

const folder = path.join(__dirname, 'fixtures/apps');
const apps = readdirSync(folder);

const at = (place: Place | null): string | null => (place === null ? null : `${place.file}:${place.line}:${place.column}`);
const named = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('.');

/** All that a check says, as far as it is no wording. */
function summary({ findings, unchecked, serverOnly, local, classes }: CheckResult): unknown {
  return {
    findings: findings.map(({ rule, severity, class: name, property, breaks, client, server }) => ({ rule, severity, class: name, property, breaks, client: at(client), server: at(server) })),
    notCompared: { unchecked: unchecked.map((each) => `${named(each.class, each.property)} ${at(each.server)}`), serverOnly, local },
    classes,
  };
}

describe('the fixture apps', () => {
  it.each(apps)('%s: every rule says what is expected, and nothing else', (app) => {
    const root = path.join(folder, app);
    const expected = JSON.parse(readFileSync(path.join(root, 'expected.json'), 'utf8')) as unknown;
    const config = fixtureConfig(root);
    expect(summary(check(appTree(config), config))).toEqual(expected);
  });
});
