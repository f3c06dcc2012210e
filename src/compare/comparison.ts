import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { ServerClass, ServerSchemas, Target } from '../schema/server-schemas';
import type { AcceptanceFault } from './acceptance-fault';
import type { Change } from './changes';
import { withoutDamaged } from './damage';
import { mismatches, type PairMemory } from './find-mismatches';
import type { Mismatch } from './mismatch';
import { pairsOf, type ClassPair } from './pairs';
import { realmChanges, settledIn, unversionedChanges, type RealmChange } from './realms';
import { clientChanges, transitionsSince, type Baseline, type Transition } from './transition';

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
  /** The earlier state that both sides are also compared with; `null` where none was given. */
  readonly baseline: Baseline | null;
  /** What changed since then; nothing without a baseline. */
  readonly transitions: readonly Transition[];
  /** The local realms, with what changed in them. */
  readonly realms: readonly RealmChange[];
  /** Without a server: what asks for a higher version of a realm, where the version of that realm is not known. */
  readonly unversioned: readonly Change<ClientClass>[];
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
 * Whether a class never reaches the server: without Device Sync no configuration says `sync`, so only its name can tell. Where
 * there is no server at all, every class is looked at.
 */
export function isLocal({ name, synced }: ClientClass, target: Target, local: readonly string[]): boolean {
  if (target === 'local') return false;
  return target === 'app-services' ? !synced : local.includes(name);
}

/**
 * Compares the synced classes of a client with its server. With a baseline, both are also compared with what they
 * were; with a memory, only pairs that changed are compared anew.
 */
export function compareSides(
  client: ClientSchemas, server: ServerSchemas, local: readonly string[] = [], baseline: Baseline | null = null, memory?: PairMemory,
): Comparison {
  const isCompared = (schema: ClientClass): boolean => !isLocal(schema, server.target, local);
  const sides = { client: byName(client.classes.filter(isCompared)), server: serverByName(server) };
  const compared = pairsOf(sides, server.target);
  const differences = withoutDamaged(mismatches(sides, compared, server.target, memory), sides, server);
  const changes = baseline?.client == null ? [] : clientChanges(baseline.client, client);
  const realms = baseline?.client == null ? [] : realmChanges(baseline.client, client, changes, server.target);
  const isSettled = server.target === 'local' ? settledIn(realms) : () => false;
  const isJudged = (change: Change<ClientClass>): boolean =>
    !isSettled(change) && (('after' in change && isCompared(change.after)) || ('before' in change && isCompared(change.before)));
  return {
    target: server.target,
    client,
    server,
    mismatches: differences,
    compared,
    acceptanceFaults: [],
    baseline,
    transitions: baseline === null ? [] : transitionsSince(baseline, { client, server }, changes.filter(isJudged), differences),
    realms,
    unversioned: server.target === 'local' ? unversionedChanges(changes, client, realms) : [],
  };
}
