import { describe, expect, it } from 'vitest';
import { saidOfValue, sent, taken } from '../support/api';
import { checkFiles, clientClass, line, lines, serverExport, severities, type Files } from '../support/app';

/** One class on both sides; the property `value` is optional and of the types that each row says. */
function app(client: string, server: object): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      value: ${client},\n    },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, value: server } } }),
  };
}

const DIFFERS = ['error type-mismatch Task.value upload+download client/Task.ts:9:7 Task/schema.json:11:5'];

/** Each primitive type of the client with the types of the server that fit it. */
const FITTING: readonly (readonly [string, readonly string[]])[] = [
  ['bool', ['bool', 'boolean']],
  ['int', ['int', 'long']],
  ['float', ['float']],
  ['double', ['double']],
  ['decimal128', ['decimal']],
  ['objectId', ['objectId', 'objectid']],
  ['string', ['string']],
  ['data', ['binData']],
  ['date', ['date']],
  ['mixed', ['mixed']],
  ['uuid', ['uuid']],
];
const SERVER_TYPES = FITTING.flatMap(([, types]) => types);
const ALL_PAIRS = FITTING.flatMap(([client, fitting]) => SERVER_TYPES.map((server) => [client, server, fitting.includes(server)] as const));

const UNSUPPORTED = ['warn unsupported-server-type Task.value upload+download client/Task.ts:9:7 Task/schema.json:11:5'];

