import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isCollection, isStored, isUserType, type Place, type Property } from '../schema/model';
import type { MadeType, WrittenEntry, WrittenObject, WrittenValue } from '../schema/uses';
import { editDistance } from '../schema/edit-distance';

/** What Realm does not take, or drops, of an object that is written to it. */
export type WrittenFault = { readonly class: string; readonly place: Place } & (
  | { readonly kind: 'unknown'; readonly key: string; readonly near: string | null }
  | { readonly kind: 'missing' | 'null'; readonly property: Property }
  | { readonly kind: 'type'; readonly property: Property; readonly given: string }
);

/** The classes of a client by their names, those with several shapes left out. */
export type ClassLookup = ReadonlyMap<string, ClientClass>;

/** The classes of a client by their names. A name with several shapes is that of none of them for sure. */
export function sureClasses({ classes, ambiguous, superseded }: ClientSchemas): ClassLookup {
  const unsure = new Set([...ambiguous, ...superseded].map(({ class: name }) => name));
  return new Map(classes.filter(({ name }) => !unsure.has(name)).map((each) => [each.name, each]));
}

/**
 * What may be in the realm already, and keeps what is not written to it: nothing, an object of the same primary key, or any. An object
 * without a primary key is always made anew, but by releases of the SDK before 12 in the mode `modified`.
 */
export type Kept = 'nothing' | 'of-key' | 'any';

/** What is wrong with an object that is written. */
export function writtenFaults(written: WrittenObject, name: string, classes: ClassLookup, kept: Kept): WrittenFault[] {
  const schema = classes.get(name);
  if (schema === undefined) return [];
  const ofKeys = given(written).flatMap(({ key, value, place }): WrittenFault[] => {
    const property = schema.properties.get(key);
    if (property !== undefined) return faultsOf(value, property, schema, classes, kept);
    if (schema.unread.more || schema.unread.keys?.has(key) === true) return [];
    return [{ kind: 'unknown', class: name, key, near: nearest(key, schema), place }];
  });
  return [...ofKeys, ...(written.complete && isMadeAnew(schema, kept) ? missing(written, schema) : [])];
}

/** What is `undefined` is not written. */
const given = ({ entries }: WrittenObject): readonly WrittenEntry[] =>
  entries.filter(({ value }) => value.kind !== 'literal' || value.value !== undefined);

const isMadeAnew = ({ primaryKey, unread }: ClientClass, kept: Kept): boolean =>
  kept === 'nothing' || (kept === 'of-key' && primaryKey === undefined && !unread.primaryKey);

const isUnread = (schema: ClientClass, { mapTo }: Property): boolean => schema.unread.properties.has(mapTo);

/** What one value of a property is not taken for. */
export function faultsOf(
  value: WrittenValue, property: Property, schema: ClientClass, classes: ClassLookup, kept: Kept,
): WrittenFault[] {
  const { type, optional, objectType = '' } = property;
  if (!isStored(property) || isUnread(schema, property)) return [];
  if (isCollection(type)) return faultsOfItems(value, property, schema, classes, kept);
  if (type === 'object' && value.kind === 'object') return writtenFaults(value.object, objectType, classes, kept);
  const at = { class: schema.name, property, place: value.place };
  if (value.kind === 'literal' && value.value === null) return optional || hasDefaultForNull(property, schema) ? [] : [{ kind: 'null', ...at }];
  const misfit = misfitOf(value, type, optional);
  return misfit === undefined ? [] : [{ kind: 'type', ...at, given: misfit }];
}

/** Since SDK 12 a primary key has its default in place of `null` too. */
const hasDefaultForNull = ({ name, default: hasDefault }: Property, { primaryKey, unread }: ClientClass): boolean =>
  hasDefault === true && (name === primaryKey || unread.primaryKey);

