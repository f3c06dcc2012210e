import { clientResult, serverResult, type ClientResult, type ServerResult } from '../report/canonical';
import { diffResult, type DiffResult } from '../report/diff-json';
import { explainResult, type ExplainResult } from '../report/explain-json';
import { checkReport, joinedReport, type CheckReport } from '../report/json';
import type { AppFlags } from './app-config';
import { askedFolder } from './asked-folder';
import { checkProject, type CheckedProject, type CheckRequest } from './check-project';
import { diffProject, type DiffRequest } from './diff-project';
import { explainErrors } from './explain-errors';
import { IncompleteError } from './incomplete-error';
import { readClient, readServer } from './read-side';

export type { CheckReport, FindingJson } from '../report/json';
export type { ClientResult, ServerResult } from '../report/canonical';
export type { DiffResult } from '../report/diff-json';
export type { ExplainResult } from '../report/explain-json';
export { IncompleteError } from './incomplete-error';

/** Where the project is. The rest are the flags of the commands, by the same names. */
interface Where {
  /** The folder that a command would be run in; paths are relative to it. By default that of the process. */
  readonly cwd?: string;
}

export interface CheckOptions extends CheckRequest, Where {}
export interface InspectOptions extends AppFlags, Where {}
export interface ExplainOptions extends AppFlags, Where {}
export interface DiffOptions extends DiffRequest, Where {
  /** A git revision, a folder or a snapshot file; in CI, by default, the base of the pull request. */
  readonly old?: string;
  /** The same; by default the files as they are. */
  readonly new?: string;
}

function reportOf(project: CheckedProject): CheckReport {
  if ('only' in project) return checkReport(project.only.report);
  return joinedReport(project.several.flatMap(({ name, checked }) => (checked instanceof Error ? [] : [{ name, report: checked.report }])));
}

function failuresOf(project: CheckedProject): readonly string[] {
  if ('only' in project) return project.only.failures;
  return project.several.flatMap(({ name, checked }) =>
    (checked instanceof Error ? [checked.message] : checked.failures).map((failure) => `${name}: ${failure}`));
}

/**
 * Compares both sides, as `realm-schema check --format json` does. Throws where the command would end with 2: `IncompleteError`, which
 * has the report of the rest, where a part could not be done; else `WorkspaceError`, `ConfigError` or `HistoryError`.
 */
export function check(options: CheckOptions = {}): CheckReport {
  const project = checkProject(options, { cwd: askedFolder(options.cwd), env: process.env });
  const [report, failures] = [reportOf(project), failuresOf(project)];
  if (failures.length > 0) throw new IncompleteError(failures, report);
  return report;
}

/** Reads one side, as `realm-schema inspect SIDE --format json` does. Throws `WorkspaceError` or `ConfigError`. */
export function inspect(side: 'client', options?: InspectOptions): ClientResult;
export function inspect(side: 'server', options?: InspectOptions): ServerResult;
export function inspect(side: 'client' | 'server', options: InspectOptions = {}): ClientResult | ServerResult {
  const cwd = askedFolder(options.cwd);
  return side === 'client' ? clientResult(readClient([], options, cwd)) : serverResult(readServer([], options, cwd));
}

/**
 * Lists what changed between two revisions, as `realm-schema diff --format json` does. Throws `HistoryError`, `ConfigError` or
 * `WorkspaceError` where that cannot be told, and `IncompleteError` where the released clients that were asked for cannot be read.
 */
export function diff(options: DiffOptions = {}): DiffResult {
  const { report, failures } = diffProject(options.old, options.new, options, { cwd: askedFolder(options.cwd), env: process.env });
  if (failures.length > 0) throw new IncompleteError(failures, diffResult(report));
  return diffResult(report);
}

/**
 * Says what errors mean, as `realm-schema explain --format json` does: those in a text, or in the file that it names. Where nothing is
 * known, `entries` is empty. Throws `InputError`, and where options name a project what a check throws.
 */
export async function explain(text: string, options: ExplainOptions = {}): Promise<ExplainResult> {
  return explainResult(await explainErrors([text], options, askedFolder(options.cwd), undefined));
}
