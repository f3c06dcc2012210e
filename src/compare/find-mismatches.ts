import type { ClientClass } from '../schema/client-schemas';
import { propertyDifference, type PropertyDifference } from '../schema/compatible';
import { isStored, isUserType, kindOf, primaryKeyOf, type Property } from '../schema/model';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import { dialectOf, worldOf, type Target } from '../schema/targets';
import type { Dialect } from '../schema/dialects/dialect';
import { withConsequences, withCounterparts } from './consequences';
import type { KeyDifference, Mismatch, MismatchOf } from './difference';
import { counterpartOf, type ClassPair, type Sides } from './pairs';
import { likelyRenames } from './rename';
import { isWhole, validatorDifferences, type Verdict } from './validator-difference';

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

/** What every mismatch begins with: it is between the sides, and explains nothing until its consequences are looked at. */
const BETWEEN = { between: 'sides', explains: [] } as const;

function keyMismatch(
  client: ClientClass,
  server: ServerClass,
  differs: KeyDifference,
  clientKey: Property | undefined,
  serverKey: ServerProperty | undefined,
): MismatchOf<'primary-key'> {
  return {
    ...BETWEEN,
    kind: 'primary-key',
    class: client.name,
    property: (serverKey ?? clientKey)?.mapTo ?? null,
    client: { schema: client, property: clientKey },
    server: { schema: server, property: serverKey },
    differs,
  };
}

const kindMismatch = (client: ClientClass, server: ServerClass): Mismatch => ({
  ...BETWEEN,
  kind: 'class-kind',
  class: client.name,
  property: null,
  client: { schema: client, property: undefined },
  server: { schema: server, property: undefined },
});

const serverOnly = (client: ClientClass, server: ServerClass, property: ServerProperty): MismatchOf<'server-only-property'> => ({
  ...BETWEEN, kind: 'server-only-property', class: client.name, property: property.mapTo,
  client: { schema: client, property: undefined }, server: { schema: server, property },
});

/** What only the client has says too what the server seems to have in its place: the two are one finding. */
const clientOnlyMismatch = (
  client: ClientClass,
  server: ServerClass,
  property: Property,
  similar: MismatchOf<'server-only-property'> | undefined,
): Mismatch => ({
  ...BETWEEN,
  kind: 'client-only-property',
  class: client.name,
  property: property.mapTo,
  explains: similar === undefined ? [] : [similar],
  client: { schema: client, property },
  server: { schema: server, property: similar?.server.property },
});

/** What the primary keys disagree in, if anything: the name, else the type, else the optionality. */
function primaryKeyMismatch(client: ClientClass, server: ServerClass): Mismatch | undefined {
  if (client.embedded || client.unread.primaryKey) return undefined;
  const clientKey = primaryKeyOf(client);
  const serverKey = server.properties.get(server.primaryKey ?? '');
  if (serverKey === undefined && server.primaryKey !== undefined) return undefined;
  const of = (differs: KeyDifference): Mismatch => keyMismatch(client, server, differs, clientKey, serverKey);
  if (clientKey === undefined || serverKey === undefined) return clientKey === serverKey ? undefined : of('name');
  if (clientKey.mapTo !== serverKey.mapTo) return of('name');
  const difference = propertyDifference(clientKey, serverKey, isUserType);
  if (difference === undefined) return undefined;
  return of(difference === 'optionality' ? 'optionality' : 'type');
}

/** MongoDB gives `_id` to every document, so that the client has nothing in its place; the objects inside of a document get none. */
const isGenerated = ({ embedded }: ServerClass, { mapTo }: Property, target: Target): boolean =>
  mapTo === '_id' && !embedded && dialectOf(target)?.hasCollections === true;

/** The differences between the properties of one class, the primary keys aside. */
function* propertyMismatches(
  { client, server }: ClassPair, sides: Sides, target: Target, keys: ReadonlySet<string | undefined>,
): Generator<Mismatch> {
  const ofClient = byStoredName(client.properties);
  const ofServer = byStoredName(server.properties);
  const differenceOf = differ(sides, target);
  const clientOnly = new Set(
    [...ofClient.values()].filter(({ mapTo }) => !ofServer.has(mapTo) && !server.unread.has(mapTo) && !keys.has(mapTo)),
  );
  const onlyServer = [...ofServer.values()].filter(
    ({ mapTo }) => !ofClient.has(mapTo) && !client.unread.properties.has(mapTo) && !keys.has(mapTo),
  );
  const renames = likelyRenames([...clientOnly], onlyServer.filter((property) => !isGenerated(server, property, target)));
  const missing = new Map(onlyServer.map((property) => [property, serverOnly(client, server, property)]));
  for (const clientProperty of ofClient.values()) {
    if (client.unread.properties.has(clientProperty.mapTo)) continue;
    const serverProperty = ofServer.get(clientProperty.mapTo);
    if (serverProperty === undefined) {
      if (clientOnly.has(clientProperty)) {
        const similar = renames.get(clientProperty);
        yield clientOnlyMismatch(client, server, clientProperty, similar && missing.get(similar));
      }
      continue;
    }
    if (keys.has(clientProperty.mapTo)) continue;
    const at = { client: { schema: client, property: clientProperty }, server: { schema: server, property: serverProperty } };
    for (const found of differenceOf(clientProperty, serverProperty)) {
      yield { ...BETWEEN, ...found, class: client.name, property: clientProperty.mapTo, ...at };
    }
  }
  if (client.unread.more) return;
  yield* missing.values();
}

