import { diffProject, type DiffRequest } from '../api/diff-project';
import { version } from '../package.generated';
import { colorsOf } from '../report/colors';
import { diffPage } from '../report/html/diff-page';
import { diffJson } from '../report/diff-json';
import { diffMarkdown } from '../report/diff-markdown';
import { diffPretty } from '../report/diff-pretty';
import { printable } from '../report/printable';
import type { DIFF_FORMATS } from './formats';
import { writeOutputs, type Output } from './outputs';
import type { Surroundings } from './streams';

export interface DiffFlags extends DiffRequest {
  readonly outputs: readonly Output<(typeof DIFF_FORMATS)[number]>[];
}

/** The exit status where the released clients that were asked for cannot be read: the diff is printed all the same. */
const CANNOT = 2;

/**
 * `realm-schema diff OLD [NEW]`: what changed between two revisions, what each change needs, and the order of the roll-out.
 * Gives the exit status, which is 0 whatever changed: a difference is no fault. Throws `HistoryError`, `ConfigError` or `WorkspaceError` where it cannot be told.
 */
export function runDiff(old: string | undefined, now: string | undefined, flags: DiffFlags, surroundings: Surroundings): number {
  const { report, failures } = diffProject(old, now, flags, surroundings);
  const { colors, width, err } = surroundings;
  const texts = {
    json: () => diffJson(report),
    markdown: () => diffMarkdown(report),
    html: () => diffPage(report, version),
    pretty: (isFile: boolean) => diffPretty(report, { colors: isFile ? colorsOf(false) : colors, width }),
  };
  writeOutputs(flags.outputs, (format, isFile) => texts[format](isFile), surroundings);
  for (const failure of failures) err(`realm-schema: ${printable(failure)}\n`);
  return failures.length > 0 ? CANNOT : 0;
}
