import type { Primitive, Property } from '../schema/model';

/** The smallest value of each type, in relaxed Extended JSON, as a client writes it. */
const SAMPLES: Readonly<Record<Primitive, unknown>> = {
  bool: true,
  int: { $numberLong: '1' },
  float: 1.5,
  double: 1.5,
  decimal128: { $numberDecimal: '1.5' },
  objectId: { $oid: '000000000000000000000001' },
  string: 'a',
  data: { $binary: { base64: 'AA==', subType: '00' } },
  date: { $date: '2025-01-01T00:00:00Z' },
  mixed: 'a',
  uuid: { $uuid: '00000000-0000-4000-8000-000000000001' },
};

function sample(property: Property): unknown {
  const { type, objectType } = property;
  const element = SAMPLES[objectType as Primitive] ?? {};
  if (type === 'list' || type === 'set') return [element];
  if (type === 'dictionary') return { key: element };
  return SAMPLES[type as Primitive] ?? {};
}

/** A document in which a property holds a value of its declared type. */
export function witnessOfType(property: Property): unknown {
  return { [property.mapTo]: sample(property) };
}

/** A document in which a property, or the element of a collection, is null. */
export function witnessOfNull(property: Property): unknown {
  if (property.type === 'list' || property.type === 'set') return { [property.mapTo]: [null] };
  return { [property.mapTo]: property.type === 'dictionary' ? { key: null } : null };
}
