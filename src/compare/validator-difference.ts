import {
  isAlwaysOptional,
  isCollection,
  isNeverOptional,
  isPrimitive,
  isStored,
  isUserType,
  primaryKeyOf,
  type Primitive,
  type Property,
} from '../schema/model';
import type { ServerProperty } from '../schema/server-schemas';
import type { PropertyDifference } from '../schema/compatible';
import type { Sides } from './pairs';
import type { Dialect } from '../schema/dialects/dialect';
import { holdsDictionary, refusedDictionary, refusedEmbedded } from './unlike-objects';
import { fitOf } from './written-types';

/** How a client and a validator disagree about a property. Unlike sync, a validator may well fit one way only. */
export interface Verdict {
  readonly kind: PropertyDifference;
  /** Documents of the client are refused; else only what others write is more than the client can hold. */
  readonly upload: boolean;
  readonly download: boolean;
  /** The types of values that the client writes and the validator refuses, of those that it may write. */
  readonly refused: readonly string[];
  /** Whether the validator takes some of the values that the client writes. */
  readonly takesSome: boolean;
  /** Whether only rare values are refused: numbers beyond 32 bits, a list in which a value repeats. */
  readonly isRare: boolean;
  /** Keys that the validator requires of an object, and that the client need not write. */
  readonly missingKeys: readonly string[];
  /** The smallest object that is refused, where a dictionary of one side stands against an object of a class of the other. */
  readonly refusedObject?: object | undefined;
  /** The author of the client did not declare it optional: links and embedded objects always are. */
  readonly implied: boolean;
}

const verdict = (kind: PropertyDifference, way: 'upload' | 'download' | 'both', more: Partial<Verdict> = {}): Verdict => ({
  kind,
  upload: way !== 'download',
  download: way !== 'upload',
  refused: [],
  takesSome: false,
  isRare: false,
  missingKeys: [],
  implied: false,
  ...more,
});

/** What a property holds once collections are taken off. */
export type Element =
  | { readonly kind: 'plain'; readonly type: Primitive }
  | { readonly kind: 'link'; readonly target: string; readonly type: Primitive | undefined }
  | { readonly kind: 'embedded' };

function clientElement({ type, objectType }: Property, { client, server }: Sides): Element {
  const element = isCollection(type) || type === 'object' ? (objectType ?? 'mixed') : type;
  if (!isUserType(element)) return { kind: 'plain', type: isPrimitive(element) ? element : 'mixed' };
  const target = client.get(element);
  if (target?.embedded === true) return { kind: 'embedded' };
  const key = target === undefined ? server.get(element)?.properties.get('_id') : primaryKeyOf(target);
  return { kind: 'link', target: element, type: isPrimitive(key?.type) ? key.type : undefined };
}

/** Whether the server holds an object there; its name says which class it is. */
function serverObject({ type, objectType, typeNames }: ServerProperty): string | undefined {
  const isObject = (type === 'object' || isCollection(type)) && isUserType(objectType) && typeNames.length === 1 && typeNames[0] === 'object';
  return isObject ? objectType : undefined;
}

const collectionOf = ({ type }: Property): 'list' | 'set' | 'dictionary' | 'single' => (isCollection(type) ? type : 'single');

function collectionDifference(client: Property, server: ServerProperty, element: Element): Verdict | undefined {
  const [left, right] = [collectionOf(client), collectionOf(server)];
  if (left === right) return undefined;
  if (left === 'list' && right === 'set') return verdict('collection', 'upload', { takesSome: true, isRare: true });
  if (left === 'set' && right === 'list') return verdict('collection', 'download');
  return verdict(element.kind === 'link' && (left === 'single' || right === 'single') ? 'link' : 'collection', 'both');
}

