import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isCollection, isStored, type Place, type Property } from '../schema/model';
import type { ServerClass, ServerProperty, ServerSchemas, Unchecked } from '../schema/server-schemas';

type Move = (place: Place) => Place;

/** Under one server two clients have to agree about everything that Realm stores, as a client and its server do. */
function toServerProperty(property: Property, moved: Move): ServerProperty {
  const { mapTo, optional, type, source } = property;
  return {
    ...property,
    source: moved(source),
    name: mapTo,
    required: !optional && !isCollection(type),
    nullable: optional,
    nullableElements: false,
    typeNames: [],
  };
}

function toServerClass(schema: ClientClass, moved: Move): ServerClass {
  const { synced: _, unread, primaryKey, ...rest } = schema;
  const key = primaryKey === undefined ? undefined : schema.properties.get(primaryKey)?.mapTo;
  return {
    ...rest,
    source: moved(schema.source),
    ...(key === undefined ? {} : { primaryKey: key }),
    properties: new Map(
      [...schema.properties.values()].filter(isStored).map((property) => [property.mapTo, toServerProperty(property, moved)]),
    ),
    collection: null, database: null, service: null, titled: true, required: [], closed: false, advisory: false, unread: unread.properties,
  };
}

/** The schemas of another client, as the server side that it stands for. `nameOf` says what to call its files. */
export function clientAsServer(
  location: string,
  { classes, unresolved, files }: ClientSchemas,
  nameOf: (file: string) => string = (file) => file,
): ServerSchemas {
  const moved: Move = (place) => ({ ...place, file: nameOf(place.file) });
  return {
    target: 'app-services',
    location,
    classes: classes.map((each) => toServerClass(each, moved)),
    repeated: [],
    relationships: [],
    sync: null,
    problems: [],
    wrongDefaults: [],
    unchecked: unresolved.map(({ class: name, property, reason, client }): Unchecked => ({
      kind: property === null ? 'class' : 'type',
      class: name,
      property,
      reason,
      server: moved(client),
    })),
    files: files.map(nameOf),
  };
}
