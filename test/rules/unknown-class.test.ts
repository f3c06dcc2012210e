import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, serverExport, type Files } from '../support/app';

const KEY = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";

/** `Task` is in step; the realm that is opened with it, and the code that uses it, are as each row says. */
const app = (use: string, open = '{ schema: [Task], sync: { user, flexible: true, onError() {}, clientReset: { mode: "recoverUnsyncedChanges" } } }'): Files => ({
  ...clientClass('Task', KEY),
  ...clientClass('Draft', KEY),
  ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }),
  'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nimport { Draft } from './Draft';\nexport const open = (user) => Realm.open(${open});\n`,
  'client/use.ts': `import Realm from 'realm';\nimport { useQuery } from '@realm/react';\nimport { Task } from './Task';\nimport { Draft } from './Draft';\n${use}\n`,
});

const UNUSED = 'info unused-class Draft - client/Draft.ts:3:1 -';

describe('unknown-class', () => {
  it.each<[string, Files, string[]]>([
    ['a name that is misspelt', app("export const all = (realm: Realm) => realm.objects('Tsak').filtered('a');"), ['warn unknown-class Tsak - client/use.ts:5:52 -']],
    ['in each call', app("useQuery('Tsak'); export const add = (realm: Realm) => realm.create('Tasks', {});"), ['warn unknown-class Tsak - client/use.ts:5:10 -', 'warn unknown-class Tasks - client/use.ts:5:69 -']],
    ['a class that no realm is given', app('useQuery(Draft);'), ['warn unknown-class Draft - client/use.ts:5:10 -']],
    ['a class that is listed', app("useQuery(Task); export const all = (realm: Realm) => realm.objects('Task');"), []],
    ['a class of the SDK', app("export const all = (realm: Realm) => realm.objects('__Role');"), []],
    ['a realm of unknown origin', app("export const all = (realm) => realm.objects('Tsak');"), []],
    ['a hook of another package', app("import { useQuery as q } from '@tanstack/react-query';\nq('Tsak');"), []],
  ])('%s', (_name, files, expected) => {
    expect(lines(files).filter((line) => line !== UNUSED)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['a list of which a part is only known when the program runs', '{ schema: [Task, ...more()], sync: { user, flexible: true, onError() {}, clientReset: { mode: "recoverUnsyncedChanges" } } }'],
    ['no list', 'config'],
    ['a second realm that has no list', '{ schema: [Task], sync: { user, flexible: true, onError() {}, clientReset: { mode: "recoverUnsyncedChanges" } } }).then(() => Realm.open({ sync: { user, partitionValue: user.id } })'],
    ['a configuration by its name that has no list', "{ schema: [Task], path: 'a' }); const config = { path: 'b' }; Realm.open(config"],
    ['a second realm of whose list a part is not known', "{ schema: [Task], path: 'a' }); export const other = () => Realm.open({ schema: [Task, ...more()], path: 'b' }"],
    ['a realm that is opened with nothing', "{ schema: [Task], path: 'a' }); export const other = () => new Realm("],
  ])('says nothing with %s', (_name, open) => {
    expect(lines(app("useQuery('Tsak'); useQuery(Draft);", open)).filter((line) => line.includes('unknown-class'))).toEqual([]);
  });

  it('says nothing beside a file that cannot be read: the class may be there', () => {
    const files = { ...app("useQuery('Tsak');"), 'client/Other.ts': "import Realm from 'realm';\nexport const other = () => Realm.open({ path: 'b', schema: [" };
    expect(lines(files).filter((line) => line.includes('unknown-class'))).toEqual([]);
  });

  it('says it beside another class that could not be read', () => {
    const files = { ...app("useQuery('Tsak');"), ...clientClass('Draft', '    primaryKey: key(),\n    properties: make(),') };
    expect(lines(files).filter((line) => line.includes('unknown-class'))).toEqual(['warn unknown-class Tsak - client/use.ts:5:10 -']);
  });

  it('of what is chained, the call that names the class is one finding', () => {
    const code = "export const all = (realm: Realm) => { const found = realm.objects('Tsak'); found.filtered('a == 1').subscribe(); realm.deleteModel('Tsak'); };";
    expect(lines(app(code)).filter((line) => line !== UNUSED)).toEqual(['warn unknown-class Tsak - client/use.ts:5:68 -']);
  });

  it('names a class that is much like it, where there is one', () => {
    const said = (name: string): (string | undefined)[] => checkFiles(app(`useQuery('${name}');`)).findings.filter(({ rule }) => rule === 'unknown-class').map(({ message }) => /`Task`/.exec(message)?.[0]);
    expect([said('Tsak'), said('Invoice')]).toEqual([['`Task`'], [undefined]]);
  });

  it('names none that no realm has', () => {
    expect(checkFiles(app("useQuery('Dratf');")).findings.filter(({ rule }) => rule === 'unknown-class').map(({ message }) => message.includes('There is'))).toEqual([false]);
    expect(lines(app("useQuery('Dratf');")).filter((line) => line !== UNUSED)).toEqual(['warn unknown-class Dratf - client/use.ts:5:10 -']);
  });

  it('says nothing of a class that has no shape, in whole lists', () => {
    const files = { ...app("useQuery('Draft');"), ...clientClass('Draft', '    primaryKey: 5,\n    properties: 7,') };
    expect(lines(files).filter((line) => line.includes('unknown-class'))).toEqual([]);
  });

  it('says nothing of a class that could not be read', () => {
    const files = { ...app("useQuery('Draft');", '{ schema: [Task, Draft], sync: { user, flexible: true, onError() {}, clientReset: { mode: "recoverUnsyncedChanges" } } }'), ...clientClass('Draft', '    primaryKey: key(),\n    properties: make(),') };
    expect(lines(files).filter((line) => line.includes('unknown-class'))).toEqual([]);
  });

  it('says nothing where files are named: other lists may stand in others', () => {
    expect(lines(app("useQuery('Tsak');"), { client: ['client/Task.ts', 'client/open.ts', 'client/use.ts'] }).filter((line) => line.includes('unknown-class'))).toEqual([]);
  });
});
