import type { ClientClass, ClientConfiguration, ClientSchemas } from '../schema/client-schemas';
import type { Change } from './changes';
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

/** How a realm is opened, and how it was. */
interface Opened {
  readonly earlier: ClientConfiguration;
  readonly configuration: ClientConfiguration;
}

/** The way of one realm from one version to another; where no configuration is known, that of all classes. */
export function realmMigration(
  earlier: ClientSchemas,
  now: ClientSchemas,
  realm: Opened | null,
  versions: Pick<RealmMigration, 'from' | 'to'>,
): RealmMigration {
  const changes = clientChanges(earlier, now);
  if (realm === null) return { ...versions, changes, before: earlier.classes, after: now.classes, sdk: null };
  const [before, after] = [new Set(realm.earlier.classes), new Set(realm.configuration.classes)];
  return {
    ...versions,
    changes: changes.filter((change) => 'after' in change && after.has(change.after.name)),
    before: earlier.classes.filter(({ name }) => before.has(name)),
    after: now.classes.filter(({ name }) => after.has(name)),
    sdk: realm.configuration.sdk,
  };
}
