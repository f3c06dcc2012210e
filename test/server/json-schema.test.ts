import { describe, expect, it } from 'vitest';
import { spell } from '../../src/schema/spelling';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer } from '../../src/server/read-server';
import { checkFiles, clientClass, line, memoryTree, type Files } from '../support/app';

function read(files: Files, below = 'schemas'): ServerSchemas {
  const server = readServer(memoryTree(files), below);
  if ('locations' in server) throw new Error('no server side');
  return server;
}

const declared = ({ classes }: ServerSchemas): string[] => classes.flatMap(({ name, properties }) => [...properties.values()].map((property) => `${name}.${property.name}: ${spell(property)}`));

const string = { type: 'string' };
const $schema = 'https://json-schema.org/draft/2020-12/schema';

/** The property `p` of a schema, and what is not checked of it. */
function one(node: object, beside: object = {}, more: Files = {}): string[] {
  const server = read({ 'schemas/Task.json': { $schema, type: 'object', properties: { p: node }, ...beside }, ...more });
  expect(server.problems).toEqual([]);
  return [...declared(server).filter((each) => !each.startsWith('other')), ...server.unchecked.map(({ kind, reason }) => `${kind}: ${reason}`)];
}

describe('types of JSON Schema', () => {
  it.each<[string, object, string[]]>([
    ['integer', { type: 'integer' }, ['Task.p: int?']],
    ['number', { type: 'number' }, ['Task.p: double?']],
    ['boolean', { type: 'boolean' }, ['Task.p: bool?']],
    ['date-time', { type: 'string', format: 'date-time' }, ['Task.p: date?']],
    ['uuid', { type: 'string', format: 'uuid' }, ['Task.p: uuid?']],
    ['base64', { type: 'string', contentEncoding: 'base64' }, ['Task.p: data?']],
    ['an ObjectId by its pattern', { type: 'string', pattern: '^[0-9a-fA-F]{24}$' }, ['Task.p: objectId?']],
    ['another format', { type: 'string', format: 'email' }, ['Task.p: string?', 'keyword: `format` is not compared']],
    ['null in the type', { type: ['string', 'null'] }, ['Task.p: string?']],
    ['nullable', { type: 'string', nullable: true }, ['Task.p: string?']],
    ['null as an alternative', { oneOf: [{ type: 'null' }, { type: 'integer' }] }, ['Task.p: int?']],
    ['a constant', { const: 'task' }, ['Task.p: string?', 'keyword: `const` is not compared']],
    ['an enumeration', { enum: ['a', 'b', null] }, ['Task.p: string?', 'keyword: `enum` is not compared']],
    ['alternatives that are values', { oneOf: [{ const: 'a' }, { const: 'b' }] }, ['Task.p: string?', 'keyword: `const` is not compared']],
    ['values of an alternative, and null', { anyOf: [{ enum: [1, 2] }, { const: 3 }, { type: 'null' }] }, ['Task.p: int?', 'keyword: `enum` and `const` are not compared']],
    ['alternatives of several kinds', { anyOf: [{ const: 'a' }, { const: 1 }] }, ['Task.p: mixed', 'keyword: `const` is not compared']],
    ['values that are no plain ones', { anyOf: [{ const: 'a' }, { const: [1] }] }, ['type: `anyOf` with several shapes has no Realm type']],
    ['a list', { type: 'array', items: string }, ['Task.p: string[]']],
    ['a set', { type: 'array', items: string, uniqueItems: true }, ['Task.p: string<>']],
    ['a tuple', { type: 'array', prefixItems: [string] }, ['type: a tuple has no Realm type']],
    ['a dictionary', { type: 'object', additionalProperties: string }, ['Task.p: string{}']],
    ['an object', { type: 'object', properties: { q: string } }, ['Task.p: Task_p', 'Task_p.q: string?']],
    ['parts of an object', { allOf: [{ properties: { q: string } }, { properties: { r: { type: 'integer' } } }] }, ['Task.p: Task_p', 'Task_p.q: string?', 'Task_p.r: int?']],
    ['anything', { type: ['string', 'number', 'boolean'] }, ['Task.p: mixed']],
    ['an empty schema', {}, ['Task.p: mixed']],
    ['an object that allows nothing', { type: 'object', additionalProperties: false }, ['type: an object that allows no property at all has no Realm type']],
    ['more beside the properties', { type: 'object', properties: { q: string }, additionalProperties: string, patternProperties: { '^x': string } }, ['Task.p: Task_p', 'Task_p.q: string?', 'keyword: `additionalProperties` and `patternProperties` are not compared']],
    ['conditions', { type: 'string', if: { const: 'a' }, then: {} }, ['Task.p: string?', 'keyword: `if` and `then` are not compared']],
  ])('%s', (_name, node, expected) => {
    expect(one(node)).toEqual(expected);
  });
});