/** A dictionary against an object of a class, or the other way round: some objects are both. `undefined` where it is neither. */
function objectsDifference(
  client: Property, server: ServerProperty, element: Element, sides: Sides, dialect: Dialect,
): { readonly verdict: Verdict | undefined } | undefined {
  const isDictionary = client.type === 'dictionary' && server.type === 'object';
  const isEmbedded = client.type === 'object' && element.kind === 'embedded' && server.type === 'dictionary';
  const object = sides.server.get(server.objectType ?? '');
  if (isDictionary && object !== undefined) {
    const refusedObject = refusedDictionary(element, client.optional, object, dialect);
    const holdsAll = element.kind === 'plain' && element.type === 'mixed';
    return { verdict: refusedObject !== undefined ? verdict('collection', 'both', { refusedObject }) : holdsAll ? undefined : verdict('collection', 'download') };
  }
  if (!isEmbedded) return undefined;
  // An object that says nothing of its properties takes any object.
  if (server.typeNames.length === 0) return { verdict: undefined };
  const properties = [...(sides.client.get(client.objectType ?? '')?.properties.values() ?? [])];
  const elementOf = (each: Property): Element => clientElement(each, sides);
  const refusedObject = refusedEmbedded(properties, server, elementOf, dialect);
  const holdsAll = refusedObject === undefined && holdsDictionary(properties, server, elementOf, dialect);
  return { verdict: refusedObject !== undefined ? verdict('collection', 'both', { refusedObject }) : holdsAll ? undefined : verdict('collection', 'download') };
}

/** The keys that an object must have for the validator, and need not have on the client: a dictionary may lack any, a class those that it does not declare. */
function keysDifference(
  client: Property,
  { type, requiredKeys = [] }: ServerProperty,
  element: Element,
  sides: Sides,
): Verdict | undefined {
  const isClass = element.kind === 'embedded' && (type === 'dictionary') === (client.type === 'object');
  if (requiredKeys.length === 0 || (client.type !== 'dictionary' && !isClass)) return undefined;
  const declared = isClass
    ? [...(sides.client.get(client.objectType ?? '')?.properties.values() ?? [])].filter(isStored).map(({ mapTo }) => mapTo)
    : [];
  const missingKeys = requiredKeys.filter((key) => !declared.includes(key));
  return missingKeys.length > 0 ? verdict('collection', 'upload', { takesSome: true, missingKeys }) : undefined;
}

/** The values themselves: their types, or what they link to. */
function elementDifference(element: Element, server: ServerProperty, dialect: Dialect): Verdict | undefined {
  if (server.typeNames.length === 0) return undefined;
  const object = serverObject(server);
  if (object !== undefined) {
    if (element.kind === 'plain') return verdict('type', element.type === 'mixed' ? 'upload' : 'both');
    if (element.kind !== 'link') return undefined;
    // A document of MongoDB holds the id of what is linked to, and no object, whatever that is called. As JSON, objects stand within others.
    return dialect.hasCollections || element.target !== object ? verdict('link', 'both') : undefined;
  }
  // In a collection, an object that says nothing of its properties: any embedded object fits, and nothing else.
  if (isCollection(server.type) && server.objectType === 'mixed' && server.typeNames.includes('object')) {
    return element.kind === 'embedded'
      ? undefined
      : verdict(element.kind === 'link' ? 'link' : 'type', element.kind === 'plain' && element.type === 'mixed' ? 'upload' : 'both');
  }
  if (element.kind === 'embedded') return verdict('type', 'both');
  const declared = server.type === 'object' || isCollection(server.type) ? server.objectType : undefined;
  const linked = isUserType(declared) ? declared : undefined;
  if (element.kind === 'plain' && linked !== undefined) return verdict('link', 'download');
  if (element.kind === 'link' && linked !== undefined && linked !== element.target) return verdict('link', 'both');
  if (element.type === undefined) return undefined;
  const { refused, takesSome, isReadable } = fitOf(element.type, server.typeNames, dialect);
  const kind = element.kind === 'link' && !takesSome ? 'link' : 'type';
  if (refused.length > 0)
    return verdict(kind, takesSome || isReadable ? 'upload' : 'both', {
      refused,
      takesSome,
      isRare: element.type === 'int' && refused.every((name) => name === 'long'),
    });
  return isReadable ? undefined : verdict('type', 'download', { takesSome });
}

