import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check';
import { appTree } from '../../src/workspace/workspace';
import type { Finding } from '../../src/rule/finding';
import { checkFiles, checkFilesAs, clientClass, serverExport, type Files } from '../support/app';
import { fixtureConfig } from '../support/fixture';

/** Fingerprints stand in the files of accepted findings of other people: what was written there must stay valid. */

const KEY = "    primaryKey: '_id',\n";
const client = (properties: string, head = KEY): Files => clientClass('Task', `${head}    properties: { ${properties} },`);
const TYPES: Readonly<Record<string, object>> = { id: { bsonType: 'objectId' }, text: { bsonType: 'string' }, int: { bsonType: 'long' }, texts: { bsonType: 'array', items: { bsonType: 'string' } } };
const server = (properties: Readonly<Record<string, string>>, required: readonly string[], sync: object = {}): Files =>
  serverExport({ Task: { required, properties: Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, TYPES[type]])) } }, { sync });

const both = (ofClient: string, ofServer: Readonly<Record<string, string>>, required: readonly string[], sync: object = {}): Files => ({ ...client(ofClient), ...server(ofServer, required, sync) });

const BASE = both("_id: 'objectId', note: 'string'", { _id: 'id', note: 'text' }, ['_id', 'note']);
const realm = (version: number, properties: string): Files => ({
  ...client(properties),
  'client/realm.ts': `import Realm from 'realm';\nimport { Task } from './Task';\n\nexport const open = () => Realm.open({ schema: [Task], schemaVersion: ${version} });\n`,
});

/** What changed, from what to what. */
const CHANGES: readonly (readonly [string, Files, Files])[] = [
  ['type on the client', BASE, { ...BASE, ...client("_id: 'objectId', note: 'int'") }],
  ['type on the server', BASE, { ...BASE, ...server({ _id: 'id', note: 'int' }, ['_id', 'note']) }],
  ['type on both', BASE, both("_id: 'objectId', note: 'int'", { _id: 'id', note: 'int' }, ['_id', 'note'])],
  ['collection on both', BASE, both("_id: 'objectId', note: 'string[]'", { _id: 'id', note: 'texts' }, ['_id'])],
  ['optionality on both', BASE, both("_id: 'objectId', note: 'string?'", { _id: 'id', note: 'text' }, ['_id'])],
  ['optionality on the client', BASE, { ...BASE, ...client("_id: 'objectId', note: 'string?'") }],
  ['apart', BASE, both("_id: 'objectId', note: 'int'", { _id: 'id', note: 'texts' }, ['_id'])],
  ['key on both', BASE, both("_id: 'string', note: 'string'", { _id: 'text', note: 'text' }, ['_id', 'note'])],
  ['property removed on both', BASE, both("_id: 'objectId'", { _id: 'id' }, ['_id'])],
  ['property removed on the client', BASE, { ...BASE, ...client("_id: 'objectId'") }],
  ['property renamed', BASE, both("_id: 'objectId', notes: 'string'", { _id: 'id', notes: 'text' }, ['_id', 'notes'])],
  ['required property added', BASE, both("_id: 'objectId', note: 'string', size: 'int'", { _id: 'id', note: 'text', size: 'int' }, ['_id', 'note', 'size'])],
  ['class removed on the server', { ...BASE, ...clientClass('Tag', `${KEY}    properties: { _id: 'objectId' },`), ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: TYPES.id, note: TYPES.text } }, Tag: { required: ['_id'], properties: { _id: TYPES.id } } }) }, BASE],
  ['partition key', both("_id: 'objectId'", { _id: 'id', a: 'text' }, ['_id'], { type: 'partition', partition: { key: 'a', type: 'string' } }), both("_id: 'objectId'", { _id: 'id', a: 'text', b: 'text' }, ['_id'], { type: 'partition', partition: { key: 'b', type: 'string' } })],
  ['queryable field', both("_id: 'objectId', note: 'string'", { _id: 'id', note: 'text' }, ['_id', 'note'], { queryable_fields_names: ['note'] }), BASE],
  ['version of a local realm', { ...BASE, ...realm(1, "_id: 'objectId'") }, { ...BASE, ...realm(1, "_id: 'objectId', note: 'string'") }],
];

/** What stands on one side, or cannot be read. */
const STATES: readonly (readonly [string, Files])[] = [
  ['unresolved', { ...BASE, ...client("_id: 'objectId', note: typeOf('note')") }],
  ['refused', { ...BASE, ...client("_id: 'objectId', note: 'text'") }],
  ['a title that is missing', { ...BASE, 'server/data_sources/mongodb-atlas/app/Task/schema.json': { bsonType: 'object', required: ['_id', 'note'], properties: { _id: TYPES.id, note: TYPES.text } } }],
  ['a relationship to nowhere', { ...BASE, 'server/data_sources/mongodb-atlas/app/Task/relationships.json': { note: { ref: '#/relationship/mongodb-atlas/app/Gone', foreign_key: '_id', is_list: false } } }],
  ['a file that is cut', { ...BASE, 'server/data_sources/mongodb-atlas/app/Task/schema.json': '{ "title": ' }],
  ['required that is undefined', { ...BASE, ...server({ _id: 'id', note: 'text' }, ['_id', 'note', 'gone']) }],
  ['required list', both("_id: 'objectId', note: 'string[]'", { _id: 'id', note: 'texts' }, ['_id', 'note'])],
];

const said = (findings: readonly Finding[]): string[] => findings.map(({ rule, class: name, property, fingerprint }) => `${rule} ${[name, property].filter((part) => part !== null).join('.')} ${fingerprint}`);

const apps = path.join(__dirname, '../fixtures/apps');

function recorded(): Record<string, readonly string[]> {
  const ofFixture = (app: string): readonly string[] => {
    const config = fixtureConfig(path.join(apps, app));
    return said(check(appTree(config), config).findings);
  };
  return Object.fromEntries([
    ...readdirSync(apps).map((app) => [`fixture ${app}`, ofFixture(app)]),
    ...CHANGES.flatMap(([name, before, now]) => (['app-services', 'mongodb', 'local'] as const).map((target) => [`${name}, ${target}`, said(checkFilesAs(target, now, {}, before).findings)])),
    ...STATES.map(([name, files]) => [name, said(checkFiles(files).findings)]),
  ]);
}

describe('fingerprints', () => {
  it('are those that files of accepted findings hold', () => {
    const file = path.join(__dirname, 'fingerprints.json');
    const found = recorded();
    if (process.env.RECORD_FINGERPRINTS !== undefined) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
