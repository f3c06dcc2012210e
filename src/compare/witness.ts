import type { Dialect } from '../schema/dialects/dialect';
import { isCollection, isPrimitive, isUserType, type Primitive, type Property } from '../schema/model';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import { dialectOf, samplesOf, type Target } from '../schema/targets';
import type { Verdict } from './validator-difference';

function sample(property: Property, element: unknown): unknown {
  const { type } = property;
  if (type === 'dictionary') return { key: element };
  return isCollection(type) ? [element] : element;
}

/** A document in which a property holds a value of its declared type, as the target would get it. */
export function witnessOfType(property: Property, target: Target): unknown {
  const samples: Dialect['samples'] = samplesOf(target);
  const { type, objectType } = property;
  const element = isCollection(type) ? objectType : type;
  return { [property.mapTo]: sample(property, samples[element as Primitive] ?? {}) };
}

/** The same with a value that the validator takes, where it takes any: a decimal may be a number as JSON, or a text. */
export function witnessOfTaken(property: Property, { typeNames }: ServerProperty, target: Target): unknown {
  const [dialect, { objectType }] = [dialectOf(target), property];
  if (dialect === null || !isPrimitive(objectType) || objectType === 'mixed') return witnessOfType(property, target);
  const isText = typeof dialect.samples[objectType] === 'string' && typeNames.includes('string');
  const isTaken = (name: string): boolean =>
    typeNames.includes(name) && name in dialect.writtenSamples && dialect.readers[name]?.includes(objectType) === true;
  const taken = isText ? undefined : [...dialect.written[objectType], ...typeNames].find(isTaken);
  return taken === undefined ? witnessOfType(property, target) : { [property.mapTo]: sample(property, dialect.writtenSamples[taken]) };
}

const writtenSamplesOf = (target: Target): Dialect['writtenSamples'] => dialectOf(target)?.writtenSamples ?? {};

/** A document that a validator refuses: the first value of those that it does not take. */
export function witnessOfVerdict(property: Property, { refused: [first] }: Verdict, target: Target): unknown {
  if (first === undefined) return witnessOfType(property, target);
  return { [property.mapTo]: sample(property, writtenSamplesOf(target)[first] ?? {}) };
}

/** The values that a server sends, by its own schemas. */
interface Sent {
  readonly samples: Dialect['writtenSamples'];
  readonly classes: readonly ServerClass[];
  /** The classes whose objects are being made: an object that must hold itself without end is none. */
  readonly within: readonly string[];
}

/** The smallest object of a class. */
function smallestObject(name: string, sent: Sent): unknown {
  if (sent.within.includes(name)) return {};
  const properties = [...(sent.classes.find((each) => each.name === name)?.properties.values() ?? [])];
  const there = properties.filter(({ required, access }) => required && access !== 'writeOnly');
  const inside = { ...sent, within: [...sent.within, name] };
  return Object.fromEntries(there.map((each) => [each.mapTo, each.nullable ? null : smallest(each, inside)]));
}

/** A value of a type of a property, or of the elements of a collection. */
function element(property: ServerProperty, name: string | undefined, sent: Sent): unknown {
  const { type, objectType, typeNames } = property;
  if (typeNames[0] !== 'object') return sent.samples[name ?? typeNames[0] ?? 'string'] ?? {};
  if (isUserType(objectType)) return smallestObject(objectType, sent);
  // The keys that a dictionary must have are its own, those of a list are of its elements.
  return type === 'dictionary' ? {} : keyed(property, sent.samples['string']);
}

/** An object that has the keys which it must have. */
const keyed = ({ requiredKeys = [] }: ServerProperty, value: unknown): unknown =>
  Object.fromEntries(requiredKeys.map((key) => [key, value]));

/** The smallest value of a property: a collection without elements, where it may be. */
function smallest(property: ServerProperty, sent: Sent): unknown {
  if (property.type === 'list' || property.type === 'set') return [];
  const value = element(property, undefined, sent);
  return property.type === 'dictionary' ? keyed(property, value) : value;
}

/**
 * The smallest document that a server sends and a client cannot hold: a value of the first type that the client does not have, or
 * where the two differ in the kind of collection, any.
 */
export function witnessOfSent(
  client: Property, server: ServerProperty, [name]: readonly string[], target: Target, classes: readonly ServerClass[],
): unknown {
  const sent: Sent = { samples: writtenSamplesOf(target), classes, within: [] };
  const kindOf = ({ type }: Property): string => (type === 'set' ? 'list' : isCollection(type) ? type : 'single');
  if (kindOf(client) !== kindOf(server)) return { [server.mapTo]: smallest(server, sent) };
  const value = element(server, name, sent);
  const hasKeys = server.type === 'dictionary' && server.requiredKeys !== undefined;
  return { [server.mapTo]: hasKeys ? keyed(server, value) : sample(server, value) };
}

/** A document in which a collection is empty. */
export const emptyOf = ({ type, mapTo }: Property): unknown => ({ [mapTo]: type === 'dictionary' ? {} : [] });

/** A document in which a property, or the element of a collection, is null. */
export const witnessOfNull = (property: Property): unknown => ({ [property.mapTo]: sample(property, null) });
