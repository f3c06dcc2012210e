import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { Change } from './changes';
import type { RealmChange } from './realms';
import { clientChanges } from './side-changes';

/** What the file of a local realm is led from and to. */
export interface RealmMigration {
  /** The version of the files that are there, and the one that they get. */
  readonly from: number;
  readonly to: number;
  /** All that changed in the classes of the realm. */
  readonly changes: readonly Change<ClientClass>[];
  /** The classes of the realm then and now. */
  readonly before: readonly ClientClass[];
  readonly after: readonly ClientClass[];
  /** The major version of the SDK; `null` where it is not known. */
  readonly sdk: number | null;
}

/** Whether a configuration opens the class that a change is about, as it is now, else as it was. */
function isHeld(change: Change<ClientClass>, classes: ReadonlySet<string>): boolean {
  return 'after' in change ? classes.has(change.after.name) : classes.has(change.before.name);
}

/** The way of one realm from one version to another; where no configuration is known, that of all classes. */
export function realmMigration(
  earlier: ClientSchemas,
  now: ClientSchemas,
  realm: Pick<RealmChange, 'configuration' | 'earlier'> | null,
  versions: Pick<RealmMigration, 'from' | 'to'>,
): RealmMigration {
  const changes = clientChanges(earlier, now);
  if (realm === null) return { ...versions, changes, before: earlier.classes, after: now.classes, sdk: null };
  const [before, after] = [new Set(realm.earlier?.classes ?? []), new Set(realm.configuration.classes)];
  return {
    ...versions,
    changes: changes.filter((change) => isHeld(change, after)),
    before: earlier.classes.filter(({ name }) => before.has(name)),
    after: now.classes.filter(({ name }) => after.has(name)),
    sdk: realm.configuration.sdk,
  };
}
