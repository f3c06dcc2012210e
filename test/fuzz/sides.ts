import fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
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

/** What a file of the server is written in, by another reader than the one that is tried. */
interface Language {
  readonly called: string;
  readonly holds: (text: string) => boolean;
}

const JSON_TEXT: Language = { called: 'JSON', holds: isJson };

/** A reader of one JSON file of the server. */
function ofServer(name: string, seeds: readonly object[], words: readonly string[], file: string, before: Files, config: Partial<AppConfig> = {}): Reader {
  const texts = seeds.map((seed) => JSON.stringify(seed, null, 2));
  return ofFile(name, fc.oneof({ weight: 3, arbitrary: mutatedJson(seeds, words) }, mutated(texts, words)), file, JSON_TEXT, before, config);
}

/** A reader of one file of the server: what is not in its language is named, and the class in it is compared or named. */
function ofFile(name: string, inputs: fc.Arbitrary<string>, file: string, { called, holds }: Language, before: Files, config: Partial<AppConfig> = {}): Reader {
  return {
    name,
    inputs,
    assertLaws(text) {
      const found = answer(() => checked({ ...before, [file]: text }, before, config));
      if ('refused' in found) return;
      assertPlaces(placesOf(found.read), file, text);
      law(holds(text) || names(found.read, file), `a file that is no ${called} is not named`);
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

const schemas = {
  Task: { type: 'object', required: ['_id'], properties: { _id: { type: 'string', pattern: '^[0-9a-f]{24}$' }, note: { type: 'string', nullable: true }, place: { $ref: '#/components/schemas/Place' }, tags: { type: 'array', items: { type: 'string' }, readOnly: true } } },
  Place: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', required: ['city'], properties: { city: { type: 'string' } } }] },
  Base: { type: 'object', properties: { at: { type: 'string', format: 'date-time', writeOnly: true } }, discriminator: { propertyName: 'at' } },
};
const apis = [
  { openapi: '3.0.3', info: {}, paths: { '/tasks': { get: { responses: { 200: { $ref: '#/components/responses/Tasks' } } } } }, components: { responses: { Tasks: {} }, schemas } },
  { openapi: '3.1.0', components: { schemas: { ...schemas, Task: { ...schemas.Task, properties: { ...schemas.Task.properties, note: { type: ['string', 'null'] }, place: { oneOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] } } } } } },
  { swagger: '2.0', definitions: { Task: { type: 'object', 'x-realm-class': 'Task', properties: { _id: { type: 'string' }, note: { type: 'string', 'x-nullable': true } } } } },
];
const API_WORDS = [
  ...KEYWORDS, 'openapi', 'swagger', '2.0', '3.0', '3.1.0', '4.0', 'components', 'schemas', 'paths', 'x-realm-class', 'x-nullable', 'readOnly', 'writeOnly', 'discriminator', 'mapping', '$dynamicRef', '$anchor', 'number', 'integer', 'int64', 'byte', 'date-time',
  '#/components/schemas/Task', '#/components/schemas/Base', '#/components/responses/Tasks', '#/components/schemas/a~1b', '#/components/schemas/%54ask', 'https://example.com/api.json#/Task', '../api.json', 'api.json#/components/schemas/Place', '%', '#/%',
];
const API = 'api/api.json';
export const openApi = ofServer('openapi', apis, API_WORDS, API, { ...clients, [API]: apis[0] }, { server: 'api', target: 'openapi' });

/** YAML as people write it, and as tools do. */
const BY_HAND = `# The tasks.
openapi: "3.0.3"
x-id: &id
  _id: {type: string, pattern: '^[0-9a-f]{24}$'}
components:
  schemas:
    Task: # ours
      type: object
      required: [_id]
      properties:
        <<: *id
        note:
          type: string
          description: |-
            What is to be done,
            and why.
          nullable: true
        tags:
        - &tag
          type: array
        ? place
        : $ref: "#/components/schemas/Place"
    Place:
      !!map
      properties: {city: {type: string, example: >
        a folded text}}
...
---
second: document
`;
const YAML_WORDS = ['&a', '*a', '*id', '<<:', '- ', ': ', '? ', '|', '>-', '!!str', '!tag', '---', '...', '%YAML 1.2', '#', '\t', '\n', '\n  ', '\n    ', '{', '}', '[', ']', '~', 'null', 'yes', '0x1F', '.nan', "'", '"', ...API_WORDS];
const YAML_TEXT: Language = {
  called: 'YAML',
  holds: (text) => {
    const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' });
    return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
  },
};
const API_IN_YAML = 'api/api.yaml';
export const openApiInYaml = ofFile(
  'yaml', fc.oneof({ weight: 3, arbitrary: mutated([BY_HAND, ...apis.map((api) => stringify(api))], YAML_WORDS) }, mutatedJson(apis, API_WORDS).map((text) => stringify(JSON.parse(text)))),
  API_IN_YAML, YAML_TEXT, { ...clients, [API_IN_YAML]: BY_HAND }, { server: 'api', target: 'openapi' },
);

const MIGRATION = `const { MongoClient } = require('mongodb');
const base = { bsonType: 'object', required: ['_id'] };
const person = () => ({ $jsonSchema: { ...base, properties: { _id: { bsonType: 'objectId' }, name: { bsonType: ['string', 'null'] } } } });
module.exports = {
  async up(db) {
    await db.createCollection('Task', { validator: { $jsonSchema: { ...base, title: 'Task', properties: ${JSON.stringify(node.properties)} } } });
    await db.command({ collMod: 'Person', validator: person(), validationLevel: 'strict' });
  },
  async down(db) { await db.collection('Task').drop(); },
};
`;
const EXPORTED = `import type { Document } from 'mongodb';
export const COLLECTION = 'Task' as const;
const id = { _id: { bsonType: 'objectId' } };
export const validator: Document = { $jsonSchema: { bsonType: 'object', title: COLLECTION, properties: { ...id, note: { bsonType: 'string' } } } };
await db.runCommand({ create: COLLECTION, validator });
`;
const CODE_WORDS = [...WORDS, ...KEYWORDS.map((word) => `'${word}'`), 'createCollection', 'collMod', 'db.command', 'runCommand', 'module.exports', 'require', 'await', '$jsonSchema', 'validator', '...base', 'Object.assign({}, base)', '`Task`', 'null'];
const CODE = 'db/migrations/1-task.ts';
const SOURCE: Language = { called: 'TypeScript', holds: (text) => isTypeScript(text) || !text.includes('$jsonSchema') };
export const validatorsInCode = ofFile('code', mutated([MIGRATION, EXPORTED], CODE_WORDS), CODE, SOURCE, { ...clients, [CODE]: MIGRATION }, { server: 'db', target: 'mongodb' });
