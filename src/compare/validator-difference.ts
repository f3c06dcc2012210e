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
import { holdsDictionary, holdsObject, refusedDictionary, refusedEmbedded } from './unlike-objects';
import { fitOf } from './written-types';

/** What a validator refuses of what the client writes. */
interface Refusal {
  /** The types of values that the client writes and the validator refuses, of those that it may write. */
  readonly refused: readonly string[];
  /** Whether the validator takes some of the values that the client writes. */
  readonly takesSome: boolean;
  /** Whether only rare values are refused: numbers beyond 32 bits, a list in which a value repeats. */
  readonly isRare: boolean;
  /** Keys that the validator requires of an object, and that the client need not write. */
  readonly missingKeys: readonly string[];
  /** The smallest object that is refused, where a dictionary of one side stands against an object of a class of the other. */
  readonly refusedObject: object | undefined;
}

/** How a client and a validator disagree about a property. Unlike sync, a validator may well fit one way only. */
export interface Verdict extends Refusal {
  readonly kind: PropertyDifference;
  /** Documents of the client are refused; else only what others write is more than the client can hold. */
  readonly upload: boolean;
  readonly download: boolean;
  /** Whether the client can hold some of what it is sent. */
  readonly holdsSome: boolean;
  /** The names of types that it may be sent and cannot hold. */
  readonly unheld: readonly string[];
  /** The author of the client did not declare it optional: links and embedded objects always are. */
  readonly implied: boolean;
}

/** A disagreement before it is known which ways there are. */
interface Disagreement extends Refusal, Pick<Verdict, 'kind' | 'unheld' | 'implied'> {
  readonly isRefused: boolean;
  /** How much of what a document may hold there the client can hold. */
  readonly held: 'all' | 'some' | 'none';
}

const NO_REFUSAL: Refusal = { refused: [], takesSome: false, isRare: false, missingKeys: [], refusedObject: undefined };

const refusal = (kind: PropertyDifference, held: Disagreement['held'], more: Partial<Disagreement> = {}): Disagreement => ({
  ...NO_REFUSAL, kind, isRefused: true, held, unheld: [], implied: false, ...more,
});

const unheldBy = (kind: PropertyDifference, held: Disagreement['held'], more: Partial<Disagreement> = {}): Disagreement =>
  refusal(kind, held, { isRefused: false, ...more });

/** What a property holds once collections are taken off. */
export type Element =
  | { readonly kind: 'plain'; readonly type: Primitive }
  | { readonly kind: 'link'; readonly target: string; readonly type: Primitive | undefined }
  | { readonly kind: 'embedded'; readonly properties: readonly Property[] };

const isAnything = (element: Element): boolean => element.kind === 'plain' && element.type === 'mixed';

function clientElement({ type, objectType }: Property, { client, server }: Sides): Element {
  const element = isCollection(type) || type === 'object' ? (objectType ?? 'mixed') : type;
  if (!isUserType(element)) return { kind: 'plain', type: isPrimitive(element) ? element : 'mixed' };
  const target = client.get(element);
  if (target?.embedded === true) return { kind: 'embedded', properties: [...target.properties.values()] };
  const key = target === undefined ? server.get(element)?.properties.get('_id') : primaryKeyOf(target);
  return { kind: 'link', target: element, type: isPrimitive(key?.type) ? key.type : undefined };
}

/** Whether the server holds an object there: of a class, or in a collection any, which is `mixed`. */
const holdsObjects = ({ typeNames }: ServerProperty): boolean => typeNames[0] === 'object';

const collectionOf = ({ type }: Property): 'list' | 'set' | 'dictionary' | 'single' => (isCollection(type) ? type : 'single');

function collectionDifference(client: Property, server: ServerProperty, element: Element): Disagreement | undefined {
  const [left, right] = [collectionOf(client), collectionOf(server)];
  if (left === right) return undefined;
  if (left === 'list' && right === 'set') return refusal('collection', 'all', { takesSome: true, isRare: true });
  if (left === 'set' && right === 'list') return unheldBy('collection', 'some');
  if (element.kind === 'link' && (left === 'single' || right === 'single')) return refusal('link', 'none');
  const areObjects = client.type === 'dictionary' && server.type === 'object' && holdsObjects(server);
  if ((left === 'single' || areObjects) && isAnything(element)) return refusal('collection', 'all');
  return refusal('collection', areObjects ? 'some' : 'none');
}

