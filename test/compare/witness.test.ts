import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, type Files } from '../support/app';

const client = (type: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`);

/** What is found of a property that a client has as one type and a server as a schema: severity, rule, ways and witness. */
function found(type: string, server: Files, target: 'mongodb' | 'json-schema' | 'openapi'): string[] {
  const { findings } = checkFiles({ ...client(type), ...server }, { server: '/app/server', target });
  return findings.map(({ severity, rule, breaks, witness }) => `${severity} ${rule} ${breaks.join('+')} ${JSON.stringify(witness)}`);
}

const mongodb = (p: object, required: readonly string[] = []): Files =>
  ({ 'server/Task.json': { $jsonSchema: { bsonType: 'object', required: ['_id', ...required], properties: { _id: { bsonType: 'objectId' }, p } } } });

const plain = (p: object): object => ({ type: 'object', required: ['_id', 'p'], properties: { _id: { type: 'string', format: 'objectid' }, p } });
const jsonSchema = (p: object): Files => ({ 'server/Task.json': plain(p) });
const openapi = (p: object): Files => ({ 'server/api.json': { openapi: '3.0.3', info: { title: 'Tasks', version: '1' }, paths: {}, components: { schemas: { Task: plain(p) } } } });

describe('a witness has no part that can be left out', () => {
  it.each<[string, string, object, readonly string[], string[]]>([
    ['a list against a single value', 'bool[]', { bsonType: 'string' }, [], ['error collection-mismatch upload+download {"p":[]}']],
    ['a set against a dictionary', 'int<>', { bsonType: 'object', additionalProperties: { bsonType: ['int', 'long'] } }, [], ['error collection-mismatch upload+download {"p":[]}']],
    ['a dictionary against a list', 'date{}', { bsonType: 'array', items: { bsonType: 'date' } }, [], ['error collection-mismatch upload+download {"p":{}}']],
    ['a list against a set', 'string[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, [], ['warn collection-mismatch upload {"p":["a","a"]}']],
    ['a list of numbers against a set of numbers and texts', 'int[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: ['int', 'long', 'string'] } }, ['p'], ['warn collection-mismatch upload {"p":[{"$numberInt":"1"},{"$numberInt":"1"}]}', 'warn type-mismatch download null']],
    ['a list of anything against a set of anything', 'mixed[]', { bsonType: 'array', uniqueItems: true }, ['p'], ['warn collection-mismatch upload {"p":["a","a"]}']],
    ['a text against an object', 'string', { bsonType: 'object', properties: { a: { bsonType: 'int' } } }, ['p'], ['error type-mismatch upload+download {"p":"a"}']],
    ['a null among the values of a dictionary', 'string?{}', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, ['p'], ['error nullable-collection-element upload {"p":{"key":null}}']],
    ['a null in a set', 'string?<>', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, ['p'], ['error nullable-collection-element upload {"p":[null]}']],
    ['a set of others', 'string<>', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'bool' } }, ['p'], ['error type-mismatch upload+download {"p":["a"]}']],
    ['a dictionary of others', 'string{}', { bsonType: 'object', additionalProperties: { bsonType: 'bool' } }, ['p'], ['error type-mismatch upload+download {"p":{"key":"a"}}']],
    ['a single value against a list', 'string', { bsonType: 'array', items: { bsonType: 'string' } }, ['p'], ['error collection-mismatch upload+download {"p":"a"}']],
    ['a required value that may be null or absent', 'string', { bsonType: ['string', 'null'] }, [], ['warn optional-required-mismatch download {}']],
    ['a required value that may be absent', 'string', { bsonType: 'string' }, [], ['warn optional-required-mismatch download {}']],
    ['a required value that may be null', 'string', { bsonType: ['string', 'null'] }, ['p'], ['warn optional-required-mismatch download {"p":null}']],
    ['an optional value that must be there', 'string?', { bsonType: 'string' }, ['p'], ['error optional-required-mismatch upload {"p":null}']],
  ])('%s', (_name, type, p, required, expected) => {
    expect(found(type, mongodb(p, required), 'mongodb')).toEqual(expected);
  });
});

describe('a finding breaks no way in which nothing is refused', () => {
  it.each<[string, string, Files, 'mongodb' | 'json-schema' | 'openapi', string[]]>([
    ['a mixed value against a type that it can hold', 'mixed[]', mongodb({ bsonType: 'array', items: { bsonType: 'long' } }), 'mongodb', ['error type-mismatch upload {"p":["a"]}']],
    ['a text against texts of a format', 'string', jsonSchema({ type: 'string', format: 'uuid' }), 'json-schema', ['error type-mismatch upload {"p":"a"}']],
    ['a text against Base64', 'string', openapi({ type: 'string', format: 'byte' }), 'openapi', ['error type-mismatch upload {"p":"a"}']],
    ['a text against numbers', 'string', openapi({ type: 'number' }), 'openapi', ['error type-mismatch upload+download {"p":"a"}']],
    ['an id against Base64, which its digits are', 'objectId', openapi({ type: 'string', format: 'byte' }), 'openapi', ['warn type-mismatch download null']],
    ['ids against Base64', 'objectId[]', jsonSchema({ type: 'array', items: { type: 'string', format: 'byte' } }), 'json-schema', ['warn type-mismatch download null']],
    ['an id against a day', 'objectId', jsonSchema({ type: 'string', format: 'date-time' }), 'json-schema', ['error type-mismatch upload+download {"p":"000000000000000000000001"}']],
    ['decimals that may be numbers, or booleans', 'decimal128[]', jsonSchema({ type: 'array', uniqueItems: true, items: { type: ['boolean', 'number'] } }), 'json-schema', ['warn collection-mismatch upload {"p":[1.5,1.5]}', 'warn type-mismatch download null']],
    ['texts against objects that are only sent', 'string[]', openapi({ type: 'array', readOnly: true, items: { type: 'object', required: ['a'] } }), 'openapi', ['error type-mismatch download {"p":[{"a":"a"}]}']],
    ['numbers against named objects that are only sent', 'int{}', openapi({ type: 'object', readOnly: true, additionalProperties: { type: 'object' }, required: ['a'] }), 'openapi', ['error type-mismatch download {"p":{"a":{}}}']],
    ['a decimal against a boolean', 'decimal128', jsonSchema({ type: 'boolean' }), 'json-schema', ['error type-mismatch upload+download {"p":"1.5"}']],
  ])('%s', (_name, type, server, target, expected) => {
    expect(found(type, server, target)).toEqual(expected);
  });
});
