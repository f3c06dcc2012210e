import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, type Files } from '../support/app';

const bson = (...names: string[]): object => ({ bsonType: names.length === 1 ? names[0] : names });
const PLACE = { bsonType: ['object', 'null'], title: 'Place', required: ['city'], properties: { city: bson('string'), floor: bson('int', 'long', 'null') } };

/** A client that embeds `Place` twice, as the first of two objects of the validator says it. */
function found(second: object): string[] {
  const properties = { _id: bson('objectId'), home: PLACE, work: second };
  const files: Files = {
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', home: 'Place', work: 'Place' },"),
    ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string', floor: 'int?' },"),
    'server/Task.json': { $jsonSchema: { bsonType: 'object', required: ['_id'], properties } },
  };
  return checkFiles(files, { server: '/app/server' }).findings.map((each) => line(each).split(' ').slice(0, 4).join(' '));
}

describe('of two objects with one title, each is compared for itself unless they take the same', () => {
  it.each<[string, object, string[]]>([
    ['the same', PLACE, []],
    ['the same in another order', { ...PLACE, properties: { floor: bson('null', 'long', 'int'), city: bson('string') } }, []],
    ['a name more in `required`, which is not declared', { ...PLACE, required: ['city', 'zip'] }, ['error undefined-required-property Task_work.zip upload']],
    ['fewer types of numbers', { ...PLACE, properties: { ...PLACE.properties, floor: bson('long', 'null') } }, ['error type-mismatch Place.floor upload']],
    ['no null', { ...PLACE, properties: { ...PLACE.properties, floor: bson('int', 'long') } }, ['error optional-required-mismatch Place.floor upload']],
    ['no other properties, and one less', { ...PLACE, additionalProperties: false, properties: { city: bson('string') } }, ['error client-only-property Place.floor upload']],
    ['a property without a Realm type', { ...PLACE, required: ['city', 'at'], properties: { ...PLACE.properties, at: bson('timestamp') } }, ['error server-only-required-property Place.at upload']],
  ])('%s', (_name, second, expected) => {
    expect(found(second)).toEqual(expected);
  });
});
