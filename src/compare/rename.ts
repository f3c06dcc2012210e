import { distance } from 'fastest-levenshtein';
import { spell } from '../schema/spelling';
import type { Property } from '../schema/model';

/** Letters and digits only, in lower case: `full_name`, `fullName` and `FullName` are one to a reader. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whether two names are near enough for one to be the other, misspelt or respelt. */
export function areAlike(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)];
  if (left === right) return true;
  return distance(left, right) <= Math.max(1, Math.floor(Math.max(left.length, right.length) / 4));
}

/** The type without its optionality: a rename seldom comes alone. */
const typeOf = (property: Property): string => spell({ ...property, optional: false });

const MAXIMUM_PAIRS = 100_000;

/**
 * Pairs properties that exist on one side only where name and type are alike. Renames are never guessed: a pair is
 * evidence to show, and each property is in one pair at the most.
 */
export function likelyRenames<L extends Property, R extends Property>(left: readonly L[], right: readonly R[]): Map<L, R> {
  const pairs = new Map<L, R>();
  const taken = new Set<R>();
  // Where a class was all but rewritten, nobody can say what became of what, and trying all pairs would take its time.
  if (left.length * right.length > MAXIMUM_PAIRS) return pairs;
  for (const from of left) {
    const [best] = right
      .filter((to) => !taken.has(to) && typeOf(to) === typeOf(from) && areAlike(from.mapTo, to.mapTo))
      .sort((a, b) => distance(plain(from.mapTo), plain(a.mapTo)) - distance(plain(from.mapTo), plain(b.mapTo)));
    if (best === undefined) continue;
    pairs.set(from, best);
    taken.add(best);
  }
  return pairs;
}
