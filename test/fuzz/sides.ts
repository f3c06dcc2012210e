import fc from 'fast-check';
import { check, type CheckResult } from '../../src/check/check';
import { defaultConfig, type AppConfig } from '../../src/config/config';
import { readBaseline } from '../../src/past/baseline';
import { memoryTree, type Files } from '../support/app';
import { app } from '../support/twin';
import { mutatedJson } from './json-mutations';
import { answer, assertPlaces, isJson, isTypeScript, law } from './laws';
import { mutated } from './mutations';
import type { Reader } from './readers';

const CLASSES = { Task: { _id: 'objectId', note: 'string?', owner: 'Person', tags: 'string[]', place: 'Place' }, Person: { _id: 'objectId', name: 'string' }, Place: { city: 'string' } };
const BEFORE = app(CLASSES);
const CLIENT_FILE = 'client/Task.ts';
const SCHEMA_FILE = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
const CLASS = String(BEFORE[CLIENT_FILE]);

const OPENED = `${CLASS}
const key = '_id' as const;
export const Draft: Realm.ObjectSchema = { name: 'Draft', primaryKey: key, properties: { [key]: 'objectId', text: { type: 'string', optional: true, mapTo: 'TEXT' } } };
export const open = (user: Realm.User) => Realm.open({ schema: [Task, Draft], sync: { user, flexible: true }, path: 'a.realm' });
export const local = new Realm({ schema: [Draft], schemaVersion: 2, onMigration: () => {} });
`;
const PLUGIN = `import Realm, { BSON, List } from 'realm';
export class Task extends Realm.Object<Task> {
  _id: BSON.ObjectId = new BSON.ObjectId();
  note?: string;
  tags!: List<string>;
  static primaryKey = '_id';
}
`;

const WORDS = [
  "'string'", "'int?'", "'Task'", "'Task[]'", "'Person'", 'static', 'schema', 'embedded: true', 'asymmetric: true', 'primaryKey', 'properties', '...Task', 'extends', 'Realm.Object', 'import', 'from', 'export', 'default',
  'process.env.X', 'undefined', 'null', '() =>', 'async', 'class', 'const', '...', 'new', 'as const', '?', '// realm-schema-ignore-next-line type-mismatch -- so', 'static schema = Task.schema;', '[Task, Task]', 'Realm.open({ schema: [Task] })',
];

/** Both sides with one file in the place of another, checked together and since what they were. */
function checked(files: Files, before: Files, config: Partial<AppConfig> = {}): CheckResult {
  const whole = { ...defaultConfig('/app'), ...config };
  const { baseline } = readBaseline({ name: 'main', tree: memoryTree(before) }, whole);
  return check(memoryTree(files), whole, { baseline }, () => '2026-01-01');
}

const placesOf = ({ findings, notCompared }: CheckResult): Parameters<typeof assertPlaces>[0] => [
  ...findings.flatMap((each) => [each.client, each.server]),
  ...notCompared.flatMap(({ client: left, server: right }) => [left, right]),
];

const names = ({ findings, notCompared }: CheckResult, file: string): boolean =>
  findings.some(({ client: left, server: right }) => left?.file === file || right?.file === file) || notCompared.some(({ client: left, server: right }) => left?.file === file || right?.file === file);

export const client: Reader = {
  name: 'client',
  inputs: mutated([CLASS, OPENED, PLUGIN], WORDS),
  assertLaws(text) {
    const found = answer(() => checked({ ...BEFORE, [CLIENT_FILE]: text }, BEFORE));
    if ('refused' in found) return;
    assertPlaces(placesOf(found.read), CLIENT_FILE, text);
    law(found.read.comparison.client.classes.some(({ name }) => name === 'Person'), 'a class of another file was not read');
    const isModel = /\bextends\s+Realm\.Object\b/.test(text);
    law(!isModel || isTypeScript(text) || names(found.read, CLIENT_FILE), 'a fault of syntax beside a class is not named');
  },
};

/** A reader of one JSON file of the server: what is no JSON is named, and the class in it is compared or named. */
function ofServer(name: string, seeds: readonly object[], words: readonly string[], file: string, before: Files, config: Partial<AppConfig> = {}): Reader {
  const texts = seeds.map((seed) => JSON.stringify(seed, null, 2));
  return {
    name,
    inputs: fc.oneof({ weight: 3, arbitrary: mutatedJson(seeds, words) }, mutated(texts, words)),
    assertLaws(text) {
      const found = answer(() => checked({ ...before, [file]: text }, before, config));
      if ('refused' in found) return;
      assertPlaces(placesOf(found.read), file, text);
      law(isJson(text) || names(found.read, file), 'a file that is no JSON is not named');
      const isCompared = found.read.comparison.compared.some((pair) => pair.client.name === 'Task');
      law(isCompared || found.read.findings.length > 0 || found.read.notCompared.length > 0, 'a class is neither compared nor named');
    },
  };
}

const KEYWORDS = [
  'title', 'bsonType', 'type', 'properties', 'required', 'items', 'uniqueItems', 'additionalProperties', 'objectId', 'string', 'int', 'long', 'array', 'object', 'null', 'mixed', 'uuid', 'linkingObjects', '_id', 'note', 'owner', 'Task', 'Person',
  '$ref', '$jsonSchema', 'validator', 'options', 'definitions', '$defs', '#', '#/definitions/Task', '#/properties/note', 'Task.json', 'anyOf', 'allOf', 'oneOf', 'not', 'enum', 'const', 'patternProperties', 'maxLength', 'format', 'nullable',
];

const node = { title: 'Task', bsonType: 'object', required: ['_id'], properties: (BEFORE[SCHEMA_FILE] as { readonly properties: object }).properties };
const clients: Files = Object.fromEntries(Object.entries(BEFORE).filter(([file]) => file.startsWith('client/')));

export const exported = ofServer('export', [BEFORE[SCHEMA_FILE] as object], KEYWORDS, SCHEMA_FILE, BEFORE);

const infos = [{ name: 'Task', type: 'collection', options: { validator: { $jsonSchema: node }, validationLevel: 'strict', validationAction: 'error' } }, { name: 'Person', options: { validator: { $jsonSchema: { bsonType: 'object', required: ['_id', 'name'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' } } } } } }];
const VALIDATORS = 'db/validators.json';
export const validators = ofServer('validators', [infos, { $jsonSchema: node }], KEYWORDS, VALIDATORS, { ...clients, [VALIDATORS]: infos }, { server: 'db' });

const plain = {
  $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Task', type: 'object', required: ['_id'], $defs: { Place: { type: 'object', properties: { city: { type: 'string' } } } },
  properties: { _id: { type: 'string', format: 'objectid' }, note: { type: ['string', 'null'] }, place: { $ref: '#/$defs/Place' }, tags: { type: 'array', items: { type: 'string' } } },
};
const PLAIN = 'db/Task.json';
export const jsonSchema = ofServer('json-schema', [plain], KEYWORDS, PLAIN, { ...clients, [PLAIN]: plain }, { server: 'db', target: 'json-schema' });
