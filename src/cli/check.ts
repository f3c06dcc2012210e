import path from 'node:path';
import { acceptedFile } from '../check/accepted-file';
import { check, type CheckResult } from '../check/check';
import type { ReleaseSummary } from '../check/released';
import { appTree } from '../workspace/workspace';
import type { AppConfig } from '../config/config';
import type { Finding } from '../rule/finding';
import { nothingCompared } from '../check/nothing-compared';
import { nameList } from '../schema/name-list';
import type { ClientSchemas } from '../schema/client-schemas';
import type { Comparison } from '../compare/comparison';
import type { Report } from '../report/json';
import { printable } from '../report/printable';
import { acceptFindings, assertAcceptFlags, type AcceptFlags } from './accept';
import { resolveApp, type AppFlags } from './app-config';
import type { Format } from './formats';
import { readHistory, type HistoryFlags } from '../past/past';
import { render } from './render';
import type { Surroundings } from './streams';

export interface CheckFlags extends AppFlags, AcceptFlags, HistoryFlags {
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

const counted = (findings: number): string => (findings === 1 ? '1 finding' : `${findings} findings`);

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

/**
 * `realm-schema check`. Gives the exit status: 0, or 1 where something is at error severity or warnings are too many,
 * or 2 where the past that it was to be compared with cannot be read: the report then covers the rest.
 */
export function runCheck(flags: CheckFlags, surroundings: Surroundings): number {
  const startedAt = performance.now();
  assertAcceptFlags(flags);
  const config = resolveApp(surroundings.cwd, flags);
  const tree = appTree(config);
  const { history, before, notes, failures } = readHistory(flags, config, surroundings);
  if (flags.accept === true) surroundings.err(acceptFindings(tree, config, check(tree, config, history).findings, flags));
  const result = check(tree, config, history);
  const report = toReport(result, startedAt);
  const shown = flags.quiet === true ? { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') } : report;
  const { target } = result.comparison;
  surroundings.out(
    render(shown, {
      format: flags.format,
      verbose: flags.verbose === true,
      config,
      tree,
      before,
      target,
      notes: [...notesOf(result, config), ...notes],
      surroundings,
    }),
  );
  if (flags.format === 'json' && result.accepted.length > 0) surroundings.err(`Accepted, and left out: ${counted(result.accepted.length)}.\n`);
  if (flags.format === 'json' && isAlone(result.comparison)) surroundings.err(`${SERVER_ALONE}\n`);
  const nothing = nothingCompared(result.comparison, result.notCompared, report.summary.errors > 0);
  const all = [...failures, ...(nothing === null ? [] : [nothing])];
  for (const failure of all) surroundings.err(`realm-schema: ${printable(failure)}\n`);
  if (all.length > 0) return CANNOT;
  const tooMany = flags.maxWarnings !== undefined && report.summary.warnings > flags.maxWarnings;
  return report.summary.errors > 0 || tooMany ? 1 : 0;
}
