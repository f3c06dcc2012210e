import { readBaseline, type BaselineReading } from '../past/baseline';
import { scopeOf } from '../workspace/scope';
import type { Baseline } from '../compare/side-changes';
import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { openRevision, type Revision } from '../history/revision';
import type { DiffReport } from '../report/diff-report';
import { rollout } from '../rollout/rollout';
import type { ClientSchemas } from '../schema/client-schemas';
import type { Target } from '../schema/targets';
import { appTree } from '../workspace/workspace';
import { resolveApp, type AppFlags } from './app-config';
import { notesOf } from './diff-notes';
import { isPresent, openEarlier } from '../past/earlier';
import { withOutside } from '../past/outside-sides';
import { namesOf } from '../past/revision-names';
import { readReleased, type Asking, type HistoryFlags } from '../past/past';

/** What a diff is asked for. */
export interface DiffRequest extends AppFlags, Pick<HistoryFlags, 'released'> {}

/** What a revision is called that nobody named: the files as they are. */
const NOW = 'the working tree';

/** Throws where a side has to be chosen, or no side is in both revisions: a diff of nothing must not look like one without changes. */
function assertComparable(
  { baseline: old, undecided: first = [] }: BaselineReading,
  { baseline: now, undecided: second = [] }: BaselineReading,
): void {
  const [choice] = [...second, ...first];
  if (choice !== undefined) throw new HistoryError(choice);
  if ((old.client !== null && now.client !== null) || (old.server !== null && now.server !== null)) return;
  const empty = [old, now].find(({ client, server }) => client === null && server === null);
  throw new HistoryError(
    empty === undefined
      ? `${old.name} and ${now.name} have no side in common: one holds only a client, and the other only a server.`
      : `${empty.name} holds no schema at all: there is nothing to compare. Say where the sides are with --client and --server, or in the configuration.`,
  );
}

/** Whether a client opens local realms only: a class that no configuration lists is then unused, rather than synced. */
function isLocal(client: ClientSchemas | null): boolean {
  if (client === null) return true;
  const { classes, configurations } = client;
  return classes.every(({ synced }) => !synced) || (configurations.length > 0 && configurations.every(({ synced }) => !synced));
}

/** The target that is named or read; without any server it is `local` where nothing is synced. */
function targetOf(revisions: readonly Baseline[], config: AppConfig): Target {
  const read = [...revisions].reverse().map(({ server }) => server?.target).find((target) => target !== undefined);
  return config.target ?? read ?? (revisions.every(({ client }) => isLocal(client)) ? 'local' : 'app-services');
}

/**
 * Reads the two revisions that are meant, and puts what changed between them into a report. Throws `HistoryError`, `ConfigError` or
 * `WorkspaceError` where it cannot be told; that released clients cannot be read is a failure beside the report.
 */
export function diffProject(
  old: string | undefined, now: string | undefined, request: DiffRequest, asking: Asking,
): { readonly report: DiffReport; readonly failures: readonly string[] } {
  const config = resolveApp(asking.cwd, request);
  const names = namesOf(old, now, config, asking);
  const later: Revision =
    names.now === undefined
      ? { name: NOW, tree: appTree(config) }
      : openRevision(names.now, config.folder, asking.cwd, scopeOf(config));
  const earlier = isPresent(later, config)
    ? openEarlier({ name: names.old, from: names.from }, config, { since: names.since })
    : openRevision(names.old, config.folder, names.from, scopeOf(config), { since: names.since });
  const opened = [earlier, later] as const;
  const [before, after] = [
    withOutside(readBaseline(earlier, config), earlier, config),
    withOutside(readBaseline(later, config), later, config),
  ];
  assertComparable(before.reading, after.reading);
  const revisions = [before.reading.baseline, after.reading.baseline] as const;
  const target = targetOf(revisions, config);
  const moved = opened.filter((each) => 'whole' in each && each.whole === true).map(({ name }) => `${name} does not have this folder: what has gone since from elsewhere in the repository was searched for the app.`);
  const taken = opened.flatMap((each) => ('taken' in each && each.taken !== undefined ? [`${each.name} was taken ${each.taken}.`] : []));
  const snapshots = new Set(opened.filter((each) => 'snapshot' in each).map(({ name }) => name));
  const { history, notes, failures } = readReleased(request, config, asking);
  const report = {
    ...rollout(...revisions, { target, local: config.local }, history.releases),
    notes: [...taken, ...moved, ...before.notes, ...after.notes, ...notesOf(revisions, snapshots, target), ...notes],
  };
  return { report, failures };
}
