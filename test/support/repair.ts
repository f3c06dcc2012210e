import { applyEdits } from '../../src/fix/edit';
import { editsOf } from '../../src/fix/edits-of';
import { rules } from '../../rules/index';
import type { Comparison } from '../../src/compare/comparison';
import { repairsFor } from '../../src/fix/repairs-for';
import type { Finding } from '../../src/rule/finding';
import type { Repair } from '../../src/rule/repair';
import { checkFiles, line, memoryTree, type Files } from './app';

/** One repair applied: the text that it gives, and the findings that are left. */
export interface Applied {
  readonly title: string;
  readonly side: Repair['side'];
  /** The lines that changed, trimmed; lines that went are not listed. */
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/** The repairs that the rule of a finding holds. */
export function repairsOf(finding: Finding, comparison: Comparison): readonly Repair[] {
  const rule = rules.find(({ id }) => id === finding.rule);
  return rule === undefined ? [] : repairsFor(rule, finding, comparison);
}

/** Applies each repair of the only finding of an app, one at a time, to the app as it was. */
export function applyRepairs(files: Files): Applied[] {
  const { comparison, findings } = checkFiles(files);
  const tree = memoryTree(files);
  return findings.flatMap((finding) => repairsOf(finding, comparison).map((repair) => {
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
