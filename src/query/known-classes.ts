import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { Classes } from './scope';

/** Properties that could not be read, or that are refused, are left out: their types are not known. */
function readable(schema: ClientClass): ClientClass {
  const { properties, unread } = schema;
  if (unread.properties.size === 0) return schema;
  return { ...schema, properties: new Map([...properties].filter(([, { mapTo }]) => !unread.properties.has(mapTo))) };
}

/**
 * What a client's sources say of the classes that its queries are run on. A class with several declarations is not among
 * them, and where a property of a class could not be read, its name in code may be any.
 */
export function knownClasses({ classes, ambiguous, superseded, unresolved, configurations }: ClientSchemas): Classes {
  const several = new Set([...ambiguous, ...superseded].map((each) => each.class));
  const known = classes.filter(({ name }) => !several.has(name));
  const isPartly = new Map(known.map(({ name, unread }) => [name, unread.more || unread.properties.size > 0]));
  return {
    all: new Map(known.map((schema) => [schema.name, readable(schema)])),
    complete: several.size === 0 && unresolved.length === 0 && configurations.every(({ complete }) => complete),
    mayHaveMore: ({ name }) => isPartly.get(name) !== false,
  };
}