function faultsOfItems(
  value: WrittenValue, property: Property, schema: ClientClass, classes: ClassLookup, kept: Kept,
): WrittenFault[] {
  const { type, optional, objectType = '' } = property;
  const faultOf = (each: WrittenValue, misfit: string | undefined): WrittenFault[] =>
    misfit === undefined ? [] : [{ kind: 'type', class: schema.name, property, place: each.place, given: misfit }];
  const whole = faultOf(value, misfitOf(value, type, false));
  if (whole.length > 0) return whole;
  const itemType = isUserType(objectType) ? 'object' : objectType;
  return itemsOf(value).flatMap((item) =>
    itemType === 'object' && item.kind === 'object'
      ? writtenFaults(item.object, objectType, classes, kept)
      : faultOf(item, misfitOf(item, itemType, optional)));
}

/** The items of a list, or the values of a dictionary. */
function itemsOf(value: WrittenValue): readonly WrittenValue[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'object' ? value.object.entries.map((each) => each.value) : [];
}

function missing(written: WrittenObject, schema: ClientClass): WrittenFault[] {
  if (schema.unread.more) return [];
  const keys = new Set(given(written).map(({ key }) => key));
  return [...schema.properties.values()]
    .filter((each) => !keys.has(each.name) && !isUnread(schema, each) && needsValue(each))
    .map((property) => ({ kind: 'missing', class: schema.name, property, place: written.place }));
}

const needsValue = (property: Property): boolean =>
  isStored(property) && !property.optional && property.default !== true && !isCollection(property.type);

/**
 * The values of JavaScript that every SDK since 10 refuses for a type (client-schema.md 4.5). A text is taken for a date or for data, and
 * what is taken for a decimal differs between them, as does whether a dictionary takes a list.
 */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  string: ['number', 'boolean', 'object', 'list'],
  int: ['string', 'boolean', 'object', 'list'],
  float: ['string', 'boolean', 'object', 'list'],
  double: ['string', 'boolean', 'object', 'list'],
  bool: ['string', 'number', 'object', 'list'],
  date: ['number', 'boolean', 'object', 'list'],
  data: ['number', 'boolean'],
  objectId: ['string', 'number', 'boolean', 'object', 'list'],
  uuid: ['string', 'number', 'boolean', 'object', 'list'],
  object: ['string', 'number', 'boolean'],
  list: ['string', 'number', 'boolean', 'object'],
  set: ['string', 'number', 'boolean', 'object'],
  dictionary: ['string', 'number', 'boolean'],
};

/** What a value is in words, where it is surely not taken for a type. */
export function misfitOf(value: WrittenValue, type: string, optional: boolean): string | undefined {
  if (value.kind === 'literal' && (value.value === null || value.value === undefined)) return optional ? undefined : `\`${String(value.value)}\``;
  const refused = REFUSED[type];
  if (refused === undefined) return undefined;
  if (value.kind === 'made') return takesMade(value.type, type) ? undefined : inWords(value);
  const kind = value.kind === 'literal' ? typeof value.value : value.kind;
  return refused.includes(kind) ? inWords(value) : undefined;
}

/** What objects and collections are made of differs between the SDKs; Realm's own types are told apart by all. */
const takesMade = (made: MadeType, type: string): boolean => made === type || type === 'object' || isCollection(type);

const LONGEST = 40;

function inWords(value: WrittenValue): string {
  if (value.kind === 'literal') {
    const text = JSON.stringify(value.value);
    return `the ${typeof value.value} \`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
  }
  if (value.kind === 'made') return `a value of type \`${value.type}\``;
  return value.kind === 'list' ? 'an array' : 'an object';
}

/** The property that a key may have been meant for: one that is stored under it, or the only one that is spelt nearly so. */
function nearest(key: string, { properties }: ClientClass): string | null {
  const stored = [...properties.values()].find(({ mapTo }) => mapTo === key);
  if (stored !== undefined) return stored.name;
  const isNear = (each: string): boolean => editDistance(key.toLowerCase(), each.toLowerCase(), 2) <= limitFor(key);
  const [near, ...others] = [...properties.keys()].filter(isNear);
  return near !== undefined && others.length === 0 ? near : null;
}

const limitFor = (key: string): number => (key.length < 5 ? 1 : 2);
