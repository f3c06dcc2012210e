import type { ObjectSchema, Property } from '../schema/model';
import type { QueryFault } from './query-fault';

/** What is known of the classes of the realm that is asked. */
export interface Classes {
  readonly all: ReadonlyMap<string, ObjectSchema>;
  /** Whether there is no other class in the realm. */
  readonly complete: boolean;
  /** Whether a class may have properties that are not among those known. */
  readonly mayHaveMore: (schema: ObjectSchema) => boolean;
}

/** What a JavaScript value is to Realm Core when it is handed in: a number is a `double`. */
export type ArgumentType = 'bool' | 'double' | 'decimal128' | 'objectId' | 'string' | 'data' | 'date' | 'uuid' | 'null' | 'list';

/** What names mean at one place of a query. */
export interface Scope {
  readonly schema: ObjectSchema;
  readonly classes: Classes;
  /** The variables of the subqueries around, each with the class that it stands for. */
  readonly variables: readonly { readonly name: string; readonly class: string }[];
  /** Types of the values that are handed in, where they are known; undefined where their number is not. */
  readonly given: readonly (ArgumentType | undefined)[] | undefined;
  readonly report: (fault: QueryFault) => void;
}

/** As often as Realm Core follows a name to another one. */
const MAX_RENAMES = 50;

/**
 * The property that a name means. Names in code are mapped to stored names, again where the stored name is another
 * property's name in code; what is no name in code is taken for a stored one (realm-core.md 9.2).
 */
export function findProperty(schema: ObjectSchema, name: string): Property | undefined {
  let stored = name;
  for (let renames = 0; renames < MAX_RENAMES; renames++) {
    const property = schema.properties.get(stored);
    if (property?.type === 'linkingObjects') return property;
    if (property === undefined || property.mapTo === stored) break;
    stored = property.mapTo;
  }
  return [...schema.properties.values()].find(({ mapTo, type }) => mapTo === stored && type !== 'linkingObjects');
}