/** A dictionary against an object of a class, or the other way round: some objects are both. `undefined` where it is neither. */
function objectsDifference(
  client: Property, server: ServerProperty, element: Element, sides: Sides, dialect: Dialect,
): { readonly found: Disagreement | undefined } | undefined {
  const of = (refusedObject: object | undefined, holdsAll: boolean): Disagreement | undefined => {
    const held = holdsAll ? 'all' : 'some';
    if (refusedObject !== undefined) return refusal('collection', held, { refusedObject });
    return holdsAll ? undefined : unheldBy('collection', held);
  };
  const { optional } = client;
  const object = holdsObjects(server) ? sides.server.get(server.objectType ?? '') : undefined;
  if (client.type === 'dictionary' && server.type === 'object' && object !== undefined)
    return { found: of(refusedDictionary(element, optional, object, dialect), holdsObject(element, optional, object, dialect)) };
  if (client.type !== 'object' || element.kind !== 'embedded' || server.type !== 'dictionary') return undefined;
  // An object that says nothing of its properties takes any object.
  if (server.typeNames.length === 0) return { found: undefined };
  const { properties } = element;
  const elementOf = (each: Property): Element => clientElement(each, sides);
  return { found: of(refusedEmbedded(properties, server, elementOf, dialect), holdsDictionary(properties, server, elementOf, dialect)) };
}

/** The keys that an object must have for the validator, and need not have on the client: a dictionary may lack any, a class those that it does not declare. */
function keysDifference(
  client: Property,
  { type, requiredKeys = [] }: ServerProperty,
  element: Element,
): Disagreement | undefined {
  const isClass = element.kind === 'embedded' && (type === 'dictionary') === (client.type === 'object');
  if (client.type !== 'dictionary' && !isClass) return undefined;
  const isDeclared = (key: string): boolean => isClass && element.properties.some((each) => isStored(each) && each.mapTo === key);
  const missingKeys = requiredKeys.filter((key) => !isDeclared(key));
  return missingKeys.length > 0 ? refusal('collection', 'all', { takesSome: true, missingKeys }) : undefined;
}

/** The values themselves: their types, or what they link to. */
function elementDifference(element: Element, server: ServerProperty, dialect: Dialect): Disagreement | undefined {
  if (server.typeNames.length === 0) return undefined;
  if (holdsObjects(server)) return objectDifference(element, server, dialect);
  if (element.kind === 'embedded') return refusal('type', 'none');
  const linked = isUserType(server.objectType) ? server.objectType : undefined;
  if (linked !== undefined) {
    if (element.kind === 'plain') return unheldBy('link', 'some');
    if (linked !== element.target) return refusal('link', 'none');
  }
  return element.type === undefined ? undefined : typeDifference(element.type, element.kind === 'link', server, dialect);
}

/** The same where the validator takes objects only: any embedded object fits, and nothing else. */
function objectDifference(element: Element, { objectType }: ServerProperty, dialect: Dialect): Disagreement | undefined {
  if (element.kind === 'embedded') return undefined;
  if (element.kind === 'plain') return refusal('type', isAnything(element) ? 'all' : 'none');
  // A document of MongoDB holds the id of what is linked to, and no object, whatever that is called. As JSON, objects stand within others.
  return dialect.hasCollections || element.target !== objectType ? refusal('link', 'none') : undefined;
}

/** The types of the values: of a link, of the ids that documents hold. */
function typeDifference(
  type: Primitive, isLink: boolean, { typeNames, access }: ServerProperty, dialect: Dialect,
): Disagreement {
  const { refused, takesSome, unheld, holdsSome } = fitOf(type, typeNames, dialect);
  const isNone = access === 'readOnly' ? !holdsSome : !takesSome;
  return refusal(isLink && isNone ? 'link' : 'type', unheld.length === 0 ? 'all' : holdsSome ? 'some' : 'none', {
    isRefused: refused.length > 0,
    refused,
    takesSome,
    unheld,
    isRare: refused.length > 0 && refused.every((name) => name === 'long'),
  });
}

/** Whether it is the key of a document: an `_id` of an object inside of one is a property like any other. */
export const isKey = ({ mapTo, indexed }: ServerProperty): boolean => mapTo === '_id' && indexed !== false;

