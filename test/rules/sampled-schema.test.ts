import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, serverExport } from '../support/app';

const string = { bsonType: 'string' };
const untitled = { bsonType: 'object', properties: { city: string } };

function signs(properties: object, required: readonly string[] = ['_id']): string[] {
  const files = {
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"),
    ...serverExport({ Task: { required, properties: { _id: string, ...properties } } }),
  };
  return checkFiles(files).findings.filter(({ rule }) => rule === 'sampled-schema')
    .map(({ severity, message, server }) => `${severity} ${server?.line}:${server?.column} ${/documents: ([^.]*)/.exec(message)?.[1] ?? message}`);
}

const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, string]));

describe('sampled-schema', () => {
  it.each<[string, object, readonly string[], string[]]>([
    ['a field that was only ever null', { note: { bsonType: 'null' } }, ['_id'], ['info 2:3 `note` can only be null']],
    ["Mongoose's version key", { __v: { bsonType: 'int' } }, ['_id'], ['info 2:3 `__v` is the version key of Mongoose']],
    ['untitled objects alone, with `_id` not required', { place: untitled }, [], []],
    ['untitled objects, and little required', { ...many, place: untitled }, ['_id'], ['info 2:3 `place` holds objects without a title; of 8 properties none but `_id` is required']],
    ['an untitled object alone', { place: untitled }, ['_id'], []],
    ['an `_id` that is not required alone', {}, [], []],
    ['many optional properties alone', many, ['_id'], []],
    ['a field of no Realm type', { note: { bsonType: 'regex' } }, ['_id'], []],
    ['two fields that were only ever null', { note: { bsonType: 'null' }, more: { bsonType: 'null' } }, ['_id'], ['info 2:3 `note`, `more` can only be null']],
    ['a field that is damaged too', { note: { bsonType: 'null', title: 5 } }, ['_id'], []],
    ['objects with a title, and little required', { ...many, place: { ...untitled, title: 'Place' } }, ['_id'], []],
    ['lists of values, and little required', { ...many, tags: { bsonType: 'array', items: string } }, ['_id'], []],
    ['untitled objects, and something required', { ...many, place: untitled }, ['_id', 'a'], []],
    ['several untitled objects, and little required', { ...many, place: untitled, home: untitled }, ['_id'], ['info 2:3 `place`, `home` hold objects without a title; of 9 properties none but `_id` is required']],
    ['untitled objects in a class of few properties', { ...Object.fromEntries(['a', 'b', 'c'].map((name) => [name, string])), place: untitled }, ['_id'], []],
    ['an embedded object of many optional properties, one of them an object', { place: { ...untitled, title: 'Place', properties: { ...many, at: untitled } } }, ['_id'], []],
    ['a written schema', { place: { ...untitled, title: 'Place' }, name: string }, ['_id', 'name'], []],
  ])('%s', (_name, properties, required, expected) => {
    expect(signs(properties, required)).toEqual(expected);
  });

  it('a link to a collection without a title holds no objects', () => {
    const ref = { ref: '#/relationship/mongodb-atlas/app/people', foreign_key: '_id', is_list: false };
    const files = {
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: string, ...many, owner: string } } }, { relationships: { Task: { owner: ref } } }),
      'server/data_sources/mongodb-atlas/app/people/schema.json': { bsonType: 'object', required: ['_id'], properties: { _id: string } },
    };
    expect(checkFiles(files).findings.map(({ rule }) => rule)).not.toContain('sampled-schema');
  });
});
