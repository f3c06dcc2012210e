import { check } from '../check/check';
import { checkProject, type AppToCheck, type Attempt, type Checked, type CheckRequest } from '../api/check-project';
import { chosenFindings } from '../api/chosen-rules';
import { printable } from '../report/printable';
import { plural } from '../report/summary-text';
import { resolveClients } from '../api/app-config';
import type { AppConfig } from '../config/config';
import { readHistory } from '../past/past';
import type { FileTree } from '../tree/file-tree';
import { appTree } from '../workspace/workspace';
import { acceptFindings, assertAcceptFlags, type AcceptFlags } from './accept';
import { counted, isAlone, notesOf, SERVER_ALONE } from './check-notes';
import { assertFixFlags, fixClients, fixNotes, patchOf, treeWith, writeFixed, type FixFlags, type Fixed } from './fix';
import type { Format } from './formats';
import { loadRenders } from './load-renders';
import { writeOutputs, type Output } from './outputs';
import { RENDERS, type RenderCheck, type Rendered } from './render';
import type { Surroundings } from './streams';

export interface CheckFlags extends CheckRequest, AcceptFlags, FixFlags {
  readonly outputs: readonly Output<Format>[];
  /** Shows errors only; warnings and notes are counted still. */
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  /** Lists each thing that was not compared, with its reason and place. */
  readonly verbose?: boolean;
}

/** The exit status when a part of what was asked for could not be done. */
const CANNOT = 2;

function statusOf({ report, failures }: Checked, { maxWarnings }: CheckFlags): number {
  if (failures.length > 0) return CANNOT;
  const tooMany = maxWarnings !== undefined && report.summary.warnings > maxWarnings;
  return report.summary.errors > 0 || tooMany ? 1 : 0;
}

/** What is shown of an app: without what a flag keeps back. */
function shownOf({ report, result, config, tree, before, history, notes }: Checked, name: string | null, flags: CheckFlags): Rendered {
  const findings = flags.quiet === true ? report.findings.filter(({ severity }) => severity === 'error') : report.findings;
  return {
    name,
    report: { ...report, findings },
    verbose: flags.verbose === true,
    config,
    tree,
    before,
    comparison: result.comparison,
    releases: history.releases,
    notes: [...notesOf(result, config), ...notes],
  };
}

/** `json` has no room for notes, so those that change what a reader makes of it go to standard error. */
function sayBeside({ result: { accepted, comparison } }: Checked, { outputs }: CheckFlags, { err }: Surroundings): void {
  if (!outputs.some(({ format }) => format === 'json')) return;
  if (accepted.length > 0) err(`Accepted, and left out: ${counted(accepted.length)}.\n`);
  if (isAlone(comparison)) err(`${SERVER_ALONE}\n`);
}

/** The summary of a job, where the service that runs it has a place for one. */
function writeSummary(apps: readonly Rendered[], render: RenderCheck, surroundings: Surroundings): void {
  const { summarize, err } = surroundings;
  const failure = summarize?.(render('markdown', apps, surroundings, true));
  if (failure !== undefined) err(`realm-schema: the summary of the job is missing: ${printable(failure)}\n`);
}

/** An app as a line of the run: which of several it is, what is shown of it, and what could not be done. */
interface Line {
  readonly shown: Rendered | undefined;
  readonly failures: readonly string[];
  readonly status: number;
}

function lineOf({ name, checked }: Attempt, flags: CheckFlags): Line {
  if (checked instanceof Error) return { shown: undefined, failures: [`${name}: ${checked.message}`], status: CANNOT };
  return { shown: shownOf(checked, name, flags), failures: checked.failures.map((each) => `${name}: ${each}`), status: statusOf(checked, flags) };
}

/** What checks came to: the lines of the run, and what each app was checked to. */
interface Outcome {
  readonly lines: readonly Line[];
  readonly checked: readonly Checked[];
}

const textsOf = ({ lines }: Outcome): readonly Rendered[] => lines.flatMap(({ shown }) => (shown === undefined ? [] : [shown]));
const failuresOf = ({ lines }: Outcome): readonly string[] => lines.flatMap(({ failures }) => failures);
const worstOf = ({ lines }: Outcome): number => Math.max(...lines.map(({ status }) => status));

