import type { ClientClass, ClientConfiguration, ClientSchemas } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import { worldOf, type Target } from '../schema/targets';
import type { Change, ChangeKind } from './changes';

type ClientChange = Change<ClientClass>;

/** What became of the file of one local realm since the baseline. */
export interface RealmChange {
  readonly configuration: ClientConfiguration;
  /** The configuration of the same realm in the baseline; `null` where the realm is new, so that no file has to fit. */
  readonly earlier: ClientConfiguration | null;
  /** The changes that a file of the earlier version is only opened with once the version rose. */
  readonly changes: readonly ClientChange[];
  /** Those of them that values are lost by, since nothing carries them over. */
  readonly losses: readonly ClientChange[];
  /** `lowered` is an error by itself; `unknown`: one of the two versions is only known when the program runs. */
  readonly version: 'same' | 'raised' | 'lowered' | 'unknown';
}

/** What Realm Core asks a higher version for (realm-core.md 2, column Automatic): classes and indexes come and go without. */
const NEEDS_VERSION: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'added-property',
  'removed-property',
  'renamed-property',
  'type',
  'collection',
  'link',
  'optionality',
  'element-optionality',
  'primary-key',
  'class-kind',
]);

const LOSES_VALUES: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'type', 'collection', 'link', 'primary-key', 'class-kind', 'renamed-property', 'renamed-class',
]);

/** Whether values are lost, or the realm does not open, unless a function carries them over (realm-core.md 2). */
function needsMigration(change: ClientChange): boolean {
  if (change.kind === 'optionality' || change.kind === 'element-optionality') return !change.to.optional;
  return LOSES_VALUES.has(change.kind);
}

const versionOf = ({ schemaVersion }: ClientConfiguration): number | null => (schemaVersion === null ? 0 : schemaVersion.value);

function compareVersions(earlier: ClientConfiguration, now: ClientConfiguration): RealmChange['version'] {
  const [before, after] = [versionOf(earlier), versionOf(now)];
  if (before === null || after === null) return 'unknown';
  if (after > before) return 'raised';
  return after < before ? 'lowered' : 'same';
}

/** Whether a configuration opens the class that a change is about, as it is now. */
const isHeld = (change: ClientChange, { classes }: ClientConfiguration): boolean => 'after' in change && classes.includes(change.after.name);

const samePath = (a: ClientConfiguration, b: ClientConfiguration): boolean => a.path.known === b.path.known && a.path.text === b.path.text;

/** By path, then by the classes in common, then by the source file: the higher the nearer. */
function nearness(a: ClientConfiguration, b: ClientConfiguration): readonly number[] {
  return [Number(samePath(a, b)), a.classes.filter((name) => b.classes.includes(name)).length, Number(a.place.file === b.place.file)];
}

/** The configuration of the baseline that opened the same file: by its path, else, where a path is only known when the program runs, by its classes. */
function earlierOf(now: ClientConfiguration, known: readonly ClientConfiguration[]): ClientConfiguration | null {
  const [best] = known
    .map((each) => ({ each, near: nearness(each, now) }))
    .filter(({ each, near: [path, shared = 0, file] }) =>
      path === 1 ? shared > 0 || file === 1 : shared > 0 && !(each.path.known && now.path.known),
    )
    .sort((a, b) => a.near.map((value, index) => (b.near[index] ?? 0) - value).find((difference) => difference !== 0) ?? 0);
  return best?.each ?? null;
}

/** Whether a configuration opens a realm that no server stands behind. Where there is none at all, only a kind of sync tells otherwise. */
function isLocal({ synced, mode }: ClientConfiguration, target: Target): boolean {
  return worldOf(target) === 'device' ? mode === null : !synced;
}

const isSamePlace = (a: Place, b: Place): boolean => a.file === b.file && a.line === b.line && a.column === b.column;

/** Whether a configuration is only what others are made of: it is not opened, and one that takes over its list is, or says the version. */
function isTemplate({ schemaVersion, openings, place }: ClientConfiguration, all: readonly ClientConfiguration[]): boolean {
  if (schemaVersion !== null || openings.length > 0) return false;
  return all.some((other) => isSamePlace(other.place, place) && (other.schemaVersion !== null || other.openings.length > 0));
}

