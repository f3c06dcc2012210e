import { expect, it } from 'vitest';
import { isAlwaysOptional, isNeverOptional, isUserType, kindOf, primaryKeyOf, type ObjectSchema, type Property } from '../../src/schema/model';

/** client-schema.md 2.3. */
it.each([
  ['string', undefined, 'as declared'], ['list', 'string', 'as declared'], ['set', 'string', 'as declared'], ['dictionary', 'string', 'as declared'],
  ['mixed', undefined, 'always'], ['list', 'mixed', 'always'], ['set', 'mixed', 'always'], ['dictionary', 'mixed', 'always'],
  ['object', 'Task', 'always'], ['dictionary', 'Task', 'always'],
  ['list', 'Task', 'never'], ['set', 'Task', 'never'], ['linkingObjects', 'Task', 'never'],
])('a %s of %s is optional %s', (type, objectType, expected) => {
  const found = isAlwaysOptional(type, objectType) ? 'always' : isNeverOptional(type, objectType) ? 'never' : 'as declared';
  expect(found).toBe(expected);
});

it.each([
  ['Task', true], ['String', true], ['string', false], ['list', false], ['object', false], ['linkingObjects', false], ['', false], [undefined, false],
])('%s names a class: %s', (type, expected) => {
  expect(isUserType(type)).toBe(expected);
});

const SOURCE = { file: 'Task.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };
const KEY: Property = { name: 'id', type: 'int', optional: false, indexed: true, mapTo: '_id', source: SOURCE };
const TASK: ObjectSchema = { name: 'Task', embedded: false, asymmetric: false, properties: new Map([['id', KEY]]), source: SOURCE };

it.each<[Partial<ObjectSchema>, string]>([
  [{}, 'top-level'], [{ embedded: true }, 'embedded'], [{ asymmetric: true }, 'asymmetric'], [{ embedded: true, asymmetric: true }, 'embedded'],
])('a class that is %j is %s (client-schema.md 2.8)', (more, expected) => {
  expect(kindOf({ ...TASK, ...more })).toBe(expected);
});

it.each<[Partial<ObjectSchema>, Property | undefined]>([[{}, undefined], [{ primaryKey: 'id' }, KEY], [{ primaryKey: '_id' }, undefined]])('the key of a class with %j', (more, expected) => {
  expect(primaryKeyOf({ ...TASK, ...more })).toBe(expected);
});
