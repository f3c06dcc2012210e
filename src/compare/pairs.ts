import type { ClientClass } from '../schema/client-schemas';
import { isUserType, type Property } from '../schema/model';
import type { ServerClass, ServerSchemas } from '../schema/server-schemas';
import { dialectOf, worldOf, type Target } from '../schema/targets';

/** The classes of both sides by name. */
export interface Sides {
  readonly client: ReadonlyMap<string, ClientClass>;
  readonly server: ReadonlyMap<string, ServerClass>;
}

/** A class of the client with the class of the server that stands for the same objects. */
export interface ClassPair {
  readonly client: ClientClass;
  readonly server: ServerClass;
}

/** Classes by name; of a name that is there twice, the first. */
export function byName<C extends { readonly name: string }>(classes: readonly C[]): Map<string, C> {
  return new Map([...classes].reverse().map((each) => [each.name, each]));
}

const named = new WeakMap<ServerSchemas, ReadonlyMap<string, ServerClass>>();

/** Sync goes by the title of a class. A validator needs none: there the name of the collection stands in for it. One server is held against many clients. */
function serverByName(server: ServerSchemas): ReadonlyMap<string, ServerClass> {
  const known = named.get(server);
  if (known !== undefined) return known;
  const { classes, target } = server;
  const found = byName(classes);
  if (worldOf(target) !== 'sync')
    for (const each of classes) if (each.collection !== null && !found.has(each.collection)) found.set(each.collection, each);
  named.set(server, found);
  return found;
}

/**
 * The class of the server that stands for one of the client. MongoDB validates the documents of collections: an object inside of
 * one is no collection, whatever it is called. As JSON, objects stand within others.
 */
export function counterpartOf(client: ClientClass, { server }: Pick<Sides, 'server'>, target: Target): ServerClass | undefined {
  const found = server.get(client.name);
  const isInside = found?.embedded === true && !client.embedded && !client.unread.kind;
  return isInside && dialectOf(target)?.hasCollections === true ? undefined : found;
}

export function sidesOf(client: readonly ClientClass[], server: ServerSchemas): Sides {
  return { client: byName(client), server: serverByName(server) };
}

/** Sync knows embedded classes by name, a validator only by their place: there the properties lead from pair to pair. */
export function pairsOf(sides: Sides, target: Target): ClassPair[] {
  const pairs: ClassPair[] = [];
  for (const client of sides.client.values()) {
    const server = counterpartOf(client, sides, target);
    if (server !== undefined) pairs.push({ client, server });
  }
  if (worldOf(target) === 'sync') return pairs;
  const found = pairs.filter(({ client }) => !client.embedded);
  const seen = new Set(found.map(({ client, server }) => `${client.name}\n${server.name}`));
  for (const { client, server } of found) {
    for (const property of client.properties.values()) {
      const pair = embeddedPair(property, server, sides);
      const key = `${pair?.client.name}\n${pair?.server.name}`;
      if (pair === undefined || seen.has(key)) continue;
      seen.add(key);
      found.push(pair);
    }
  }
  return found;
}

function embeddedPair(property: Property, { properties }: ServerClass, sides: Sides): ClassPair | undefined {
  const objectType = properties.get(property.mapTo)?.objectType;
  const client = sides.client.get(property.objectType ?? '');
  const server = isUserType(objectType) ? sides.server.get(objectType) : undefined;
  return client?.embedded === true && server !== undefined ? { client, server } : undefined;
}

/** The name that the client has for a class of the server: a validator may know it by its collection only. */
export type ClientNames = (schema: ServerClass) => string;

export function clientNames(pairs: readonly ClassPair[]): ClientNames {
  const names = new Map(pairs.map((pair) => [pair.server, pair.client.name]));
  return (schema) => names.get(schema) ?? schema.name;
}
