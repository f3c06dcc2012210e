import type { ClientClass } from '../schema/client-schemas';
import { propertyDifference } from '../schema/compatible';
import { isStored, kindOf, primaryKeyOf, type Property } from '../schema/model';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import { likelyRenames } from './rename';

/**
 * One difference between a client and its server. Every difference has exactly one kind, and every kind is claimed by
 * exactly one rule, so that one change gives one finding.
 */
export type Mismatch =
  | ClassMismatch<'client-only-class'> & { readonly client: ClientClass }
  | ClassMismatch<'class-kind'> & Both
  | ClassMismatch<'primary-key'> & Both & { readonly differs: 'name' | 'type' | 'optionality'; readonly clientKey: Property | undefined; readonly serverKey: ServerProperty | undefined }
  | PropertyMismatch<'client-only-property'> & { readonly clientProperty: Property; readonly similar: ServerProperty | undefined }
  | PropertyMismatch<'server-only-property'> & { readonly serverProperty: ServerProperty }
  | PropertyMismatch<'collection' | 'link' | 'type' | 'element-optionality' | 'optionality'> & { readonly clientProperty: Property; readonly serverProperty: ServerProperty };

interface ClassMismatch<Kind extends string> {
  readonly kind: Kind;
}

interface Both {
  readonly client: ClientClass;
  readonly server: ServerClass;
}

type PropertyMismatch<Kind extends string> = ClassMismatch<Kind> & Both;

export type MismatchKind = Mismatch['kind'];

/** The classes of both sides by name. */
export interface Sides {
  readonly client: ReadonlyMap<string, ClientClass>;
  readonly server: ReadonlyMap<string, ServerClass>;
}

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
function* propertyMismatches(client: ClientClass, server: ServerClass, sides: Sides, keys: ReadonlySet<string>): Generator<Mismatch> {
  const ofClient = byStoredName(client.properties);
  const ofServer = byStoredName(server.properties);
  const isLinkTarget = linkTargets(sides);
  const clientOnly = [...ofClient.values()].filter(({ mapTo }) => !ofServer.has(mapTo) && !server.unread.has(mapTo) && !keys.has(mapTo));
  const serverOnly = [...ofServer.values()].filter(({ mapTo }) => !ofClient.has(mapTo) && !client.unread.properties.has(mapTo) && !keys.has(mapTo));
  const renames = likelyRenames(clientOnly, serverOnly);
  const renamed = new Set(renames.values());
  for (const clientProperty of ofClient.values()) {
    if (client.unread.properties.has(clientProperty.mapTo)) continue;
    const serverProperty = ofServer.get(clientProperty.mapTo);
    if (serverProperty === undefined) {
      if (clientOnly.includes(clientProperty)) {
        yield { kind: 'client-only-property', client, server, clientProperty, similar: renames.get(clientProperty) };
      }
      continue;
    }
    if (keys.has(clientProperty.mapTo)) continue;
    const kind = propertyDifference(clientProperty, serverProperty, isLinkTarget);
    if (kind !== undefined) yield { kind, client, server, clientProperty, serverProperty };
  }
  if (client.unread.more) return;
  for (const serverProperty of serverOnly) {
    if (!renamed.has(serverProperty)) yield { kind: 'server-only-property', client, server, serverProperty };
  }
}

/** The differences between one class of the client and the class of that name on the server. */
function* classMismatches(client: ClientClass, server: ServerClass, sides: Sides): Generator<Mismatch> {
  const kindsDiffer = !client.unread.kind && kindOf(client) !== kindOf(server);
  if (kindsDiffer) yield { kind: 'class-kind', client, server };
  const isEmbeddedOnOneSide = client.embedded !== server.embedded;
  const primaryKey = isEmbeddedOnOneSide ? undefined : primaryKeyMismatch(client, server);
  if (primaryKey !== undefined) yield primaryKey;
  const keys = client.embedded && server.embedded ? [] : [primaryKeyOf(client)?.mapTo, server.primaryKey];
  yield* propertyMismatches(client, server, sides, new Set(keys.filter((key) => key !== undefined)));
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

/**
 * Lists every difference between the classes of a client and those of its server: pairs by name, class by class.
 * Links are never followed, since they may be cyclic; what could not be read on either side is not compared.
 */
export function* mismatches(sides: Sides, memory: PairMemory = { embedded: '', pairs: new WeakMap() }): Generator<Mismatch> {
  const embedded = embeddedNames(sides);
  if (memory.embedded !== embedded) memory.pairs = new WeakMap();
  memory.embedded = embedded;
  for (const client of sides.client.values()) {
    const server = sides.server.get(client.name);
    if (server === undefined) {
      yield { kind: 'client-only-class', client };
      continue;
    }
    const known = memory.pairs.get(client);
    const found = known?.server === server ? known.found : [...classMismatches(client, server, sides)];
    if (known?.server !== server) memory.pairs.set(client, { server, found });
    yield* found;
  }
}
