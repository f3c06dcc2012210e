import { rules } from '../../rules/index';
import { compareSides, type Comparison } from '../compare/comparison';
import { today } from '../disk/disk';
import type { AppConfig } from '../config/config';
import type { Rule } from '../rule/define-rule';
import type { Finding } from '../rule/finding';
import type { NotCompared } from '../rule/not-compared';
import type { Unresolved } from '../schema/client-schemas';
import type { Unchecked } from '../schema/server-schemas';
import type { History } from '../past/past';
import type { ReleasedClient } from '../past/released-clients';
import type { FileTree } from '../tree/file-tree';
import { readAcceptances, settle, type AcceptedFinding } from './accepted';
import { withNameFaults } from './name-faults';
import { notComparedIn } from './not-compared';
import { withReleases, type ReleaseSummary } from './released';
import { byPlace, runRules, type Settings } from './run-rules';
import { assertSettings, type PlacedSettings } from './settings';
import { clientsBeside } from '../workspace/clients-beside';
import { readWorkspace, type Workspace } from '../workspace/workspace';

/** The files of an app. */
type Open = (config: AppConfig) => FileTree;

export interface ClassCounts {
  readonly client: number;
  readonly server: number;
  readonly compared: number;
}

/** What a check gives: the findings, and what was not checked. */
export interface CheckResult {
  readonly comparison: Comparison;
  readonly findings: readonly Finding[];
  /** What the project lives with; it is not in `findings`. */
  readonly accepted: readonly AcceptedFinding[];
  /** How the released clients fare; `null` where none was asked for. */
  readonly releases: ReleaseSummary | null;
  /** How many of the findings were accepted up to a day that has passed. */
  readonly expired: number;
  readonly unresolved: readonly Unresolved[];
  /** Parts of the server side that have no Realm type or cannot be compared. */
  readonly unchecked: readonly Unchecked[];
  /** All that was not compared, of both sides, with reasons and places. */
  readonly notCompared: readonly NotCompared[];
  /** The client classes in it that are only handed to local realms. */
  readonly local: readonly string[];
  readonly classes: ClassCounts;
  /** How many files were read. */
  readonly files: number;
}

/** What the rules say of a comparison, and of the released clients with the same server where some were asked for. */
export function judge(
  comparison: Comparison, releases: readonly ReleasedClient[] | undefined, config: Settings, catalogue: readonly Rule[] = rules,
): { readonly findings: readonly Finding[]; readonly releases: ReleaseSummary | null } {
  const present = runRules(comparison, catalogue, config.rules);
  if (releases === undefined) return { findings: present, releases: null };
  const past = withReleases(present, releases, comparison.server, config);
  return { findings: past.findings.sort(byPlace), releases: past.summary };
}

/** Compares two sides that are already read. What the project has accepted is among the findings still. */
export function checkWorkspace(
  { client, server, baseline, releases, releaseNames }: Workspace & History,
  config: Settings & PlacedSettings & Pick<AppConfig, 'beside'>,
  open?: Open,
): CheckResult {
  assertSettings(config, rules);
  const compared = compareSides(client, server, config.local, baseline);
  const comparison = withNameFaults(compared, config.names, { clients: () => clientsBeside(config, open), releases: releaseNames });
  const notCompared = notComparedIn(comparison, config.local);
  return {
    comparison,
    ...judge(comparison, releases, config),
    accepted: [],
    expired: 0,
    unresolved: client.unresolved,
    unchecked: server.unchecked,
    notCompared,
    local: notCompared.filter(({ kind }) => kind === 'local').flatMap(({ class: name }) => name ?? []),
    classes: {
      client: client.classes.length,
      server: server.classes.length,
      compared: new Set(comparison.compared.map((pair) => pair.client)).size,
    },
    files: client.files.length + server.files.length,
  };
}

/** Whether the past gives a server something to be compared with, even where no client is in the same repository. */
function hasServerPast({ baseline, releases = [] }: History): boolean {
  return releases.length > 0 || (baseline?.client === null && baseline.server !== null);
}

/**
 * Reads both sides of an app, compares them, and sets aside what the project has accepted by a day, a date in UTC.
 * `open` gives the files of other clients of the app, on the disk where it is not given.
 * Throws `WorkspaceError` or `ConfigError` where that cannot be done.
 */
export function check(
  tree: FileTree, config: AppConfig, history: History = {}, day: () => string = today, open?: Open,
): CheckResult {
  const result = checkWorkspace({ ...readWorkspace(tree, config, hasServerPast(history)), ...history }, config, open);
  const acceptances = readAcceptances(tree, config, result.comparison, result.findings);
  return { ...result, ...settle(result.findings, acceptances, result.comparison, config.rules, day) };
}
