import { expect, it } from 'vitest';
import type { ObjectSchema, Property } from '../../src/schema/model';
import { haveSameShape } from '../../src/schema/same-shape';

const PLACE = { file: 'Task.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };

const property = (name: string, more: Partial<Property> = {}): Property => ({ name, type: 'string', optional: false, indexed: false, mapTo: name, source: PLACE, ...more });

const schema = (properties: readonly Property[], more: Partial<ObjectSchema> = {}): ObjectSchema => ({
  name: 'Task', embedded: false, asymmetric: false, source: PLACE, properties: new Map(properties.map((each) => [each.name, each])), ...more,
});

const [A, B] = [property('a'), property('b')];

it.each<[string, ObjectSchema, ObjectSchema, boolean]>([
  ['the same in another order', schema([A, B]), schema([B, A]), true],
  ['another name in code', schema([A]), schema([property('x', { mapTo: 'a' })]), true],
  ['asymmetric on one side', schema([A]), schema([A], { asymmetric: true }), false],
  ['embedded on one side', schema([A], { embedded: true }), schema([A]), false],
  ['one property more', schema([A]), schema([A, B]), false],
  ['one property less', schema([A, B]), schema([A]), false],
  ['another name', schema([A]), schema([B]), false],
  ['one of two is another', schema([A, B]), schema([A, property('c')]), false],
  ['another type', schema([A]), schema([property('a', { type: 'int' })]), false],
  ['another target of a link', schema([property('a', { type: 'object', objectType: 'X' })]), schema([property('a', { type: 'object', objectType: 'Y' })]), false],
  ['optional on one side', schema([A]), schema([property('a', { optional: true })]), false],
])('%s', (_name, left, right, expected) => {
  expect([haveSameShape(left, right), haveSameShape(right, left)]).toEqual([expected, expected]);
});
