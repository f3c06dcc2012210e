import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/fix/edit';
import { editsOf } from '../../src/fix/edits-of';
import { repairsOf } from '../support/repair';
import { checkFiles, line, memoryTree } from '../support/app';
import { app, client, server, type Classes } from '../support/twin';

const task = (note: string): Classes => ({ Task: { _id: 'objectId', note } });

describe('a change of the client since the baseline', () => {
  it.each([
    ['changed-optionality', 'string', 'string?'],
    ['changed-optionality', 'string[]', 'string?[]'],
    ['changed-type', 'string', 'int'],
    ['changed-collection', 'string[]', 'string<>'],
  ])('is taken back: %s', (rule, before, now) => {
    const files = { ...client(task(now)), ...server(task(before)) };
    const { comparison, findings } = checkFiles(files, {}, app(task(before)));
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    const texts = findings.flatMap((finding) => repairsOf(finding, comparison)).map((repair) => {
      const read = memoryTree(files).read(repair.place.file);
      return applyEdits('text' in read ? read.text : '', editsOf(repair, 'text' in read ? read.text : '') ?? []);
    });
    expect(texts).toEqual([client(task(before))['client/Task.ts']]);
    expect(checkFiles({ ...files, 'client/Task.ts': texts[0] }, {}, app(task(before))).findings.map(line)).toEqual([]);
  });

  it('is not, where the server changed too', () => {
    const { comparison, findings } = checkFiles({ ...client(task('int')), ...server(task('date')) }, {}, app(task('string')));
    expect(findings.flatMap((finding) => repairsOf(finding, comparison))).toEqual([]);
  });
});
