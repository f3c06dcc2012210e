import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules';
import { check } from '../../src/check/check';
import type { Finding } from '../../src/rule/finding';
import { worldOf } from '../../src/schema/targets';
import { appTree } from '../../src/workspace/workspace';
import { fixtureConfig } from '../support/fixture';
import { packageRoot } from '../support/project';
import { casesOf } from './cases';
import { classFiguresOf } from './class-figures';
import { CLASS_KINDS } from './class-kinds';

describe.each(CLASS_KINDS.map((kind) => [kind.kind.name, kind] as const))('whole classes with %s', (_name, kind) => {
  it('have a finding where something is refused, and witnesses that break what they should and are minimal', () => {
    const { findings, proved, faults } = classFiguresOf(kind, casesOf(4), 20240917);
    expect(faults).toEqual([]);
    expect(Math.min(findings, proved)).toBeGreaterThan(2);
  }, 600_000);
});

describe('of the apps of test/fixtures', () => {
  const folder = path.join(packageRoot, 'test/fixtures/apps');
  const ofCompatibility = new Set<string>(rules.filter(({ group }) => group === 'compatibility').map(({ id }) => id));

  /** What a validator knows nothing of, so that it refuses no document: of which kind a class is, and what `links` of the configuration say. */
  const isShown = ({ rule, message }: Finding): boolean => rule !== 'class-kind-mismatch' && !message.includes('`links` in the configuration');

  it('each error of compatibility behind a validator has a witness, but for what no document shows', () => {
    const errors = readdirSync(folder).flatMap((name) => {
      const config = fixtureConfig(path.join(folder, name));
      return check(appTree(config), config).findings.filter(({ rule, severity, target }) => ofCompatibility.has(rule) && severity === 'error' && worldOf(target) === 'validator').filter(isShown);
    });
    expect(errors.filter(({ witness }) => witness === null).map(({ rule, class: name, property }) => `${rule} ${name ?? ''}.${property ?? ''}`)).toEqual([]);
    expect(errors.length).toBeGreaterThan(20);
  });
});
