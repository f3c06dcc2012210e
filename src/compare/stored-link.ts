import type { ClientClass } from '../schema/client-schemas';
import { isCollection, isPrimitive, isUserType, primaryKeyOf, type Primitive, type Property } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';

/** The classes of both sides. */
interface Classes {
  readonly client: { readonly classes: readonly ClientClass[] };
  readonly server: { readonly classes: readonly ServerClass[] };
}

/** The type of the ids of a class, as its client declares it, else as the server does; where neither says it, what most ids are. */
function idOf(name: string, { client, server }: Classes): Primitive | undefined {
  const target = client.classes.find((each) => each.name === name);
  if (target?.embedded === true) return undefined;
  const key = target === undefined ? server.classes.find((each) => each.name === name)?.properties.get('_id') : primaryKeyOf(target);
  return isPrimitive(key?.type) ? key.type : 'objectId';
}

/** A property as a document of the server has it: a link is the id of what it leads to. */
export function asStored(property: Property, classes: Classes): Property {
  const { type, objectType, ...rest } = property;
  const id = isUserType(objectType) ? idOf(objectType, classes) : undefined;
  if (id === undefined) return property;
  return isCollection(type) ? { ...rest, type, objectType: id } : { ...rest, type: id };
}
