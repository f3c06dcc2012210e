import { isPrimitive, type Primitive, type Property } from '../schema/model';
import { carriedProperty, type CarriedProperty } from './carried-property';
import { EMPTY } from './conversion';
import type { Names } from './element';
import { member } from './member';
import { propertyPairs, type Span } from './span';
import type { ClientClass } from '../schema/client-schemas';
import { spell } from '../schema/spelling';
import { TYPES } from './type-names';

/** A property of the new realm, and the value that it is given. */
export interface Assignment {
  readonly to: Property;
  /** The value, by the name of the object of the old realm. */
  readonly value: (old: string) => string;
  /** What is read of the old object; `null` where the value is made anew. */
  readonly read: { readonly name: string; readonly type: string } | null;
  readonly type: string;
  readonly decide: string | undefined;
  /** The embedded class that is copied for it, as it is called now. */
  readonly copies?: string;
}

/** The assignment of a value that is carried over. */
export function assignmentOf({ from, to, write, readAs, writtenAs, decide, copies }: CarriedProperty): Assignment {
  return {
    to,
    value: (old) => write(member(old, from.mapTo)),
    read: { name: from.mapTo, type: readAs },
    type: writtenAs,
    decide,
    ...(copies === undefined ? {} : { copies }),
  };
}

/** What a value that nothing was before is at first. */
const FRESH: Readonly<Partial<Record<Primitive, string>>> = {
  ...EMPTY, objectId: 'new Realm.BSON.ObjectId()', uuid: 'new Realm.BSON.UUID()', data: 'new ArrayBuffer(0)',
  decimal128: "Realm.BSON.Decimal128.fromString('0')",
};

const made = (to: Property, type: Primitive, value: string, decide: string): Assignment =>
  ({ to, value: () => value, read: null, type: TYPES[type], decide });

/** A value of its own for each object, which keys need: `index` is where the object stands. */
const OF_ITS_OWN: Readonly<Partial<Record<Primitive, string>>> = {
  int: 'index', string: 'String(index)', objectId: 'new Realm.BSON.ObjectId()', uuid: 'new Realm.BSON.UUID()',
};

/** The assignment of a key that is made for each object. */
export function newKey(to: Property, why: string): Assignment | undefined {
  const value = isPrimitive(to.type) ? OF_ITS_OWN[to.type] : undefined;
  return value === undefined || !isPrimitive(to.type) ? undefined : made(to, to.type, value, `${why}: each object is given one of its own`);
}

/** What an object that is made needs, and nothing gives: a required property without a default. */
function missing(to: Property): Assignment | undefined {
  if (!isPrimitive(to.type) || to.optional || to.type === 'mixed' || to.default === true) return undefined;
  const value = FRESH[to.type];
  return value === undefined ? undefined : made(to, to.type, value, `it is new, and required`);
}

/** The values of an object that is made of an earlier one, and what of it nobody but the author can carry over. */
export interface Copied {
  readonly assignments: readonly Assignment[];
  readonly undecided: readonly string[];
}

/** What becomes of a value that is carried over by nobody. */
export const undecided = (name: string, from: Property, to: Property): string =>
  `${name}.${from.mapTo} was ${spell(from)} and ${to.mapTo === from.mapTo ? 'is' : `${to.mapTo} is`} ${spell(to)}: say what becomes of its values, which are lost otherwise`;

/** All values of an object, as those of one that is made of it. */
export function copiedObject(from: ClientClass, to: ClientClass, span: Span, names: Names): Copied {
  const anew = (property: Property): Assignment | undefined =>
    to.primaryKey === property.name ? newKey(property, 'nothing becomes the primary key') : missing(property);
  const found = propertyPairs(from, to, span).map((pair): { readonly is: Assignment | undefined; readonly lost: string | undefined } => {
    if (pair.from === undefined) return { is: anew(pair.to), lost: undefined };
    const carried = carriedProperty(pair.from, pair.to, span, names);
    if (carried === undefined) return { is: anew(pair.to), lost: undecided(to.name, pair.from, pair.to) };
    return { is: assignmentOf(carried), lost: undefined };
  });
  return { assignments: found.flatMap(({ is }) => is ?? []), undecided: found.flatMap(({ lost }) => lost ?? []) };
}
