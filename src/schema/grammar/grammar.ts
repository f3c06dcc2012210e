import type { Property } from '../model';

/** A property as normalised, before anybody knows where it was written. */
export type NormalisedProperty = Omit<Property, 'source'>;

/** What an SDK makes of one declared property: its canonical form, or why it refuses to open the realm. */
export type Normalised = { readonly property: NormalisedProperty } | { readonly refused: string };

/** `declared` is the plain value that the author wrote; a `default` is given as `true` when one is present. */
export type NormaliseProperty = (name: string, declared: unknown, isPrimaryKey: boolean) => Normalised;

/** The grammar of one SDK generation. */
export interface Grammar {
  readonly normalise: NormaliseProperty;
  /** Whether unknown keys of an object schema are refused, or passed over. */
  readonly refusesUnknownKeys: boolean;
  /** Whether `properties` may be a list of objects that carry their `name`. */
  readonly allowsPropertyLists: boolean;
  /** Whether `primaryKey` is the stored name of the key, not its name in code. */
  readonly findsKeyByStoredName: boolean;
}

/** The keys that the SDK accepts beside `properties`, and those of a property. */
export const OBJECT_SCHEMA_KEYS: readonly string[] = ['name', 'primaryKey', 'embedded', 'asymmetric', 'properties', 'ctor'];
export const PROPERTY_KEYS: readonly string[] = [
  'type', 'objectType', 'presentation', 'property', 'default', 'optional', 'indexed', 'mapTo', 'name',
];

class Refusal extends Error {}

/** Goes on where a condition holds; else the property is refused for this reason. To be used inside of `normalised`. */
export function insist(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal(reason);
}

/** Runs a reading that may be refused on the way. */
export function normalised(read: () => NormalisedProperty): Normalised {
  try {
    return { property: read() };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

/** A value in a sentence. */
export function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function or class' : `\`${String(value)}\``;
}
