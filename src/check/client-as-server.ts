import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isCollection, isStored, type Property } from '../schema/model';
import type { ServerClass, ServerProperty, ServerSchemas, Unchecked } from '../schema/server-schemas';

/** Under one server two clients have to agree about everything that Realm stores, as a client and its server do. */
function toServerProperty(property: Property): ServerProperty {
  const { mapTo, optional, type } = property;
  return { ...property, name: mapTo, required: !optional && !isCollection(type), nullable: optional, nullableElements: false, typeNames: [] };
}

function toServerClass(schema: ClientClass): ServerClass {
  const { synced: _, unread, primaryKey, ...rest } = schema;
  const key = primaryKey === undefined ? undefined : schema.properties.get(primaryKey)?.mapTo;
  return {
    ...rest,
    ...(key === undefined ? {} : { primaryKey: key }),
    properties: new Map([...schema.properties.values()].filter(isStored).map((property) => [property.mapTo, toServerProperty(property)])),
    collection: null, database: null, service: null, titled: true, required: [], closed: false, advisory: false, unread: unread.properties,
  };
}

/** The schemas of another client, as the server side that it stands for. */
export function clientAsServer(location: string, { classes, unresolved, files }: ClientSchemas): ServerSchemas {
  return {
    target: 'app-services', location, classes: classes.map(toServerClass), repeated: [], relationships: [], sync: null, problems: [],
    unchecked: unresolved.map(({ class: name, property, reason, client }): Unchecked => ({ kind: property === null ? 'class' : 'type', class: name, property, reason, server: client })),
    files,
  };
}
