import type { PropertyType } from './model';

/** What the documentation says that Device Sync puts into a required property that a client does not write (server-schema.md 8). */
const EMPTY: Readonly<Partial<Record<PropertyType, string>>> = {
  bool: '`false`',
  int: '0',
  float: '0',
  double: '0',
  decimal128: '0',
  string: 'an empty text',
};

/** The same for a sentence. Of other types it says "and the like". */
export const emptyValueOf = (type: PropertyType): string => EMPTY[type] ?? `an empty ${type} (no source says which)`;
