import type { Property } from '../model';

/** A property as normalised, before anybody knows where it was written. */
export type NormalisedProperty = Omit<Property, 'source'>;

/** What an SDK makes of one declared property: its canonical form, or why it refuses to open the realm. */
export type Normalised = { readonly property: NormalisedProperty } | { readonly refused: string };

/**
 * The grammar of one SDK generation.
 * `declared` is the plain value that the author wrote; a `default` is given as `true` when one is present.
 */
export type NormaliseProperty = (name: string, declared: unknown, isPrimaryKey: boolean) => Normalised;

/** The keys that the SDK accepts beside `properties`, and those of a property. */
export const OBJECT_SCHEMA_KEYS: readonly string[] = ['name', 'primaryKey', 'embedded', 'asymmetric', 'properties', 'ctor'];
export const PROPERTY_KEYS: readonly string[] = [
  'type', 'objectType', 'presentation', 'property', 'default', 'optional', 'indexed', 'mapTo', 'name',
];
