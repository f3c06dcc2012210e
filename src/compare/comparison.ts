import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { ServerClass, ServerSchemas, Target } from '../schema/server-schemas';
import type { AcceptanceFault } from './acceptance-fault';
import { mismatches, type Mismatch, type PairMemory } from './mismatch';
import { pairsOf, type ClassPair } from './pairs';

/** Both sides, and every difference between them: what the rules look at. */
export interface Comparison {
  readonly target: Target;
  readonly client: ClientSchemas;
  readonly server: ServerSchemas;
  readonly mismatches: readonly Mismatch[];
  /** The classes that exist on both sides and were compared. */
  readonly compared: readonly ClassPair[];
  /** Known only once all other rules have spoken; empty until then. */
  readonly acceptanceFaults: readonly AcceptanceFault[];
}

function byName<T extends { readonly name: string }>(classes: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const each of classes) if (!found.has(each.name)) found.set(each.name, each);
  return found;
}

/** Sync goes by the title of a class. A validator needs none: there the name of the collection stands in for it. */
function serverByName({ classes, target }: ServerSchemas): Map<string, ServerClass> {
  const found = byName(classes);
  if (target === 'app-services') return found;
  for (const each of classes) if (each.collection !== null && !found.has(each.collection)) found.set(each.collection, each);
  return found;
}

/**
 * Compares the synced classes of a client with its server. Without Device Sync no configuration says `sync`,
 * and every class is compared that is not declared local by name. With a memory, only pairs that changed are compared.
 */
export function compareSides(client: ClientSchemas, server: ServerSchemas, local: readonly string[] = [], memory?: PairMemory): Comparison {
  const isCompared = ({ name, synced }: ClientClass): boolean => (server.target === 'app-services' ? synced : !local.includes(name));
  const sides = { client: byName(client.classes.filter(isCompared)), server: serverByName(server) };
  const compared = pairsOf(sides, server.target);
  return {
    target: server.target,
    client,
    server,
    mismatches: [...mismatches(sides, compared, server.target, memory)],
    compared,
    acceptanceFaults: [],
  };
}
