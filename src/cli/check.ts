import path from 'node:path';
import { acceptedFile } from '../check/accepted-file';
import { check, type CheckResult } from '../check/check';
import type { ReleaseSummary } from '../check/released';
import { appTree, NoClientError, WorkspaceError } from '../workspace/workspace';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import type { Finding } from '../rule/finding';
import { nothingCompared } from '../check/nothing-compared';
import { nameList } from '../schema/name-list';
import type { ClientSchemas } from '../schema/client-schemas';
import type { Comparison } from '../compare/comparison';
import type { Report } from '../report/json';
import { printable } from '../report/printable';
import { acceptFindings, assertAcceptFlags, type AcceptFlags } from './accept';
import { resolveClients, treeOf, type AppFlags } from './app-config';
import { assertFixFlags, fixClients, fixNotes, patchOf, treeWith, writeFixed, type Fixed, type FixFlags } from './fix';
import { joinReports } from './join-reports';
import type { Format } from './formats';
import { readHistory, type HistoryFlags } from '../past/past';
import { render } from './render';
import type { Surroundings } from './streams';

export interface CheckFlags extends AppFlags, AcceptFlags, FixFlags, HistoryFlags {
  readonly format: Format;
  /** Shows errors only; warnings and notes are counted still. */
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  /** Lists each thing that was not compared, with its reason and place. */
  readonly verbose?: boolean;
}

const count = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((each) => each.severity === severity).length;

function toReport(result: CheckResult, startedAt: number): Report {
  const { findings, unresolved, notCompared, classes, files } = result;
  return {
    summary: {
      errors: count(findings, 'error'),
      warnings: count(findings, 'warn'),
      infos: count(findings, 'info'),
      classes,
      files,
      durationMs: Math.round(performance.now() - startedAt),
      ...(result.releases === null ? {} : { releases: result.releases }),
    },
    findings,
    unresolved,
    notCompared,
  };
}

const SERVER_ALONE = 'No client was found: the server was only checked by itself and with its past. Say where the client is with --client, or with `client` in the configuration.';

const counted = (count: number, noun = 'finding'): string => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);

/** How the released clients fare with the present server. */
function releasesNote({ checked, broken, oldestWorking }: ReleaseSummary): string {
  if (checked === 0) return 'No released client was checked.';
  const clients = checked === 1 ? '1 released client' : `${checked} released clients`;
  if (broken.length === 0) return `The server works with all of ${clients} checked; the oldest is ${oldestWorking ?? ''}.`;
  return `The server breaks ${broken.length} of ${clients}: ${nameList(broken)}. ${oldestWorking === null ? 'None still works.' : `The oldest that still works is ${oldestWorking}.`}`;
}

/** Whether no client was looked for any further, since the repository holds the server only. */
const isAlone = ({ client }: Comparison): boolean => client.files.length === 0 && client.unresolved.length === 0;

/** Where the client is, by its classes. */
function clientNote({ files, classes, unresolved }: ClientSchemas): string {
  if (files.length === 0 && unresolved.length === 0) return 'no client';
  const folders = new Set(classes.map(({ source }) => path.posix.dirname(source.file)));
  return folders.size === 0 ? 'client: no class that could be read' : `client: ${nameList([...folders])}`;
}

/** What was read, and what was set aside. */
function notesOf({ comparison, accepted, expired, releases }: CheckResult, config: AppConfig): string[] {
  const { client, server } = comparison;
  return [
    `${clientNote(client)}; ${server.target === 'local' ? 'no server (local)' : `server: ${server.location || '.'} (${server.target})`}`,
    ...(isAlone(comparison) ? [SERVER_ALONE] : []),
    ...(releases === null ? [] : [releasesNote(releases)]),
    ...(accepted.length > 0 ? [`Accepted, and left out: ${counted(accepted.length)} (${acceptedFile(config)}, or a comment in the source).`] : []),
    ...(expired > 0 ? [`The acceptance of ${counted(expired)} has expired.`] : []),
  ];
}

/** The exit status when a part of what was asked for could not be done. */
const CANNOT = 2;

/** What the check of one client came to. */
interface Checked {
  readonly config: AppConfig;
  readonly report: Report;
  /** The report as it is shown, without what a flag keeps back. */
  readonly shown: Report;
  readonly text: () => string;
  readonly failures: readonly string[];
}

/** The files of an app: those of the disk, or with what a run has changed of them. */
type TreeOf = ReturnType<typeof treeOf>;

