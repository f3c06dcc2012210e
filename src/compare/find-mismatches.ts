import type { ClientClass } from '../schema/client-schemas';
import { propertyDifference, type PropertyDifference } from '../schema/compatible';
import { isStored, kindOf, primaryKeyOf, type Property } from '../schema/model';
import type { ServerClass, ServerProperty, Target } from '../schema/server-schemas';
import { withConsequences } from './consequences';
import type { Mismatch } from './mismatch';
import type { ClassPair, Sides } from './pairs';
import { likelyRenames } from './rename';
import { validatorDifference, type Verdict } from './validator-difference';

/**
 * Whether a class name stands for a top-level class. The client's word counts first: it is the client that links.
 * A class that nobody declares is taken for one, since an embedded class always comes with its shape.
 */
function linkTargets({ client, server }: Sides): (name: string) => boolean {
  return (name) => {
    const schema = client.get(name) ?? server.get(name);
    return schema === undefined || !schema.embedded;
  };
}

function byStoredName<P extends Property>(properties: ReadonlyMap<string, P>): Map<string, P> {
  return new Map([...properties.values()].filter(isStored).map((property) => [property.mapTo, property]));
}

/** What the primary keys disagree in, if anything: the name, else the type, else the optionality. */
function primaryKeyMismatch(client: ClientClass, server: ServerClass): Mismatch | undefined {
  if (client.embedded || client.unread.primaryKey) return undefined;
  const clientKey = primaryKeyOf(client);
  const serverKey = server.primaryKey === undefined ? undefined : server.properties.get(server.primaryKey);
  if (serverKey === undefined && server.primaryKey !== undefined) return undefined;
  const of = (differs: 'name' | 'type' | 'optionality'): Mismatch => ({ kind: 'primary-key', client, server, differs, clientKey, serverKey });
  if (clientKey?.mapTo !== serverKey?.mapTo) return of('name');
  if (clientKey === undefined || serverKey === undefined) return undefined;
  const difference = propertyDifference(clientKey, serverKey, () => true);
  if (difference === undefined) return undefined;
  return of(difference === 'optionality' ? 'optionality' : 'type');
}

/** The differences between the properties of one class, the primary keys aside. */
function* propertyMismatches({ client, server }: ClassPair, sides: Sides, target: Target, keys: ReadonlySet<string>): Generator<Mismatch> {
  const ofClient = byStoredName(client.properties);
  const ofServer = byStoredName(server.properties);
  const differenceOf = differ(sides, target);
  const clientOnly = new Set([...ofClient.values()].filter(({ mapTo }) => !ofServer.has(mapTo) && !server.unread.has(mapTo) && !keys.has(mapTo)));
  const serverOnly = [...ofServer.values()].filter(({ mapTo }) => !ofClient.has(mapTo) && !client.unread.properties.has(mapTo) && !keys.has(mapTo));
  const renames = likelyRenames([...clientOnly], serverOnly);
  const renamed = new Set(renames.values());
  for (const clientProperty of ofClient.values()) {
    if (client.unread.properties.has(clientProperty.mapTo)) continue;
    const serverProperty = ofServer.get(clientProperty.mapTo);
    if (serverProperty === undefined) {
      if (clientOnly.has(clientProperty)) {
        yield { kind: 'client-only-property', client, server, clientProperty, similar: renames.get(clientProperty) };
      }
      continue;
    }
    if (keys.has(clientProperty.mapTo)) continue;
    const found = differenceOf(clientProperty, serverProperty);
    if (found !== undefined) yield { ...found, client, server, clientProperty, serverProperty };
  }
  if (client.unread.more) return;
  for (const serverProperty of serverOnly) {
    if (!renamed.has(serverProperty)) yield { kind: 'server-only-property', client, server, serverProperty };
  }
}

/** How two properties are compared: as Realm Core does where sync stands between them, else as a validator would. */
function differ(sides: Sides, target: Target): (client: Property, server: ServerProperty) => { readonly kind: PropertyDifference; readonly verdict: Verdict | undefined } | undefined {
  if (target === 'mongodb' || target === 'json-schema') {
    return (client, server) => {
      const verdict = validatorDifference(client, server, sides, target);
      return verdict === undefined ? undefined : { kind: verdict.kind, verdict };
    };
  }
  const isLinkTarget = linkTargets(sides);
  return (client, server) => {
    const kind = propertyDifference(client, server, isLinkTarget);
    return kind === undefined ? undefined : { kind, verdict: undefined };
  };
}

/** The differences between the two classes of a pair. */
function* pairMismatches(pair: ClassPair, sides: Sides): Generator<Mismatch> {
  const { client, server } = pair;
  const kindsDiffer = !client.unread.kind && kindOf(client) !== kindOf(server);
  if (kindsDiffer) yield { kind: 'class-kind', client, server };
  const isEmbeddedOnOneSide = client.embedded !== server.embedded;
  const primaryKey = isEmbeddedOnOneSide ? undefined : primaryKeyMismatch(client, server);
  if (primaryKey !== undefined) yield primaryKey;
  const keys = client.embedded && server.embedded ? [] : [primaryKeyOf(client)?.mapTo, server.primaryKey];
  yield* propertyMismatches(pair, sides, 'app-services', new Set(keys.filter((key) => key !== undefined)));
}

