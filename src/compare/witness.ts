import type { Dialect } from '../schema/dialects/dialect';
import { isPrimitive, type Primitive, type Property } from '../schema/model';
import type { ServerProperty } from '../schema/server-schemas';
import { dialectOf, samplesOf, type Target } from '../schema/targets';
import type { Verdict } from './validator-difference';
import { fitOf } from './written-types';

function sample(property: Property, element: unknown): unknown {
  const { type } = property;
  if (type === 'list' || type === 'set') return [element];
  if (type === 'dictionary') return { key: element };
  return element;
}

/** A document in which a property holds a value of its declared type, as the target would get it. */
export function witnessOfType(property: Property, target: Target): unknown {
  const samples: Dialect['samples'] = samplesOf(target);
  const { type, objectType } = property;
  const element = type === 'list' || type === 'set' || type === 'dictionary' ? objectType : type;
  return { [property.mapTo]: sample(property, samples[element as Primitive] ?? {}) };
}

/** The same with a value that the validator takes, where it takes any. */
export function witnessOfTaken(property: Property, { typeNames }: ServerProperty, target: Target): unknown {
  const [dialect, { objectType }] = [dialectOf(target), property];
  const refused = dialect !== null && isPrimitive(objectType) ? fitOf(objectType, typeNames, dialect).refused : [];
  const taken = isPrimitive(objectType) && objectType !== 'mixed' ? dialect?.written[objectType].find((name) => !refused.includes(name)) : undefined;
  return refused.length === 0 || taken === undefined
    ? witnessOfType(property, target)
    : { [property.mapTo]: sample(property, dialect?.writtenSamples[taken]) };
}

/** A document that a validator refuses: the first value of those that it does not take. */
export function witnessOfVerdict(property: Property, { refused: [first] }: Verdict, target: Target): unknown {
  return first === undefined
    ? witnessOfType(property, target)
    : { [property.mapTo]: sample(property, dialectOf(target)?.writtenSamples[first] ?? {}) };
}

/** A document in which a collection is empty. */
export const emptyOf = ({ type, mapTo }: Property): unknown => ({ [mapTo]: type === 'dictionary' ? {} : [] });

/** A document in which a property, or the element of a collection, is null. */
export function witnessOfNull(property: Property): unknown {
  if (property.type === 'list' || property.type === 'set') return { [property.mapTo]: [null] };
  return { [property.mapTo]: property.type === 'dictionary' ? { key: null } : null };
}
