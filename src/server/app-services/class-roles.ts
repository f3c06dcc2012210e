import type { Role } from '../../schema/roles';
import type { ServerClass } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readRulesFile, type Collection } from './collection';
import { join } from './find-exports';
import type { Log } from './read-part';

/**
 * Gives each class the roles that count for its collection: its own, or those of `default_rule.json` where it has none
 * (server-schema.md 1.5). What could not be read, and what is not there at all, leaves it without.
 */
export function withRoles(
  classes: readonly ServerClass[], collections: readonly Collection[], tree: FileTree, root: string, log: Log,
): ServerClass[] {
  const services = [...new Set(collections.map(({ service }) => service))];
  const defaults = new Map(services.map((service): [string, Collection['ownRoles']] =>
    [service, readRulesFile(tree, join(root, `data_sources/${service}/default_rule.json`), log).roles]));
  const byStorage = new Map(collections.map((each) => [storageOf(each), each]));
  return classes.map((schema): ServerClass => {
    const own = schema.embedded ? undefined : byStorage.get(storageOf(schema));
    const roles = own === undefined ? undefined : countingRoles(own.ownRoles, defaults.get(own.service));
    return roles === undefined ? schema : { ...schema, roles };
  });
}

const storageOf = ({ service, database, collection }: Pick<ServerClass, 'service' | 'database' | 'collection'>): string =>
  JSON.stringify([service, database, collection]);

function countingRoles(own: Collection['ownRoles'], byDefault: Collection['ownRoles']): readonly Role[] | undefined {
  if (own === undefined) return undefined;
  return own !== null && own.length > 0 ? own : (byDefault ?? undefined);
}