/** What an earlier comparison found for pairs of classes. It holds as long as the same names stand for embedded classes. */
export interface PairMemory {
  embedded: string;
  pairs: WeakMap<ClientClass, { readonly server: ServerClass; readonly found: readonly Mismatch[] }>;
}

function embeddedNames({ client, server }: Sides): string {
  const ofServer = [...server.values()].filter(({ name, embedded }) => embedded && !client.has(name));
  return [...[...client.values()].filter(({ embedded }) => embedded), ...ofServer].map(({ name }) => name).sort().join(' ');
}

/** The mismatches of each pair, taken from the memory where nothing changed that they rest on. */
function* remembered(pairs: readonly ClassPair[], sides: Sides, memory: PairMemory): Generator<Mismatch> {
  const embedded = embeddedNames(sides);
  if (memory.embedded !== embedded) memory.pairs = new WeakMap();
  memory.embedded = embedded;
  for (const pair of pairs) {
    const known = memory.pairs.get(pair.client);
    const found = known?.server === pair.server ? known.found : [...pairMismatches(pair, sides)];
    if (known?.server !== pair.server) memory.pairs.set(pair.client, { server: pair.server, found });
    yield* found;
  }
}

/** What a validator requires of a type that Realm does not have, and a client does not write: no document of the client can hold it. */
function* requiredUnread({ client, server }: ClassPair): Generator<Mismatch> {
  if (client.unread.more) return;
  const written = new Set([...byStoredName(client.properties).keys(), ...client.unread.properties]);
  for (const { name, source } of server.required) {
    if (!server.unread.has(name) || written.has(name)) continue;
    const serverProperty: ServerProperty = {
      name, mapTo: name, type: 'mixed', optional: true, indexed: false, required: true, nullable: false, nullableElements: false, typeNames: [], source,
    };
    yield { kind: 'server-only-property', client, server, serverProperty };
  }
}

/**
 * The same for a validator, which knows neither classes nor kinds. MongoDB keys its documents by `_id` and nothing else;
 * the type of the key is compared like that of any other property.
 */
function* validatedPairMismatches(pair: ClassPair, sides: Sides, target: Target): Generator<Mismatch> {
  const { client, server } = pair;
  const clientKey = primaryKeyOf(client);
  if (target === 'mongodb' && !client.embedded && !client.unread.primaryKey && clientKey?.mapTo !== '_id') {
    yield { kind: 'primary-key', client, server, differs: 'name', clientKey, serverKey: server.properties.get('_id') };
  }
  for (const mismatch of propertyMismatches(pair, sides, target, new Set())) {
    const isGenerated = mismatch.kind === 'server-only-property' && mismatch.serverProperty.mapTo === '_id' && target === 'mongodb';
    if (isGenerated) continue;
    const isKeyType = mismatch.kind === 'type' && mismatch.clientProperty === clientKey && !mismatch.verdict?.takesSome;
    yield isKeyType ? { kind: 'primary-key', client, server, differs: 'type', clientKey, serverKey: mismatch.serverProperty } : mismatch;
  }
  yield* requiredUnread(pair);
}

/** Embedded on the client, and a collection of its own for the validator. */
function* embeddedCollections(sides: Sides): Generator<Mismatch> {
  for (const client of sides.client.values()) {
    const server = client.embedded && !client.unread.kind ? sides.server.get(client.name) : undefined;
    if (server !== undefined && !server.embedded) yield { kind: 'class-kind', client, server };
  }
}

/**
 * Lists every difference between the classes of a client and those of its server, pair by pair.
 * Links are never followed, since they may be cyclic; what could not be read on either side is not compared.
 */
export function mismatches(sides: Sides, pairs: readonly ClassPair[], target: Target, memory: PairMemory = { embedded: '', pairs: new WeakMap() }): Mismatch[] {
  const found = [...allMismatches(sides, pairs, target, memory)];
  return target === 'app-services' ? withConsequences(found, sides) : found;
}

function* allMismatches(sides: Sides, pairs: readonly ClassPair[], target: Target, memory: PairMemory): Generator<Mismatch> {
  const isValidated = target === 'mongodb' || target === 'json-schema';
  for (const client of sides.client.values()) {
    if (!sides.server.has(client.name) && !(isValidated && client.embedded)) yield { kind: 'client-only-class', client };
  }
  if (target === 'mongodb') yield* embeddedCollections(sides);
  // For a validator a pair depends on the keys of the classes that it links to: nothing of it can be kept.
  if (isValidated) for (const pair of pairs) yield* validatedPairMismatches(pair, sides, target);
  else yield* remembered(pairs, sides, memory);
}
