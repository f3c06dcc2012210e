import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, type Files } from '../support/app';

const bson = (...names: string[]): object => ({ bsonType: names.length === 1 ? names[0] : names });
const INT = bson('int', 'long');
const INT_OR_NULL = bson('int', 'long', 'null');
const list = (more: object = {}): object => ({ bsonType: 'array', ...more });

const OTHERS: Files = {
  ...clientClass('Team', "    primaryKey: 'id',\n    properties: { id: 'string' },"),
  ...clientClass('Person', "    properties: { name: 'string' },"),
  ...clientClass('Spot', "    embedded: true,\n    properties: { x: 'int' },"),
};

/** What is found of `Task.p`: severity, rule, ways, and the smallest value of it that is refused. */
function found(type: string, p: object, embedded: string): string[] {
  const files = {
    ...OTHERS,
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`),
    ...clientClass('Color', `    embedded: true,\n    properties: { ${embedded} },`),
    'server/Task.json': { $jsonSchema: { bsonType: 'object', required: ['_id', 'p'], properties: { _id: bson('objectId'), p } } },
  };
  return checkFiles(files, { server: '/app/server' }).findings
    .filter(({ class: name, property }) => name === 'Task' && property === 'p')
    .map(({ severity, rule, breaks, witness }) => `${severity} ${rule} ${breaks.join('+')} ${plain((witness as { p: unknown } | null)?.p)}`);
}

/** A value as JSON, with numbers and ids in the place of their Extended JSON. */
const plain = (value: unknown): string => (JSON.stringify(value) as string | undefined ?? 'nothing').replaceAll(/\{"\$\w+":"([\da-f]+)"\}/g, '$1');

const refused = (value: string, ways = 'upload+download'): string[] => [`error collection-mismatch ${ways} ${value}`];
const UNHELD = ['warn collection-mismatch download nothing'];

describe('a dictionary against an object of a class', () => {
  const object = (properties: object, more: object = {}): object => ({ bsonType: ['object', 'null'], properties, ...more });
  const closed = (properties: object): object => object(properties, { additionalProperties: false });

  it.each<[string, string, object, string[]]>([
    ['a property that must be there', 'int{}', object({ red: INT }, { required: ['red'] }), refused('{}')],
    ['no other properties', 'int{}', closed({ red: INT }), refused('{"key":1}', 'upload')],
    ['no others, and the key of the example is one', 'int{}', closed({ key: INT, key_: INT }), refused('{"key__":1}', 'upload')],
    ['no others, and the key of the example has a type that is none of Realm', 'int{}', closed({ red: INT, key: bson('regex') }), refused('{"key_":1}', 'upload')],
    ['no others, where it holds objects', 'Color{}', closed({ red: bson('object', 'null') }), refused('{"key":{}}')],
    ['no others, where it holds links', 'Team{}', closed({ red: bson('int') }), refused('{"key":"a"}')],
    ['no others, where it holds links to no key', 'Person{}', closed({ red: bson('int') }), refused('{"key":000000000000000000000001}')],
    ['a value that fits', 'int{}', object({ red: INT }), UNHELD],
    ['a value of another type', 'int{}', object({ red: bson('string') }), refused('{"red":1}')],
    ['a value of other types', 'int{}', object({ red: bson('string', 'bool') }), refused('{"red":1}')],
    ['a value of any type', 'int{}', object({ red: {} }), UNHELD],
    ['a value of which only objects are described', 'int{}', object({ red: { additionalProperties: bson('bool') } }), UNHELD],
    ['the first that does not fit', 'int{}', object({ red: INT, blue: bson('string'), green: bson('string') }), refused('{"blue":1}')],
    ['a list', 'int{}', object({ red: list({ items: INT }) }), refused('{"red":1}')],
    ['a list of anything', 'int{}', object({ red: list() }), refused('{"red":1}')],
    ['a set', 'int{}', object({ red: list({ uniqueItems: true, items: INT }) }), refused('{"red":1}')],
    ['a dictionary', 'int{}', object({ red: { bsonType: 'object', additionalProperties: INT } }), refused('{"red":1}')],
    ['an object', 'int{}', object({ red: object({ x: INT }) }), refused('{"red":1}')],
    ['no null', 'int?{}', object({ red: INT }), refused('{"red":null}')],
    ['null as well', 'int?{}', object({ red: INT_OR_NULL }), UNHELD],
    ['an object, where it holds objects', 'Color{}', object({ red: object({ x: INT }) }), UNHELD],
    ['a dictionary, where it holds objects', 'Color{}', object({ red: { bsonType: ['object', 'null'], additionalProperties: INT } }), UNHELD],
    ['an object that is never null, where it holds objects', 'Color{}', object({ red: { bsonType: 'object', properties: { x: INT } } }), refused('{"red":null}')],
    ['a text, where it holds objects', 'Color{}', object({ red: bson('string', 'null') }), refused('{"red":{}}')],
    ['a value of any type, where it holds objects', 'Color{}', object({ red: {} }), UNHELD],
    ['a list, where it holds objects', 'Color{}', object({ red: list() }), refused('{"red":{}}')],
    ['the id, where it holds links', 'Team{}', object({ red: bson('string', 'null') }), UNHELD],
    ['another type than the id, where it holds links', 'Team{}', object({ red: bson('int', 'null') }), refused('{"red":"a"}')],
  ])('%s: %s', (_name, type, node, expected) => {
    expect(found(type, node, "red: 'int'")).toEqual(expected);
  });

  it.each<[string, string, object, string]>([
    ['any value', 'mixed{}', { red: bson('string'), blue: list() }, 'upload'],
    ['values of its type', 'int{}', { red: INT, blue: INT }, 'upload'],
    ['a value of another type', 'int{}', { red: INT, blue: bson('string') }, 'upload+download'],
    ['a list', 'int{}', { red: list({ items: INT }) }, 'upload+download'],
    ['a value of any type', 'int{}', { red: {} }, 'upload+download'],
    ['ids, of links', 'Team{}', { red: bson('string', 'null') }, 'upload'],
    ['ids, of links to what has no key', 'Person{}', { red: bson('objectId', 'null') }, 'upload'],
    ['ids, of objects', 'Color{}', { red: bson('objectId', 'null') }, 'upload+download'],
    ['no ids, of links', 'Team{}', { red: bson('int', 'null') }, 'upload+download'],
    ['null', 'int{}', { red: INT_OR_NULL }, 'upload+download'],
    ['a value of any type', 'int?{}', { red: {} }, 'upload+download'],
    ['null, which it may hold', 'int?{}', { red: INT_OR_NULL }, 'upload'],
  ])('holds all that there may be where there are no others: %s', (_name, type, properties, ways) => {
    expect(found(type, closed(properties), "red: 'int'").map((each) => each.split(' ')[2])).toEqual([ways]);
  });
});

describe('an object of a class against a dictionary', () => {
  const dictionary = (values: object): object => ({ bsonType: ['object', 'null'], additionalProperties: values });

  it.each<[string, string, object, string[]]>([
    ['an empty value or one of its type', "red: 'int?'", INT_OR_NULL, []],
    ['a value that must be there', "red: 'int'", INT, UNHELD],
    ['one that must be there beside one that need not', "red: 'int?', blue: 'int'", INT_OR_NULL, UNHELD],
    ['a value of more types', "red: 'string?'", bson('string', 'int', 'null'), UNHELD],
    ['a value of another type', "red: 'string'", INT, refused('{"red":"a"}')],
    ['the second that does not fit', "red: 'int', blue: 'string'", INT, refused('{"blue":"a"}')],
    ['another name in code', "red: { type: 'string', mapTo: 'rot' }", INT, refused('{"rot":"a"}')],
    ['an empty value', "red: 'int?'", INT, refused('{"red":null}', 'upload')],
    ['a value against objects', "red: 'int'", bson('object'), refused('{"red":1}')],
    ['a list', "red: 'int[]'", INT, refused('{"red":[]}')],
    ['a set', "red: 'int<>'", INT, refused('{"red":[]}')],
    ['a list of objects against objects', "red: 'Spot[]'", bson('object', 'null'), refused('{"red":[]}')],
    ['a list against lists is not compared', "red: 'int?[]'", { bsonType: 'array', items: INT }, ['warn unsupported-server-type upload+download nothing']],
    ['a dictionary against values', "red: 'int{}'", INT, refused('{"red":{}}')],
    ['a dictionary against objects', "red: 'Spot{}'", bson('object'), UNHELD],
    ['a dictionary of any values, which is never null', "red: 'mixed{}'", bson('object', 'null'), UNHELD],
    ['an object against values', "red: 'Spot'", INT, refused('{"red":{}}')],
    ['an object against ids', "red: 'Spot'", bson('objectId', 'null'), refused('{"red":{}}')],
    ['an object against objects and null', "red: 'Spot'", bson('object', 'null'), UNHELD],
    ['an object against objects', "red: 'Spot'", bson('object'), refused('{"red":null}')],
    ['a link against ids', "red: 'Team'", bson('string', 'null'), []],
    ['a link against ids that are never null', "red: 'Team'", bson('string'), refused('{"red":null}', 'upload')],
    ['a link against other values', "red: 'Team'", INT_OR_NULL, refused('{"red":"a"}')],
    ['what the device computes is no part of it', "red: 'int?', tasks: { type: 'linkingObjects', objectType: 'Task', property: 'p' }", INT_OR_NULL, []],
  ])('%s: %s', (_name, embedded, values, expected) => {
    expect(found('Color', dictionary(values), embedded)).toEqual(expected);
  });
});

describe('a dictionary against an object of an API', () => {
  const inApi = (type: string, person: object): string[] => {
    const components = { schemas: { Task: { type: 'object', required: ['_id', 'p'], properties: { _id: { type: 'string', format: 'objectid' }, p: { type: 'object', ...person } } } } };
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`),
      'api.json': { openapi: '3.0.3', info: { title: 'Tasks', version: '1' }, paths: {}, components },
    };
    return checkFiles(files, { server: '/app/api.json' }).findings
      .map(({ severity, rule, breaks, witness }) => `${severity} ${rule} ${breaks.join('+')} ${plain((witness as { p: unknown } | null)?.p)}`);
  };
  const text = { type: 'string' };
  const sent = { type: 'string', readOnly: true };

  it.each<[string, string, object, string[]]>([
    ['what must be sent', 'string{}', { required: ['a'], properties: { a: text } }, refused('{}')],
    ['what must be sent and is not described', 'string{}', { required: ['b'], properties: { a: text } }, refused('{}')],
    ['what is only sent back must be in no request', 'string{}', { required: ['a'], properties: { a: sent } }, UNHELD],
    ['both', 'string{}', { required: ['a', 'b'], properties: { a: sent, b: text } }, refused('{}')],
    ['what is only sent back can be of another type', 'int{}', { properties: { a: sent } }, UNHELD],
    ['what is only sent back has to be held', 'int{}', { additionalProperties: false, properties: { a: sent } }, refused('{"key":1}')],
    ['what is only taken has not', 'int{}', { additionalProperties: false, properties: { a: { type: 'string', writeOnly: true } } }, refused('{"key":1}', 'upload')],
  ])('%s: %s', (_name, type, node, expected) => {
    expect(inApi(type, node)).toEqual(expected);
  });
});
