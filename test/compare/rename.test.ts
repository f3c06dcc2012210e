import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/schema/edit-distance';
import { areAlike, likelyName } from '../../src/compare/rename';

describe('edit distance', () => {
  it.each([
    ['title', 'titel', 1], ['nmae', 'name', 1], ['name', 'name', 0], ['date', 'name', 2], ['', 'ab', 2], ['ca', 'abc', 3], ['form', 'from', 1], ['recieve', 'receive', 1],
  ])('%s to %s takes %i', (left, right, steps) => {
    expect(editDistance(left, right)).toBe(steps);
  });

  it('is symmetric, no more than without swaps, and says when it is beyond a limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(fc.property(text, text, fc.nat(4), (left, right, limit) => {
      const steps = editDistance(left, right);
      expect(editDistance(right, left)).toBe(steps);
      expect(steps).toBeLessThanOrEqual(distance(left, right));
      expect(editDistance(left, right, limit)).toBe(Math.min(steps, limit + 1));
    }));
  });
});

describe('names', () => {
  it.each([['title', 'titel', true], ['name', 'date', false], ['due_date', 'dueDate', true], ['x', 'y', false], ['owner', 'ownr', true]])('%s and %s are alike: %s', (left, right, expected) => {
    expect(areAlike(left, right)).toBe(expected);
  });

  it.each<[string, string[], string | undefined]>([
    ['nmae', ['name', 'size'], 'name'],
    ['date', ['name'], undefined],
    ['colr', ['color', 'colour', 'cold'], undefined],
    ['Name', ['name', 'names'], 'name'],
    ['total', [], undefined],
  ])('%s among %j was probably %s', (name, among, expected) => {
    expect(likelyName(name, among)).toBe(expected);
  });
});