/** The local realms of a client. A list that could not be read to its end may hold every class that no other names. */
function localRealms({ configurations, classes }: ClientSchemas, target: Target): ClientConfiguration[] {
  const listed = new Set(configurations.flatMap((each) => each.classes));
  const rest = classes.map(({ name }) => name).filter((name) => !listed.has(name));
  const local = configurations.filter((each) => isLocal(each, target) && !each.superseded && !isTemplate(each, configurations));
  return local.map((each) => (each.complete ? each : { ...each, classes: [...each.classes, ...rest] }));
}

/** Whether two configurations open one file: by their paths, as far as these are written out alike, and a class in common. */
const openOneFile = (a: ClientConfiguration, b: ClientConfiguration): boolean =>
  samePath(a, b) && a.recreates === b.recreates && a.classes.some((name) => b.classes.includes(name));

/** The configuration whose version a file ends up with: the highest that is known, and of these one that migrates. */
function highest(all: readonly ClientConfiguration[]): ClientConfiguration {
  const rank = (each: ClientConfiguration): number => 2 * (versionOf(each) ?? -1) + Number(each.migrates);
  return all.reduce((best, each) => (rank(each) > rank(best) ? each : best));
}

/** One configuration a file. A provider and the code around it often open the same, and so do the steps of a migration. */
function realmFiles(configurations: readonly ClientConfiguration[]): ClientConfiguration[] {
  const files: ClientConfiguration[][] = [];
  for (const each of configurations) {
    const file = files.find((others) => others.some((other) => openOneFile(other, each)));
    if (file === undefined) files.push([each]);
    else file.push(each);
  }
  return files.map((all) => ({
    ...highest(all), migrates: all.some(({ migrates }) => migrates), classes: [...new Set(all.flatMap(({ classes }) => classes))],
  }));
}

/** What became of every local realm; nothing is known of them where the baseline has no configuration, as a snapshot has none. */
export function realmChanges(before: ClientSchemas, now: ClientSchemas, changes: readonly ClientChange[], target: Target): RealmChange[] {
  if (before.configurations.length === 0) return [];
  const known = realmFiles(localRealms(before, target));
  return realmFiles(localRealms(now, target)).map((configuration): RealmChange => {
    const earlier = earlierOf(configuration, known);
    if (earlier === null) return { configuration, earlier, changes: [], losses: [], version: 'same' };
    const own = changes.filter((each) => NEEDS_VERSION.has(each.kind) && isHeld(each, configuration) && isHeld(each, earlier));
    return {
      configuration,
      earlier,
      changes: own,
      losses: configuration.migrates ? [] : own.filter(needsMigration),
      version: compareVersions(earlier, configuration),
    };
  });
}

const opens =
  (change: ClientChange) =>
  ({ configuration }: Pick<RealmChange, 'configuration'>): boolean =>
    isHeld(change, configuration);

/**
 * Whether nothing more is to be said of a change of a class without a server: its version rose and values are carried over
 * where they have to be, there is no file of the earlier version, or the version is what is reported.
 */
export function settledIn(realms: readonly RealmChange[]): (change: ClientChange) => boolean {
  return (change) => {
    const own = realms.filter(opens(change));
    return own.length > 0 && own.every(({ configuration, earlier, version }) => {
      if (configuration.recreates || earlier === null) return true;
      if (version !== 'raised') return NEEDS_VERSION.has(change.kind);
      return configuration.migrates || !needsMigration(change);
    });
  };
}

/** Without a server these are judged by nothing but the version of their realm. */
const JUDGED_BY_VERSION: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['added-property', 'removed-property']);

/** New and removed properties, where no configuration says which version their realm has now, or had before. */
export function unversionedChanges(
  changes: readonly ClientChange[],
  { configurations }: ClientSchemas,
  realms: readonly RealmChange[],
): ClientChange[] {
  const isSynced = (change: ClientChange): boolean =>
    configurations.some((configuration) => configuration.mode !== null && opens(change)({ configuration }));
  return changes.filter((change) => JUDGED_BY_VERSION.has(change.kind) && !realms.some(opens(change)) && !isSynced(change));
}
