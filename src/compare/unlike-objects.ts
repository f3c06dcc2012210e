import type { Dialect } from '../schema/dialects/dialect';
import { isCollection, isStored, type Primitive, type Property } from '../schema/model';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import type { Element } from './validator-difference';
import { fitOf } from './written-types';

/** What a validator takes as one value of an object. No dictionary that is compared holds lists. */
interface Taken {
  readonly is: 'anything' | 'scalar' | 'list' | 'object';
  readonly typeNames: readonly string[];
  readonly nullable: boolean;
}

/** What a client writes as one value of an object. */
interface Written {
  readonly element: Element;
  readonly collection: 'single' | 'list' | 'dictionary';
  readonly mayBeNull: boolean;
}

function takenBy({ type, typeNames, nullable, isForObjects }: ServerProperty): Taken {
  const is = isForObjects === true || (type === 'mixed' && typeNames.length === 0) ? 'anything'
    : type === 'list' || type === 'set' ? 'list'
    : isObject(type, typeNames) ? 'object' : 'scalar';
  return { is, typeNames, nullable };
}

const isObject = (type: string, typeNames: readonly string[]): boolean => type === 'dictionary' || typeNames.join() === 'object';

/** The same of the values of a dictionary that says what they are. */
function takenIn({ typeNames, nullableElements }: ServerProperty): Taken {
  return { is: typeNames.join() === 'object' ? 'object' : 'scalar', typeNames, nullable: nullableElements };
}

interface Refused {
  readonly value: unknown;
}

const NOTHING: Refused | undefined = undefined;

/** A value that a client writes and a validator refuses; `undefined` where it takes all, or more than the type decides. */
function refusedValue(
  { element, collection, mayBeNull }: Written, { is, typeNames, nullable }: Taken, dialect: Dialect,
): Refused | undefined {
  if (is === 'anything') return NOTHING;
  if (collection === 'list') return { value: [] };
  const isLikeObject = collection === 'dictionary' || element.kind === 'embedded';
  if (isLikeObject) return is === 'object' ? (mayBeNull && !nullable ? { value: null } : NOTHING) : { value: {} };
  const type = element.type ?? 'objectId';
  if (is !== 'scalar') return { value: dialect.samples[type] };
  const [refused] = fitOf(type, typeNames, dialect).refused;
  if (refused !== undefined) return { value: dialect.writtenSamples[refused] };
  return mayBeNull && !nullable ? { value: null } : NOTHING;
}

/** A key that a class does not declare. */
function otherKey({ properties, unread }: ServerClass): string {
  let key = 'key';
  while (properties.has(key) || unread.has(key)) key += '_';
  return key;
}

/** The smallest object that a dictionary of the client may be and that the object of a class may not. What an API only sends it does not judge. */
export function refusedDictionary(element: Element, mayBeNull: boolean, object: ServerClass, dialect: Dialect): object | undefined {
  if (object.required.length > 0) return {};
  const written: Written = { element, collection: 'single', mayBeNull };
  if (object.closed) return { [otherKey(object)]: element.kind === 'embedded' ? {} : dialect.samples[element.type ?? 'objectId'] };
  for (const property of object.properties.values()) {
    const refused = property.access === 'readOnly' ? NOTHING : refusedValue(written, takenBy(property), dialect);
    if (refused !== undefined) return { [property.mapTo]: refused.value };
  }
  return undefined;
}

/** The smallest object of an embedded class that a dictionary of the server does not take. */
export function refusedEmbedded(
  properties: Iterable<Property>, server: ServerProperty, elementOf: (property: Property) => Element, dialect: Dialect,
): object | undefined {
  for (const property of properties) {
    if (!isStored(property)) continue;
    const { type, mapTo, optional } = property;
    const collection = type === 'dictionary' ? type : isCollection(type) ? 'list' : 'single';
    const refused = refusedValue({ element: elementOf(property), collection, mayBeNull: optional && collection === 'single' }, takenIn(server), dialect);
    if (refused !== undefined) return { [mapTo]: refused.value };
  }
  return undefined;
}

/** Whether an embedded class can hold every object of a dictionary: it needs no value, and has the types of all. */
export function holdsDictionary(
  properties: Iterable<Property>, { typeNames }: ServerProperty, elementOf: (property: Property) => Element, dialect: Dialect,
): boolean {
  return [...properties].filter(isStored).every((property) => {
    const element = elementOf(property);
    return property.optional && !isCollection(property.type) && element.kind !== 'embedded' && holdsAll(element, typeNames, dialect);
  });
}

/** Whether a dictionary of the client can hold every object of a class: it has the types of all properties, and there are no others. */
export function holdsObject(element: Element, mayBeNull: boolean, { closed, properties }: ServerClass, dialect: Dialect): boolean {
  if (element.kind === 'embedded') return false;
  if (element.type === 'mixed') return true;
  const hasOnlyItsValues = ({ type, typeNames, nullable }: ServerProperty): boolean =>
    !isCollection(type) && typeNames.length > 0 && (mayBeNull || !nullable) && holdsAll(element, typeNames, dialect);
  return closed && [...properties.values()].every((property) => property.access === 'writeOnly' || hasOnlyItsValues(property));
}

/** Whether there is no value of some types that it cannot hold: of a link, an id. */
function holdsAll({ type = 'objectId' }: { readonly type: Primitive | undefined }, typeNames: readonly string[], dialect: Dialect): boolean {
  return fitOf(type, typeNames, dialect).unheld.length === 0;
}
