import type { ServerClass } from '../schema/server-schemas';

/** A class that kept its name and went to another collection; the paths are `database.collection`. */
export interface Move {
  readonly before: string;
  readonly after: string;
}

/** A name that is filled in at deployment is not known. */
const isKnown = (name: string | null): name is string => name !== null && !name.includes('%(');

const pathOf = ({ database, collection }: ServerClass): string | undefined => (isKnown(database) && isKnown(collection) ? `${database}.${collection}` : undefined);

/** Where a class of an export went, if it went anywhere. */
export function moveOf(earlier: ServerClass, later: ServerClass): Move | undefined {
  const [before, after] = [pathOf(earlier), pathOf(later)];
  return before === undefined || after === undefined || before === after ? undefined : { before, after };
}
