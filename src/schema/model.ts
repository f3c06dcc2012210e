/** A stretch of a source file. Lines and columns count from 1; the end is exclusive. */
export interface Place {
  /** Path relative to the project root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The types that a property without elements can have, as the JavaScript SDK spells them. */
export const PRIMITIVES = [
  'bool', 'int', 'float', 'double', 'decimal128', 'objectId', 'string', 'data', 'date', 'mixed', 'uuid',
] as const;
export type Primitive = (typeof PRIMITIVES)[number];

export const COLLECTIONS = ['list', 'set', 'dictionary'] as const;
export type Collection = (typeof COLLECTIONS)[number];

export type PropertyType = Primitive | Collection | 'object' | 'linkingObjects';

/**
 * A property in the canonical form that `realm.schema` prints.
 * `optional` is about the value, or about the elements where the type is a collection.
 */
export interface Property {
  /** The name in code. The stored name, which both sides must share, is `mapTo`. */
  readonly name: string;
  readonly type: PropertyType;
  /** The element type of a collection, or the class that a link or an embedded object names. */
  readonly objectType?: string;
  readonly optional: boolean;
  readonly indexed: boolean | 'full-text';
  readonly mapTo: string;
  readonly presentation?: string;
  /** The origin of an inverse relationship (`linkingObjects`). */
  readonly property?: string;
  /** Present when a default is declared; its value does not matter to the other side. */
  readonly default?: true;
  readonly source: Place;
}

/** A class in canonical form. */
export interface ObjectSchema {
  readonly name: string;
  /** The name in code of the primary key. */
  readonly primaryKey?: string;
  readonly embedded: boolean;
  readonly asymmetric: boolean;
  /** By the name in code. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly source: Place;
}

export function isPrimitive(type: string | undefined): type is Primitive {
  return (PRIMITIVES as readonly (string | undefined)[]).includes(type);
}

export function isCollection(type: string | undefined): type is Collection {
  return (COLLECTIONS as readonly (string | undefined)[]).includes(type);
}

/** Whether a type names a class rather than one of Realm's own types. */
export function isUserType(type: string | undefined): type is string {
  return !!type && !isPrimitive(type) && !isCollection(type) && type !== 'object' && type !== 'linkingObjects';
}

/** Optional whatever the author writes (client-schema.md 2.3): a difference here is no difference of the author's. */
export function isAlwaysOptional(type: string, objectType: string | undefined): boolean {
  return type === 'mixed' || objectType === 'mixed' || type === 'object' || (type === 'dictionary' && isUserType(objectType));
}

/** Never optional, whatever the author writes (client-schema.md 2.3). */
export function isNeverOptional(type: string, objectType: string | undefined): boolean {
  return (type === 'list' || type === 'set' || type === 'linkingObjects') && isUserType(objectType);
}

/** Top-level classes have collections of their own; embedded ones live in their parents; asymmetric ones are only written. */
export type ClassKind = 'top-level' | 'embedded' | 'asymmetric';

export function kindOf(schema: ObjectSchema): ClassKind {
  if (schema.embedded) return 'embedded';
  return schema.asymmetric ? 'asymmetric' : 'top-level';
}

/** The property that is the primary key, if it is declared. */
export function primaryKeyOf(schema: ObjectSchema): Property | undefined {
  return schema.primaryKey === undefined ? undefined : schema.properties.get(schema.primaryKey);
}

/** Inverse relationships are computed on the device and reach neither the file nor the server. */
export function isStored(property: Property): boolean {
  return property.type !== 'linkingObjects';
}
