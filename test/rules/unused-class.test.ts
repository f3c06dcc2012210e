import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport, type Files } from '../support/app';

const KEY = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";

/** `Task` is in step and synced; `Draft`, which the server does not have and whose key no synced realm takes, is as each row says. */
const app = (open: string): Files => ({
  ...clientClass('Task', KEY),
  ...clientClass('Draft', "    primaryKey: 'id',\n    properties: { id: 'int' },"),
  ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }),
  'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nimport { Draft } from './Draft';\n${open}\n`,
});

const SYNC = 'sync: { user, flexible: true, onError() {}, clientReset: { mode: "recoverUnsyncedChanges" } }';
const UNUSED = 'info unused-class Draft - client/Draft.ts:3:1 -';
const MISSING = 'error client-only-class Draft upload client/Draft.ts:3:1 -';
const REFUSED = 'error valid-object-schema Draft.id open client/Draft.ts:7:19 -';

describe('unused-class', () => {
  it.each<[string, string, string[]]>([
    ['a class in no list', `export const open = (user) => Realm.open({ schema: [Task], ${SYNC} });`, [UNUSED]],
    ['a class in none of two lists', `export const open = (user) => Realm.open({ schema: [Task], ${SYNC} });\nexport const cache = new Realm({ path: 'c', schema: [Task] });`, [UNUSED]],
    ['a class that is only in a list nobody opens', `export const old = { schema: [Draft], path: 'old' };\nexport const open = (user) => Realm.open({ schema: [Task], ${SYNC} });`, [MISSING]],
    ['a class that is listed', `export const open = (user) => Realm.open({ schema: [Task, Draft], ${SYNC} });`, [MISSING, REFUSED]],
    ['a list of which a part is only known when the program runs', `export const open = (user) => Realm.open({ schema: [Task, ...more()], ${SYNC} });`, [MISSING, 'warn unresolved-schema - - client/open.ts:4:62 -']],
    ['no list at all', 'export const all = 1;', [MISSING]],
  ])('%s', (_name, open, expected) => {
    expect(lines(app(open))).toEqual(expected);
  });

  it('can be turned off', () => {
    expect(lines(app(`export const open = (user) => Realm.open({ schema: [Task], ${SYNC} });`), { rules: { 'unused-class': 'off' } })).toEqual([]);
  });
});
