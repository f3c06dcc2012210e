import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryProject } from '../support/project';
import { casesOf } from './cases';
import { faultsOfFix, unmended } from './fix-law';

describe('check --fix, of any app', () => {
  it('twice is once, brings no finding, and does what --dry-run says', async () => {
    await fc.assert(fc.asyncProperty(unmended, fc.constantFrom('client', 'server'), async (files, side) => {
      expect(await faultsOfFix(temporaryProject(files), side)).toEqual([]);
    }), { numRuns: casesOf(5) });
  }, 600_000);
});