function checkAll(flags: CheckFlags, surroundings: Surroundings, open?: (config: AppConfig) => FileTree): Outcome {
  const first = ({ config, tree, history }: AppToCheck): void => {
    if (flags.accept !== true) return;
    surroundings.err(acceptFindings(tree, config, chosenFindings(check(tree, config, history).findings, flags), flags));
  };
  const project = checkProject(flags, surroundings, first, open);
  if (!('several' in project)) {
    const { only } = project;
    return { lines: [{ shown: shownOf(only, null, flags), failures: only.failures, status: statusOf(only, flags) }], checked: [only] };
  }
  const checked = project.several.flatMap((each) => (each.checked instanceof Error ? [] : [each.checked]));
  return { lines: project.several.map((each) => lineOf(each, flags)), checked };
}

/** Says what could not be done, and gives the exit status. */
function told(failures: readonly string[], status: number, { err }: Surroundings): number {
  for (const failure of failures) err(`realm-schema: ${printable(failure)}\n`);
  return status;
}

/** Writes the reports that are wanted of what was found. */
function report(outcome: Outcome, flags: CheckFlags, render: RenderCheck, surroundings: Surroundings): void {
  for (const each of outcome.checked) sayBeside(each, flags, surroundings);
  const apps = textsOf(outcome);
  writeOutputs(flags.outputs, (format, isFile) => render(format, apps, surroundings, isFile), surroundings);
  writeSummary(apps, render, surroundings);
}

/** Mends what is safe, in memory. */
function fixed(flags: CheckFlags, surroundings: Surroundings): Fixed {
  return fixClients(resolveClients(surroundings.cwd, flags), flags.side ?? 'client', (config) => {
    const { history } = readHistory(flags, config, surroundings);
    return (tree) => check(tree, config, history);
  });
}

/** What remains once a patch is applied. */
function remaining({ checked }: Outcome): string {
  const sum = (of: 'errors' | 'warnings'): number => checked.reduce((total, each) => total + each.report.summary[of], 0);
  return `With the patch, ${plural(sum('errors'), 'error', 'errors')} and ${plural(sum('warnings'), 'warning', 'warnings')} remain.\n`;
}

/** Mends, says what was mended, and checks what remains. A patch is printed alone, for a program to read. */
function runFix(flags: CheckFlags, render: RenderCheck, surroundings: Surroundings): number {
  const done = fixed(flags, surroundings);
  const isDry = flags.dryRun === true;
  const unwritten = isDry ? [] : writeFixed(done);
  surroundings.err(fixNotes(done, flags));
  const outcome = checkAll(flags, surroundings, isDry ? treeWith(done.unwritten) : appTree);
  if (isDry) {
    surroundings.out(patchOf(done, surroundings.cwd));
    surroundings.err(remaining(outcome));
  } else report(outcome, flags, render, surroundings);
  return told([...unwritten, ...failuresOf(outcome)], unwritten.length > 0 ? CANNOT : worstOf(outcome), surroundings);
}

function run(flags: CheckFlags, render: RenderCheck, surroundings: Surroundings): number {
  if (flags.fix === true) return runFix(flags, render, surroundings);
  const outcome = checkAll(flags, surroundings);
  report(outcome, flags, render, surroundings);
  return told(failuresOf(outcome), worstOf(outcome), surroundings);
}

/**
 * `realm-schema check`: gives what checks, once or again and again, when all that it needs is loaded. That gives the exit status: 0,
 * or 1 where something is at error severity or warnings are too many, or 2 where something that was asked for could not be done, such
 * as a past that cannot be read: the report then covers the rest. Of several clients, each is checked, and the worst status counts.
 */
export async function prepareCheck(flags: CheckFlags, surroundings: Surroundings): Promise<() => number> {
  assertAcceptFlags(flags);
  assertFixFlags(flags, {
    '--accept': flags.accept === true, '--staged': flags.staged === true, '--only': flags.only !== undefined, '--except': flags.except !== undefined,
  });
  const formats = flags.outputs.map(({ format }) => format);
  const render = await loadRenders(RENDERS, surroundings.summarize === undefined ? formats : [...formats, 'markdown']);
  return () => run(flags, render, surroundings);
}
