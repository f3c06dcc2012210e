import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check';
import { appTree } from '../../src/check/workspace';
import { fixtureConfig } from '../support/fixture';
import { lintJson, lintText, shown } from '../support/lint';

const folder = path.join(__dirname, '../fixtures/apps');

/** What ESLint adds: one report in each client file where the server side has faults. */
const isAnchor = (line: string): boolean => /\.[jt]sx?:\d+:\d+ valid-server-schema$/.test(line);

describe('the command and ESLint find the same, notes aside, at both places', () => {
  it.each(readdirSync(folder))('in %s', (app) => {
    const root = path.join(folder, app);
    const config = fixtureConfig(root);
    const tree = appTree(config);
    const { findings } = check(tree, config);
    const places = findings.filter(({ severity }) => severity !== 'info')
      .flatMap(({ rule, client, server }) => [client, server].flatMap((place) => (place === null ? [] : [`${place.file}:${place.line}:${place.column} ${rule}`])));
    const linted = tree.files().filter((file) => file !== 'expected.json' && /\.(?:[jt]sx?|json)$/.test(file)).flatMap((file) => {
      const read = tree.read(file);
      const text = 'text' in read ? read.text : '';
      const lint = file.endsWith('.json') ? lintJson : lintText;
      return lint(path.join(root, file), text).map((message) => `${file}:${shown(message)}`);
    });
    expect(linted.filter((line) => !isAnchor(line)).sort()).toEqual(places.sort());
  });
});
