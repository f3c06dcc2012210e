import type { Dialect } from '../schema/dialects/dialect';
import type { Primitive, Property } from '../schema/model';
import { dialectOf, samplesOf, type Target } from '../schema/targets';
import type { Verdict } from './validator-difference';

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
