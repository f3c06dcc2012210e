import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isCollection, isStored, type Place, type Property } from '../schema/model';
import type { MadeType, WrittenObject, WrittenValue } from '../schema/uses';
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

/** What is wrong with an object that is written. `isWhole` says that it is created, and no object is there that keeps what it has. */
export function writtenFaults(written: WrittenObject, name: string, classes: ClassLookup, isWhole: boolean): WrittenFault[] {
  const schema = classes.get(name);
  if (schema === undefined) return [];
  const ofKeys = written.entries.flatMap(({ key, value, place }): WrittenFault[] => {
    const property = schema.properties.get(key);
    if (property !== undefined) return isUnread(schema, property) ? [] : faultsOf(value, property, schema, classes, isWhole);
    if (schema.unread.more || schema.unread.keys?.has(key) === true) return [];
    return [{ kind: 'unknown', class: name, key, near: nearest(key, schema), place }];
  });
  return [...ofKeys, ...(isWhole && written.complete ? missing(written, schema) : [])];
}

const isUnread = (schema: ClientClass, { mapTo }: Property): boolean => schema.unread.properties.has(mapTo);

/** What one value of a property is not taken for. */
export function faultsOf(
  value: WrittenValue, property: Property, schema: ClientClass, classes: ClassLookup, isWhole: boolean,
): WrittenFault[] {
  const { type } = property;
  if (type === 'mixed' || !isStored(property)) return [];
  const at = { class: schema.name, property, place: value.place };
  if (isCollection(type)) return faultsOfItems(value, property, schema, classes, isWhole);
  if (value.kind === 'literal' && value.value === null)
    return property.optional || property.default === true ? [] : [{ kind: 'null', ...at }];
  if (type === 'object' && value.kind === 'object') return writtenFaults(value.object, property.objectType ?? '', classes, isWhole);
  const given = misfit(value, type);
  return given === undefined ? [] : [{ kind: 'type', ...at, given }];
}

function faultsOfItems(
  value: WrittenValue, property: Property, schema: ClientClass, classes: ClassLookup, isWhole: boolean,
): WrittenFault[] {
  const { type, objectType } = property;
  if (value.kind === 'literal' && (typeof value.value === 'number' || typeof value.value === 'boolean'))
    return [{ kind: 'type', class: schema.name, property, place: value.place, given: inWords(value) ?? '' }];
  if (objectType === undefined || objectType === 'mixed') return [];
  return itemsOf(value, type).flatMap((item): WrittenFault[] => {
    if (item.kind === 'object' && classes.has(objectType)) return writtenFaults(item.object, objectType, classes, isWhole);
    if (item.kind === 'literal' && item.value === null) return [];
    const given = misfit(item, classes.has(objectType) ? 'object' : objectType);
    return given === undefined ? [] : [{ kind: 'type', class: schema.name, property, place: item.place, given }];
  });
}

/** The items of a list, or the values of a dictionary. */
function itemsOf(value: WrittenValue, type: Property['type']): readonly WrittenValue[] {
  if (value.kind === 'list') return type === 'list' ? value.items : [];
  return value.kind === 'object' && type === 'dictionary' ? value.object.entries.map((each) => each.value) : [];
}

function missing({ entries, place }: WrittenObject, schema: ClientClass): WrittenFault[] {
  if (schema.unread.more) return [];
  const given = new Set(entries.flatMap(({ key, value }) => (value.kind === 'literal' && value.value === undefined ? [] : [key])));
  return [...schema.properties.values()]
    .filter((each) => !given.has(each.name) && !isUnread(schema, each) && needsValue(each))
    .map((property) => ({ kind: 'missing', class: schema.name, property, place }));
}

const needsValue = (property: Property): boolean =>
  isStored(property) && !property.optional && property.default !== true && !isCollection(property.type);

/**
 * The values of JavaScript that every SDK since 10 refuses for a type (client-schema.md 4.5). A text is taken for a date or for data, and
 * what is taken for a decimal differs between them.
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
};

/** What a value is in words, where it is surely not taken for a type. */
function misfit(value: WrittenValue, type: string): string | undefined {
  const refused = REFUSED[type];
  if (refused === undefined) return undefined;
  if (value.kind === 'made') return isMadeFor(value.type, type) ? undefined : inWords(value);
  const kind = value.kind === 'literal' ? typeof value.value : value.kind;
  return refused.includes(kind) ? inWords(value) : undefined;
}

/** Sets and maps are made for collections, and only types of Realm's own are told apart. */
const isMadeFor = (made: MadeType, type: string): boolean => made === type || made === 'set' || made === 'map' || type === 'object';

const LONGEST = 40;

function inWords(value: WrittenValue): string | undefined {
  switch (value.kind) {
    case 'literal': {
      const text = JSON.stringify(value.value) ?? 'undefined';
      return `the ${typeof value.value} \`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
    }
    case 'made': return `a value of type \`${value.type}\``;
    case 'object': return 'an object';
    case 'list': return 'an array';
    case 'unknown': return undefined;
  }
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
