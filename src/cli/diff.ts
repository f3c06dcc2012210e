import { readBaseline, type BaselineReading } from '../past/baseline';
import { scopeOf } from '../workspace/scope';
import type { Baseline } from '../compare/side-changes';
import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { openRevision, type Revision } from '../history/revision';
import { version } from '../package.generated';
import { diffPage } from '../report/html/diff-page';
import { diffJson } from '../report/diff-json';
import { diffMarkdown } from '../report/diff-markdown';
import { diffPretty } from '../report/diff-pretty';
import type { DiffReport } from '../report/diff-report';
import { printable } from '../report/printable';
import { rollout } from '../rollout/rollout';
import type { ClientSchemas } from '../schema/client-schemas';
import type { Target } from '../schema/targets';
import { appTree } from '../workspace/workspace';
import { resolveApp, type AppFlags } from './app-config';
import { notesOf } from './diff-notes';
import { isPresent, openEarlier } from '../past/earlier';
import { withOutside } from '../past/outside-sides';
import { namesOf } from '../past/revision-names';
import { readReleased, type HistoryFlags } from '../past/past';
import type { Surroundings } from './streams';

export interface DiffFlags extends AppFlags, Pick<HistoryFlags, 'released'> {
  readonly format: 'pretty' | 'json' | 'markdown' | 'html';
}

/** The exit status where the released clients that were asked for cannot be read: the diff is printed all the same. */
const CANNOT = 2;

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

/** Reads the two revisions that are meant, and puts what changed between them into a report. */
function readReport(
  old: string | undefined, now: string | undefined, config: AppConfig, flags: DiffFlags, surroundings: Surroundings,
): { readonly report: DiffReport; readonly failures: readonly string[] } {
  const names = namesOf(old, now, config, surroundings);
  const later: Revision =
    names.now === undefined
      ? { name: NOW, tree: appTree(config) }
      : openRevision(names.now, config.folder, surroundings.cwd, scopeOf(config));
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
  const { history, notes, failures } = readReleased(flags, config, surroundings);
  const report = {
    ...rollout(...revisions, { target, local: config.local }, history.releases),
    notes: [...taken, ...moved, ...before.notes, ...after.notes, ...notesOf(revisions, snapshots, target), ...notes],
  };
  return { report, failures };
}

/**
 * `realm-schema diff OLD [NEW]`: what changed between two revisions, what each change needs, and the order of the roll-out.
 * Gives the exit status, which is 0 whatever changed: a difference is no fault. Throws `HistoryError`, `ConfigError` or `WorkspaceError` where it cannot be told.
 */
export function runDiff(old: string | undefined, now: string | undefined, flags: DiffFlags, surroundings: Surroundings): number {
  const { report, failures } = readReport(old, now, resolveApp(surroundings.cwd, flags), flags, surroundings);
  const { colors, width, out, err } = surroundings;
  const texts = {
    json: () => diffJson(report),
    markdown: () => diffMarkdown(report),
    html: () => diffPage(report, version),
    pretty: () => diffPretty(report, { colors, width }),
  };
  out(texts[flags.format]());
  for (const failure of failures) err(`realm-schema: ${printable(failure)}\n`);
  return failures.length > 0 ? CANNOT : 0;
}
