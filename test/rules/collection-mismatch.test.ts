import { describe, expect, it } from 'vitest';
import { repairsOfValue, saidOfValue, sent, taken } from '../support/api';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

function app(client: string, server: object): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      value: ${client},\n    },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, value: server } } }),
  };
}

const DIFFERS = ['error collection-mismatch Task.value upload+download client/Task.ts:9:7 Task/schema.json:11:5'];
const CLIENT = { single: "'string?'", list: "'string[]'", set: "'string<>'", dictionary: "'string{}'" };
const SERVER = {
  single: { bsonType: 'string' },
  list: { bsonType: 'array', items: { bsonType: 'string' } },
  set: { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } },
  dictionary: { bsonType: 'object', additionalProperties: { bsonType: 'string' } },
};
type Kind = keyof typeof CLIENT;
const KINDS = Object.keys(CLIENT) as Kind[];

const UNSUPPORTED = ['warn unsupported-server-type Task.value upload+download client/Task.ts:9:7 Task/schema.json:11:5'];

describe('collection-mismatch', () => {
  it.each(KINDS.flatMap((client) => KINDS.map((server) => [client, server] as const)))('%s against %s', (client, server) => {
    expect(lines(app(CLIENT[client], SERVER[server]))).toEqual(client === server ? [] : DIFFERS);
  });

  it.each([
    ['the elements do not matter', "'int[]'", SERVER.set, DIFFERS],
    ['the object form', "{ type: 'list', objectType: 'string' }", SERVER.set, DIFFERS],
    ['`uniqueItems: false` is a list', "'string[]'", { ...SERVER.list, uniqueItems: false }, []],
    ['a dictionary of anything is one of mixed', "'mixed{}'", { bsonType: 'object', additionalProperties: true }, []],
    ['empty `properties` beside a dictionary', "'string{}'", { ...SERVER.dictionary, properties: {} }, []],
    ['an object that does not say what it holds is not compared', "'string{}'", { bsonType: 'object' }, UNSUPPORTED],
    ['a tuple is not compared', "'string[]'", { bsonType: 'array', items: [{ bsonType: 'string' }] }, UNSUPPORTED],
  ])('%s', (_name, client, server, expected) => {
    expect(lines(app(client, server))).toEqual(expected);
  });

  it('compares embedded objects in collections', () => {
    const node = { bsonType: 'object', title: 'Step', properties: { text: { bsonType: 'string' } } };
    const step = clientClass('Step', "    embedded: true,\n    properties: { text: 'string?' },");
    expect(lines({ ...app("'Step[]'", node), ...step })).toEqual(DIFFERS);
    expect(lines({ ...app("'Step'", { bsonType: 'array', items: node }), ...step })).toEqual(DIFFERS);
    expect(lines({ ...app("'Step{}'", { bsonType: 'array', items: node }), ...step })).toEqual(DIFFERS);
    expect(lines({ ...app("'Step[]'", { bsonType: 'array', items: node }), ...step })).toEqual([]);
  });

  it.each<[string, string]>([['a list', "'Color[]'"], ['one', "'Color'"], ['a dictionary', "'Color{}'"], ['an optional one', "'Color?'"]])('never advises a set of embedded objects: %s', (_name, client) => {
    const node = { bsonType: 'array', uniqueItems: true, items: { bsonType: 'object', title: 'Color', properties: { red: { bsonType: 'long' } } } };
    const { findings } = checkFiles({ ...app(client, node), ...clientClass('Color', "    embedded: true,\n    properties: { red: 'int?' },") });
    expect(findings.map(({ rule, breaks, help }) => `${rule} ${breaks.join('+')} ${help}`)).toEqual(['collection-mismatch upload+download Declare `Color[]` on the client, and remove `uniqueItems` from Task/schema.json.']);
  });

  /** What the rule says where a validator of MongoDB, or a schema of JSON Schema, is the server. */
  function validated(client: string, value: object, isJson = false): unknown[] {
    const schema = { required: ['_id'], properties: { _id: isJson ? { type: 'string', format: 'objectid' } : { bsonType: 'objectId' }, value } };
    const server = isJson ? { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', title: 'Task', ...schema } : { $jsonSchema: schema };
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', value: '${client}' },`), ...clientClass('Step', "    embedded: true,\n    properties: { text: 'string?' },"), 'server/Task.json': server };
    const { findings } = checkFiles(files, { server: '/app/server' });
    return findings.filter(({ rule }) => rule === 'collection-mismatch').map(({ message, breaks, witness }) => [message.replace(/^.* (?:on the client, |validator: )/, '').slice(0, 70), breaks.join('+'), witness]);
  }

  const STEP = { bsonType: 'object', properties: { text: { bsonType: 'string' } } };

  it.each<[string, string, object, boolean, unknown[]]>([
    ['a uuid for a dictionary', 'uuid', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, false, [['which MongoDB stores as `binData`, but the validator takes an `object`', 'upload+download', { value: { $uuid: '00000000-0000-4000-8000-000000000001' } }]]],
    ['a uuid for a dictionary, as JSON', 'uuid', { type: 'object', additionalProperties: { type: 'string' } }, true, [['the client writes a single value where a dictionary is expected, and t', 'upload+download', { value: '00000000-0000-4000-8000-000000000001' }]]],
    ['a uuid for a list', 'uuid', { bsonType: 'array', items: { bsonType: 'string' } }, false, [['the client writes a single value where a list is expected, and the doc', 'upload+download', { value: { $uuid: '00000000-0000-4000-8000-000000000001' } }]]],
    ['a text for a dictionary', 'string', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, false, [['the client writes a single value where a dictionary is expected, and t', 'upload+download', { value: 'a' }]]],
    ['a list for a set', 'string[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, false, [['and the validator lets no value repeat (`uniqueItems`): a document who', 'upload', { value: ['a', 'a'] }]]],
    ['a list for a set of objects', 'Step[]', { bsonType: 'array', uniqueItems: true, items: STEP }, false, [['and the validator lets no object repeat (`uniqueItems`): a document wh', 'upload', { value: [{}, {}] }]]],
    ['a set for a list', 'string<>', { bsonType: 'array', items: { bsonType: 'string' } }, false, [['but the validator lets values repeat: repeated values are lost when th', 'download', null]]],
    ['a list for a dictionary', 'string[]', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, false, [['the client writes a list where a dictionary is expected, and the docum', 'upload+download', { value: [] }]]],
    ['a dictionary for a set', 'string{}', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, false, [['the client writes a dictionary where a set is expected, and the docume', 'upload+download', { value: {} }]]],
    ['a dictionary for an object', 'int{}', STEP, false, [['the client writes a dictionary where a single value is expected, and t', 'upload+download', { value: { text: { $numberInt: '1' } } }]]],
    ['an object for a dictionary', 'Step', { bsonType: 'object', additionalProperties: { bsonType: 'int' } }, false, [['the client writes a single value where a dictionary is expected, and t', 'upload+download', { value: { text: 'a' } }]]],
    ['a dictionary for an object of certain keys', 'mixed{}', { bsonType: 'object', required: ['a', 'b'] }, false, [['and the validator requires `a`, `b` of the object there, which the cli', 'upload', { value: {} }]]],
    ['dictionaries for objects of certain keys', 'mixed{}', { bsonType: 'array', items: { bsonType: 'object', required: ['a'] } }, false, [['the client writes a dictionary where a list is expected, and the docum', 'upload+download', { value: {} }]]],
    ['a list for objects of certain keys', 'mixed[]', { bsonType: 'array', items: { bsonType: 'object', required: ['a'] } }, false, []],
    ['a list of objects for those of certain keys', 'Step[]', { bsonType: 'array', items: { bsonType: 'object', required: ['a'] } }, false, [['and the validator requires `a` of the object there, which the client n', 'upload', { value: [{}] }]]],
  ])('behind a validator, %s', (_name, client, node, isJson, expected) => {
    expect(validated(client, node, isJson)).toEqual(expected);
  });

  it('names both kinds', () => {
    expect(checkFiles(app(CLIENT.set, SERVER.list)).findings[0]?.message).toContain('`string<>` on the client but `string[]` on the server: one side holds a set, the other a list');
    expect(checkFiles(app(CLIENT.list, SERVER.set)).findings[0]?.message).toContain('one side holds a list, the other a set');
    const node = { bsonType: 'array', items: { bsonType: 'object', title: 'Step', properties: { text: { bsonType: 'string' } } } };
    const step = clientClass('Step', "    embedded: true,\n    properties: { text: 'string?' },");
    expect(checkFiles({ ...app("'Step{}'", node), ...step }).findings[0]?.message).toContain('one side holds a dictionary, the other a list');
    const self = { ...app("'Task[]'", { bsonType: 'array', uniqueItems: true, items: { bsonType: 'objectId' } }) };
    const link = { value: { ref: '#/relationship/mongodb-atlas/app/Task', foreign_key: '_id', is_list: true } };
    expect(checkFiles({ ...self, 'server/data_sources/mongodb-atlas/app/Task/relationships.json': link }).findings[0]?.message).toContain('one side holds a list, the other a set');
    expect(checkFiles(app(CLIENT.single, SERVER.dictionary)).findings[0]?.message).toContain('one side holds a single value, the other a dictionary');
  });

  it('is an error, and a warning where a validator refuses some values only', () => {
    expect(severities(app(CLIENT.single, SERVER.list))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
    expect(severities(app(CLIENT.list, SERVER.set))).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'warn', local: 'off' });
    // A validator takes a set for a list: only what others write is lost.
    expect(severities(app(CLIENT.set, SERVER.list))).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'warn', local: 'off' });
  });
});

