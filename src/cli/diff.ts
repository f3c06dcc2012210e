import { readBaseline, type BaselineReading } from '../check/baseline';
import type { Baseline } from '../compare/transition';
import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { openRevision } from '../history/revision';
import { diffJson } from '../report/diff-json';
import { diffMarkdown } from '../report/diff-markdown';
import { diffPretty } from '../report/diff-pretty';
import type { DiffReport } from '../report/diff-report';
import { rollout } from '../rollout/rollout';
import type { Target } from '../schema/server-schemas';
import { diskTree } from '../tree/file-tree';
import { resolveApp, type AppFlags } from './app-config';
import { baselineRef } from './ci-baseline';
import { notesOf } from './diff-notes';
import { readReleased, type HistoryFlags } from './history';
import type { Surroundings } from './streams';

export interface DiffFlags extends AppFlags, Pick<HistoryFlags, 'released'> {
  readonly format: 'pretty' | 'json' | 'markdown';
}

/** The exit status where the released clients that were asked for cannot be read: the diff is printed all the same. */
const CANNOT = 2;

/** What a revision is called that nobody named: the files as they are. */
const NOW = 'the working tree';

/** The two revisions that are meant: both named, joined as git joins them, or the earlier one from the CI service or the configuration. */
function namesOf(old: string | undefined, now: string | undefined, config: AppConfig, { cwd, env = {} }: Surroundings): { readonly old: string; readonly from: string; readonly now: string | undefined } {
  const range = now === undefined && old !== undefined ? /^(.*[^./\\])\.\.([^./\\].*)$/.exec(old) : null;
  if (range !== null) return { old: range[1] ?? '', from: cwd, now: range[2] };
  if (old !== undefined) return { old, from: cwd, now };
  const base = baselineRef(env)?.ref;
  if (base !== undefined) return { old: base, from: cwd, now };
  if (config.baseline !== undefined) return { old: config.baseline, from: config.folder, now };
  throw new HistoryError('diff needs an earlier revision: name one, such as `realm-schema diff origin/main`. This is no pull request of GitHub, GitLab or Bitbucket, and the configuration has no `baseline`.');
}

/** Throws where a side has to be chosen, or no side is in both revisions: a diff of nothing must not look like one without changes. */
function assertComparable({ baseline: old, undecided: first = [] }: BaselineReading, { baseline: now, undecided: second = [] }: BaselineReading): void {
  const [choice] = [...second, ...first];
  if (choice !== undefined) throw new HistoryError(choice);
  if ((old.client !== null && now.client !== null) || (old.server !== null && now.server !== null)) return;
  const empty = [old, now].find(({ client, server }) => client === null && server === null);
  throw new HistoryError(empty === undefined
    ? `${old.name} and ${now.name} have no side in common: one holds only a client, and the other only a server.`
    : `${empty.name} holds no schema at all: there is nothing to compare. Say where the sides are with --client and --server, or in the configuration.`);
}

/** The target that is named or read; without any server it is `local` where no class is synced. */
function targetOf(revisions: readonly Baseline[], config: AppConfig): Target {
  const read = [...revisions].reverse().map(({ server }) => server?.target).find((target) => target !== undefined);
  if (config.target !== undefined || read !== undefined) return config.target ?? read ?? 'app-services';
  return revisions.every(({ client }) => client?.classes.every(({ synced }) => !synced) ?? true) ? 'local' : 'app-services';
}

/** Reads the two revisions that are meant, and puts what changed between them into a report. */
function readReport(old: string | undefined, now: string | undefined, config: AppConfig, flags: DiffFlags, surroundings: Surroundings): { readonly report: DiffReport; readonly failures: readonly string[] } {
  const names = namesOf(old, now, config, surroundings);
  const opened = [
    openRevision(names.old, config.folder, names.from),
    names.now === undefined ? { name: NOW, tree: diskTree(config.folder) } : openRevision(names.now, config.folder, surroundings.cwd),
  ] as const;
  const [before, after] = [readBaseline(opened[0], config), readBaseline(opened[1], config)];
  assertComparable(before, after);
  const revisions = [before.baseline, after.baseline] as const;
  const target = targetOf(revisions, config);
  const snapshots = new Set(opened.filter((each) => 'snapshot' in each).map(({ name }) => name));
  const { history, notes, failures } = readReleased(flags, config, surroundings);
  const report = { ...rollout(...revisions, { target, local: config.local }, history.releases), notes: [...notesOf(revisions, snapshots, target), ...notes] };
  return { report, failures };
}

/**
 * `realm-schema diff OLD [NEW]`: what changed between two revisions, what each change needs, and the order of the roll-out.
 * Gives the exit status, which is 0 whatever changed: a difference is no fault. Throws `HistoryError`, `ConfigError` or `WorkspaceError` where it cannot be told.
 */
export function runDiff(old: string | undefined, now: string | undefined, flags: DiffFlags, surroundings: Surroundings): number {
  const { report, failures } = readReport(old, now, resolveApp(surroundings.cwd, flags), flags, surroundings);
  const { colors, width, out, err } = surroundings;
  if (flags.format === 'json') out(diffJson(report));
  else out(flags.format === 'markdown' ? diffMarkdown(report) : diffPretty(report, { colors, width }));
  for (const failure of failures) err(`realm-schema: ${failure}\n`);
  return failures.length > 0 ? CANNOT : 0;
}
