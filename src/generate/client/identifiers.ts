import type { ObjectSchema } from '../../schema/model';
import { isIdentifier } from '../../schema/name-in-code';

/** Words that cannot name a class in strict mode, and types that TypeScript keeps for itself. */
const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super switch this
  throw true try typeof var void while with yield any bigint boolean never number object string symbol undefined unknown`.split(/\s+/),
);

/** Names that the written file uses itself, or that the Babel plugin takes for types of Realm. */
const USED: ReadonlySet<string> = new Set(['Realm', 'Date', 'ArrayBuffer', 'Uint8Array', 'Record', 'ObjectId', 'Decimal128', 'UUID', 'Object']);

/** Members that every object of Realm has (`Realm.Object`), and those that a class or an object literal has by itself. */
const MEMBERS: ReadonlySet<string> = new Set(
  `keys entries toJSON isValid objectSchema linkingObjects linkingObjectsCount getPropertyType addListener removeListener
  removeAllListeners _objectKey _objectId _isSameObject constructor prototype __proto__ toString toLocaleString valueOf hasOwnProperty
  isPrototypeOf propertyIsEnumerable __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__`.split(/\s+/),
);

/** Whether a property cannot have its stored name in code: each object of Realm has something else under it. */
const isMember = (name: string): boolean => MEMBERS.has(name);

/** The words of a name as one identifier. */
function joined(name: string, first: (word: string) => string): string {
  const words = name.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== '');
  const text = words.map((word, at) => (at === 0 ? first(word) : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)).join('');
  return isIdentifier(text) ? text : `_${text}`;
}

/** The first of `name`, `name_`, `name_2` and so on that is free. */
function free(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let count = 1; ; count++) {
    const next = `${name}_${count === 1 ? '' : count}`;
    if (!isTaken(next)) return next;
  }
}

/** What each class is called in TypeScript: its stored name where that can be, and a name of its own otherwise. */
export function classNames(classes: readonly ObjectSchema[]): ReadonlyMap<string, string> {
  const canBe = (name: string): boolean => isIdentifier(name) && !RESERVED.has(name) && !USED.has(name);
  const kept = new Set(classes.map(({ name }) => name).filter(canBe));
  const taken = new Set(kept);
  return new Map(classes.map(({ name }) => {
    if (kept.has(name)) return [name, name];
    const wanted = joined(name, (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
    const found = free(wanted, (each) => taken.has(each) || !canBe(each));
    taken.add(found);
    return [name, found];
  }));
}

/**
 * What each property of a class is called in code: its stored name where that can be. With `asIdentifiers`, as the Babel plugin
 * needs them, all are identifiers.
 */
export function propertyNames(stored: readonly string[], asIdentifiers: boolean): ReadonlyMap<string, string> {
  const canBe = (name: string): boolean => !isMember(name) && name !== '' && (!asIdentifiers || isIdentifier(name));
  const taken = new Set(stored.filter(canBe));
  return new Map(stored.map((name) => {
    if (canBe(name)) return [name, name];
    const found = free(joined(name, (word) => word), (each) => taken.has(each) || !canBe(each));
    taken.add(found);
    return [name, found];
  }));
}