describe('Extended JSON, which MongoDB Compass exports as JSON Schema', () => {
  const wrapped = (key: string, value: object = string): object => ({ type: 'object', properties: { [key]: value }, required: [key], additionalProperties: false });
  const $defs = {
    ObjectId: wrapped('$oid'), Date: { type: 'object', properties: { $date: { type: 'string', format: 'date-time' } } }, Decimal128: wrapped('$numberDecimal'),
    Binary: wrapped('$binary', { type: 'object', properties: { base64: string, subType: string } }), RegExp: wrapped('$regularExpression', { type: 'object' }),
    Double: { oneOf: [{ type: 'number' }, { type: 'object', properties: { $numberDouble: { enum: ['Infinity', 'NaN'] } } }] },
  };

  it.each<[string, object, string[]]>([
    ['an ObjectId', { $ref: '#/$defs/ObjectId' }, ['Task.p: objectId?']],
    ['a date', { $ref: '#/$defs/Date' }, ['Task.p: date?']],
    ['a decimal', { $ref: '#/$defs/Decimal128' }, ['Task.p: decimal128?']],
    ['binary data', { $ref: '#/$defs/Binary' }, ['Task.p: data?']],
    ['a double, which may be infinite', { $ref: '#/$defs/Double' }, ['Task.p: double?']],
    ['a list', { type: 'array', items: { $ref: '#/$defs/ObjectId' } }, ['Task.p: objectId[]']],
    ['null or a date', { anyOf: [{ type: 'null' }, { $ref: '#/$defs/Date' }] }, ['Task.p: date?']],
    ['what Realm does not have', { $ref: '#/$defs/RegExp' }, ['type: the type `$regularExpression` has no Realm type']],
    ['an object with such a property among others', { type: 'object', properties: { $oid: string, name: string } }, ['Task.p: Task_p', 'Task_p.$oid: string?', 'Task_p.name: string?']],
  ])('%s', (_name, node, expected) => {
    expect(one(node, { $defs })).toEqual(expected);
  });

  it('fits the client that wrote the documents', () => {
    const ref = (name: string): object => ({ $ref: `#/$defs/${name}` });
    const properties = { _id: ref('ObjectId'), due: ref('Date'), cost: ref('Decimal128'), photo: ref('Binary'), tag: ref('Binary'), size: ref('Double') };
    const client = clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', due: 'date', cost: 'decimal128', photo: 'data', tag: 'uuid', size: 'double' },");
    const files = { ...client, 'schemas/Task.json': { $schema, type: 'object', required: Object.keys(properties), properties, $defs } };
    expect(checkFiles(files, { client: ['client'], server: 'schemas' }).findings.map(line)).toEqual([]);
    const other = { ...files, ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', due: 'string', cost: 'double', photo: 'string', tag: 'uuid', size: 'double' },") };
    expect(checkFiles(other, { client: ['client'], server: 'schemas' }).findings.map(({ rule, property }) => `${rule} ${property ?? ''}`)).toEqual(['type-mismatch due', 'type-mismatch cost', 'type-mismatch photo']);
  });
});

describe('references', () => {
  const place = { type: 'object', properties: { city: string } };

  it.each<[string, object, object, Files, string[]]>([
    ['alternatives of plain values', { oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }, { type: 'null' }] }, { $defs: { A: string, B: { enum: ['x', 'y'] } } }, {}, ['Task.p: string?', 'keyword: `enum` is not compared']],
    ['alternatives that lead in a circle', { oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }] }, { $defs: { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } } }, {}, ['type: `oneOf` with several shapes has no Realm type']],
    ['$defs', { $ref: '#/$defs/Place' }, { $defs: { Place: place } }, {}, ['Task.p: Place', 'Place.city: string?']],
    ['definitions of draft-04', { $ref: '#/definitions/Place' }, { definitions: { Place: place } }, {}, ['Task.p: Place', 'Place.city: string?']],
    ['an escaped pointer', { $ref: '#/definitions/a~1b' }, { definitions: { 'a/b': place } }, {}, ['Task.p: Task_p', 'Task_p.city: string?']],
    ['an anchor', { $ref: '#place' }, { $defs: { any: { $anchor: 'place', ...place } } }, {}, ['Task.p: Task_p', 'Task_p.city: string?']],
    ['an anchor of draft-07', { $ref: '#place' }, { definitions: { any: { $id: '#place', ...place } } }, {}, ['Task.p: Task_p', 'Task_p.city: string?']],
    ['an anchor of draft-04', { $ref: '#place' }, { definitions: { any: { id: '#place', ...place } } }, {}, ['Task.p: Task_p', 'Task_p.city: string?']],
    ['a dynamic anchor', { $dynamicRef: '#place' }, { $defs: { any: { $dynamicAnchor: 'place', ...place } } }, {}, ['Task.p: Task_p', 'Task_p.city: string?']],
    ['another file from a URN', { $ref: 'place.json' }, { $id: 'urn:example:task' }, { 'schemas/place.json': { title: 'Place', ...place } }, ['Task.p: Place', 'Place.city: string?']],
    ['what is beside it, before 2019', { $ref: '#/definitions/name', type: 'integer' }, { $schema: 'http://json-schema.org/draft-07/schema#', definitions: { name: string } }, {}, ['Task.p: string?']],
    ['what is beside it, since 2019', { $ref: '#/$defs/name', type: ['string', 'null'] }, { $defs: { name: string } }, {}, ['Task.p: string?']],
    ['the same, or null', { allOf: [{ $ref: '#/$defs/Place' }], nullable: true }, { $defs: { Place: place } }, {}, ['Task.p: Place', 'Place.city: string?']],
    ['the same and more', { allOf: [{ $ref: '#/$defs/Place' }, { properties: { zip: string } }] }, { $defs: { Place: place } }, {}, ['Task.p: Task_p', 'Task_p.city: string?', 'Task_p.zip: string?']],
    ['the same, all of it there', { allOf: [{ $ref: '#/$defs/Place' }, { required: ['city'] }] }, { $defs: { Place: place } }, {}, ['Task.p: Task_p', 'Task_p.city: string']],
    ['another file', { $ref: './parts/place.json' }, {}, { 'schemas/parts/place.json': { title: 'Place', ...place } }, ['Task.p: Place', 'Place.city: string?']],
    ['a part of another file', { $ref: 'parts.json#/$defs/Place' }, {}, { 'schemas/parts.json': { $defs: { Place: place } } }, ['Task.p: Place', 'Place.city: string?']],
    ['another file by its id', { $ref: 'https://example.com/place' }, {}, { 'schemas/other.json': { $id: 'https://example.com/place', title: 'Place', ...place } }, ['Task.p: Place', 'Place.city: string?']],
    ['itself', { anyOf: [{ $ref: '#' }, { type: 'null' }] }, {}, {}, ['Task.p: Task']],
    ['the network', { $ref: 'https://example.com/place.json' }, {}, {}, ['type: its `$ref` leads to https://example.com/place.json, which is not among these files; nothing is fetched from the network']],
    ['nothing', { $ref: '#/$defs/Gone' }, {}, {}, ['type: its `$ref` leads to #/$defs/Gone, where nothing is']],
    ['no file', { $ref: 'gone.json' }, {}, {}, ['type: its `$ref` leads to schemas/gone.json, which cannot be read']],
    ['outside of the project', { $ref: '../../../etc/passwd' }, {}, {}, ['type: its `$ref` leads to ../../etc/passwd, which cannot be read']],
    ['a circle', { $ref: '#/$defs/a' }, { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }, {}, ['type: its `$ref` leads back to itself']],
  ])('to %s', (_name, node, beside, more, expected) => {
    expect(one(node, beside, more)).toEqual(expected);
  });

  it('a file of definitions is a class each', () => {
    const server = read({ 'schemas/api.json': { $schema, definitions: { Task: { type: 'object', properties: { at: { $ref: '#/definitions/Place' } } }, Place: place, Color: { enum: ['red'] } } } });
    expect(declared(server)).toEqual(['Task.at: Place', 'Place.city: string?']);
  });

  it('classes that extend the same one are each their own', () => {
    const extended = (properties: object): object => ({ allOf: [{ $ref: '#/definitions/Base' }, { type: 'object', properties }] });
    const server = read({ 'schemas/api.json': { $schema, definitions: { Base: place, Cat: extended({ lives: { type: 'integer' } }), Dog: extended({ owner: { $ref: '#/definitions/Cat' } }), Same: { allOf: [{ $ref: '#/definitions/Base' }] } } } });
    expect(declared(server)).toEqual(['Base.city: string?', 'Cat.city: string?', 'Cat.lives: int?', 'Dog.city: string?', 'Dog.owner: Cat', 'Same.city: string?']);
  });

  it('a class that may be null is found, and one that extends another is called after its file', () => {
    expect(declared(read({ 'schemas/Task.json': { type: ['object', 'null'], properties: { q: string } } }))).toEqual(['Task.q: string?']);
    expect(declared(read({ 'schemas/Task.json': { $schema, allOf: [{ $ref: '#/$defs/Base' }], $defs: { Base: { properties: { q: string } } } } }))).toContain('Task.q: string?');
  });

  it('and so are the schemas of OpenAPI', () => {
    expect(declared(read({ 'schemas/api.json': { openapi: '3.0.0', components: { schemas: { Task: { type: 'object', properties: { q: string } } } } } }))).toEqual(['Task.q: string?']);
  });
});

