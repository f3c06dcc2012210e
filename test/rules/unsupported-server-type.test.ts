import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport } from '../support/app';

function app(node: object, client = "_id: 'objectId', p: 'string?'"): string[] {
  return lines({
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { ${client} },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, p: node } } }),
  });
}

const FOUND = ['warn unsupported-server-type Task.p upload+download client/Task.ts:7:36 Task/schema.json:11:5'];

describe('unsupported-server-type', () => {
  it.each<[string, object]>([
    ['number', { bsonType: 'number' }],
    ['timestamp', { bsonType: 'timestamp' }],
    ['a regular expression', { bsonType: 'regex' }],
    ['a union', { bsonType: ['string', 'int'] }],
    ['a union with null', { bsonType: ['string', 'null'] }],
    ['a tuple', { bsonType: 'array', items: [{ bsonType: 'string' }] }],
    ['nested arrays', { bsonType: 'array', items: { bsonType: 'array', items: { bsonType: 'string' } } }],
    ['no type', { description: 'anything' }],
  ])('%s', (_name, node) => {
    expect(app(node)).toEqual(FOUND);
  });

  it('says nothing where the client leaves the property out', () => {
    expect(app({ bsonType: 'timestamp' }, "_id: 'objectId'")).toEqual([]);
  });

  it('goes by the stored name', () => {
    expect(app({ bsonType: 'timestamp' }, "_id: 'objectId', mine: { type: 'date', mapTo: 'p' }")).toEqual(FOUND);
  });
});
