import { describe, expect, it } from 'vitest';
import { brokenPattern } from '../../src/server/mongodb/broken-pattern';
import { readServer } from '../../src/server/read-server';
import { checkFiles, clientClass, line, memoryTree, serverExport } from '../support/app';

/** The faults of a validator whose property `p` is the node, as they stand in a file of one line a key. */
function problems(node: unknown, more: object = {}): string[] {
  const server = readServer(memoryTree({ 'validators/Task.json': { $jsonSchema: { properties: { p: node }, ...more } } }), 'validators', { target: 'mongodb' });
  return 'problems' in server ? server.problems.map(({ place, message }) => `${place.line}:${place.column} ${message.replace(': the server refuses a validator with it.', '')}`) : [];
}

describe('what MongoDB refuses of a validator', () => {
  it.each<[string, unknown, string[]]>([
    ['`type` beside `bsonType`', { bsonType: 'string', type: 'string' }, ['6:9 `bsonType` and `type` stand in one schema']],
    ['the same of elements', { bsonType: 'array', items: { type: 'number', bsonType: 'int' } }, ['7:11 `bsonType` and `type` stand in one schema']],
    ['`encrypt` beside a type', { bsonType: 'string', encrypt: {} }, ['5:9 `encrypt` and `bsonType` stand in one schema']],
    ['a value that is allowed twice', { enum: ['a', 'b', 'a'] }, ['8:11 `enum` holds "a" more than once']],
    ['an object that is allowed twice, in another order', { enum: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }, ['10:11 `enum` holds {"b":2,"a":1} more than once']],
    ['one number in two spellings', { enum: [1, { $numberInt: '1' }] }, ['7:11 `enum` holds 1 more than once']],
    ['a type twice', { bsonType: ['string', 'null', 'string'] }, ['8:11 `bsonType` holds "string" more than once']],
    ['a name twice in `required`', { bsonType: 'object', required: ['a', 'a'] }, ['8:11 `required` holds "a" more than once']],
    ['`multipleOf` of nothing', { bsonType: 'int', multipleOf: 0 }, ['6:23 `multipleOf` is 0, and must be more than 0']],
    ['`multipleOf` below', { bsonType: 'int', multipleOf: { $numberInt: '-2' } }, ['6:23 `multipleOf` is -2, and must be more than 0']],
    ['`exclusiveMinimum` by itself', { bsonType: 'int', exclusiveMinimum: true }, ['6:9 `exclusiveMinimum` stands without `minimum`']],
    ['`exclusiveMaximum` by itself', { bsonType: 'int', minimum: 1, exclusiveMaximum: true }, ['7:9 `exclusiveMaximum` stands without `maximum`']],
    ['`exclusiveMinimum` as later drafts have it', { bsonType: 'int', exclusiveMinimum: 3 }, ['6:29 `properties.p.exclusiveMinimum` must be a boolean, not a number.']],
    ['a pattern that is none', { bsonType: 'string', pattern: '^(a' }, ['6:20 `^(a` is no regular expression: a `(` is not closed']],
    ['the same of names', { bsonType: 'object', patternProperties: { '[a': {} } }, ['7:11 `[a` is no regular expression: a `[` is not closed']],
    ['dependencies on nothing', { bsonType: 'object', dependencies: { a: [] } }, ['7:16 `dependencies.a` is empty']],
    ['dependencies twice', { bsonType: 'object', dependencies: { a: ['b', 'b'] } }, ['9:13 `dependencies.a` holds "b" more than once']],
    ['a schema in dependencies', { bsonType: 'object', dependencies: { a: { enum: [1, 1] } } }, ['10:15 `enum` holds 1 more than once']],
    ['a negative count', { bsonType: 'array', minItems: -1 }, ['6:21 `properties.p.minItems` must be >= 0.']],
    ['an empty list of values', { enum: [] }, ['5:17 `properties.p.enum` must not be empty.']],
    ['an empty list of alternatives', { anyOf: [] }, ['5:18 `properties.p.anyOf` must not be empty.']],
    ['a schema that is none', 'string', ['4:12 `properties.p` must be an object, not a string.']],
    ['the type of JSON Schema', { type: 'integer' }, ['5:17 `integer` is no type of MongoDB']],
    ['a reference', { $ref: '#/definitions/p' }, ["5:9 `$ref` is no keyword of MongoDB's $jsonSchema"]],
    ['a format', { bsonType: 'string', format: 'email' }, ["6:9 `format` is no keyword of MongoDB's $jsonSchema"]],
    ['a sound schema', { bsonType: ['int', 'null'], enum: [1, 2, null], minimum: 0, exclusiveMinimum: true, multipleOf: 1, description: 'a' }, []],
    ['sound dependencies', { bsonType: 'object', dependencies: { title: 'a remark', a: ['b'], c: { required: ['d'] } } }, []],
  ])('%s', (_name, node, expected) => {
    expect(problems(node)).toEqual(expected);
  });

  it('is a finding with what to do', () => {
    const files = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), 'validators/Task.json': { $jsonSchema: { properties: { _id: { bsonType: 'objectId', type: 'string' } } } } };
    const { findings } = checkFiles(files, { server: '/app/validators' });
    expect(findings.map((each) => `${line(each)} ${each.help}`)).toEqual(['error valid-server-schema - deploy - validators/Task.json:6:9 Keep one of the two: `bsonType` says all that `type` can.']);
  });
});

describe('patterns', () => {
  it.each([
    ['^[a-z]+$', undefined], ['(a|b)*', undefined], ['[]a]', undefined], ['[^]]', undefined], ['a++', undefined], ['(?i)abc', undefined], ['\\(', undefined], ['\\Q(\\E', undefined], ['(?<n>a)', undefined], ['', undefined],
    ['(a', 'a `(` is not closed'], ['a)', 'a `)` closes nothing'], ['[a', 'a `[` is not closed'], ['[]', 'a `[` is not closed'], ['a\\', 'it ends with a backslash'],
    ['*a', 'there is nothing that `*` could repeat'], ['a|+b', 'there is nothing that `+` could repeat'],
  ])('%s: %s', (pattern, expected) => {
    expect(brokenPattern(pattern)).toBe(expected);
  });
});

describe('types of an App Services export', () => {
  const found = (node: object): string[] => checkFiles({
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', p: 'string?' },"),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, p: node } } }),
  }).findings.map(line);
  const at = (place: string): string[] => [`error valid-server-schema - deploy - Task/schema.json:${place}`];

  it.each<[string, object, string[]]>([
    ['misspelt', { bsonType: 'strng' }, at('12:19')],
    ['of another language', { bsonType: 'varchar' }, at('12:19')],
    ['under `type`', { type: 'text' }, at('12:15')],
    ['of elements', { bsonType: 'array', items: { bsonType: 'sting' } }, at('14:21')],
    ['in a list', { bsonType: ['string', 'nul'] }, at('14:9')],
    ['in another case', { bsonType: 'String' }, []],
    ['that is filled in', { bsonType: '%(%%environment.values.type)' }, []],
    ['that Realm does not have', { bsonType: 'timestamp' }, ['warn unsupported-server-type Task.p upload+download client/Task.ts:7:36 Task/schema.json:11:5']],
  ])('%s', (_name, node, expected) => {
    expect(found(node)).toEqual(expected);
  });
});
