import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf } from './cases';
import { onlyInOne, revisions } from './diff-law';

describe('any two revisions of an app', () => {
  it('diff sees what check --against sees', () => {
    fc.assert(fc.property(revisions, (pair) => {
      expect(onlyInOne(pair)).toEqual([]);
    }), { numRuns: casesOf(15) });
  }, 600_000);
});
