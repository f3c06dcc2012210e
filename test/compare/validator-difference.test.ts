import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, type Files } from '../support/app';

type Target = 'mongodb' | 'json-schema';

const color: Files = clientClass('Color', "    embedded: true,\n    properties: { red: 'int', name: 'string' },");

/** What is found about `Task.p`, which the client declares and the server describes, required or not. */
function found(client: string, node: object, { target = 'mongodb', required = true }: { target?: Target; required?: boolean } = {}): ReturnType<typeof checkFiles>['findings'] {
  const schema = { required: required ? ['_id', 'p'] : ['_id'], properties: { _id: target === 'mongodb' ? { bsonType: 'objectId' } : { type: 'string', format: 'objectid' }, p: node } };
  const server = target === 'mongodb' ? { $jsonSchema: schema } : { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...schema };
  return checkFiles({ ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: ${client} },`), ...color, 'server/Task.json': server }, { server: '/app/server' }).findings;
}

const short = (findings: ReturnType<typeof found>): string[] => findings.map((each) => line(each).split(' ').slice(0, 4).join(' '));
const list = (items: object, more: object = {}): object => ({ bsonType: 'array', items, ...more });
const bson = (...names: string[]): object => ({ bsonType: names.length === 1 ? names[0] : names });

describe('open objects in collections', () => {
  it.each<[string, string, object, string[]]>([
    ['a list of embedded objects', "'Color[]'", list(bson('object')), []],
    ['a dictionary of embedded objects', "'Color{}'", { ...bson('object'), additionalProperties: bson('object', 'null') }, []],
    ['a single one', "'Color'", bson('object', 'null'), []],
    ['a list of values', "'string[]'", list(bson('object')), ['error type-mismatch Task.p upload+download']],
    ['a dictionary of values', "'int{}'", { ...bson('object'), additionalProperties: bson('object') }, ['error type-mismatch Task.p upload+download']],
    ['a single embedded object against several', "'Color'", list(bson('object')), ['error collection-mismatch Task.p upload+download']],
    ['a link, where an object is called as its class is', "'Task'", { bsonType: ['object', 'null'], title: 'Task', properties: { name: bson('string') } }, ['error link-mismatch Task.p upload+download']],
    ['links', "'Task[]'", list(bson('object')), ['error link-mismatch Task.p upload+download']],
    ['keys that the class has', "'Color[]'", list({ ...bson('object'), required: ['red'] }), []],
    ['keys that the class lacks', "'Color[]'", list({ ...bson('object'), required: ['red', 'blue'] }), ['error collection-mismatch Task.p upload']],
  ])('%s', (_name, client, node, expected) => {
    expect(short(found(client, node))).toEqual(expected);
  });
});

describe('objects without properties that require keys', () => {
  const keyed = (...required: string[]): object => ({ ...bson('object'), properties: {}, required });

  it.each<[string, string, object, string[]]>([
    ['a dictionary of embedded objects', "'Color{}'", keyed('e0'), ['error collection-mismatch Task.p upload']],
    ['a dictionary of values', "'string{}'", { ...keyed('e0'), additionalProperties: bson('string') }, ['error collection-mismatch Task.p upload']],
    ['a dictionary of anything', "'mixed{}'", keyed('e0', 'e1'), ['error collection-mismatch Task.p upload']],
    ['an embedded object that has them', "'Color'", { bsonType: ['object', 'null'], required: ['name'] }, []],
    ['an embedded object that lacks them', "'Color'", { bsonType: ['object', 'null'], required: ['blue'] }, ['error collection-mismatch Task.p upload']],
    ['no keys', "'Color{}'", { ...bson('object'), properties: {} }, []],
  ])('%s', (_name, client, node, expected) => {
    expect(short(found(client, node))).toEqual(expected);
  });

  it('names the keys, and a document without them', () => {
    const [finding] = found("'string{}'", keyed('e0'));
    expect(finding?.message).toContain('requires `e0` of the object there');
    expect(finding?.witness).toEqual({ p: {} });
  });
});

describe('values of an object that names no type', () => {
  it.each<[string, string, object, Target, string[]]>([
    ['a dictionary of others', "'int{}'", { additionalProperties: { bsonType: 'bool' } }, 'mongodb', ['error type-mismatch Task.p upload+download']],
    ['a dictionary of others', "'int{}'", { additionalProperties: { type: 'boolean' } }, 'json-schema', ['error type-mismatch Task.p upload+download']],
    ['a dictionary of these', "'bool{}'", { additionalProperties: { bsonType: 'bool' } }, 'mongodb', []],
    ['values by pattern', "'int{}'", { patternProperties: { '.*': { bsonType: 'bool' } } }, 'mongodb', ['error type-mismatch Task.p upload+download']],
    ['any other value is taken', "'string'", { additionalProperties: { bsonType: 'bool' } }, 'mongodb', []],
    ['a list is taken', "'int[]'", { additionalProperties: { bsonType: 'bool' } }, 'mongodb', []],
    ['an empty value is taken', "'string?'", { additionalProperties: { bsonType: 'bool' } }, 'mongodb', []],
    ['any value of an object', "'int{}'", { additionalProperties: true }, 'mongodb', []],
  ])('%s: %s against %j (%s)', (_name, client, node, target, expected) => {
    expect(short(found(client, node, { target }))).toEqual(expected);
  });
});

describe('what is refused rarely hides nothing', () => {
  const set = (items: object): object => list(items, { uniqueItems: true });

  it.each<[string, string, object, boolean, string[]]>([
    ['large numbers, and null', "'int'", bson('int', 'null'), false, ['warn optional-required-mismatch Task.p download', 'info type-mismatch Task.p upload']],
    ['large numbers, and absence', "'int'", bson('int'), false, ['warn optional-required-mismatch Task.p download', 'info type-mismatch Task.p upload']],
    ['large numbers, and elements that may be null', "'int[]'", list(bson('int', 'null')), true, ['warn nullable-collection-element Task.p download', 'info type-mismatch Task.p upload']],
    ['large numbers, and no null', "'int?'", bson('int'), false, ['error optional-required-mismatch Task.p upload']],
    ['large numbers alone', "'int'", bson('int'), true, ['info type-mismatch Task.p upload']],
    ['a list that may hold a value twice', "'string[]'", set(bson('string')), true, ['warn collection-mismatch Task.p upload']],
    ['the same of objects', "'Color[]'", set({ ...bson('object'), required: ['red', 'name'], properties: { red: bson('int', 'long'), name: bson('string') } }), true, ['warn collection-mismatch Task.p upload']],
    ['a list against a set of others', "'int[]'", set(bson('string')), true, ['error type-mismatch Task.p upload+download']],
    ['a list with elements that are null against a set', "'string?[]'", set(bson('string')), true, ['error nullable-collection-element Task.p upload']],
    ['a type that is wrong hides the rest', "'int'", bson('string'), false, ['error type-mismatch Task.p upload+download']],
  ])('%s', (_name, client, node, required, expected) => {
    expect([...short(found(client, node, { required }))].sort()).toEqual([...expected].sort());
  });

  it.each<[string, string, object, boolean, string[]]>([
    ['more types than the client holds, and absence', "'string'", bson('string', 'int'), false, ['warn optional-required-mismatch Task.p download', 'warn type-mismatch Task.p download']],
    ['more types than the client holds, and null', "'int'", bson('int', 'long', 'double', 'null'), true, ['warn optional-required-mismatch Task.p download', 'warn type-mismatch Task.p download']],
    ['more types than the client holds alone', "'string'", bson('string', 'int'), true, ['warn type-mismatch Task.p download']],
    ['any type, of which one fits, and no null', "'mixed'", bson('string'), true, ['warn optional-required-mismatch Task.p upload', 'warn type-mismatch Task.p upload']],
    ['any type, of which two fit, null among them', "'mixed'", bson('string', 'null'), false, ['warn type-mismatch Task.p upload']],
    ['a set whose values may repeat, and be null', "'string<>'", list(bson('string', 'null')), true, ['warn collection-mismatch Task.p download', 'warn nullable-collection-element Task.p download']],
    ['an error hides a warning', "'string?'", bson('string', 'int'), false, ['error optional-required-mismatch Task.p upload']],
    ['an error hides a warning', "'int'", bson('long'), false, ['error type-mismatch Task.p upload']],
  ])('a warning of values hides no warning of optionality: %s', (_name, client, node, required, expected) => {
    expect([...short(found(client, node, { required }))].sort()).toEqual([...expected].sort());
  });

  it('says that a list is refused when a value repeats, and shows one', () => {
    const [finding] = found("'string[]'", set(bson('string')));
    expect(finding?.message).toContain('a document whose list holds one twice is refused');
    expect(finding?.witness).toEqual({ p: ['a', 'a'] });
  });
});

describe('advice about numbers and UUIDs', () => {
  it.each<[string, string, object, string]>([
    ['int and int', "'int'", bson('int'), 'write them as `Long` or `BigInt`'],
    ['int and long', "'int'", bson('long'), 'write numbers beyond 2,147,483,647 as `Long` or `BigInt`'],
    ['a UUID and an object', "'uuid'", bson('object'), 'Write `"bsonType": "binData"` in server/Task.json.'],
    ['a UUID and a text', "'uuid'", bson('string'), 'Write `"bsonType": "binData"` in server/Task.json.'],
  ])('%s', (_name, client, node, help) => {
    expect(found(client, node).map((each) => each.help).join(' ')).toContain(help);
  });
});
