import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { spell } from '../../src/schema/spelling';
import { memoryTree } from '../support/app';

const property = (name: string, more: object): object => ({ name, optional: false, indexed: false, mapTo: name, ...more });

/** What `JSON.stringify(realm.schema)` prints. */
const printed = [
  {
    name: 'Task',
    primaryKey: '_id',
    asymmetric: false,
    embedded: false,
    properties: {
      _id: property('_id', { type: 'objectId', indexed: true }),
      due: property('due', { type: 'date', optional: true, mapTo: 'due_date' }),
      tags: property('tags', { type: 'list', objectType: 'string' }),
      place: property('place', { type: 'object', objectType: 'Place', optional: true }),
    },
  },
  { name: 'Place', asymmetric: false, embedded: true, properties: { tasks: property('tasks', { type: 'linkingObjects', objectType: 'Task', property: 'place' }) } },
];

const read = (value: unknown): ReturnType<typeof readClient> => readClient(memoryTree({ 'schema.json': value }), { files: ['schema.json'] });

describe('a printed schema', () => {
  it('is read as a client', () => {
    const { classes, unresolved, invalid } = read(printed);
    expect(classes.map(({ name, primaryKey, embedded, properties, source }) =>
      [name, primaryKey, embedded, [...properties.values()].map((each) => `${each.mapTo} ${spell(each)}`).join(', '), source.line])).toEqual([
      ['Task', '_id', false, '_id objectId, due_date date?, tags string[], place Place', 2],
      ['Place', undefined, true, 'tasks linkingObjects of Task', 40],
    ]);
    expect([...unresolved, ...invalid]).toEqual([]);
  });

  it('may be one class', () => {
    expect(read(printed[1]).classes.map(({ name }) => name)).toEqual(['Place']);
  });

  it.each([
    ['something else', { title: 'Task', bsonType: 'object', properties: {} }, [], ['its `name` must be a string that is not empty']],
    ['a text', '"Task"', ['the file is not a list of object schemas, as `JSON.stringify(realm.schema)` prints it'], []],
    ['nothing', '', ['the file is not a list of object schemas, as `JSON.stringify(realm.schema)` prints it'], []],
    ['an empty list', [], ['the file is not a list of object schemas, as `JSON.stringify(realm.schema)` prints it'], []],
  ])('%s is named', (_name, value, unresolved, invalid) => {
    const client = read(value);
    expect(client.unresolved.map(({ reason }) => reason)).toEqual(unresolved);
    expect(client.invalid.map(({ message }) => message)).toEqual(invalid);
  });
});
