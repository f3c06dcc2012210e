import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/rule/finding';
import { diskTree } from '../../src/tree/file-tree';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { commit, git, repository } from '../support/git-history';
import { lintJson, lintText, shown } from '../support/lint';
import { temporaryProject } from '../support/project';
import { app, client, server, type Classes } from '../support/twin';

const fixtures = path.join(__dirname, '../fixtures/apps');

/** What the command says of an app: each place of each finding, notes aside. */
async function checked(root: string): Promise<string[]> {
  const { out } = await command(root, ['check', '--format', 'json']);
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return findings.filter(({ severity }) => severity !== 'info')
    .flatMap(({ rule, client: onClient, server: onServer }) => [onClient, onServer].flatMap((place) => (place === null ? [] : [`${place.file}:${place.line}:${place.column} ${rule}`]))).sort();
}

/** What ESLint adds: one report in each client file where the server side has faults. */
const isAnchor = (line: string): boolean => /\.[cm]?[jt]sx?:\d+:\d+ valid-server-schema$/.test(line);

/** What ESLint says of every file of an app. */
function linted(root: string): string[] {
  const tree = diskTree(root);
  return tree.files().filter((file) => /\.(?:[cm]?[jt]sx?|json)$/.test(file)).flatMap((file) => {
    const read = tree.read(file);
    const lint = file.endsWith('.json') ? lintJson : lintText;
    return lint(path.join(root, file), 'text' in read ? read.text : '').map((message) => `${file}:${shown(message)}`);
  }).filter((line) => !isAnchor(line)).sort();
}

describe('the command and ESLint find the same, notes aside, at both places', () => {
  it.each(readdirSync(fixtures))('in %s', async (name) => {
    const root = path.join(fixtures, name);
    expect(linted(root)).toEqual(await checked(root));
  });

  const note = (type: string): Classes => ({ Task: { _id: 'objectId', note: type } });
  const CONFIG = 'realm-schema.config.json';
  const base = (type: string): Files => ({
    'client/base.ts': `export const base = { _id: 'objectId', note: '${type}' };\n`,
    'client/Task.ts': "import Realm from 'realm';\nimport { base } from './base';\nexport const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { ...base } };\n",
  });
  const acceptance = { rule: 'type-mismatch', target: 'app-services', class: 'Task', property: 'gone', reason: 'known', fingerprint: '0123456789abcdef0123' };

  it.each<[string, Files, string[]]>([
    ['properties of another file', { ...base('string?'), ...server(note('string')) }, ['client/base.ts:1:40 optional-required-mismatch', expect.stringMatching(/schema.json:12:5 optional-required-mismatch$/) as string]],
    ['properties of a file that the configuration does not name', { ...base('string?'), ...server(note('string')), [CONFIG]: { client: ['client/Task.ts'] } }, ['client/base.ts:1:40 optional-required-mismatch', expect.stringMatching(/schema.json/) as string]],
    ['severities and options', { ...client(note('string?')), ...server(note('string')), [CONFIG]: { rules: { 'optional-required-mismatch': 'info' } } }, []],
    ['accepted findings that do not occur', { ...app(note('string')), '.realm-schema/accepted.json': { version: 1, accepted: [acceptance] } }, [expect.stringMatching(/^\.realm-schema\/accepted\.json:\d+:\d+ accepted-finding$/) as string]],
    ['a printed client', {
      'client/schemas.json': [{ name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: 'string?' } }], ...server(note('string')), [CONFIG]: { client: ['client/schemas.json'] },
    }, ['client/schemas.json:7:7 optional-required-mismatch', expect.stringMatching(/schema.json:12:5/) as string]],
    ['a server side that is broken in a part', { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string?' },"), ...serverExport({ Task: { required: ['_id', 1], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'timestamp' } } } }) }, ['client/Task.ts:7:36 unsupported-server-type', expect.stringMatching(/schema.json:12:5 unsupported-server-type/) as string, expect.stringMatching(/schema.json:6:5 valid-server-schema/) as string]],
  ])('with %s', async (_name, files, expected) => {
    const root = temporaryProject({ '.git/HEAD': '', ...files });
    const found = await checked(root);
    expect(linted(root)).toEqual(found);
    expect(found).toEqual(expected);
  });

  it('with a baseline and with released clients', async () => {
    const root = repository();
    commit(root, app(note('date')), 'v1.0.0');
    commit(root, { ...app(note('string')), [CONFIG]: { baseline: 'main', released: { tags: 'v*' } } });
    git(root, 'checkout', '-qb', 'work');
    expect(await checked(root)).toEqual([expect.stringMatching(/schema.json:12:5 type-mismatch/)]);
    expect(linted(root)).toEqual(await checked(root));
    commit(root, { ...app(note('int')), [CONFIG]: { baseline: 'main', released: { tags: 'v*' } } });
    expect(await checked(root)).toEqual(['client/Task.ts:9:7 changed-type', expect.stringMatching(/schema.json:12:5 changed-type/)]);
    expect(linted(root)).toEqual(await checked(root));
  });
});
