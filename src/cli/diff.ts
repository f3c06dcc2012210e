import { diffProject, type DiffRequest } from '../api/diff-project';
import { version } from '../package.generated';
import { colorsOf } from '../report/colors';
import { diffJson } from '../report/diff-json';
import type { DiffReport } from '../report/diff-report';
import { printable } from '../report/printable';
import type { DIFF_FORMATS } from './formats';
import { loadRenders, type Loaders } from './load-renders';
import { writeOutputs, type Output } from './outputs';
import type { Surroundings } from './streams';

type Format = (typeof DIFF_FORMATS)[number];

export interface DiffFlags extends DiffRequest {
  readonly outputs: readonly Output<Format>[];
}

/** The exit status where the released clients that were asked for cannot be read: the diff is printed all the same. */
const CANNOT = 2;

const RENDERS: Loaders<Format, [report: DiffReport, surroundings: Surroundings, isFile: boolean]> = {
  json: () => Promise.resolve(diffJson),
  markdown: async () => (await import('../report/diff-markdown.js')).diffMarkdown,
  html: async () => {
    const { diffPage } = await import('../report/html/diff-page.js');
    return (report) => diffPage(report, version);
  },
  pretty: async () => {
    const { diffPretty } = await import('../report/diff-pretty.js');
    return (report, { colors, width }, isFile) => diffPretty(report, { colors: isFile ? colorsOf(false) : colors, width });
  },
};

/**
 * `realm-schema diff OLD [NEW]`: what changed between two revisions, what each change needs, and the order of the roll-out.
 * Gives the exit status, which is 0 whatever changed: a difference is no fault. Throws `HistoryError`, `ConfigError` or `WorkspaceError` where it cannot be told.
 */
export async function runDiff(
  old: string | undefined, now: string | undefined, flags: DiffFlags, surroundings: Surroundings,
): Promise<number> {
  const { report, failures } = diffProject(old, now, flags, surroundings);
  const render = await loadRenders(RENDERS, flags.outputs.map(({ format }) => format));
  writeOutputs(flags.outputs, (format, isFile) => render(format, report, surroundings, isFile), surroundings);
  for (const failure of failures) surroundings.err(`realm-schema: ${printable(failure)}\n`);
  return failures.length > 0 ? CANNOT : 0;
}
