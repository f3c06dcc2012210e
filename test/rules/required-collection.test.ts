import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport, type Files } from '../support/app';

const string = { bsonType: 'string' };

function app(type: string, node: object, required = ['_id', 'p']): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`),
    ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },"),
    ...serverExport({ Task: { required, properties: { _id: { bsonType: 'objectId' }, p: node } } }),
  };
}

const FOUND = ['warn required-collection Task.p download - Task/schema.json:6:5'];
const place = { bsonType: 'object', title: 'Place', properties: { city: string } };

describe('required-collection', () => {
  it.each<[string, string, object, string[]]>([
    ['a list', 'string[]', { bsonType: 'array', items: string }, FOUND],
    ['a set', 'string<>', { bsonType: 'array', uniqueItems: true, items: string }, FOUND],
    ['a dictionary', 'string{}', { bsonType: 'object', additionalProperties: string }, FOUND],
    ['mixed', 'mixed', { bsonType: 'mixed' }, FOUND],
    ['an embedded object', 'Place', place, FOUND],
    ['embedded objects', 'Place[]', { bsonType: 'array', items: place }, FOUND],
    ['a string', 'string', string, []],
  ])('%s', (_name, type, node, expected) => {
    expect(lines(app(type, node)).filter((each) => !each.includes('client-only-class'))).toEqual(expected);
  });

  it('says nothing of what is not required', () => {
    expect(lines(app('string[]', { bsonType: 'array', items: string }, ['_id'])).filter((each) => each.includes('required-collection'))).toEqual([]);
  });

  it('leaves a required link to valid-relationship', () => {
    const found = lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string', next: 'Task' },"),
      ...serverExport({ Shop: { required: ['_id'], properties: { _id: string } }, Task: { required: ['_id', 'next'], properties: { _id: string, next: string } } }, {
        relationships: { Task: { next: { ref: '#/relationship/mongodb-atlas/app/Task', foreign_key: '_id', is_list: false } } },
      }),
    });
    expect(found).toEqual(['error valid-relationship Task.next deploy - Task/relationships.json:2:3']);
  });
});
