import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, type Files } from '../support/app';

const ID = { bsonType: 'objectId' };
const schema = (properties: object): object => ({ $jsonSchema: { bsonType: 'object', required: ['_id'], properties: { _id: ID, ...properties } } });
const OBJECT = { bsonType: ['object', 'null'], title: 'Person', required: ['age'], properties: { age: { bsonType: 'string' } } };

/** A client that has `Person` as a class of its own, to which `Task` links. */
const CLIENT: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', owner: 'Person' },"),
  ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId', age: 'int' },"),
};

const LINK = 'error link-mismatch Task.owner upload+download';

describe('MongoDB validates collections, and an object inside of a document is none', () => {
  it.each<[string, Files, string[]]>([
    ['an object of the name of a class', { 'server/Task.json': schema({ owner: OBJECT }) }, ['warn client-only-class Person -', LINK]],
    ['objects in a list', { 'server/Task.json': schema({ owner: { bsonType: 'array', items: OBJECT } }) }, ['warn client-only-class Person -', LINK]],
    ['an object beside the collection', { 'server/Task.json': schema({ owner: OBJECT }), 'server/Person.json': schema({ age: { bsonType: ['int', 'long'] } }) }, ['warn optional-required-mismatch Person.age download', LINK]],
    ['the collection alone', { 'server/Task.json': schema({ owner: { bsonType: ['objectId', 'null'] } }), 'server/Person.json': schema({ age: { bsonType: 'string' } }) }, ['error type-mismatch Person.age upload+download']],
  ])('%s', (_name, server, expected) => {
    const { findings } = checkFiles({ ...CLIENT, ...server }, { server: '/app/server' });
    expect(findings.map((each) => line(each).split(' ').slice(0, 4).join(' '))).toEqual(expected);
  });
});
