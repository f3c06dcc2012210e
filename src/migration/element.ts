import { isPrimitive, type Primitive } from '../schema/model';
import { keyInCode, quoted } from '../schema/name-in-code';
import { conversionOf, type Scalar } from './conversion';
import { member } from './member';
import { isSuccessor, stableKey, type Span } from './span';
import { TYPES } from './type-names';

/** A value, or an element of a collection: a type of Realm, or a class. */
export interface Single {
  readonly type: string;
  readonly optional: boolean;
  readonly presentation?: string | undefined;
}

/** How one value is carried over. */
export interface Carried {
  /** The value in the new realm, by the expression that reads it in the old one. */
  readonly write: (value: string) => string;
  /** What the expressions are, in TypeScript. */
  readonly readAs: string;
  readonly writtenAs: string;
  /** What somebody has to decide about it. */
  readonly decide: string | undefined;
  /** The embedded class that is copied, as it is called now. */
  readonly copies?: string;
  /** Nothing may be found, which a list does not hold. */
  readonly mayBeMissing?: true;
}

/** What generated functions and types are called, by embedded class, and whether types are written at all. */
export interface Names {
  readonly typed: boolean;
  readonly copy: (name: string) => string;
  readonly oldType: (name: string) => string;
}

const scalarOf = ({ type, optional }: Single): Scalar | undefined => (isPrimitive(type) ? { type, optional } : undefined);

/** The type of a value in TypeScript. */
const typed = (name: string, optional: boolean): string => (optional && name !== TYPES.mixed ? `${name} | null` : name);

const orNull = (value: string, optional: boolean, write: string): string => (optional ? `${value} === null ? null : ${write}` : write);

/** Where an object of another realm can only be told by its position, which is the same in both ("change an object model"). */
const LINKED = '(object & Realm.Object<object>)';

/** Looks an object of the new realm up by its key, which is of a type. */
function byKey(name: string, type: string, value: string, { typed: isTyped }: Names): string {
  return `newRealm.objectForPrimaryKey${isTyped ? `<{ key: ${type} }>` : ''}(${quoted(name)}, ${value})`;
}

/** Looks an object of the new realm up by where it stands in the old one. */
function byPlace(old: string, now: string, value: string, { typed: isTyped }: Names): string {
  const type = isTyped ? '<object>' : '';
  return `newRealm.objects${type}(${quoted(now)})[oldRealm.objects${type}(${quoted(old)}).indexOf(${value})] ?? null`;
}

/** A link to the same object in the new realm: by its key, else by where it stands. */
function linked(from: Single, to: Single, span: Span, names: Names): Carried {
  const key = stableKey(span.before.get(from.type), span.after.get(to.type));
  const find = key === undefined || !isPrimitive(key.type)
    ? (value: string): string => byPlace(from.type, to.type, value, names)
    : (value: string): string => byKey(to.type, TYPES[key.type as Primitive], member(value, key.mapTo), names);
  const readAs = key === undefined || !isPrimitive(key.type) ? LINKED : `{ ${memberType(key.mapTo, TYPES[key.type])} }`;
  return {
    write: (value) => orNull(value, from.optional, key === undefined && from.optional ? `(${find(value)})` : find(value)),
    readAs: typed(readAs, from.optional),
    writtenAs: 'object | null',
    decide: undefined,
  };
}

const memberType = (name: string, type: string): string => `${keyInCode(name)}: ${type}`;

/** An embedded object is copied: it belongs to one holder only. */
const copied = (from: Single, to: Single, copy: string, readAs: string): Carried => ({
  write: (value) => orNull(value, from.optional, `${copy}(${value})`),
  readAs: typed(readAs, from.optional),
  writtenAs: typed('object', to.optional),
  decide: undefined,
  copies: to.type,
});

/** What a link becomes, where the key of what it leads to is stored in its place. */
function keyOfLink(from: Single, to: Single, span: Span): Carried | undefined {
  const target = span.before.get(from.type);
  const key = stableKey(target, target);
  if (key === undefined || key.type !== to.type || !isPrimitive(key.type) || (from.optional && !to.optional)) return undefined;
  return {
    write: (value) => orNull(value, from.optional, member(value, key.mapTo)),
    readAs: typed(`{ ${memberType(key.mapTo, TYPES[key.type])} }`, from.optional),
    writtenAs: typed(TYPES[key.type], to.optional),
    decide: undefined,
  };
}

/** What a stored key becomes, where it is a link to the object that has it. */
function linkOfKey(from: Single, to: Single, span: Span, names: Names): Carried | undefined {
  const target = span.after.get(to.type);
  const key = target?.embedded === true ? undefined : stableKey(span.before.get(to.type), target);
  if (key === undefined || key.type !== from.type || !isPrimitive(key.type)) return undefined;
  return {
    write: (value) => orNull(value, from.optional, byKey(to.type, TYPES[from.type as Primitive], value, names)),
    readAs: typed(TYPES[key.type], from.optional),
    writtenAs: 'object | null',
    decide: 'a key that no object has is left out',
    mayBeMissing: true,
  };
}

/** A value of Realm's own types. What a counter counts is set by its methods, and a counter that may be null is no value to read. */
function converted(from: Scalar, to: Scalar, before: Single, after: Single): Carried | undefined {
  const isCounter = before.presentation === 'counter';
  const conversion = conversionOf(from, to, 'value');
  if (conversion === undefined || after.presentation === 'counter' || (isCounter && from.optional)) return undefined;
  const isMixed = from.type === 'mixed' && to.type === 'mixed';
  const read = (value: string): string => (isCounter ? `${value}.value` : value);
  return {
    write: (value) => conversionOf(from, to, read(value))?.expression ?? value,
    readAs: isCounter ? '{ value: number }' : typed(TYPES[from.type], from.optional),
    writtenAs: typed(TYPES[to.type], to.optional),
    decide: isMixed ? 'a link in it belongs to the old realm: look its object up in newRealm' : conversion.decide,
  };
}

/** How a value of one declaration becomes one of another; `undefined` where nobody but the author can say. */
export function carriedElement(from: Single, to: Single, span: Span, names: Names): Carried | undefined {
  const [earlier, later] = [scalarOf(from), scalarOf(to)];
  if (earlier !== undefined && later !== undefined) return converted(earlier, later, from, to);
  if (earlier !== undefined) return linkOfKey(from, to, span, names);
  if (later !== undefined) return keyOfLink(from, to, span);
  if (!isSuccessor(from.type, to.type, span)) return undefined;
  const [before, after] = [span.before.get(from.type), span.after.get(to.type)];
  if (before === undefined || after === undefined) return undefined;
  if (after.embedded) return copied(from, to, names.copy(to.type), names.oldType(from.type));
  return before.embedded ? undefined : linked(from, to, span, names);
}
