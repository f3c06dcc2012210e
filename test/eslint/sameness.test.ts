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

/** What the command says of an app: each place of each finding, notes aside. YAML has no place in ESLint. */
async function checked(root: string): Promise<string[]> {
  const { out } = await command(root, ['check', '--format', 'json']);
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  const lines = findings.filter(({ severity }) => severity !== 'info')
    .flatMap(({ rule, client: onClient, server: onServer }) => [onClient, onServer].flatMap((place) => (place === null || /\.ya?ml$/.test(place.file) ? [] : [`${place.file}:${place.line}:${place.column} ${rule}`])));
  // What two apps find at one place is one thing for whoever looks at the file.
  return [...new Set(lines)].sort();
}

/** What ESLint adds: one report in each client file where the server side has faults. */
const isAnchor = (line: string): boolean => /\.[cm]?[jt]sx?:\d+:\d+ valid-server-schema$/.test(line);

/** What ESLint says of every file of an app. */
function linted(root: string, more: readonly string[] = []): string[] {
  const tree = diskTree(root);
  const lines = [...new Set([...tree.files(), ...more])].filter((file) => /\.(?:[cm]?[jt]sx?|json)$/.test(file)).flatMap((file) => {
    const read = tree.read(file);
    const lint = file.endsWith('.json') ? lintJson : lintText;
    return lint(path.join(root, file), 'text' in read ? read.text : '').map((message) => `${file}:${shown(message)}`);
  });
  return [...new Set(lines)].filter((line) => !isAnchor(line)).sort();
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
    ['an old SDK in package.json', { ...app(note('string')), 'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = () => new Realm({ schema: [Task], sync: { flexible: true, onError() {} } });\n", 'client/package.json': { dependencies: { realm: '12.3.0' } } }, ['client/package.json:3:5 sdk-version']],
    ['properties of another file', { ...base('string?'), ...server(note('string')) }, ['client/base.ts:1:40 optional-required-mismatch', expect.stringMatching(/schema.json:12:5 optional-required-mismatch$/) as string]],
    ['properties of a file that the configuration does not name', { ...base('string?'), ...server(note('string')), [CONFIG]: { client: ['client/Task.ts'] } }, ['client/base.ts:1:40 optional-required-mismatch', expect.stringMatching(/schema.json/) as string]],
    ['severities and options', { ...client(note('string?')), ...server(note('string')), [CONFIG]: { rules: { 'optional-required-mismatch': 'info' } } }, []],
    ['accepted findings that do not occur', { ...app(note('string')), '.realm-schema/accepted.json': { version: 1, accepted: [acceptance] } }, [expect.stringMatching(/^\.realm-schema\/accepted\.json:\d+:\d+ accepted-finding$/) as string]],
    ['a printed client', {
      'client/schemas.json': [{ name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: 'string?' } }], ...server(note('string')), [CONFIG]: { client: ['client/schemas.json'] },
    }, ['client/schemas.json:7:7 optional-required-mismatch', expect.stringMatching(/schema.json:12:5/) as string]],
    ['a schema that is a list', { ...app(note('string')), 'server/data_sources/mongodb-atlas/app/Task/schema.json': '[]\n' }, [expect.stringMatching(/schema\.json:1:1 valid-server-schema$/) as string]],
    ['relationships that are a text', { ...app(note('string')), 'server/data_sources/mongodb-atlas/app/Task/relationships.json': '"none"\n' }, [expect.stringMatching(/relationships\.json:1:1 valid-server-schema$/) as string]],
    ['settings of sync that are a list', { ...app(note('string')), 'server/sync/config.json': '[]\n' }, ['server/sync/config.json:1:1 valid-server-schema']],
    ['a server side that is broken in a part', { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string?' },"), ...serverExport({ Task: { required: ['_id', 1], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'timestamp' } } } }) }, ['client/Task.ts:7:36 unsupported-server-type', expect.stringMatching(/schema.json:12:5 unsupported-server-type/) as string, expect.stringMatching(/schema.json:6:5 valid-server-schema/) as string]],
  ])('with %s', async (_name, files, expected) => {
    const root = temporaryProject({ '.git/HEAD': '', ...files });
    const found = await checked(root);
    expect(linted(root)).toEqual(found);
    expect(found).toEqual(expected);
  });

  const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
  const packaged = (folder: string, files: Files): Files => ({ ...below(folder, files), [`${folder}/package.json`]: { name: folder } });
  const source = (text: string): string => `import Realm from 'realm';\n${text}\n`;
  const taskOf = (properties: string): string => `export const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', ${properties} } };`;
  const inModels = (properties: string): Files => ({
    'app/models/index.ts': source(`import { createRealmContext } from '@realm/react';\n${taskOf(properties)}\nexport const C = createRealmContext({ schema: [Task] });`),
    [CONFIG]: { client: 'app/models' },
  });
  const provider = (attributes: string): Files => ({ 'app/App.tsx': `import { C } from './models';\nexport const App = () => <C.RealmProvider${attributes}><p /></C.RealmProvider>;\n` });
  const two = { ...packaged('one', client(note('string'))), ...packaged('two', client(note('int'))), ...server(note('string')) };
  const ofServer = expect.stringMatching(/schema\.json:\d+:\d+ /) as string;
  const at = (text: string): string => expect.stringContaining(text) as string;

  it.each<[string, Files, string[]]>([
    ['two packages with a client each', two, [ofServer, at('two/client/Task.ts:9:7 type-mismatch')]],
    ['two packages, both out of step in other ways', { ...two, ...packaged('one', client({ Task: { _id: 'objectId', note: 'string?' } })) }, [at('one/client/Task.ts:9:7 optional-required-mismatch'), ofServer, ofServer, at('two/client/Task.ts:9:7 type-mismatch')]],
    ['an array of apps', {
      ...below('a', app(note('string'), note('int'))), ...below('b', app(note('string?'), note('string'))),
      [CONFIG]: [{ name: 'a', client: 'a/client', server: 'a/server' }, { name: 'b', client: 'b/client', server: 'b/server', local: ['Tsk'] }],
    }, [at('a/client/Task.ts:9:7 type-mismatch'), ofServer, at('b/client/Task.ts:9:7 optional-required-mismatch'), ofServer, `${CONFIG}:12:7 configured-name`]],
    ['two apps that share their sources', {
      ...client(note('string')), ...below('a', server(note('int'))), ...below('b', server({ Task: { _id: 'objectId', note: 'string', by: 'string' } })),
      [CONFIG]: [{ name: 'a', client: 'client', server: 'a/server' }, { name: 'b', client: 'client', server: 'b/server' }],
    }, [ofServer, ofServer, at('client/Task.ts:3:1 server-only-required-property'), at('client/Task.ts:9:7 type-mismatch')]],
    ['a provider elsewhere, with sync', { ...inModels("note: 'int'"), ...provider(' sync={{ flexible: true }}'), ...server(note('string')) }, [at('app/App.tsx:2:43 sync-error-handler'), at('app/models/index.ts:3:107 type-mismatch'), ofServer]],
    ['a provider elsewhere, without sync', { ...inModels("note: 'int'"), ...provider(''), ...server(note('string')) }, []],
    ['copies that git ignores', { ...app(note('string')), ...below('lib', client(note('int'))), '.gitignore': 'lib/\n' }, []],
    ['an alias', {
      'src/app.ts': source("import { base } from '@/base';\nexport const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { ...base } };"),
      'src/base.ts': "export const base = { _id: 'objectId', note: 'int' };\n", 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, ...server(note('string')),
    }, [ofServer, at('src/base.ts:1:40 type-mismatch')]],
    ['a base class of another file', {
      'src/Base.ts': source('export class Base extends Realm.Object {}'),
      'src/Task.ts': "import { Base } from './Base';\nexport class Task extends Base {\n  static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: 'int' } };\n}\n", ...server(note('string')), 'package.json': { dependencies: { realm: '10.0.0' } },
    }, [ofServer, at('src/Task.ts:3:85 type-mismatch')]],
    ['an import that is half typed', { 'client/Task.ts': source(`import { base } from './ba';\n${taskOf("note: 'string', ...base")}`), ...server(note('string')) }, [at('unresolved-schema')]],
    ['a name that is half typed', { 'client/base.ts': "export const base = {};\n", 'client/Task.ts': source(`import { bas } from './base';\n${taskOf("note: 'int', ...bas")}`), ...server(note('string')) }, [at('client/Task.ts:2:10 unresolved-schema'), at('client/Task.ts:3:107 type-mismatch'), ofServer]],
    ['a property that looks renamed', { ...client({ Task: { _id: 'objectId', notes: 'string' } }), ...server(note('string')) }, [at('client/Task.ts:9:7 client-only-property'), ofServer]],
    ['keywords that no Realm schema can say', { ...client(note('string')), ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string', maxLength: 3, oneOf: [] } } } }) }, []],
    ['a class that no realm is given', { ...client({ ...note('string'), Draft: { _id: 'objectId', by: 'int' } }), 'client/open.ts': source("import { Task } from './Task';\nexport const open = (user) => Realm.open({ schema: [Task], sync: { user, flexible: true, onError() {}, clientReset: { mode: 'recoverUnsyncedChanges' } } });"), ...server({ ...note('string'), Draft: { _id: 'objectId', by: 'string' } }) }, []],
  ])('with %s, also in files that are no part of the app', async (_name, files, expected) => {
    const root = temporaryProject({ '.git/HEAD': '', ...files });
    const found = await checked(root);
    expect(linted(root, Object.keys(files))).toEqual(found);
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