/** Null and absence: Realm writes null for an optional value that is empty, and cannot hold null or nothing in a required one. */
function optionalityDifference(client: Property, server: ServerProperty): Disagreement | undefined {
  const implied = isAlwaysOptional(client.type, client.objectType);
  if (isCollection(client.type)) {
    const holdsNull = client.optional || implied;
    // Of the object of a class, each property says it by itself.
    if (server.type === 'object' || isNeverOptional(client.type, client.objectType)) return undefined;
    if (server.typeNames.length === 0 || holdsNull === server.nullableElements) return undefined;
    return holdsNull ? refusal('element-optionality', 'all', { implied }) : unheldBy('element-optionality', 'some');
  }
  if (client.optional) return server.nullable ? undefined : refusal('optionality', 'all', { implied });
  // A document without `_id`, its key, gets one before it is stored; what an API only takes is in nothing that it sends.
  const isThere = isKey(server) || (server.required && server.access !== 'writeOnly');
  return isThere && !server.nullable ? undefined : unheldBy('optionality', 'some');
}

/**
 * What is left of a disagreement on the ways that there are. What an API only sends cannot be refused, and what it only takes is
 * never read, but for its absence. Where both ways exist and some of what the client writes is refused, that is what is said.
 */
function exchanged({ isRefused, held, ...found }: Disagreement, { access }: ServerProperty): Verdict | undefined {
  const isUnheld = held !== 'all';
  const upload = isRefused && access !== 'readOnly';
  const download = access === 'writeOnly' ? isUnheld && found.kind === 'optionality' : isUnheld && !(upload && found.takesSome);
  if (!upload && !download) return undefined;
  const written = access === 'readOnly' ? NO_REFUSAL : {};
  return { ...found, ...written, upload, download, holdsSome: held !== 'none' };
}

/** Where only rare values are refused, that does not hide what the client cannot hold: two disagreements then. */
function withoutHiding(found: Disagreement | undefined): readonly (Disagreement | undefined)[] {
  return found?.isRare === true ? [{ ...found, held: 'all' }, { ...found, ...NO_REFUSAL, isRefused: false }] : [found];
}

/** Whether not a single value fits: of those that the client writes, else of those that it is sent. */
export const isWhole = ({ upload, takesSome, holdsSome }: Verdict): boolean => !(upload ? takesSome : holdsSome);

/** Whether it hides whatever else there is: what it says is of more than rare values, or of all that is sent. */
const isFirst = ({ upload, isRare, holdsSome }: Verdict): boolean => (upload ? !isRare : !holdsSome);

/** Whether the client may write values of several types, of which the validator refuses some: it may well write none of those. */
const isPartly = ({ takesSome }: Verdict, element: Element): boolean => takesSome && isAnything(element);

/**
 * What a property of a client and of a validator disagree in (errors.md 5.3): a document that is refused before one that cannot
 * be read. Where only rare documents are refused, that hides nothing else. Whether a value may be empty is another question
 * than which values fit: what is no more than a warning of the one does not hide what is found of the other.
 */
export function validatorDifferences(client: Property, server: ServerProperty, sides: Sides, dialect: Dialect): readonly Verdict[] {
  if (server.type === 'mixed' && server.typeNames.length === 0) return [];
  const element = clientElement(client, sides);
  if (server.isForObjects === true && client.type !== 'dictionary' && (client.type !== 'object' || element.kind !== 'embedded')) return [];
  const mattering = (all: readonly (Disagreement | undefined)[]): Verdict[] =>
    all.flatMap((each) => (each === undefined ? [] : [exchanged(each, server)])).filter((each) => each !== undefined);
  const objects = objectsDifference(client, server, element, sides, dialect);
  const collection = objects === undefined ? collectionDifference(client, server, element) : objects.found;
  // What one kind of collection holds says nothing of what another does; a list and a set are of one kind here.
  const hasElements = collection === undefined || [client.type, server.type].every((type) => type === 'list' || type === 'set');
  const elements = objects === undefined && hasElements ? elementDifference(element, server, dialect) : undefined;
  const ofValues = mattering([collection, keysDifference(client, server, element), ...withoutHiding(elements)]);
  const unfit = ofValues.find(isFirst);
  if (unfit !== undefined && !isPartly(unfit, element)) return [unfit];
  const [optionality] = mattering([optionalityDifference(client, server)]);
  if (optionality?.upload === true && !optionality.implied) return [optionality];
  return [...(unfit === undefined ? ofValues : [unfit]), ...(optionality === undefined ? [] : [optionality])];
}

/** The ways in which a verdict breaks. */
export function waysOf({ upload, download }: Verdict): readonly ('upload' | 'download')[] {
  return [...(upload ? ['upload' as const] : []), ...(download ? ['download' as const] : [])];
}
