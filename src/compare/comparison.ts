import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { ServerClass, ServerSchemas, Target } from '../schema/server-schemas';
import type { AcceptanceFault } from './acceptance-fault';
import { mismatches, type Mismatch, type PairMemory } from './mismatch';

/** Both sides, and every difference between them: what the rules look at. */
export interface Comparison {
  readonly target: Target;
  readonly client: ClientSchemas;
  readonly server: ServerSchemas;
  readonly mismatches: readonly Mismatch[];
  /** Names of the classes that exist on both sides and were compared. */
  readonly compared: readonly string[];
  /** Known only once all other rules have spoken; empty until then. */
  readonly acceptanceFaults: readonly AcceptanceFault[];
}

function byName<T extends { readonly name: string }>(classes: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const each of classes) if (!found.has(each.name)) found.set(each.name, each);
  return found;
}

/**
 * Compares the synced classes of a client with its server. Without Device Sync no configuration says `sync`,
 * and every class is compared that is not declared local by name. With a memory, only pairs that changed are compared.
 */
export function compareSides(client: ClientSchemas, server: ServerSchemas, local: readonly string[] = [], memory?: PairMemory): Comparison {
  const isCompared = ({ name, synced }: ClientClass): boolean => (server.target === 'app-services' ? synced : !local.includes(name));
  const sides = { client: byName(client.classes.filter(isCompared)), server: byName<ServerClass>(server.classes) };
  return {
    target: server.target,
    client,
    server,
    mismatches: [...mismatches(sides, memory)],
    compared: [...sides.client.keys()].filter((name) => sides.server.has(name)),
    acceptanceFaults: [],
  };
}