function checkClient(config: AppConfig, flags: CheckFlags, surroundings: Surroundings, open: TreeOf): Checked {
  const startedAt = performance.now();
  const tree = open(config);
  const { history, before, notes, failures } = readHistory(flags, config, surroundings);
  if (flags.accept === true) surroundings.err(acceptFindings(tree, config, check(tree, config, history).findings, flags));
  const result = check(tree, config, history);
  const report = toReport(result, startedAt);
  const shown = flags.quiet === true ? { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') } : report;
  const { target } = result.comparison;
  if (flags.format === 'json' && result.accepted.length > 0) surroundings.err(`Accepted, and left out: ${counted(result.accepted.length)}.\n`);
  if (flags.format === 'json' && isAlone(result.comparison)) surroundings.err(`${SERVER_ALONE}\n`);
  const allNotes = [...notesOf(result, config), ...notes];
  const text = (): string =>
    render(shown, { format: flags.format, verbose: flags.verbose === true, config, tree, before, target, notes: allNotes, surroundings });
  const nothing = nothingCompared(result.comparison, result.notCompared, report.summary.errors > 0);
  return { config, report, shown, text, failures: [...failures, ...(nothing === null ? [] : [nothing])] };
}

function statusOf({ report, failures }: Checked, { maxWarnings }: CheckFlags): number {
  if (failures.length > 0) return CANNOT;
  const tooMany = maxWarnings !== undefined && report.summary.warnings > maxWarnings;
  return report.summary.errors > 0 || tooMany ? 1 : 0;
}

/** One client of several: what cannot be done for it keeps nothing else from being checked. */
function attempt(config: AppConfig, flags: CheckFlags, surroundings: Surroundings, open: TreeOf): Checked | Error {
  try {
    return checkClient(config, flags, surroundings, open);
  } catch (error) {
    if (error instanceof WorkspaceError || error instanceof ConfigError || error instanceof HistoryError) return error;
    throw error;
  }
}

/** What checks came to, as one report. */
interface Outcome {
  readonly text: () => string;
  readonly failures: readonly string[];
  readonly status: number;
  /** What was found, over all clients. */
  readonly errors: number;
  readonly warnings: number;
}

const sumOf = (checked: readonly Checked[], of: (report: Report) => number): number =>
  checked.reduce((sum, { report }) => sum + of(report), 0);

const totals = (checked: readonly Checked[]): Pick<Outcome, 'errors' | 'warnings'> =>
  ({ errors: sumOf(checked, ({ summary }) => summary.errors), warnings: sumOf(checked, ({ summary }) => summary.warnings) });

/** Several clients, one after the other. A package whose words look like a class and that declares none is no client. */
function checkClients(configs: readonly AppConfig[], flags: CheckFlags, surroundings: Surroundings, open: TreeOf): Outcome {
  const tried = configs.map((config) => ({ name: config.name ?? '', checked: attempt(config, flags, surroundings, open) }));
  const isClient = ({ checked }: (typeof tried)[number]): boolean => !(checked instanceof NoClientError);
  const clients = tried.some(isClient) ? tried.filter(isClient) : tried;
  const done = clients.flatMap(({ name, checked }) => (checked instanceof Error ? [] : [{ name, checked }]));
  const failures = clients.flatMap(({ name, checked }) =>
    (checked instanceof Error ? [checked.message] : checked.failures).map((failure) => `${name}: ${failure}`));
  return {
    text: () => joinReports(flags.format, done.map(({ name, checked: { shown, text } }) => ({ name, report: shown, text }))),
    failures,
    status: Math.max(...clients.map(({ checked }) => (checked instanceof Error ? CANNOT : statusOf(checked, flags)))),
    ...totals(done.map(({ checked }) => checked)),
  };
}

function checkAll(configs: readonly AppConfig[], flags: CheckFlags, surroundings: Surroundings, open: TreeOf): Outcome {
  const [config, ...others] = configs;
  if (config === undefined || others.length > 0) return checkClients(configs, flags, surroundings, open);
  const checked = checkClient(config, flags, surroundings, open);
  return { text: checked.text, failures: checked.failures, status: statusOf(checked, flags), ...totals([checked]) };
}

/** Mends what is safe, in memory. */
function fixed(configs: readonly AppConfig[], flags: CheckFlags, surroundings: Surroundings): Fixed {
  return fixClients(configs, flags.side ?? 'client', (config) => {
    const { history } = readHistory(flags, config, surroundings);
    return (tree) => check(tree, config, history);
  });
}

/** Mends, says what was mended, and checks what remains. A patch is printed alone, for a program to read. */
function runFix(configs: readonly AppConfig[], flags: CheckFlags, surroundings: Surroundings): number {
  const done = fixed(configs, flags, surroundings);
  const isDry = flags.dryRun === true;
  const unwritten = isDry ? [] : writeFixed(done);
  surroundings.err(fixNotes(done, flags));
  const outcome = checkAll(configs, flags, surroundings, isDry ? treeWith(done.unwritten) : appTree);
  surroundings.out(isDry ? patchOf(done, surroundings.cwd) : outcome.text());
  if (isDry) surroundings.err(`With the patch, ${counted(outcome.errors, 'error')} and ${counted(outcome.warnings, 'warning')} remain.\n`);
  return told([...unwritten, ...outcome.failures], unwritten.length > 0 ? CANNOT : outcome.status, surroundings);
}

/** Says what could not be done, and gives the exit status. */
function told(failures: readonly string[], status: number, { err }: Surroundings): number {
  for (const failure of failures) err(`realm-schema: ${printable(failure)}\n`);
  return status;
}

/**
 * `realm-schema check`. Gives the exit status: 0, or 1 where something is at error severity or warnings are too many,
 * or 2 where something that was asked for could not be done, such as a past that cannot be read: the report then covers the rest.
 * Of several clients, each is checked, and the worst status counts.
 */
export function runCheck(flags: CheckFlags, surroundings: Surroundings): number {
  assertAcceptFlags(flags);
  assertFixFlags(flags, { '--accept': flags.accept === true, '--staged': flags.staged === true });
  const configs = resolveClients(surroundings.cwd, flags);
  if (configs.length === 0) return CANNOT;
  if (flags.fix === true) return runFix(configs, flags, surroundings);
  const { text, failures, status } = checkAll(configs, flags, surroundings, treeOf(flags));
  surroundings.out(text());
  return told(failures, status, surroundings);
}
