import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, serverExport, type Files } from '../support/app';

/** One class `Task` on both sides: what the client declares beside its key, and what the server says of it on each target. */
interface Schema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

const client = (properties: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${properties} },`);

function server(target: string, { properties = {}, required = [], ...rest }: Schema): Files {
  const whole = (id: object): object => ({ ...rest, required: ['_id', ...required], properties: { _id: id, ...properties } });
  if (target === 'app-services') return serverExport({ Task: whole({ bsonType: 'objectId' }) });
  if (target === 'mongodb') return { 'server/Task.json': { $jsonSchema: whole({ bsonType: 'objectId' }) } };
  return { 'server/Task.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...whole({ type: 'string', format: 'objectid' }) } };
}

const found = (properties: string, target: string, schema: Schema): string[] =>
  checkFiles({ ...client(properties), ...server(target, schema) }, { server: '/app/server' }).findings.map((finding) => line(finding).split(' ').slice(0, 4).join(' '));

const bson = (bsonType: string | readonly string[]): object => ({ bsonType });
const json = (type: string | readonly string[]): object => ({ type });
const p = (node: object, required = true): Schema => ({ properties: { p: node }, ...(required ? { required: ['p'] } : {}) });
const list = (key: 'bsonType' | 'type', more: object = {}): Schema => p({ [key]: 'array', items: { [key]: 'string' }, ...more });

/** The table of errors.md 5.3, a row a line and a cell a target. */
const CELLS: readonly (readonly [string, string, string, Schema, readonly string[]])[] = [
  ['absent on the server', 'app-services', "p: 'string'", {}, ['error client-only-property Task.p upload']],
  ['absent on the server', 'mongodb', "p: 'string'", {}, ['info client-only-property Task.p -']],
  ['absent on the server', 'json-schema', "p: 'string'", {}, ['info client-only-property Task.p -']],
  ['absent and nothing else allowed', 'app-services', "p: 'string'", { additionalProperties: false }, ['error client-only-property Task.p upload']],
  ['absent and nothing else allowed', 'mongodb', "p: 'string'", { additionalProperties: false }, ['error client-only-property Task.p upload']],
  ['absent and nothing else allowed', 'json-schema', "p: 'string'", { additionalProperties: false }, ['error client-only-property Task.p upload']],
  ['required and absent on the client', 'app-services', '', p(bson('string')), ['warn server-only-required-property Task.p -']],
  ['required and absent on the client', 'mongodb', '', p(bson('string')), ['error server-only-required-property Task.p upload']],
  ['required and absent on the client', 'json-schema', '', p(json('string')), ['error server-only-required-property Task.p upload']],
  ['required, of a type without a Realm type', 'mongodb', '', p(bson('timestamp')), ['error server-only-required-property Task.p upload']],
  ['optional here, required there', 'app-services', "p: 'string?'", p(bson('string')), ['error optional-required-mismatch Task.p upload']],
  ['optional here, required there', 'mongodb', "p: 'string?'", p(bson('string')), ['error optional-required-mismatch Task.p upload']],
  ['optional here, required there', 'json-schema', "p: 'string?'", p(json('string')), ['error optional-required-mismatch Task.p upload']],
  ['required here, optional there', 'app-services', "p: 'string'", p(bson('string'), false), ['error optional-required-mismatch Task.p download']],
  ['required here, optional there', 'mongodb', "p: 'string'", p(bson('string'), false), ['warn optional-required-mismatch Task.p download']],
  ['required here, optional there', 'json-schema', "p: 'string'", p(json('string'), false), ['warn optional-required-mismatch Task.p download']],
  ['optional on both', 'app-services', "p: 'string?'", p(bson('string'), false), []],
  ['absent is allowed and null is not', 'mongodb', "p: 'string?'", p(bson('string'), false), ['error optional-required-mismatch Task.p upload']],
  ['absent is allowed and null is not', 'json-schema', "p: 'string?'", p(json('string'), false), ['error optional-required-mismatch Task.p upload']],
  ['null is allowed', 'app-services', "p: 'string?'", p(bson(['string', 'null']), false), ['warn unsupported-server-type Task.p upload+download']],
  ['null is allowed', 'mongodb', "p: 'string?'", p(bson(['string', 'null']), false), []],
  ['null is allowed', 'json-schema', "p: 'string?'", p(json(['string', 'null']), false), []],
  ['nullable', 'json-schema', "p: 'string?'", p({ type: 'string', nullable: true }, false), []],
  ['a required array', 'app-services', "p: 'string[]'", list('bsonType'), ['warn required-collection Task.p download']],
  ['a required array', 'mongodb', "p: 'string[]'", list('bsonType'), []],
  ['a required array', 'json-schema', "p: 'string[]'", list('type'), []],
  ['int and int', 'app-services', "p: 'int'", p(bson('int')), []],
  ['int and int', 'mongodb', "p: 'int'", p(bson('int')), ['info type-mismatch Task.p upload']],
  ['int and long', 'app-services', "p: 'int'", p(bson('long')), []],
  ['int and long', 'mongodb', "p: 'int'", p(bson('long')), ['error type-mismatch Task.p upload']],
  ['int and both', 'mongodb', "p: 'int'", p(bson(['int', 'long'])), []],
  ['int and integer', 'json-schema', "p: 'int'", p(json('integer')), []],
  ['double and double', 'app-services', "p: 'double'", p(bson('double')), []],
  ['double and double', 'mongodb', "p: 'double'", p(bson('double')), ['error type-mismatch Task.p upload']],
  ['double and both', 'mongodb', "p: 'double'", p(bson(['double', 'int'])), []],
  ['double and number', 'mongodb', "p: 'double'", p(bson('number')), []],
  ['double and number', 'json-schema', "p: 'double'", p(json('number')), []],
  ['double and int', 'app-services', "p: 'double'", p(bson('int')), ['error type-mismatch Task.p upload+download']],
  ...['uuid', 'float', 'bool'].flatMap((type) => [
    [`${type} by its name`, 'app-services', `p: '${type}'`, p(bson(type === 'bool' ? 'boolean' : type)), []] as const,
    [`${type} by its name`, 'mongodb', `p: '${type}'`, p(bson(type === 'bool' ? 'boolean' : type)), ['error valid-server-schema - deploy']] as const,
  ]),
  ['mixed by its name', 'app-services', "p: 'mixed'", p(bson('mixed'), false), []],
  ['mixed by its name', 'mongodb', "p: 'mixed'", p(bson('mixed'), false), ['error valid-server-schema - deploy']],
  ['a link and an id', 'app-services', "p: 'Task'", p(bson('objectId'), false), ['error link-mismatch Task.p upload+download']],
  ['a link and an id', 'mongodb', "p: 'Task'", p(bson(['objectId', 'null']), false), []],
  ['a link and an id', 'json-schema', "p: 'Task'", p({ type: ['string', 'null'], format: 'objectid' }, false), []],
  ['links and ids', 'mongodb', "p: 'Task[]'", p({ bsonType: 'array', items: bson('objectId') }), []],
  ['a set and a set', 'app-services', "p: 'string<>'", { properties: list('bsonType', { uniqueItems: true }).properties ?? {} }, []],
  ['a set and a set', 'mongodb', "p: 'string<>'", list('bsonType', { uniqueItems: true }), []],
  ['a set and a set', 'json-schema', "p: 'string<>'", list('type', { uniqueItems: true }), []],
  ['a list and a set', 'app-services', "p: 'string[]'", { properties: list('bsonType', { uniqueItems: true }).properties ?? {} }, ['error collection-mismatch Task.p upload+download']],
  ['a list and a set', 'mongodb', "p: 'string[]'", list('bsonType', { uniqueItems: true }), ['warn collection-mismatch Task.p upload']],
  ['a set and a list', 'json-schema', "p: 'string<>'", list('type'), ['warn collection-mismatch Task.p download']],
];

describe('severities per target', () => {
  it.each(CELLS)('%s: %s', (_row, target, properties, schema, expected) => {
    expect(found(properties, target, schema)).toEqual(expected);
  });
});
