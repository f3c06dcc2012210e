import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { lintJson, lintText, shown } from '../support/lint';
import { temporaryProject, writeFiles } from '../support/project';

const body = (note: string): string => `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: ${note},\n    },`;
const task = (note: string): string => clientClass('Task', body(note))['client/Task.ts'] as string;
const server = (required: boolean): Files => serverExport({
  Task: { required: required ? ['_id', 'note'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } },
});

const OPTIONAL = ['9:7 optional-required-mismatch'];
const SCHEMA = 'server/data_sources/mongodb-atlas/app/Task/schema.json';

function project(files: Files): { root: string; lint: (file: string, text: string) => string[]; write: (files: Files) => void } {
  const root = temporaryProject({ '.git/HEAD': '', ...files });
  return { root, lint: (file, text) => lintText(path.join(root, file), text).map(shown), write: (more) => writeFiles(root, more) };
}

describe('what is linted', () => {
  it('is the text in the editor, not the one on the disk', () => {
    const { lint } = project({ 'client/Task.ts': task("'string'"), ...server(true) });
    expect(lint('client/Task.ts', task("'string'"))).toEqual([]);
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    expect(lint('client/Task.ts', task("'string'"))).toEqual([]);
  });

  it('may be a file that is not saved yet', () => {
    const { lint } = project({ 'client/Other.ts': clientClass('Other', "    properties: { a: 'int' },")['client/Other.ts'], ...server(true) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
  });
});

describe('a file that only uses classes', () => {
  it('is linted as it is in the editor, also where the class changes', () => {
    const add = (value: string): string => `import { useRealm } from '@realm/react';\nimport { Task } from './Task';\nexport const useAdd = (_id) => { const realm = useRealm(); return () => realm.create(Task, { _id, note: ${value} }); };\n`;
    const { lint, write } = project({ 'client/Task.ts': task("'string'"), 'client/add.ts': add("'a'"), ...server(true) });
    expect(lint('client/add.ts', add("'a'"))).toEqual([]);
    expect(lint('client/add.ts', add('1'))).toEqual(['3:105 written-property']);
    expect(lint('client/add.ts', add("'b'"))).toEqual([]);
    write({ 'client/Task.ts': task("'int'") });
    expect(lint('client/add.ts', add("'b'"))).toEqual(['3:105 written-property']);
  });
});

describe('what else counts is read from the disk', () => {
  it('when a server file changes', () => {
    const { lint, write } = project({ 'client/Task.ts': task("'string?'"), ...server(true) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    write(server(false));
    expect(lint('client/Task.ts', task("'string?'"))).toEqual([]);
    write(server(true));
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
  });

  it('when a server file is new, or is gone', () => {
    const { root, lint, write } = project({ 'client/Task.ts': task("'string?'"), ...serverExport({ Other: { properties: { _id: { bsonType: 'objectId' } } } }) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(['3:1 client-only-class']);
    write(server(true));
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    rmSync(path.join(root, path.dirname(SCHEMA)), { recursive: true });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(['3:1 client-only-class']);
  });

  it('when the whole server side is deleted and comes back', () => {
    const { root, lint } = project({ 'client/Task.ts': task("'string?'"), ...server(true) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    renameSync(path.join(root, 'server'), path.join(root, 'node_modules'));
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(['1:1 valid-server-schema']);
    renameSync(path.join(root, 'node_modules'), path.join(root, 'server'));
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
  });

  it('when a constant in another client file changes', () => {
    const text = `import { NOTE } from './types';\n${task('NOTE')}`;
    const { lint, write } = project({ 'client/Task.ts': text, 'client/types.ts': "export const NOTE = 'string?';\n", ...server(true) });
    expect(lint('client/Task.ts', text)).toEqual(['10:7 optional-required-mismatch']);
    write({ 'client/types.ts': "export const NOTE = 'string';\n" });
    expect(lint('client/Task.ts', text)).toEqual([]);
    expect(lint('client/Task.ts', text.replace(' NOTE,', " 'string?',"))).toEqual(['10:7 optional-required-mismatch']);
    write({ 'client/types.ts': "export * from './more';\n" });
    expect(lint('client/Task.ts', text)).toEqual(['10:7 unresolved-schema']);
    write({ 'client/more.ts': "export const NOTE = 'string?';\n" });
    expect(lint('client/Task.ts', text)).toEqual(['10:7 optional-required-mismatch']);
  });

  it('when another file makes the class local', () => {
    const { root, lint } = project({ 'client/Task.ts': task("'string?'"), ...server(true) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    writeFileSync(path.join(root, 'client/open.ts'), "import Realm from 'realm';\nimport { Task } from './Task';\nexport const realm = new Realm({ schema: [Task] });\n");
    expect(lint('client/Task.ts', task("'string?'"))).toEqual([]);
  });

  it('when a provider in another file makes a configuration synced', () => {
    const context = "import { createRealmContext } from '@realm/react';\nimport { Task } from './Task';\nexport const Context = createRealmContext({ schema: [Task] });\n";
    const provider = (sync: string): string => `import { Context } from './context';\nexport const App = () => <Context.RealmProvider ${sync}><Screen /></Context.RealmProvider>;\n`;
    const { lint, write } = project({ 'client/Task.ts': task("'string?'"), 'client/context.ts': context, 'client/App.tsx': provider(''), ...server(true) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual([]);
    write({ 'client/App.tsx': provider('sync={{ flexible: true }}') });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
  });
});

describe('the configuration', () => {
  it('counts from the next lint on', () => {
    const { root, lint, write } = project({ 'client/Task.ts': task("'string?'"), ...server(true) });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    write({ 'realm-schema.config.json': { rules: { 'optional-required-mismatch': 'off' } } });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual([]);
    write({ 'realm-schema.config.json': { local: ['Task'] } });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual([]);
    rmSync(path.join(root, 'realm-schema.config.json'));
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
  });

  it.each([
    ['an unknown key', { sever: 'server' }, /`sever` is no key of the configuration\. Did you mean `server`\?/],
    ['a server that is not there', { server: 'backend' }, /No server found/],
    ['a client that matches nothing', { client: ['app/**/*.ts'] }, /No client file matches `app\/\*\*\/\*\.ts`/],
    ['text that is no JSON', '{ "client": ', /is not JSON/],
  ])('with %s is one report', (_name, config, message) => {
    const { root } = project({ 'client/Task.ts': task("'string?'"), ...server(true), 'realm-schema.config.json': config });
    const found = lintText(path.join(root, 'client/Task.ts'), task("'string?'"));
    expect(found.map(shown)).toEqual(['1:1 valid-server-schema']);
    expect(found[0]?.message).toMatch(message);
  });

  it.each([
    ['an unknown rule', { 'type-mismach': 'off' }, /realm-schema\.config\.json:3:5 There is no rule `type-mismach`\. Did you mean `type-mismatch`\?/],
    ['options of a rule that has none', { 'type-mismatch': ['off', { a: 1 }] }, /realm-schema\.config\.json:3:5 The rule `type-mismatch` has no options\./],
    ['options that are not right', { 'server-only-required-property': ['warn', { allow: 1 }] }, /realm-schema\.config\.json:3:5 The options of the rule/],
  ])('with %s is one report, and the other rules go on', (_name, rules, message) => {
    const { root } = project({ 'client/Task.ts': task("'string?'"), ...server(true), 'realm-schema.config.json': { rules } });
    const found = lintText(path.join(root, 'client/Task.ts'), task("'string?'"));
    expect(found.map(shown)).toEqual(['1:1 valid-server-schema', ...OPTIONAL]);
    expect(found[0]?.message).toMatch(message);
  });

  it('that is broken is said in its own file too', () => {
    const config = '{\n  "local": [],\n  "local": []\n}\n';
    const { root } = project({ 'client/Task.ts': task("'string?'"), ...server(true), 'realm-schema.config.json': config });
    const found = lintJson(path.join(root, 'realm-schema.config.json'), config);
    expect(found.map(shown)).toEqual(['1:1 valid-server-schema']);
    expect(found[0]?.message).toContain('realm-schema.config.json:3:3 `local` is written twice');
  });

  it('with damaged acceptances is one report, and the other rules go on on both sides', () => {
    const { root } = project({ 'client/Task.ts': task("'string?'"), ...server(true), '.realm-schema/accepted.json': '{ "version": 1 ' });
    const found = lintText(path.join(root, 'client/Task.ts'), task("'string?'"));
    expect(found.map(shown)).toEqual(['1:1 valid-server-schema', ...OPTIONAL]);
    expect(found[0]?.message).toMatch(/^\.realm-schema\/accepted\.json:1:\d+: the file of accepted findings cannot be used.* what was accepted is shown again\.$/);
    expect(lintJson(path.join(root, SCHEMA), `${JSON.stringify(server(true)[SCHEMA], null, 2)}\n`).map(({ ruleId }) => ruleId)).toEqual(['realm-schema/optional-required-mismatch']);
  });

  it('of several apps is that of the one whose client holds the file', () => {
    const { lint } = project({
      'one/client/Task.ts': task("'string?'"), 'two/client/Task.ts': task("'string?'"),
      ...Object.fromEntries(Object.entries(server(true)).map(([file, value]) => [`one/${file}`, value])),
      ...Object.fromEntries(Object.entries(server(false)).map(([file, value]) => [`two/${file}`, value])),
      'realm-schema.config.json': [
        { name: 'one', client: ['one/client'], server: 'one/server' },
        { name: 'two', client: ['two/client/**/*.ts'], server: 'two/server' },
      ],
    });
    expect(lint('one/client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
    expect(lint('two/client/Task.ts', task("'string?'"))).toEqual([]);
    expect(lint('two/client/New.ts', task("'string'").replaceAll('Task', 'New'))).toEqual(['3:1 client-only-class']);
    expect(lint('elsewhere/Task.ts', task("'string?'"))).toEqual([]);
  });
});

describe('nothing is said', () => {
  it.each([
    ['a virtual name', '<input>.ts'],
    ['a file below tests', 'client/__tests__/Task.ts'],
  ])('of %s', (_name, file) => {
    const { root } = project({ 'client/Task.ts': task("'string'"), ...server(true) });
    expect(lintText(file.startsWith('<') ? file : path.join(root, file), task("'string?'"))).toEqual([]);
  });

  it('of a file that has the words and declares nothing, where there is no server', () => {
    const { lint } = project({});
    expect(lint('config.ts', 'export const properties = { primaryKey: 1 };\n')).toEqual([]);
  });
});

describe('a fault on the server side', () => {
  it('is said once in each file that declares a class', () => {
    const { root, lint } = project({ 'client/Task.ts': task("'string'"), 'client/plain.ts': '', ...server(true) });
    writeFileSync(path.join(root, SCHEMA), '{ "title": "Task", ');
    expect(lint('client/Task.ts', task("'string'")).filter((each) => each.includes('valid-server-schema'))).toEqual(['1:1 valid-server-schema']);
    expect(lint('client/plain.ts', 'export const schema = "realm";')).toEqual([]);
  });
});

describe('large and odd texts', () => {
  it('of two megabytes are read', () => {
    const filler = `// ${'a long line '.repeat(20)}\n`.repeat(8500);
    const { lint } = project({ 'client/Task.ts': task("'string'"), ...server(true) });
    expect(lint('client/Task.ts', `${task("'string?'")}${filler}`)).toEqual(OPTIONAL);
  });

  it('that do not parse give what ESLint says', () => {
    const { lint } = project({ 'client/Task.ts': task("'string'"), ...server(true) });
    expect(lint('client/Task.ts', `${task("'string?'")}}`)).toEqual([expect.stringMatching(/Parsing error/)]);
  });

  it('in folders that cannot be listed are no reason to fail', () => {
    const { root, lint } = project({ 'client/Task.ts': task("'string'"), ...server(true) });
    mkdirSync(path.join(root, 'secret'), { mode: 0 });
    expect(lint('client/Task.ts', task("'string?'"))).toEqual(OPTIONAL);
  });
});
