import { describe, expect, it } from 'vitest';
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

  it('is as severe as the target is strict', () => {
    expect(severities(app("'int?'", { bsonType: 'string' }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
  });
});