describe('what is no JSON Schema', () => {
  it.each<[string, object, string]>([
    ['an unknown type', { properties: { p: { type: 'strin' } } }, '7:15 `strin` is no type of JSON Schema: no validator can check a value against it.'],
    ['a type that is no name', { properties: { p: { type: 5 } } }, '7:15 `properties.p.type` must be a string, not a number.'],
    ['a property that is no schema', { properties: { p: 'string' } }, '6:10 `properties.p` must be an object, not a string.'],
    ['`required` of the draft before', { properties: { p: { type: 'string', required: true } } }, '8:19 `properties.p.required` must be an array, not a boolean.'],
    ['`required` that is no list', { required: 'p', properties: { p: string } }, '5:15 `required` must be an array, not a string.'],
  ])('%s', (_name, schema, expected) => {
    const { problems } = read({ 'schemas/Task.json': { $schema, title: 'Task', type: 'object', ...schema } });
    expect(problems.map(({ place: { line: at, column }, message }) => `${at}:${column} ${message}`)).toEqual([expected]);
  });
});

describe('the comparison with a JSON Schema', () => {
  function app(client: string, node: object, required = ['_id', 'p']): string[] {
    return checkFiles({
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'string', p: '${client}' },`),
      'schemas/Task.schema.json': { $schema, type: 'object', required, properties: { _id: string, p: node } },
    }, { server: '/app/schemas' }).findings.map((finding) => line(finding).replace(/ client\/.*$/, ''));
  }

  it.each<[string, string, object, string[]]>([
    ['int and integer', 'int', { type: 'integer' }, []],
    ['int and number', 'int', { type: 'number' }, ['warn type-mismatch Task.p download']],
    ['double and number', 'double', { type: 'number' }, []],
    ['double and integer', 'double', { type: 'integer' }, ['error type-mismatch Task.p upload']],
    ['date and date-time', 'date', { type: 'string', format: 'date-time' }, []],
    ['date and any string', 'date', string, ['warn type-mismatch Task.p download']],
    ['string and date-time', 'string', { type: 'string', format: 'date-time' }, ['error type-mismatch Task.p upload']],
    ['objectId and string', 'objectId', string, []],
    ['string and number', 'string', { type: 'number' }, ['error type-mismatch Task.p upload+download']],
    ['null', 'string?', { type: ['string', 'null'] }, []],
    ['no null', 'string?', string, ['error optional-required-mismatch Task.p upload']],
  ])('%s', (_name, client, node, expected) => {
    expect(app(client, node)).toEqual(expected);
  });

  it('optional there, required here', () => {
    expect(app('string', string, ['_id'])).toEqual(['warn optional-required-mismatch Task.p download']);
  });
});
