import { isDeepStrictEqual } from 'node:util';
import { check, type CheckResult } from '../check/check';
import { nothingCompared, nothingInCommon } from '../check/nothing-compared';
import { today } from '../disk/disk';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { readHistory, type Asking, type History, type HistoryFlags } from '../past/past';
import type { Report } from '../report/json';
import type { Finding } from '../rule/finding';
import type { FileTree } from '../tree/file-tree';
import { NoClientError, WorkspaceError } from '../workspace/workspace';
import { resolveClients, treeOf, type AppFlags } from './app-config';
import { chosenFindings, type ChosenRules } from './chosen-rules';

/** What a check is asked for. */
export interface CheckRequest extends AppFlags, HistoryFlags, ChosenRules {}

/** One app before it is checked, for who has something to do first. */
export interface AppToCheck {
  readonly config: AppConfig;
  readonly tree: FileTree;
  readonly history: History;
}

/** What the check of one app came to. */
export interface Checked extends AppToCheck {
  readonly result: CheckResult;
  readonly report: Report;
  /** The files of the baseline, where there is one and it has files. */
  readonly before: FileTree | undefined;
  /** Sentences about the past that was read. */
  readonly notes: readonly string[];
  /** What was asked for and could not be done; the report covers the rest. */
  readonly failures: readonly string[];
}

/** One of several apps: what it came to, or why it could not be checked at all. */
export interface Attempt {
  readonly name: string;
  readonly checked: Checked | Error;
}

/** What the check of a project came to: of its one app, or of each of several. */
export type CheckedProject = { readonly only: Checked } | { readonly several: readonly Attempt[] };

const count = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((each) => each.severity === severity).length;

function toReport(result: CheckResult, findings: readonly Finding[], startedAt: number): Report {
  const { unresolved, notCompared, classes, files, releases } = result;
  return {
    summary: {
      errors: count(findings, 'error'),
      warnings: count(findings, 'warn'),
      infos: count(findings, 'info'),
      classes,
      files,
      durationMs: Math.round(performance.now() - startedAt),
      ...(releases === null ? {} : { releases }),
    },
    findings,
    unresolved,
    notCompared,
  };
}

/** What is done with each app before it is checked, and which files it has. */
interface Before {
  readonly first: (app: AppToCheck) => void;
  readonly open: (config: AppConfig) => FileTree;
}

function checkApp(config: AppConfig, request: CheckRequest, asking: Asking, { first, open }: Before): Checked {
  const startedAt = performance.now();
  const tree = open(config);
  const { history, before, notes, failures } = readHistory(request, config, asking);
  first({ config, tree, history });
  const result = check(tree, config, history, today, open);
  const report = toReport(result, chosenFindings(result.findings, request), startedAt);
  const nothing = nothingCompared(result.comparison, result.notCompared, count(result.findings, 'error') > 0);
  return { config, tree, history, result, report, before, notes, failures: [...failures, ...(nothing === null ? [] : [nothing])] };
}

/** One app of several: what cannot be done for it keeps nothing else from being checked. */
function attempt(check: () => Checked): Checked | Error {
  try {
    return check();
  } catch (error) {
    if (error instanceof WorkspaceError || error instanceof ConfigError || error instanceof HistoryError) return error;
    throw error;
  }
}

const nothingShared = ({ result, report }: Checked): string | null => nothingInCommon(result.comparison, report.summary.errors > 0);

/** A client fails that has nothing in common with its server, unless another client of that server has: this one may well write elsewhere. */
function failedAmong(checked: Checked, all: readonly Checked[]): Checked {
  const isShared = all.some((each) => isDeepStrictEqual(each.config.server, checked.config.server) && nothingShared(each) === null);
  const reason = isShared ? null : nothingShared(checked);
  return reason === null ? checked : { ...checked, failures: [...checked.failures, reason] };
}

/** Of several apps, a package whose words look like a class and that declares none is no client. */
function withoutStrangers(tried: readonly Attempt[]): readonly Attempt[] {
  const clients = tried.filter(({ checked }) => !(checked instanceof NoClientError));
  return clients.length > 0 ? clients : tried;
}

/**
 * Checks every app that is meant, after what is to be done `first` with each. Throws `WorkspaceError`, `ConfigError` or `HistoryError`
 * where that cannot be done; of several apps, each has its own.
 */
export function checkProject(
  request: CheckRequest, asking: Asking, first: Before['first'] = () => undefined, open: Before['open'] = treeOf(request),
): CheckedProject {
  const before = { first, open };
  chosenFindings([], request);
  const [config, ...others] = resolveClients(asking.cwd, request);
  if (config === undefined) throw new ConfigError('There is no app to check.');
  if (others.length === 0) {
    const only = checkApp(config, request, asking, before);
    return { only: failedAmong(only, [only]) };
  }
  const all = [config, ...others];
  const tried = all.map((each, index) => {
    asking.progress?.(`${each.name ?? ''} (${index + 1} of ${all.length})`);
    return { name: each.name ?? '', checked: attempt(() => checkApp(each, request, asking, before)) };
  });
  asking.progress?.('');
  const checked = tried.flatMap((each) => (each.checked instanceof Error ? [] : [each.checked]));
  const judged = tried.map((each) => (each.checked instanceof Error ? each : { ...each, checked: failedAmong(each.checked, checked) }));
  return { several: withoutStrangers(judged) };
}
