import { distance } from 'fastest-levenshtein';
import { isStored, kindOf, type ObjectSchema, type Property } from '../schema/model';
import { spell } from '../schema/spelling';

/** Letters and digits only, in lower case: `full_name`, `fullName` and `FullName` are one to a reader. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names of fewer letters differ in one letter by chance, unless it was added: `x` is no other spelling of `y`, `x2` may be. */
const TELLING_LENGTH = 3;

/** Whether two names are near enough for one to be the other, misspelt or respelt. */
export function areAlike(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)];
  if (left === right) return left !== '';
  if (left === '' || right === '') return false;
  if (Math.min(left.length, right.length) < TELLING_LENGTH && !left.startsWith(right) && !right.startsWith(left)) return false;
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

/** The stored properties of a class with their types, the same in both orders. */
function storedTypes({ properties }: ObjectSchema): Set<string> {
  return new Set([...properties.values()].filter(isStored).map((each) => `${each.mapTo}: ${typeOf(each)}`));
}

/** How many of the properties of two classes are the same, from 0 to 1. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((each) => right.has(each)).length;
  return shared / Math.max(left.size, right.size, 1);
}

/** Below this many properties, equal classes are a coincidence rather than a trace of a rename. */
const TELLING_COUNT = 3;

/**
 * Pairs classes that are gone with classes that are new where most of their properties are the same: half of them where
 * the names are alike too, else four in five. As with properties, a pair is evidence and each class is in one at the most.
 */
export function likelyClassRenames<L extends ObjectSchema, R extends ObjectSchema>(removed: readonly L[], added: readonly R[]): Map<L, R> {
  const pairs = new Map<L, R>();
  const taken = new Set<R>();
  if (removed.length * added.length > MAXIMUM_PAIRS) return pairs;
  const typesOf = new Map(added.map((to) => [to, storedTypes(to)]));
  for (const from of removed) {
    const types = storedTypes(from);
    const [best] = added
      .filter((to) => !taken.has(to) && kindOf(to) === kindOf(from))
      .map((to) => ({ to, likeness: likeness(types, typesOf.get(to) ?? types), alike: areAlike(from.name, to.name) }))
      .filter(({ likeness, alike, to }) =>
        alike ? likeness >= 0.5 : likeness >= 0.8 && Math.min(from.properties.size, to.properties.size) >= TELLING_COUNT,
      )
      .sort((a, b) => Number(b.alike) - Number(a.alike) || b.likeness - a.likeness);
    if (best === undefined) continue;
    pairs.set(from, best.to);
    taken.add(best.to);
  }
  return pairs;
}
