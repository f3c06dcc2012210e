import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryProject } from '../support/project';
import { appsWith, edits, someEdits } from '../support/random-app';
import { filesOf, layouts } from '../support/random-layout';
import { casesOf } from './cases';
import { unlikeIn } from './format-law';

/** Apps whose sides differ, and apps of one or two packages some of whose files cannot be read. */
const apps = fc.oneof(appsWith(someEdits, edits), layouts.map(filesOf));

describe('the command, the API, ESLint and every format, of any app', () => {
  it('say the same', async () => {
    await fc.assert(fc.asyncProperty(apps, async (files) => {
      expect(await unlikeIn(temporaryProject({ '.git/HEAD': '', ...files }), temporaryProject({}))).toEqual([]);
    }), { numRuns: casesOf(4) });
  }, 600_000);
});
