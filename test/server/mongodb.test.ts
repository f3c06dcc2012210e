import { describe, expect, it } from 'vitest';
import { spell } from '../../src/schema/spelling';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer } from '../../src/server/read-server';
import { checkFiles, clientClass, line, memoryTree, type Files } from '../support/app';

function read(files: Files, below = 'validators'): ServerSchemas {
  const server = readServer(memoryTree(files), below);
  if ('locations' in server) throw new Error('no server side');
  return server;
}

const declared = ({ classes }: ServerSchemas): string[] => classes.flatMap(({ name, properties }) => [...properties.values()].map((property) => `${name}.${property.name}: ${spell(property)}`));

const string = { bsonType: 'string' };
const objectId = { bsonType: 'objectId' };
const $jsonSchema = { bsonType: 'object', title: 'Task', required: ['_id', 'name'], properties: { _id: objectId, name: string } };
const EXPECTED = ['Task._id: objectId', 'Task.name: string'];

describe('files with validators', () => {
  it.each<[string, unknown]>([
    ['a bare $jsonSchema', { $jsonSchema }],
    ['a validator', { validator: { $jsonSchema }, validationLevel: 'moderate' }],
    ['options of collMod', { collMod: 'tasks', validator: { $jsonSchema }, validationAction: 'error' }],
    ['db.getCollectionInfos()', [{ name: 'tasks', type: 'collection', options: { validator: { $jsonSchema } }, info: { readOnly: false } }]],
    ['listCollections', { cursor: { id: { $numberLong: '0' }, ns: 'shop.$cmd.listCollections', firstBatch: [{ name: 'tasks', type: 'collection', options: { validator: { $jsonSchema } } }] }, ok: { $numberDouble: '1.0' } }],
    ['a validator with $and', { validator: { $and: [{ $jsonSchema }] } }],
    ['a condition in a condition', { $and: [{ $and: [{ $jsonSchema }] }] }],
    ['a schema by itself, as MongoDB Compass exports it', $jsonSchema],
    ['the same without a type of its own', { title: 'Task', required: ['_id', 'name'], properties: { _id: objectId, name: string } }],
    ['the metadata of a dump', { options: { validator: { $jsonSchema } }, indexes: [], collectionName: 'tasks', type: 'collection' }],
  ])('%s', (_name, content) => {
    const server = read({ 'validators/tasks.json': content });
    expect(server.target).toBe('mongodb');
    expect(declared(server)).toEqual(EXPECTED);
    expect([server.problems, server.unchecked]).toEqual([[], []]);
    expect(server.classes.map(({ collection }) => collection)).toEqual(['tasks']);
  });

  it('takes canonical Extended JSON for the numbers that it stands for', () => {
    const limited = { ...$jsonSchema, properties: { _id: objectId, name: { ...string, maxLength: { $numberInt: '40' } } } };
    expect(read({ 'validators/tasks.json': { $jsonSchema: limited } }).problems).toEqual([]);
  });

  it('names what it does not compare', () => {
    const files = {
      'validators/a.json': { validator: { $jsonSchema, status: { $in: ['a'] } } },
      'validators/b.json': [{ name: 'off', options: { validator: { $jsonSchema }, validationLevel: 'off' } }, { name: 'view', type: 'view', options: { viewOn: 'tasks' } }],
    };
    const server = read(files);
    expect(server.unchecked.map(({ class: name, reason }) => `${name}: ${reason}`)).toEqual([
      'a: the condition `status` of its validator is not compared',
      'off: its `validationLevel` is "off", so nothing is enforced',
    ]);
  });

  it.each<[string, object, string]>([
    ['a keyword that MongoDB does not know', { ...$jsonSchema, default: {} }, "5:5 `default` is no keyword of MongoDB's $jsonSchema: the server refuses a validator with it."],
    ['a type that MongoDB does not know', { properties: { _id: { bsonType: 'uuid' } } }, '5:21 `uuid` is no type of MongoDB: the server refuses a validator with it.'],
    ['integer, which is no type either', { properties: { _id: { type: 'integer' } } }, '5:17 `integer` is no type of MongoDB: the server refuses a validator with it.'],
    ['a type by its number', { properties: { _id: { bsonType: [7] } } }, '6:11 `properties._id.bsonType.0` must be a string, not a number.'],
    ['an empty required', { required: [], properties: { _id: objectId } }, '3:17 `required` must not be empty.'],
  ])('finds %s', (_name, schema, expected) => {
    const sorted = 'default' in schema ? { bsonType: 'object', title: 'Task', ...schema } : schema;
    const { problems } = read({ 'validators/tasks.json': { $jsonSchema: sorted } });
    expect(problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`).map((each) => each.replace(/^\d+:\d+ `default`/, '5:5 `default`'))).toEqual([expected]);
  });
});

describe('what a validator says of a value', () => {
  const one = (node: object, required: readonly string[] = []): string[] => {
    const server = read({ 'validators/Task.json': { $jsonSchema: { required: ['_id', ...required], properties: { _id: objectId, p: node } } } });
    return [...declared(server).slice(1), ...server.unchecked.map(({ kind, reason }) => `${kind}: ${reason}`)];
  };
  const object = { bsonType: 'object', properties: { q: string } };

  it.each<[string, object, string[]]>([
    ['a type or null', { bsonType: ['string', 'null'] }, ['Task.p: string?']],
    ['int or long', { bsonType: ['int', 'long'] }, ['Task.p: int?']],
    ['double or int', { bsonType: ['double', 'int'] }, ['Task.p: double?']],
    ['number', { bsonType: 'number' }, ['Task.p: double?']],
    ['a union', { bsonType: ['string', 'int'] }, ['Task.p: mixed']],
    ['anything', { description: 'free' }, ['Task.p: mixed']],
    ['an enumeration', { enum: ['a', 'b'] }, ['Task.p: string?', 'keyword: `enum` is not compared']],
    ['an enumeration of numbers', { enum: [1, 2] }, ['Task.p: int?', 'keyword: `enum` is not compared']],
    ['an enumeration in Extended JSON', { enum: [{ $numberInt: '1' }, { $numberLong: '2' }] }, ['Task.p: int?', 'keyword: `enum` is not compared']],
    ['an enumeration of ids', { enum: [{ $oid: '5f0000000000000000000000' }, null] }, ['Task.p: objectId?', 'keyword: `enum` is not compared']],
    ['an object that allows nothing', { bsonType: 'object', additionalProperties: false }, ['type: an object that allows no property at all has no Realm type']],
    ['alternatives with null', { anyOf: [object, { bsonType: 'null' }] }, ['Task.p: Task_p', 'Task_p.q: string?']],
    ['plain alternatives', { oneOf: [{ bsonType: 'int' }, { bsonType: 'long' }] }, ['Task.p: int?']],
    ['alternatives of several shapes', { oneOf: [object, { bsonType: 'object', properties: { r: string } }] }, ['type: `oneOf` with several shapes has no Realm type']],
    ['parts', { allOf: [object, { properties: { r: { bsonType: 'int' } } }] }, ['Task.p: Task_p', 'Task_p.q: string?', 'Task_p.r: int?']],
    ['an object or null', { ...object, bsonType: ['object', 'null'] }, ['Task.p: Task_p', 'Task_p.q: string?']],
    ['any object', { bsonType: 'object' }, ['Task.p: mixed{}']],
    ['any array', { bsonType: 'array' }, ['Task.p: mixed[]']],
    ['a dictionary by pattern', { bsonType: 'object', patternProperties: { '.*': string } }, ['Task.p: string{}']],
    ['what it also excludes', { bsonType: 'string', not: { enum: [''] } }, ['Task.p: string?', 'keyword: `not` is not compared']],
    ['an array of arrays', { bsonType: 'array', items: { bsonType: 'array', items: string } }, ['type: a collection of collections has no Realm type']],
    ['a type that Realm does not have', { bsonType: 'timestamp' }, ['type: the type `timestamp` has no Realm type']],
  ])('%s', (_name, node, expected) => {
    expect(one(node)).toEqual(expected);
  });
});

describe('the comparison with a validator', () => {
  /** One class `Task`; both sides declare `p`. */
  function app(client: string, node: object, required = false, config: object = {}, more: Files = {}): string[] {
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: ${client} },`),
      'validators/Task.json': { $jsonSchema: { bsonType: 'object', required: required ? ['_id', 'p'] : ['_id'], properties: { _id: objectId, p: node } } },
      ...more,
    };
    return checkFiles(files, { server: '/app/validators', ...config }).findings.map((finding) => line(finding).replace(/ client\/.*$/, ''));
  }
  const nullable = (...types: string[]): object => ({ bsonType: [...types, 'null'] });

  it.each<[string, string, object, boolean, string[]]>([
    ['null and optional', "'string?'", nullable('string'), false, []],
    ['null and required', "'string?'", nullable('string'), true, []],
    ['optional without null', "'string?'", string, false, ['error optional-required-mismatch Task.p upload']],
    ['required without null', "'string?'", string, true, ['error optional-required-mismatch Task.p upload']],
    ['required on both', "'string'", string, true, []],
    ['required here, optional there', "'string'", string, false, ['warn optional-required-mismatch Task.p download']],
    ['required here, null there', "'string'", nullable('string'), true, ['warn optional-required-mismatch Task.p download']],
    ['int and both', "'int?'", nullable('int', 'long'), false, []],
    ['int and int', "'int'", { bsonType: 'int' }, true, ['info type-mismatch Task.p upload']],
    ['int and long', "'int'", { bsonType: 'long' }, true, ['error type-mismatch Task.p upload']],
    ['int and number', "'int'", { bsonType: 'number' }, true, ['warn type-mismatch Task.p download']],
    ['double and double', "'double'", { bsonType: 'double' }, true, ['error type-mismatch Task.p upload']],
    ['double and both', "'double'", { bsonType: ['double', 'int'] }, true, []],
    ['double and number', "'double'", { bsonType: 'number' }, true, []],
    ['double and int', "'double'", { bsonType: 'int' }, true, ['error type-mismatch Task.p upload']],
    ['uuid and binData', "'uuid'", { bsonType: 'binData' }, true, []],
    ['another type', "'string'", { bsonType: 'date' }, true, ['error type-mismatch Task.p upload+download']],
    ['one of a union', "'string'", { bsonType: ['string', 'int'] }, true, ['warn type-mismatch Task.p download']],
    ['mixed and anything', "'mixed'", {}, false, []],
    ['mixed and a type', "'mixed'", string, false, ['warn optional-required-mismatch Task.p upload', 'warn type-mismatch Task.p upload']],
    ['a required list', "'string[]'", { bsonType: 'array', items: string }, true, []],
    ['a list and any array', "'string[]'", { bsonType: 'array' }, true, []],
    ['elements that may be null here', "'string?[]'", { bsonType: 'array', items: string }, true, ['error nullable-collection-element Task.p upload']],
    ['elements that may be null there', "'string[]'", { bsonType: 'array', items: nullable('string') }, true, ['warn nullable-collection-element Task.p download']],
    ['a list and a set', "'string[]'", { bsonType: 'array', uniqueItems: true, items: string }, true, ['warn collection-mismatch Task.p upload']],
    ['a set and a list', "'string<>'", { bsonType: 'array', items: string }, true, ['warn collection-mismatch Task.p download']],
    ['a single value and a list', "'string'", { bsonType: 'array', items: string }, true, ['error collection-mismatch Task.p upload+download']],
    ['numbers in a list', "'int[]'", { bsonType: 'array', items: { bsonType: 'long' } }, true, ['error type-mismatch Task.p upload']],
  ])('%s', (_name, client, node, required, expected) => {
    expect(app(client, node, required)).toEqual(expected);
  });

  const person = clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },");
  const people = { 'validators/people.json': { $jsonSchema: { title: 'Person', properties: { _id: objectId } } } };

  it.each<[string, string, object, object, string[]]>([
    ['a link is the id of its target', "'Person'", nullable('objectId'), {}, []],
    ['links are an array of ids', "'Person[]'", { bsonType: 'array', items: objectId }, {}, []],
    ['an id of another type', "'Person'", nullable('string'), {}, ['error link-mismatch Task.p upload+download']],
    ['an object instead of an id', "'Person'", { bsonType: ['object', 'null'], properties: { q: string } }, {}, ['error link-mismatch Task.p upload+download']],
    ['a link that is never null', "'Person'", objectId, {}, ['warn optional-required-mismatch Task.p upload']],
    ['a plain id', "'objectId?'", nullable('objectId'), {}, []],
    ['a plain id that the configuration says is a link', "'objectId?'", nullable('objectId'), { links: { 'Task.p': 'Person' } }, ['error link-mismatch Task.p download']],
    ['a link that the configuration confirms', "'Person'", nullable('objectId'), { links: { 'Task.p': 'Person' } }, []],
    ['a link that the configuration says leads elsewhere', "'Person'", nullable('objectId'), { links: { 'Task.p': 'Shop' } }, ['error link-mismatch Task.p download']],
  ])('%s', (_name, client, node, config, expected) => {
    expect(app(client, node, false, config, { ...person, ...people })).toEqual(expected);
  });

  it('compares embedded objects by their place, whatever they are called', () => {
    const place = clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },");
    const node = { bsonType: ['object', 'null'], properties: { city: { bsonType: 'int' } } };
    expect(app("'Place'", node, false, {}, place)).toEqual(['error type-mismatch Place.city upload+download']);
    expect(app("'Place[]'", { bsonType: 'array', items: { ...node, title: 'Address', required: ['city'], properties: { city: string } } }, false, {}, place)).toEqual([]);
  });

  it('matches by title, by collection, or as the configuration says', () => {
    const found = (file: string, schema: object, config = {}): string[] => checkFiles({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      [`validators/${file}`]: { $jsonSchema: { properties: { _id: objectId }, ...schema } },
    }, { server: '/app/validators', ...config }).findings.map(({ rule }) => rule);
    expect(found('jobs.json', { title: 'Task' })).toEqual([]);
    expect(found('Task.json', { title: 'A task of the shop' })).toEqual([]);
    expect(found('jobs.json', {}, { collections: { Task: 'jobs' } })).toEqual([]);
    expect(found('jobs.json', {})).toEqual(['client-only-class']);
  });

  it.each(['float', 'uuid', 'mixed', 'bool'])('a name that is no alias of MongoDB is one finding: %s', (type) => {
    const node = { bsonType: type === 'bool' ? 'boolean' : type };
    expect(app(`'${type}'`, node, type !== 'mixed').map((each) => each.slice(0, 30))).toEqual(['error valid-server-schema - de']);
  });

  it('softens what the server only logs', () => {
    const schema = { properties: { _id: objectId, p: string } };
    const of = (validationAction: string): string[] => app("'int'", {}, false, {}, { 'validators/Task.json': { validator: { $jsonSchema: schema }, validationAction } });
    expect(of('error')).toEqual(['error type-mismatch Task.p upload+download']);
    expect(of('warn')).toEqual(['warn type-mismatch Task.p upload+download']);
  });

  it('a closed schema refuses what it does not name, `_id` too; else it is a note', () => {
    const only = (schema: object): string[] => app("'string'", {}, false, {}, { 'validators/Task.json': { $jsonSchema: { required: ['p'], properties: { p: string }, ...schema } } });
    expect(only({ additionalProperties: false, patternProperties: { '^_': {} } })).toEqual(['info client-only-property Task._id -']);
    expect(only({ additionalProperties: false })).toEqual(['error client-only-property Task._id upload']);
    expect(only({})).toEqual(['info client-only-property Task._id -']);
  });

  it('a property that only the server requires refuses every document; `_id` is made by the driver', () => {
    const task = { 'validators/Task.json': { $jsonSchema: { required: ['_id', 'p', 'total'], properties: { _id: objectId, p: string, total: { bsonType: 'double' } } } } };
    expect(app("'string'", {}, false, {}, task)).toEqual(['error server-only-required-property Task.total upload']);
  });

  it('a required property under another name is one finding, which says so', () => {
    const found = (required: readonly string[]): string[] => checkFiles({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string' },"),
      'validators/Task.json': { $jsonSchema: { required: ['_id', ...required], properties: { _id: objectId, notes: string } } },
    }, { server: '/app/validators' }).findings.map(line);
    expect(found(['notes'])).toEqual(['error client-only-property Task.note upload client/Task.ts:7:36 validators/Task.json:11:7']);
    expect(found([])).toEqual(['info client-only-property Task.note - client/Task.ts:7:36 validators/Task.json:10:7']);
  });

  it('a key of another name is a warning', () => {
    const files = {
      ...clientClass('Task', "    primaryKey: 'id',\n    properties: { id: 'string' },"),
      'validators/Task.json': { $jsonSchema: { required: ['id'], properties: { id: string } } },
    };
    expect(checkFiles(files, { server: '/app/validators' }).findings.map(line)).toEqual(['warn primary-key-mismatch Task.id - client/Task.ts:7:19 validators/Task.json:2:18']);
  });
});
