import type { ClientClass } from '../schema/client-schemas';
import { isUserType, type Property } from '../schema/model';
import type { ServerClass, Target } from '../schema/server-schemas';

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

/** Sync knows embedded classes by name, a validator only by their place: there the properties lead from pair to pair. */
export function pairsOf(sides: Sides, target: Target): ClassPair[] {
  const pairs = [...sides.client.values()].flatMap((client): ClassPair[] => {
    const server = sides.server.get(client.name);
    return server === undefined ? [] : [{ client, server }];
  });
  if (target === 'app-services') return pairs;
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
  const client = property.objectType === undefined ? undefined : sides.client.get(property.objectType);
  const server = isUserType(objectType) ? sides.server.get(objectType) : undefined;
  return client?.embedded === true && server !== undefined ? { client, server } : undefined;
}