/** How two properties are compared: as Realm Core does where sync stands between them, else as a validator would. */
function differ(
  sides: Sides,
  target: Target,
): (client: Property, server: ServerProperty) => readonly { readonly kind: PropertyDifference; readonly verdict: Verdict | undefined }[] {
  const dialect = dialectOf(target);
  if (dialect !== null) {
    return (client, server) => validatorDifferences(client, server, sides, dialect).map((verdict) => ({ kind: verdict.kind, verdict }));
  }
  const isLinkTarget = linkTargets(sides);
  return (client, server) => {
    const kind = propertyDifference(client, server, isLinkTarget);
    return kind === undefined ? [] : [{ kind, verdict: undefined }];
  };
}

/** The differences between the two classes of a pair. */
function* pairMismatches(pair: ClassPair, sides: Sides): Generator<Mismatch> {
  const { client, server } = pair;
  const kindsDiffer = !client.unread.kind && kindOf(client) !== kindOf(server);
  if (kindsDiffer) yield kindMismatch(client, server);
  const isEmbeddedOnOneSide = client.embedded !== server.embedded;
  const primaryKey = isEmbeddedOnOneSide ? undefined : primaryKeyMismatch(client, server);
  if (primaryKey !== undefined) yield primaryKey;
  const keys = client.embedded && server.embedded ? [] : [primaryKeyOf(client)?.mapTo, server.primaryKey];
  yield* propertyMismatches(pair, sides, 'app-services', new Set(keys));
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
    if (known?.server === pair.server) {
      yield* known.found;
      continue;
    }
    const found = [...pairMismatches(pair, sides)];
    memory.pairs.set(pair.client, { server: pair.server, found });
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
      name,
      mapTo: name,
      type: 'mixed',
      optional: true,
      indexed: false,
      required: true,
      nullable: false,
      nullableElements: false,
      typeNames: [],
      source,
    };
    yield serverOnly(client, server, serverProperty);
  }
}

/**
 * The same for a validator, which knows neither classes nor kinds. MongoDB keys its documents by `_id` and nothing else;
 * the type of the key is compared like that of any other property.
 */
function* validatedPairMismatches(pair: ClassPair, sides: Sides, target: Target, { hasCollections }: Dialect): Generator<Mismatch> {
  const { client, server } = pair;
  const clientKey = primaryKeyOf(client);
  if (hasCollections && !client.embedded && !client.unread.primaryKey && clientKey?.mapTo !== '_id') {
    yield keyMismatch(client, server, 'name', clientKey, server.properties.get('_id'));
  }
  for (const mismatch of propertyMismatches(pair, sides, target, new Set())) {
    if (mismatch.kind === 'server-only-property' && isGenerated(server, mismatch.server.property, target)) continue;
    const { kind, client: { property } } = mismatch;
    const isKeyType = kind === 'type' && property === clientKey && mismatch.verdict !== undefined && isWhole(mismatch.verdict);
    yield isKeyType ? { ...keyMismatch(client, server, 'type', clientKey, mismatch.server.property), verdict: mismatch.verdict } : mismatch;
  }
  yield* requiredUnread(pair);
}

/** Embedded on the client, and a collection of its own for the validator. */
function* embeddedCollections(sides: Sides): Generator<Mismatch> {
  for (const client of sides.client.values()) {
    const server = client.embedded && !client.unread.kind ? sides.server.get(client.name) : undefined;
    if (server !== undefined && !server.embedded) yield kindMismatch(client, server);
  }
}

/**
 * Lists every difference between the classes of a client and those of its server, pair by pair.
 * Links are never followed, since they may be cyclic; what could not be read on either side is not compared.
 */
export function mismatches(
  sides: Sides,
  pairs: readonly ClassPair[],
  target: Target,
  memory: PairMemory = { embedded: '', pairs: new WeakMap() },
): Mismatch[] {
  const found = [...allMismatches(sides, pairs, target, memory)];
  return worldOf(target) === 'sync' ? withConsequences(found, sides) : withCounterparts(found, sides);
}

function* allMismatches(sides: Sides, pairs: readonly ClassPair[], target: Target, memory: PairMemory): Generator<Mismatch> {
  const dialect = dialectOf(target);
  for (const schema of sides.client.values()) {
    if (counterpartOf(schema, sides, target) !== undefined || (dialect !== null && schema.embedded)) continue;
    yield { ...BETWEEN, kind: 'client-only-class', class: schema.name, property: null, client: { schema, property: undefined }, server: null };
  }
  if (dialect?.hasCollections === true) yield* embeddedCollections(sides);
  // For a validator a pair depends on the keys of the classes that it links to: nothing of it can be kept.
  if (dialect !== null) for (const pair of pairs) yield* validatedPairMismatches(pair, sides, target, dialect);
  else yield* remembered(pairs, sides, memory);
}