/** Whether it is the key of a document: an `_id` of an object inside of one is a property like any other. */
export const isKey = ({ mapTo, indexed }: ServerProperty): boolean => mapTo === '_id' && indexed !== false;

/** Null and absence: Realm writes null for an optional value that is empty, and cannot hold null or nothing in a required one. */
function optionalityDifference(client: Property, server: ServerProperty): Verdict | undefined {
  const implied = isAlwaysOptional(client.type, client.objectType);
  if (isCollection(client.type)) {
    const holdsNull = client.optional || implied;
    if (isNeverOptional(client.type, client.objectType) || server.typeNames.length === 0 || holdsNull === server.nullableElements)
      return undefined;
    return verdict('element-optionality', holdsNull ? 'upload' : 'download', { implied });
  }
  if (client.optional) return server.nullable ? undefined : verdict('optionality', 'upload', { implied });
  // A document without `_id`, its key, gets one before it is stored; what an API only takes is in nothing that it sends.
  const isThere = isKey(server) || (server.required && server.access !== 'writeOnly');
  const isAlwaysThere = isThere && !server.nullable;
  return isAlwaysThere ? undefined : verdict('optionality', 'download');
}

/** What an API only sends cannot be refused, and what it only takes is never read, but for its absence. */
const matters = ({ kind, upload, download }: Verdict, { access }: ServerProperty): boolean =>
  access === undefined || (access === 'readOnly' ? download : upload || kind === 'optionality');

/** Whether the client may write values of several types, of which the validator refuses some: it may well write none of those. */
const isPartly = ({ takesSome }: Verdict, element: Element): boolean => takesSome && element.kind === 'plain' && element.type === 'mixed';

/**
 * What a property of a client and of a validator disagree in (errors.md 5.3): a document that is refused before one that cannot
 * be read. Where only rare documents are refused, that hides nothing else. Whether a value may be empty is another question
 * than which values fit: what is no more than a warning of the one does not hide what is found of the other.
 */
export function validatorDifferences(client: Property, server: ServerProperty, sides: Sides, dialect: Dialect): readonly Verdict[] {
  if (server.type === 'mixed' && server.typeNames.length === 0) return [];
  const element = clientElement(client, sides);
  if (server.isForObjects === true && client.type !== 'dictionary' && (client.type !== 'object' || element.kind !== 'embedded')) return [];
  const objects = objectsDifference(client, server, element, sides, dialect);
  const collection = objects === undefined ? collectionDifference(client, server, element) : objects.verdict;
  const elements = objects === undefined ? elementDifference(element, server, dialect) : undefined;
  const mattering = (all: readonly (Verdict | undefined)[]): Verdict[] =>
    all.filter((each) => each !== undefined).filter((each) => matters(each, server));
  const ofValues = mattering([collection, keysDifference(client, server, element, sides), elements]);
  const refused = ofValues.find(({ upload, isRare }) => upload && !isRare);
  if (refused !== undefined && !isPartly(refused, element)) return [refused];
  const [optionality] = mattering([optionalityDifference(client, server)]);
  if (optionality?.upload === true && !optionality.implied) return [optionality];
  const shown = refused === undefined ? [ofValues.find(({ isRare }) => isRare), ofValues.find(({ isRare }) => !isRare)] : [refused];
  return mattering([...shown, optionality]);
}

/** The ways in which a verdict breaks. */
export function waysOf({ upload, download }: Verdict): readonly ('upload' | 'download')[] {
  return [...(upload ? ['upload' as const] : []), ...(download ? ['download' as const] : [])];
}
