import type { ClientClass, ClientConfiguration, ClientSchemas } from '../schema/client-schemas';
import type { Target } from '../schema/server-schemas';
import type { Change, ChangeKind } from './changes';

type ClientChange = Change<ClientClass>;

/** What became of one local realm since the baseline. */
export interface RealmChange {
  readonly configuration: ClientConfiguration;
  /** The configuration of the same realm in the baseline. */
  readonly earlier: ClientConfiguration;
  /** The changes that a file of the earlier version is only opened with once the version rose. */
  readonly changes: readonly ClientChange[];
  /** `lowered` is an error by itself; `unknown`: one of the two versions is only known when the program runs. */
  readonly version: 'same' | 'raised' | 'lowered' | 'unknown';
}

/** What Realm Core asks a higher version for (realm-core.md 2, column Automatic): classes and indexes come and go without. */
const NEEDS_VERSION: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'added-property', 'removed-property', 'renamed-property', 'type', 'collection', 'link', 'optionality', 'element-optionality', 'primary-key', 'class-kind',
]);

/** Whether values are lost, or the realm does not open, unless a function carries them over (realm-core.md 2). */
function needsMigration(change: ClientChange): boolean {
  switch (change.kind) {
    case 'type': case 'collection': case 'link': case 'primary-key': case 'class-kind': case 'renamed-property': case 'renamed-class': return true;
    case 'optionality': case 'element-optionality': return !change.to.optional;
    default: return false;
  }
}

const versionOf = ({ schemaVersion }: ClientConfiguration): number | null => (schemaVersion === null ? 0 : schemaVersion.value);

function compareVersions(earlier: ClientConfiguration, now: ClientConfiguration): RealmChange['version'] {
  const [before, after] = [versionOf(earlier), versionOf(now)];
  if (before === null || after === null) return 'unknown';
  return after === before ? 'same' : after > before ? 'raised' : 'lowered';
}

const namesOf = (change: ClientChange): string[] => [...('before' in change ? [change.before.name] : []), ...('after' in change ? [change.after.name] : [])];

/** The configuration of the baseline that has most classes in common: a realm has no name of its own. */
function earlierOf({ classes }: ClientConfiguration, all: readonly ClientConfiguration[]): ClientConfiguration | undefined {
  const shared = (each: ClientConfiguration): number => each.classes.filter((name) => classes.includes(name)).length;
  return [...all].filter((each) => shared(each) > 0).sort((a, b) => shared(b) - shared(a))[0];
}

/** Whether a configuration opens a realm that no server stands behind. Where there is none at all, only a kind of sync tells otherwise. */
const isLocal = (target: Target) => ({ synced, mode }: ClientConfiguration): boolean => (target === 'local' ? mode === null : !synced);

/** The local realms that the baseline had as well, with what changed in them. A new realm has no file to fit. */
export function realmChanges(before: ClientSchemas, now: ClientSchemas, changes: readonly ClientChange[], target: Target): RealmChange[] {
  const known = before.configurations.filter(isLocal(target));
  return now.configurations.filter(isLocal(target)).flatMap((configuration) => {
    const earlier = earlierOf(configuration, known);
    if (earlier === undefined) return [];
    const own = changes.filter((change) => NEEDS_VERSION.has(change.kind) && namesOf(change).every((name) => configuration.classes.includes(name) && earlier.classes.includes(name)));
    return [{ configuration, earlier, changes: own, version: compareVersions(earlier, configuration) }];
  });
}

/**
 * Whether nothing more is to be said of a change of a class without a server: its version rose and values are carried over
 * where they have to be, the file is made anew, or the version is what is reported.
 */
export function settledIn(realms: readonly RealmChange[]): (change: ClientChange) => boolean {
  return (change) => {
    const own = realms.filter(({ configuration }) => namesOf(change).some((name) => configuration.classes.includes(name)));
    return own.length > 0 && own.every(({ configuration, version }) => {
      if (configuration.recreates) return true;
      if (version !== 'raised') return NEEDS_VERSION.has(change.kind);
      return configuration.migrates || !needsMigration(change);
    });
  };
}
