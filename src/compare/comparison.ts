import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import { worldOf, type Target, type World } from '../schema/targets';
import type { AcceptanceFault } from './acceptance-fault';
import type { Change } from './changes';
import type { Mismatch, Transition } from './difference';
import { mismatches, type PairMemory } from './find-mismatches';
import { withoutUnsure } from './gaps';
import type { NameFault } from './name-fault';
import { pairsOf, sidesOf, type ClassPair } from './pairs';
import { realmChanges, settledIn, unversionedChanges, type RealmChange } from './realms';
import { clientChanges, type Baseline } from './side-changes';
import { transitionsSince } from './transition';

/** Both sides, and every difference between them: what the rules look at. */
export interface Comparison {
  readonly target: Target;
  readonly world: World;
  readonly client: ClientSchemas;
  readonly server: ServerSchemas;
  readonly mismatches: readonly Mismatch[];
  /** The classes that exist on both sides and were compared. */
  readonly compared: readonly ClassPair[];
  /** Known only once all other rules have spoken; empty until then. */
  readonly acceptanceFaults: readonly AcceptanceFault[];
  /** Names in the configuration that nothing has; known only to who has read all clients of the app, and empty until then. */
  readonly nameFaults: readonly NameFault[];
  /** The earlier state that both sides are also compared with; `null` where none was given. */
  readonly baseline: Baseline | null;
  /** What changed since then; nothing without a baseline. */
  readonly transitions: readonly Transition[];
  /** The local realms, with what changed in them. */
  readonly realms: readonly RealmChange[];
  /** Without a server: what asks for a higher version of a realm, where the version of that realm is not known. */
  readonly unversioned: readonly Change<ClientClass>[];
}

/**
 * Whether a class never reaches the server: without Device Sync no configuration says `sync`, so only its name can tell. Where
 * there is no server at all, every class is looked at.
 */
export function isLocal({ name, synced }: ClientClass, target: Target, local: readonly string[]): boolean {
  const world = worldOf(target);
  if (world === 'device') return false;
  return world === 'sync' ? !synced : local.includes(name);
}

/** A new class is no change that breaks anything, and what follows another change is said with that. */
const isOfItsOwn = ({ kind, follows }: Transition): boolean => kind !== 'added-class' && !follows;

/**
 * Compares the synced classes of a client with its server. With a baseline, both are also compared with what they
 * were; with a memory, only pairs that changed are compared anew.
 */
export function compareSides(
  client: ClientSchemas, server: ServerSchemas, local: readonly string[] = [], baseline: Baseline | null = null, memory?: PairMemory,
): Comparison {
  const isCompared = (schema: ClientClass): boolean => schema.unlisted !== true && !isLocal(schema, server.target, local);
  const world = worldOf(server.target);
  const sides = sidesOf(client.classes.filter(isCompared), server);
  const compared = pairsOf(sides, server.target);
  const differences = withoutUnsure(mismatches(sides, compared, server.target, memory), sides, server);
  const changes = baseline?.client == null ? [] : clientChanges(baseline.client, client);
  const realms = baseline?.client == null ? [] : realmChanges(baseline.client, client, changes, server.target);
  const isSettled = world === 'device' ? settledIn(realms) : () => false;
  const isJudged = (change: Change<ClientClass>): boolean =>
    !isSettled(change) && (('after' in change && isCompared(change.after)) || ('before' in change && isCompared(change.before)));
  return {
    target: server.target,
    world,
    client,
    server,
    mismatches: differences,
    compared,
    acceptanceFaults: [],
    nameFaults: [],
    baseline,
    transitions:
      baseline === null ? [] : transitionsSince(baseline, { client, server }, changes.filter(isJudged), differences).filter(isOfItsOwn),
    realms,
    unversioned: world === 'device' ? unversionedChanges(changes, client, realms) : [],
  };
}
