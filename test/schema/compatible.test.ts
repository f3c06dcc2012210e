import { expect, it } from 'vitest';
import { propertyDifference } from '../../src/schema/compatible';
import { grammarOf } from '../../src/schema/grammar/generations';
import type { Property } from '../../src/schema/model';

const SOURCE = { file: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A property as the SDK spells it. */
function property(spelling: unknown): Property {
  const read = grammarOf(undefined).normalise('p', spelling, false);
  if ('refused' in read) throw new Error(read.refused);
  return { ...read.property, source: SOURCE };
}

/** A link to a class that is called as a type, which only a title of a server does. */
const TO_STRING: Property = { ...property('A'), objectType: 'string' };

/** `Em` is embedded; other classes are top-level. */
it.each<[unknown, unknown, string | undefined]>([
  ['string', 'string', undefined],
  ['string', 'string?', 'optionality'],
  ['string[]', 'string?[]', 'element-optionality'],
  ['string', 'int', 'type'],
  ['string<>', 'int<>', 'type'],
  ['string{}', 'int{}', 'type'],
  ['string<>', 'string?<>', 'element-optionality'],
  ['string{}', 'string?{}', 'element-optionality'],
  ['string', 'string[]', 'collection'],
  ['string[]', 'string<>', 'collection'],
  ['A', 'B', 'link'],
  ['A', 'string', 'link'],
  ['Em', 'Other', 'link'],
  ['Em', 'string', 'type'],
  ['A', 'A[]', 'link'],
  ['A', 'string[]', 'collection'],
  ['string', 'A[]', 'collection'],
  ['A[]', 'A<>', 'collection'],
  ['Em', 'Em[]', 'collection'],
  ['mixed', 'mixed', undefined],
  ['A{}', 'A?{}', undefined],
  [TO_STRING, 'string', 'link'],
])('%j and %j differ in %s', (left, right, expected) => {
  const [a, b] = [left, right].map((each) => (typeof each === 'string' ? property(each) : (each as Property)));
  if (a === undefined || b === undefined) throw new Error('two properties are compared');
  const isLinkTarget = (name: string): boolean => name !== 'Em';
  expect([propertyDifference(a, b, isLinkTarget), propertyDifference(b, a, isLinkTarget)]).toEqual([expected, expected]);
});
