import { check } from '../check/check';
import { checkProject, type Attempt, type Checked, type CheckRequest } from '../api/check-project';
import { chosenFindings } from '../api/chosen-rules';
import { printable } from '../report/printable';
import { toMarkdown } from '../report/markdown-report';
import { version } from '../package.generated';
import { acceptFindings, assertAcceptFlags, type AcceptFlags } from './accept';
import { counted, isAlone, notesOf, SERVER_ALONE } from './check-notes';
import type { Format } from './formats';
import { writeOutputs, type Output } from './outputs';
import { render, reportedApp, type Rendered } from './render';
import type { Surroundings } from './streams';

export interface CheckFlags extends CheckRequest, AcceptFlags {
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
function writeSummary(apps: readonly Rendered[], { summarize, err }: Surroundings): void {
  const failure = summarize?.(toMarkdown(apps.map(reportedApp), version));
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

/**
 * `realm-schema check`. Gives the exit status: 0, or 1 where something is at error severity or warnings are too many,
 * or 2 where something that was asked for could not be done, such as a past that cannot be read: the report then covers the rest.
 * Of several clients, each is checked, and the worst status counts.
 */
export function runCheck(flags: CheckFlags, surroundings: Surroundings): number {
  assertAcceptFlags(flags);
  const project = checkProject(flags, surroundings, ({ config, tree, history }) => {
    if (flags.accept !== true) return;
    surroundings.err(acceptFindings(tree, config, chosenFindings(check(tree, config, history).findings, flags), flags));
  });
  const lines = 'several' in project
    ? project.several.map((each) => lineOf(each, flags))
    : [{ shown: shownOf(project.only, null, flags), failures: project.only.failures, status: statusOf(project.only, flags) }];
  const checked = 'several' in project ? project.several.flatMap((each) => (each.checked instanceof Error ? [] : [each.checked])) : [project.only];
  for (const each of checked) sayBeside(each, flags, surroundings);
  const apps = lines.flatMap(({ shown }) => (shown === undefined ? [] : [shown]));
  writeOutputs(flags.outputs, (format, isFile) => render(format, apps, surroundings, isFile), surroundings);
  writeSummary(apps, surroundings);
  for (const failure of lines.flatMap(({ failures }) => failures)) surroundings.err(`realm-schema: ${printable(failure)}\n`);
  return Math.max(...lines.map(({ status }) => status));
}
