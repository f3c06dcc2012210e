import type { ServerClass } from '../schema/server-schemas';

/** A name that is filled in at deployment is not known. */
const isKnown = (name: string | null): name is string => name !== null && !name.includes('%(');

/** Where the documents of a class are, as `database.collection`; `undefined` for an embedded class, and where that is not known. */
export const storedAt = ({ database, collection }: ServerClass): string | undefined =>
  (isKnown(database) && isKnown(collection) ? `${database}.${collection}` : undefined);

/** Whether a class kept its name and went to another collection. */
export function isMoved(earlier: ServerClass, later: ServerClass): boolean {
  const [before, after] = [storedAt(earlier), storedAt(later)];
  return before !== undefined && after !== undefined && before !== after;
}