describe('type-mismatch', () => {
  it.each(ALL_PAIRS)('%s against %s: fits %s', (client, server, fits) => {
    expect(lines(app(`'${client}${client === 'mixed' ? '' : '?'}'`, { bsonType: server }))).toEqual(fits ? [] : DIFFERS);
  });

  it.each([
    ['a counter is an int', "{ type: 'int', presentation: 'counter', optional: true }", { bsonType: 'long' }, []],
    ['a counter is no double', "{ type: 'int', presentation: 'counter', optional: true }", { bsonType: 'double' }, DIFFERS],
    ['elements of a list', "'int[]'", { bsonType: 'array', items: { bsonType: 'double' } }, DIFFERS],
    ['elements of a set', "'string<>'", { bsonType: 'array', uniqueItems: true, items: { bsonType: 'objectId' } }, DIFFERS],
    ['values of a dictionary', "'date{}'", { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, DIFFERS],
    ['equal elements', "'int[]'", { bsonType: 'array', items: { bsonType: 'long' } }, []],
    ['the type wins over the optionality: one change, one finding', "'int'", { bsonType: 'string' }, DIFFERS],
    ['`type` instead of `bsonType`', "'bool?'", { type: 'boolean' }, []],
    ['a type that Realm does not have is not compared', "'string?'", { bsonType: 'timestamp' }, UNSUPPORTED],
    ['neither is a union', "'string?'", { bsonType: ['string', 'null'] }, UNSUPPORTED],
    ['an embedded object is no primitive', "'string?'", { bsonType: 'object', title: 'Place', properties: { city: { bsonType: 'string' } } }, DIFFERS],
  ])('%s', (_name, client, server, expected) => {
    expect(lines(app(client, server))).toEqual(expected);
  });

  it('compares by stored name', () => {
    expect(lines(app("{ type: 'int', optional: true, mapTo: 'other' }", { bsonType: 'string' })).map((each) => each.split(' ')[1])).toEqual(['client-only-property']);
    expect(lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', code: { type: 'int', optional: true, mapTo: 'value' } },"),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, value: { bsonType: 'string' } } } }),
    })).toEqual(['error type-mismatch Task.value upload+download client/Task.ts:7:36 Task/schema.json:11:5']);
  });

  it('shows a document that breaks', () => {
    const [finding] = checkFiles(app("'int?'", { bsonType: 'string' })).findings;
    expect(finding && line(finding)).toBe(DIFFERS[0]);
    expect(finding?.witness).toEqual({ value: { $numberLong: '1' } });
    expect(finding?.message).toContain('`Task.value` is `int?` on the client but `string?` on the server');
  });

  /** What the rule says where a validator of MongoDB, or a schema of JSON Schema, is the server. */
  function validated(client: string, value: object, isJson = false): unknown[] {
    const schema = { required: ['_id'], properties: { _id: isJson ? { type: 'string', format: 'objectid' } : { bsonType: 'objectId' }, value } };
    const server = isJson ? { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', title: 'Task', ...schema } : { $jsonSchema: schema };
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', value: '${client}' },`), 'server/Task.json': server };
    const { findings } = checkFiles(files, { server: '/app/server' });
    return findings.filter(({ rule }) => rule === 'type-mismatch').map(({ message, breaks, witness }) => [message.replace(/^.* (?:on the client, |server: )/, '').slice(0, 110), breaks.join('+'), witness]);
  }

  it.each<[string, string, object, boolean, unknown[]]>([
    ['a double, written as an int', 'double', { bsonType: 'double' }, false, [['but the validator takes `double` only: JavaScript writes a whole number such as 1.0 as an integer, which is re', 'upload', { value: { $numberInt: '1' } }]]],
    ['a float, written as an int', 'float', { bsonType: 'double' }, false, [['but the validator takes `double` only: JavaScript writes a whole number such as 1.0 as an integer, which is re', 'upload', { value: { $numberInt: '1' } }]]],
    ['a double for an int', 'double', { bsonType: 'int' }, false, [['but the validator takes `int` only: a number with a fraction is refused (document failed validation, 121).', 'upload', { value: { $numberDouble: '1.5' } }]]],
    ['a float for an integer', 'float', { type: 'integer' }, true, [['but the validator takes `integer` only: a number with a fraction is refused (it does not fit the schema).', 'upload', { value: 1.5 }]]],
    ['a double for an integer', 'double', { type: 'integer' }, true, [['but the validator takes `integer` only: a number with a fraction is refused (it does not fit the schema).', 'upload', { value: 1.5 }]]],
    ['an int for a long', 'int', { bsonType: 'long' }, false, [['but the validator takes `long` only: JavaScript writes a whole number as int32 while it fits, which is refused', 'upload', { value: { $numberInt: '1' } }]]],
    ['an int for an int', 'int', { bsonType: 'int' }, false, [['which has 64 bits, but the validator takes `int` only: a number beyond 2,147,483,647 is refused (document fail', 'upload', { value: { $numberLong: '5000000000' } }]]],
    ['a uuid for a text', 'uuid', { bsonType: 'string' }, false, [['which MongoDB stores as `binData`, but the validator takes `string` only: every document that holds a value is', 'upload+download', { value: { $binary: { base64: 'AA==', subType: '00' } } }]]],
    ['a uuid for a text, as JSON', 'uuid', { type: 'integer' }, true, [['but the validator takes `integer` only: every document that holds a value is refused (it does not fit the sche', 'upload+download', { value: '00000000-0000-4000-8000-000000000001' }]]],
    ['an id for a text', 'objectId', { bsonType: 'string' }, false, [['but the validator takes `string` only: every document that holds a value is refused (document failed validatio', 'upload+download', { value: { $oid: '000000000000000000000001' } }]]],
    ['uuids for texts', 'uuid[]', { bsonType: 'array', items: { bsonType: 'string' } }, false, [['which MongoDB stores as `binData`, but the validator takes `string` only: every document that holds a value is', 'upload+download', { value: [{ $binary: { base64: 'AA==', subType: '00' } }] }]]],
    ['anything for a text', 'mixed', { bsonType: 'string' }, false, [['but the validator takes `string` only: a document that holds another kind of value there is refused (document ', 'upload', { value: true }]]],
    ['a text for more', 'string', { bsonType: ['string', 'int'] }, false, [['but the validator takes `string`, `int`: the client cannot hold all that others may write there.', 'download', null]]],
    ['a uuid for more', 'uuid', { bsonType: ['binData', 'string'] }, false, [['but the validator takes `binData`, `string`: the client cannot hold all that others may write there.', 'download', null]]],
  ])('behind a validator, %s', (_name, client, node, isJson, expected) => {
    expect(validated(client, node, isJson)).toEqual(expected);
  });

  it('is as severe as the target is strict', () => {
    expect(severities(app("'int?'", { bsonType: 'string' }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
  });
});

describe('type-mismatch of a validator', () => {
  /** What is said of `Task.value` by a validator of MongoDB, or by JSON Schema. */
  function said(client: string, value: object): string[] {
    const isBson = 'bsonType' in value;
    const schema = { title: 'Task', required: ['_id', 'value'], properties: { _id: isBson ? { bsonType: 'objectId' } : { type: 'string', format: 'objectid' }, value } };
    const server = isBson ? { $jsonSchema: { bsonType: 'object', ...schema } } : { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...schema };
    const { findings } = checkFiles({ ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', value: '${client}' },`), 'server/Task.json': server }, { server: '/app/server' });
    return findings.filter(({ rule }) => rule === 'type-mismatch').map((each) => [each.severity, each.breaks.join('+'), JSON.stringify(each.witness), each.message.split('the validator takes ')[1]].join(' | '));
  }

  it.each<[string, object, string]>([
    ['string', { bsonType: ['string', 'int'] }, 'warn | download | null | `string`, `int`: the client cannot hold all that others may write there.'],
    ['string', { bsonType: ['int', 'bool'] }, 'error | upload+download | {"value":"a"} | `int`, `bool` only: every document that holds a value is refused (document failed validation, 121).'],
    ['uuid', { bsonType: 'string' }, 'error | upload+download | {"value":{"$binary":{"base64":"AA==","subType":"00"}}} | `string` only: every document that holds a value is refused (document failed validation, 121).'],
    ['uuid', { bsonType: ['binData', 'string'] }, 'warn | download | null | `binData`, `string`: the client cannot hold all that others may write there.'],
    ['uuid', { type: 'integer' }, 'error | upload+download | {"value":"00000000-0000-4000-8000-000000000001"} | `integer` only: every document that holds a value is refused (it does not fit the schema).'],
    ['double', { bsonType: 'int' }, 'error | upload | {"value":{"$numberDouble":"1.5"}} | `int` only: a number with a fraction is refused (document failed validation, 121).'],
    ['double', { bsonType: 'double' }, 'error | upload | {"value":{"$numberInt":"1"}} | `double` only: JavaScript writes a whole number such as 1.0 as an integer, which is refused (document failed validation, 121).'],
    ['float', { bsonType: 'int' }, 'error | upload | {"value":{"$numberDouble":"1.5"}} | `int` only: a number with a fraction is refused (document failed validation, 121).'],
    ['float', { bsonType: 'double' }, 'error | upload | {"value":{"$numberInt":"1"}} | `double` only: JavaScript writes a whole number such as 1.0 as an integer, which is refused (document failed validation, 121).'],
    ['double', { type: 'integer' }, 'error | upload | {"value":1.5} | `integer` only: a number with a fraction is refused (it does not fit the schema).'],
    ['double[]', { bsonType: 'array', items: { bsonType: 'double' } }, 'error | upload | {"value":[{"$numberInt":"1"}]} | `double` only: JavaScript writes a whole number such as 1.0 as an integer, which is refused (document failed validation, 121).'],
    ['int', { bsonType: 'long' }, 'error | upload | {"value":{"$numberInt":"1"}} | `long` only: JavaScript writes a whole number as int32 while it fits, which is refused (document failed validation, 121).'],
    ['int', { bsonType: 'int' }, 'info | upload | {"value":{"$numberLong":"5000000000"}} | `int` only: a number beyond 2,147,483,647 is refused (document failed validation, 121).'],
    ['mixed', { bsonType: ['string', 'null'] }, 'warn | upload | {"value":true} | `string` only: a document that holds another kind of value there is refused (document failed validation, 121).'],
  ])('%s against %j', (client, value, expected) => {
    expect(said(client, value)).toEqual([expected]);
  });
});

describe('type-mismatch of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11';
  const none = (client: string, names: string, witness: string): string[] =>
    [`error type-mismatch Task.value download ${PLACES} | ${witness} | \`Task.value\` is \`${client}\` on the client, but the server, which only sends it (\`readOnly\`), sends ${names}: the client cannot hold any value of that.`];
  const some = (client: string, names: string, witness: string): string[] =>
    [`warn type-mismatch Task.value download ${PLACES} | ${witness} | \`Task.value\` is \`${client}\` on the client, but the server, which only sends it (\`readOnly\`), sends ${names}: the client cannot hold every value of that.`];
  const refused = (client: string, names: string, witness: string): string[] =>
    [`error type-mismatch Task.value upload ${PLACES} | ${witness} | \`Task.value\` is \`${client}\` on the client, but the validator takes ${names} only: every document that holds a value is refused (the API answers 400 Bad Request).`];
  const types = (...type: string[]): object => ({ type: type.length === 1 ? type[0] : type });
  const list = (items: object): object => ({ type: 'array', items });

  it.each<[string, object, string[]]>([
    ['int', sent(types('integer')), []],
    ['int', sent(types('string')), none('int', '`string`', '{"value":"a"}')],
    ['int?', sent(types('string', 'null')), none('int?', '`string`', '{"value":"a"}')],
    ['int', sent(types('string', 'null')), none('int', '`string`', '{"value":"a"}')],
    ['int[]', sent(list(types('string'))), none('int[]', '`string`', '{"value":["a"]}')],
    ['int<>', sent(list(types('string'))), none('int<>', '`string`', '{"value":["a"]}')],
    ['int{}', sent({ type: 'object', additionalProperties: types('string') }), none('int{}', '`string`', '{"value":{"key":"a"}}')],
    ['int{}', sent({ type: 'object', required: ['a', 'b'], additionalProperties: types('string') }), none('int{}', '`string`', '{"value":{"a":"a","b":"a"}}')],
    ['string', sent({ type: 'object', required: ['a', 'b', 'c'], properties: { a: types('integer'), b: list(types('string')), c: types('string', 'null'), d: types('string') } }), none('string', '`object`', '{"value":{"a":1,"b":[],"c":null}}')],
    ['string', sent({ type: 'object', required: ['a', 'b', 'c'], properties: { a: taken(types('string')), b: { type: 'object', additionalProperties: types('string') }, c: { type: 'object', required: ['d'], properties: { d: types('boolean') } } } }), none('string', '`object`', '{"value":{"b":{},"c":{"d":true}}}')],
    ['string', sent({ $ref: '#/components/schemas/Task' }), none('string', '`object`', '{"value":{"_id":"000000000000000000000001","value":{}}}')],
    ['string[]', sent(list({ type: 'object' })), none('string[]', '`object`', '{"value":[{}]}')],
    ['mixed[]', sent(list({ type: 'object' })), []],
    ['Color', sent(types('string')), none('Color', '`string`', '{"value":"a"}')],
    ['double', sent(types('integer', 'string')), some('double', '`integer`, `string`', '{"value":"a"}')],
    ['int', sent(types('number')), some('int', '`number`', '{"value":1.5}')],
    ['date', sent(types('string')), some('date', '`string`', '{"value":"a"}')],
    ['string', sent({ type: 'string', format: 'date-time' }), []],
    ['decimal128', sent(types('integer')), []],
    ['mixed', sent(types('string')), []],
    ['mixed', sent(list(types('string'))), []],
    ['mixed', sent({ type: 'object', properties: { a: types('string') } }), []],
    ['string?', sent(types('string')), []],
    ['int?', taken(types('string', 'null')), refused('int?', '`string`', '{"value":1}')],
    ['int', taken(types('string')), refused('int', '`string`', '{"value":1}')],
    ['string?', taken(types('string', 'integer', 'null')), []],
  ])('%s against %j', (client, value, expected) => {
    expect(saidOfValue(client, value)).toEqual(expected);
  });
});