describe('collection-mismatch of a validator', () => {
  /** What is said of `Task.value`, and the document that breaks. */
  function said(client: string, value: object): string[] {
    const isBson = 'bsonType' in value;
    const schema = { title: 'Task', required: ['_id', 'value'], properties: { _id: isBson ? { bsonType: 'objectId' } : { type: 'string', format: 'objectid' }, value } };
    const server = isBson ? { $jsonSchema: { bsonType: 'object', ...schema } } : { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...schema };
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', value: '${client}' },`), ...clientClass('Color', "    embedded: true,\n    properties: { red: 'int' },") };
    const { findings } = checkFiles({ ...files, 'server/Task.json': server }, { server: '/app/server' });
    return findings.filter(({ rule }) => rule === 'collection-mismatch').map((each) => [each.severity, each.breaks.join('+'), JSON.stringify(each.witness), each.message.replace(/^.*? on the client,? /, '')].join(' | '));
  }

  const color = { bsonType: 'object', title: 'Color', required: ['red'], properties: { red: { bsonType: ['int', 'long'] } } };

  it.each<[string, object, string]>([
    ['string', { bsonType: 'array', items: { bsonType: 'string' } }, 'error | upload+download | {"value":"a"} | but `string[]` for the validator: the client writes a single value where a list is expected, and the document is refused (document failed validation, 121).'],
    ['string[]', { bsonType: 'string' }, 'error | upload+download | {"value":[]} | but `string` for the validator: the client writes a list where a single value is expected, and the document is refused (document failed validation, 121).'],
    ['string[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, 'warn | upload | {"value":["a","a"]} | and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused (document failed validation, 121).'],
    ['int[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'int' } }, 'warn | upload | {"value":[{"$numberInt":"1"},{"$numberInt":"1"}]} | and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused (document failed validation, 121).'],
    ['int[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: ['int', 'long'] } }, 'warn | upload | {"value":[{"$numberInt":"1"},{"$numberInt":"1"}]} | and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused (document failed validation, 121).'],
    ['string[]', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, 'error | upload+download | {"value":[]} | but `string{}` for the validator: the client writes a list where a dictionary is expected, and the document is refused (document failed validation, 121).'],
    ['string<>', { bsonType: 'array', items: { bsonType: 'string' } }, 'warn | download | null | but the validator lets values repeat: repeated values are lost when the client reads the document.'],
    ['string<>', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, 'error | upload+download | {"value":[]} | but `string{}` for the validator: the client writes a set where a dictionary is expected, and the document is refused (document failed validation, 121).'],
    ['double[]', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'number' } }, 'warn | upload | {"value":[1.5,1.5]} | and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused (document failed validation, 121).'],
    ['decimal128[]', { type: 'array', uniqueItems: true, items: { type: 'number' } }, 'warn | upload | {"value":[1.5,1.5]} | and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused (it does not fit the schema).'],
    ['decimal128[]', { type: 'array', uniqueItems: true, items: { type: 'string' } }, 'warn | upload | {"value":["1.5","1.5"]} | and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused (it does not fit the schema).'],
    ['string{}', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, 'error | upload+download | {"value":{}} | but `string<>` for the validator: the client writes a dictionary where a set is expected, and the document is refused (document failed validation, 121).'],
    ['Color[]', { bsonType: 'array', uniqueItems: true, items: color }, 'warn | upload | {"value":[{},{}]} | and the validator lets no object repeat (`uniqueItems`): a document whose list holds two alike is refused (document failed validation, 121).'],
    ['Color', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, 'error | upload+download | {"value":{"red":{"$numberInt":"1"}}} | but `string{}` for the validator: the client writes a single value where a dictionary is expected, and the document is refused (document failed validation, 121).'],
    ['string{}', { ...color, bsonType: ['object', 'null'] }, 'error | upload+download | {"value":{}} | but `Color` for the validator: the client writes a dictionary where a single value is expected, and the document is refused (document failed validation, 121).'],
    ['string{}', { ...color, required: undefined, additionalProperties: false }, 'error | upload+download | {"value":{"key":"a"}} | but `Color` for the validator: the client writes a dictionary where a single value is expected, and the document is refused (document failed validation, 121).'],
    ['string{}', { ...color, required: undefined }, 'error | upload+download | {"value":{"red":"a"}} | but `Color` for the validator: the client writes a dictionary where a single value is expected, and the document is refused (document failed validation, 121).'],
    ['string?{}', { ...color, required: undefined, properties: { red: { bsonType: 'string' } } }, 'error | upload+download | {"value":{"red":null}} | but `Color` for the validator: the client writes a dictionary where a single value is expected, and the document is refused (document failed validation, 121).'],
    ['string{}', { ...color, required: undefined, properties: { red: { bsonType: 'array', items: { bsonType: 'string' } } } }, 'error | upload+download | {"value":{"red":"a"}} | but `Color` for the validator: the client writes a dictionary where a single value is expected, and the document is refused (document failed validation, 121).'],
    ['string{}', { ...color, required: undefined, properties: { red: { bsonType: 'string' } } }, 'warn | download | null | but `Color` for the validator, which takes what the client writes there: the client cannot hold every object that others may write.'],
    ['Color', { bsonType: ['object', 'null'], additionalProperties: { bsonType: ['int', 'long'] } }, 'warn | download | null | but `int{}` for the validator, which takes what the client writes there: the client cannot hold every object that others may write.'],
    ['Color', { bsonType: 'object', additionalProperties: { bsonType: 'object' } }, 'error | upload+download | {"value":{"red":{"$numberLong":"1"}}} | but `mixed{}` for the validator: the client writes a single value where a dictionary is expected, and the document is refused (document failed validation, 121).'],
    ['uuid', { bsonType: 'object', additionalProperties: { bsonType: 'string' } }, 'error | upload+download | {"value":{"$uuid":"00000000-0000-4000-8000-000000000001"}} | which MongoDB stores as `binData`, but the validator takes an `object` there: every document that holds a value is refused (document failed validation, 121).'],
    ['uuid', { bsonType: 'array', items: { bsonType: 'string' } }, 'error | upload+download | {"value":{"$uuid":"00000000-0000-4000-8000-000000000001"}} | but `string[]` for the validator: the client writes a single value where a list is expected, and the document is refused (document failed validation, 121).'],
    ['uuid', { type: 'object', additionalProperties: { type: 'string' } }, 'error | upload+download | {"value":"00000000-0000-4000-8000-000000000001"} | but `string{}` for the validator: the client writes a single value where a dictionary is expected, and the document is refused (it does not fit the schema).'],
    ['string{}', { bsonType: 'object', required: ['a'], additionalProperties: { bsonType: 'string' } }, 'error | upload | {"value":{}} | and the validator requires `a` of the object there, which the client need not write: an object without is refused (document failed validation, 121).'],
    ['Color[]', { bsonType: 'array', items: { bsonType: 'object', required: ['blue'] } }, 'error | upload | {"value":[{}]} | and the validator requires `blue` of the object there, which the client need not write: an object without is refused (document failed validation, 121).'],
    ['Color', { bsonType: ['object', 'null'], required: ['blue'] }, 'error | upload | {"value":{}} | and the validator requires `blue` of the object there, which the client need not write: an object without is refused (document failed validation, 121).'],
  ])('%s against %j', (client, value, expected) => {
    expect(said(client, value)).toEqual([expected]);
  });
});

describe('collection-mismatch of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11';
  const none = (types: string, kinds: string, witness: string): string[] =>
    [`error collection-mismatch Task.value download ${PLACES} | ${witness} | \`Task.value\` is ${types} on the server, which only sends it (\`readOnly\`): the client cannot hold ${kinds}.`];
  const objects = (types: string): string[] =>
    [`warn collection-mismatch Task.value download ${PLACES} | null | \`Task.value\` is ${types} on the server, which only sends it (\`readOnly\`): the client cannot hold every object of that.`];
  const string = { type: 'string' };
  const list = (items: object, more: object = {}): object => ({ type: 'array', items, ...more });
  const dictionary = (additionalProperties: object, more: object = {}): object => ({ type: 'object', additionalProperties, ...more });
  const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
  const REFUSED = 'the document is refused (the API answers 400 Bad Request).';

  it.each<[string, object, string[]]>([
    ['string', sent(list(string)), none('`string` on the client but `string[]`', 'a list where it declares a single value', '{"value":[]}')],
    ['string?', sent(dictionary(string)), none('`string?` on the client but `string{}`', 'a dictionary where it declares a single value', '{"value":{}}')],
    ['string', sent(dictionary(string, { required: ['a'] })), none('`string` on the client but `string{}`', 'a dictionary where it declares a single value', '{"value":{"a":"a"}}')],
    ['string[]', sent(string), none('`string[]` on the client but `string`', 'a single value where it declares a list', '{"value":"a"}')],
    ['string<>', sent(dictionary(string)), none('`string<>` on the client but `string{}`', 'a dictionary where it declares a set', '{"value":{}}')],
    ['string{}', sent(list(string, { uniqueItems: true })), none('`string{}` on the client but `string<>`', 'a set where it declares a dictionary', '{"value":[]}')],
    ['Color', sent(list(object({ red: { type: 'integer' } }))), none('`Color` on the client but `Task_value[]`', 'a list where it declares a single value', '{"value":[]}')],
    ['string[]', sent(list(string, { uniqueItems: true })), []],
    ['string<>', sent(list(string)), [`warn collection-mismatch Task.value download ${PLACES} | null | \`Task.value\` is a set on the client, but the validator lets values repeat: repeated values are lost when the client reads the document.`]],
    ['string<>', taken(list(string)), []],
    ['string{}', sent(object({ a: string })), objects('`string{}` on the client but `Task_value`')],
    ['string{}', sent(object({ a: string }, { additionalProperties: false })), []],
    ['string{}', sent(object({ a: string, b: { type: 'integer' } }, { additionalProperties: false })), objects('`string{}` on the client but `Task_value`')],
    ['string{}', sent(object({ a: list(string) }, { additionalProperties: false })), objects('`string{}` on the client but `Task_value`')],
    ['string{}', sent(object({ a: {} }, { additionalProperties: false })), objects('`string{}` on the client but `Task_value`')],
    ['mixed{}', sent(object({ a: string, b: list(string) })), []],
    ['Color{}', sent(object({ a: string })), objects('`Color{}` on the client but `Task_value`')],
    ['Color', sent(dictionary({ type: 'integer' })), objects('`Color` on the client but `int{}`')],
    ['string{}', sent(dictionary(string, { required: ['a'] })), []],
    ['string[]', taken(string), [`error collection-mismatch Task.value upload ${PLACES} | {"value":[]} | \`Task.value\` is \`string[]\` on the client but \`string\` for the validator: the client writes a list where a single value is expected, and ${REFUSED}`]],
  ])('%s against %j', (client, value, expected) => {
    expect(saidOfValue(client, value)).toEqual(expected);
  });
  it.each<[string, object, string[]]>([
    ['a list against a set', { type: 'string' }, ['Declare it as `string<>`, as the server does.']],
    ['a list of objects against a set of them, which Realm has not', { type: 'object', title: 'Color', required: ['red'], properties: { red: { type: 'integer' } } }, []],
  ])('is mended where the client can follow: %s', (_name, items, expected) => {
    expect(repairsOfValue('title' in items ? 'Color[]' : 'string[]', { type: 'array', uniqueItems: true, items })).toEqual(expected);
  });
});
