import { editDistance } from '../schema/edit-distance';
import { isStored, kindOf, type ObjectSchema, type Property } from '../schema/model';
import { spell } from '../schema/spelling';

/** Letters and digits only, in lower case: `full_name`, `fullName` and `FullName` are one to a reader. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names of fewer letters differ in one letter by chance, unless it was added: `x` is no other spelling of `y`, `x2` may be. */
const TELLING_LENGTH = 3;

/** Whether two names are near enough for one to be the other, misspelt or respelt. */
export function areAlike(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)];
  if (left === '' || right === '') return false;
  if (Math.min(left.length, right.length) < TELLING_LENGTH && !left.startsWith(right) && !right.startsWith(left)) return false;
  const limit = Math.max(1, Math.floor(Math.max(left.length, right.length) / 4));
  return editDistance(left, right, limit) <= limit;
}

/** The words of a name, however they are joined. */
const wordsOf = (name: string): string =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim();

/** Whether one name is the other with words before or after it: `product` may have become `product_name`, or `product_id`. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((left, right) => left.length - right.length) as [string, string];
  return long.startsWith(`${short} `) || long.endsWith(` ${short}`);
}

/**
 * The one name that another was probably misspelt or respelt from. Where there are two, nobody can say which was meant,
 * unless one of them is the same to a reader.
 */
export function likelyName(name: string, among: readonly string[]): string | undefined {
  const alike = among.filter((each) => areAlike(name, each));
  const same = alike.filter((each) => plain(each) === plain(name));
  const [only] = same.length > 0 ? same : alike;
  return (same.length || alike.length) === 1 ? only : undefined;
}

/** The type without its optionality: a rename seldom comes alone. */
const typeOf = (property: Property): string => spell({ ...property, optional: false });

const MAXIMUM_PAIRS = 100_000;

/** Each of some properties with those of the others that it may have been: the same to a reader, else alike, or with more words. */
function candidatesOf<L extends Property, R extends Property>(left: readonly L[], right: readonly R[]): Map<L, readonly R[]> {
  const types = new Map(right.map((each) => [each, typeOf(each)]));
  return new Map(left.map((from) => {
    const type = typeOf(from);
    const all = right.filter((to) => types.get(to) === type && (areAlike(from.mapTo, to.mapTo) || isPartOf(from.mapTo, to.mapTo)));
    const same = all.filter((to) => plain(to.mapTo) === plain(from.mapTo));
    return [from, same.length > 0 ? same : all];
  }));
}

/**
 * Pairs properties that exist on one side only where name and type are alike. Renames are never guessed: a pair is
 * evidence to show. Where either of the two may as well be another, there is none.
 */
export function likelyRenames<L extends Property, R extends Property>(left: readonly L[], right: readonly R[]): Map<L, R> {
  const pairs = new Map<L, R>();
  // Where a class was all but rewritten, nobody can say what became of what, and trying all pairs would take its time.
  if (left.length * right.length > MAXIMUM_PAIRS) return pairs;
  const [of, back] = [candidatesOf(left, right), candidatesOf(right, left)];
  for (const [from, [to, ...others]] of of) {
    const isOnly = to !== undefined && others.length === 0 && back.get(to)?.length === 1 && back.get(to)?.[0] === from;
    if (isOnly && areAlike(from.mapTo, to.mapTo)) pairs.set(from, to);
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
      .filter(({ likeness, alike }) => (alike ? likeness >= 0.5 : likeness >= 0.8 && types.size >= TELLING_COUNT))
      .sort((a, b) => Number(b.alike) - Number(a.alike) || b.likeness - a.likeness);
    if (best === undefined) continue;
    pairs.set(from, best.to);
    taken.add(best.to);
  }
  return pairs;
}
