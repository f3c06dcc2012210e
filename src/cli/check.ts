import path from 'node:path';
import { acceptedFile } from '../check/accepted-file';
import { check, type CheckResult } from '../check/check';
import type { ReleaseSummary } from '../check/released';
import { clientsOf } from '../workspace/clients';
import { appTree, WorkspaceError } from '../workspace/workspace';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import type { Finding } from '../rule/finding';
import type { ClientSchemas } from '../schema/client-schemas';
import type { Report } from '../report/json';
import { acceptFindings, assertAcceptFlags, type AcceptFlags } from './accept';
import { resolveApps, type AppFlags } from './app-config';
import { joinReports } from './join-reports';
import type { Format } from './formats';
import { readHistory, type HistoryFlags } from '../past/past';
import { render } from './render';
import type { Surroundings } from './streams';

export interface CheckFlags extends AppFlags, AcceptFlags, HistoryFlags {
  readonly format: Format;
  /** Shows errors only; warnings and notes are counted still. */
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
}

const count = (findings: readonly Finding[], severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length;

function toReport(result: CheckResult, startedAt: number): Report {
  const { findings, unresolved, classes, files } = result;
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
  };
}

const SERVER_ALONE = 'No client was found: the server was only checked by itself and with its past. Say where the client is with --client, or with `client` in the configuration.';

const list = (names: readonly string[]): string => (names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', '));

const counted = (findings: number): string => (findings === 1 ? '1 finding' : `${findings} findings`);

/** How the released clients fare with the present server. */
function releasesNote({ checked, broken, oldestWorking }: ReleaseSummary): string {
  if (checked === 0) return 'No released client was checked.';
  const clients = checked === 1 ? '1 released client' : `${checked} released clients`;
  if (broken.length === 0) return `The server works with all of ${clients} checked; the oldest is ${oldestWorking ?? ''}.`;
  return `The server breaks ${broken.length} of ${clients}: ${list(broken)}. ${oldestWorking === null ? 'None still works.' : `The oldest that still works is ${oldestWorking}.`}`;
}

/** Where the client is, by its classes. */
function clientNote({ files, classes }: ClientSchemas): string {
  if (files.length === 0) return 'no client';
  const folders = new Set(classes.map(({ source }) => path.posix.dirname(source.file)));
  return folders.size === 0 ? 'client: no class that could be read' : `client: ${list([...folders])}`;
}

/** What was read, and what was not checked: nothing is skipped in silence. */
function notesOf({ comparison, unchecked, serverOnly, local, accepted, expired, releases }: CheckResult, config: AppConfig): string[] {
  const { client, server } = comparison;
  const isAlone = client.files.length === 0;
  const properties = unchecked.map((each) => `${[each.class, each.property].filter((part) => part !== null).join('.')} (${each.reason})`);
  return [
    `${clientNote(client)}; ${server.target === 'local' ? 'no server (local)' : `server: ${server.location || '.'} (${server.target})`}`,
    ...(local.length > 0 ? [`Not compared, since only local realms use them: ${list(local)}.`] : []),
    ...(isAlone ? [SERVER_ALONE] : []),
    ...(serverOnly.length > 0 && !isAlone ? [`Not compared, since the client does not declare them: ${list(serverOnly)}.`] : []),
    ...(properties.length > 0 ? [`Not compared, since they have no Realm type: ${list(properties)}.`] : []),
    ...(releases === null ? [] : [releasesNote(releases)]),
    ...(accepted.length > 0 ? [`Accepted, and left out: ${counted(accepted.length)} (${acceptedFile(config)}, or a comment in the source).`] : []),
    ...(expired > 0 ? [`The acceptance of ${counted(expired)} has expired.`] : []),
  ];
}

/** Why nothing was compared, where all of the server side is damaged: a check of nothing must not pass for one. */
function nothingRead({ comparison: { server } }: CheckResult): string[] {
  const [problem] = server.classes.length === 0 ? server.problems : [];
  return problem === undefined ? [] : [`Nothing could be compared: ${problem.place.file}:${problem.place.line}:${problem.place.column} ${problem.message}`];
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

function checkClient(config: AppConfig, flags: CheckFlags, surroundings: Surroundings): Checked {
  const startedAt = performance.now();
  const tree = appTree(config);
  const { history, before, notes, failures } = readHistory(flags, config, surroundings);
  if (flags.accept === true) surroundings.err(acceptFindings(tree, config, check(tree, config, history).findings, flags));
  const result = check(tree, config, history);
  const report = toReport(result, startedAt);
  const shown = flags.quiet === true ? { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') } : report;
  const { target } = result.comparison;
  if (flags.format === 'json' && result.accepted.length > 0) surroundings.err(`Accepted, and left out: ${counted(result.accepted.length)}.\n`);
  if (flags.format === 'json' && result.comparison.client.files.length === 0) surroundings.err(`${SERVER_ALONE}\n`);
  const text = (): string => render(shown, { format: flags.format, config, tree, before, target, notes: [...notesOf(result, config), ...notes], surroundings });
  return { config, report, shown, text, failures: [...failures, ...nothingRead(result)] };
}

function statusOf({ report, failures }: Checked, { maxWarnings }: CheckFlags): number {
  if (failures.length > 0) return CANNOT;
  const tooMany = maxWarnings !== undefined && report.summary.warnings > maxWarnings;
  return report.summary.errors > 0 || tooMany ? 1 : 0;
}

/** One client of several: what cannot be done for it keeps nothing else from being checked. */
function attempt(config: AppConfig, flags: CheckFlags, surroundings: Surroundings): Checked | undefined {
  try {
    return checkClient(config, flags, surroundings);
  } catch (error) {
    if (!(error instanceof WorkspaceError || error instanceof ConfigError || error instanceof HistoryError)) throw error;
    surroundings.err(`realm-schema: ${config.name ?? ''}: ${error.message}\n`);
    return undefined;
  }
}

/**
 * `realm-schema check`. Gives the exit status: 0, or 1 where something is at error severity or warnings are too many,
 * or 2 where the past that it was to be compared with cannot be read: the report then covers the rest. Of several clients,
 * each is checked, and the worst status counts.
 */
export function runCheck(flags: CheckFlags, surroundings: Surroundings): number {
  assertAcceptFlags(flags);
  const configs = resolveApps(surroundings.cwd, flags).flatMap((config) => clientsOf(appTree(config), config));
  const isOne = configs.length === 1;
  const checked = configs.map((config) => (isOne ? checkClient : attempt)(config, flags, surroundings));
  const done = checked.filter((each) => each !== undefined);
  surroundings.out(isOne ? done.map(({ text }) => text()).join('') : joinReports(flags.format, done.map(({ config, shown, text }) => ({ name: config.name ?? '', report: shown, text }))));
  for (const { config, failures } of done) for (const failure of failures) surroundings.err(`realm-schema: ${isOne ? '' : `${config.name ?? ''}: `}${failure}\n`);
  return Math.max(...checked.map((each) => (each === undefined ? CANNOT : statusOf(each, flags))));
}
