import { applyEdits } from '../../src/fix/edit';
import { editsOf } from '../../src/fix/edits-of';
import { repairsFor, type Repair } from '../../src/fix/repair';
import { checkFiles, line, memoryTree, type Files } from './app';

/** One repair applied: the text that it gives, and the findings that are left. */
export interface Applied {
  readonly title: string;
  readonly side: Repair['side'];
  /** The lines that changed, trimmed; lines that went are not listed. */
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/** Applies each repair of the only finding of an app, one at a time, to the app as it was. */
export function applyRepairs(files: Files): Applied[] {
  const { comparison, findings } = checkFiles(files);
  const tree = memoryTree(files);
  return findings.flatMap((finding) => repairsFor(finding, comparison).map((repair) => {
    const read = tree.read(repair.place.file);
    const before = 'text' in read ? read.text : '';
    const after = applyEdits(before, editsOf(repair, before) ?? []);
    const old = new Set(before.split('\n'));
    return {
      title: repair.title,
      side: repair.side,
      changed: after.split('\n').filter((each) => !old.has(each)).map((each) => each.trim()),
      left: checkFiles({ ...files, [repair.place.file]: after }).findings.map(line),
    };
  }));
}
