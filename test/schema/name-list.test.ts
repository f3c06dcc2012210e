import { expect, it } from 'vitest';
import { nameList } from '../../src/schema/name-list';

it.each([
  [[], 2, ''], [['a', 'b'], 2, 'a, b'], [['a', 'b', 'c'], 2, 'a, b and 1 more'], [['a', 'b', 'c', 'd'], 2, 'a, b and 2 more'],
])('%j, of which %i are read', (names, most, expected) => {
  expect(nameList(names, most)).toBe(expected);
});

it('names eight', () => {
  expect([nameList([...'abcdefgh']), nameList([...'abcdefghi'])]).toEqual(['a, b, c, d, e, f, g, h', 'a, b, c, d, e, f, g, h and 1 more']);
});
