import { describe, expect, it } from 'vitest';
import { checkFiles, lines, serverExport, severities, type Files } from '../support/app';

const SERVER = serverExport({ Task: { required: ['_id', 'title'], properties: { _id: { bsonType: 'objectId' }, title: { bsonType: 'string' } } } });
const schema = (properties: string): string => `export const TaskSchema = {\n  name: 'Task',\n  primaryKey: '_id',\n  properties: { _id: 'objectId', ${properties} },\n};\n`;

/** `Task` in two files. */
function app(first: string, second: string, more: Files = {}): Files {
  return { 'client/a.ts': schema(first), 'client/b.ts': schema(second), ...more, ...SERVER };
}

const OPENED = (file: string): Files => ({
  'client/open.ts': `import Realm from 'realm';\nimport { TaskSchema } from './${file}';\nexport const open = () => Realm.open({ schema: [TaskSchema], sync: { onError() {}, clientReset: { mode: 'recoverUnsyncedChanges' } } });\n`,
});

describe('ambiguous-class', () => {
  it.each([
    ['two shapes: the first is compared', app("title: 'string'", "name: 'string'"), ['warn ambiguous-class Task - client/a.ts:1:1 -']],
    ['the one that is opened is compared', app("name: 'string'", "title: 'string'", OPENED('b')), ['warn ambiguous-class Task - client/b.ts:1:1 -']],
    ['one shape twice is no finding', app("title: 'string'", "title: 'string'"), []],
    ['nor is one shape in two spellings', app("title: 'string'", "title: { type: 'string', optional: false }"), []],
    ['nor is another order', { ...app("title: 'string'", ''), 'client/b.ts': "export const T = {\n  name: 'Task',\n  primaryKey: '_id',\n  properties: { title: 'string', _id: 'objectId' },\n};\n" }, []],
  ])('%s', (_name, files: Files, expected: string[]) => {
    expect(lines(files)).toEqual(expected);
  });

  const opened = (file: string, config: string): string => `import Realm from 'realm';\nimport { TaskSchema } from './${file}';\nRealm.open({ schema: [TaskSchema], ${config} });\n`;
  const two = (a: string, b: string): Files => app("title: 'string'", "name: 'string'", { 'client/open-a.ts': opened('a', a), 'client/open-b.ts': opened('b', b) });
  it.each<[string, Files, string[]]>([
    ['two local realms in files of their own', two("path: 'a.realm'", "path: 'b.realm'"), ['info ambiguous-class Task - client/a.ts:1:1 -']],
    ['a synced realm and a local one', two('sync: { user, flexible: true }', "path: 'b.realm'"), ['info ambiguous-class Task - client/a.ts:1:1 -']],
    ['two local realms in one file', two("path: 'a.realm'", "path: 'a.realm'"), ['warn ambiguous-class Task - client/a.ts:1:1 -']],
    ['a path that is not known', two("path: 'a.realm'", 'path: where()'), ['warn ambiguous-class Task - client/a.ts:1:1 -']],
  ])('%s', (_name, files, expected) => {
    expect(lines(files).filter((line) => line.includes('ambiguous-class'))).toEqual(expected);
  });

  it('names the other declarations', () => {
    const [finding] = checkFiles(app("title: 'string'", "name: 'string'")).findings;
    expect(finding?.message).toContain('also at client/b.ts:1;');
  });

  it('is a warning on every target', () => {
    expect(severities(app("title: 'string'", "name: 'string'"))).toEqual({ 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'warn' });
  });
});

it('names the first of many declarations only', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_each, index) => [`client/${String.fromCharCode(97 + index)}.ts`,
    `import Realm from 'realm';\nexport const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', p${index}: 'int' } };\n`]));
  const found = checkFiles({ ...many, ...serverExport({ Task: { properties: { _id: { bsonType: 'objectId' } } } }) }).findings.filter(({ rule }) => rule === 'ambiguous-class');
  expect(found.map(({ message }) => [message.match(/client\/\w\.ts:2/g)?.length, message.includes('and 11 more')])).toEqual([[8, true]]);
});
