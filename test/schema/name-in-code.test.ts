import { expect, it } from 'vitest';
import { isIdentifier, keyInCode } from '../../src/schema/name-in-code';

it.each([
  ['name', 'name'], ['_id', '_id'], ['$ref', '$ref'], ['a1', 'a1'], ['é', 'é'], ['𝒳y', '𝒳y'], ['x', 'x'],
  ['1a', "'1a'"], ['a-b', "'a-b'"], ['-a', "'-a'"], ['a b', "'a b'"], ['a.b', "'a.b'"], ['', "''"],
  ["it's", String.raw`'it\'s'`], ['say "a"', `'say "a"'`], ['a\\b', String.raw`'a\\b'`], ['a\nb', String.raw`'a\nb'`], ['a\u2028', String.raw`'a\u2028'`],
])('%j as a key is %s', (name, code) => {
  expect([keyInCode(name), isIdentifier(name)]).toEqual([code, code === name]);
});
