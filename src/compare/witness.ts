import type { Primitive, Property } from '../schema/model';
import type { Target } from '../schema/server-schemas';
import type { Verdict } from './validator-difference';

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

/** The same as plain JSON, where the server side is a JSON Schema. */
const JSON_SAMPLES: Readonly<Record<Primitive, unknown>> = {
  bool: true, int: 1, float: 1.5, double: 1.5, decimal128: '1.5', objectId: '000000000000000000000001', string: 'a', data: 'AA==',
  date: '2025-01-01T00:00:00Z', mixed: 'a', uuid: '00000000-0000-4000-8000-000000000001',
};

/** A value of each type that a client writes, by the name that a validator has for it (BSON in Extended JSON, or plain JSON). */
const WRITTEN_SAMPLES: Readonly<Record<string, unknown>> = {
  bool: true, boolean: true, int: { $numberInt: '1' }, long: { $numberLong: '5000000000' }, double: { $numberDouble: '1.5' }, decimal: { $numberDecimal: '1.5' },
  integer: 1, number: 1.5, string: 'a', binData: { $binary: { base64: 'AA==', subType: '00' } }, date: { $date: '2025-01-01T00:00:00Z' },
  objectId: { $oid: '000000000000000000000001' }, 'date-time': '2025-01-01T00:00:00Z', uuid: '00000000-0000-4000-8000-000000000001', base64: 'AA==',
  objectid: '000000000000000000000001',
};

function sample(property: Property, element: unknown): unknown {
  const { type } = property;
  if (type === 'list' || type === 'set') return [element];
  if (type === 'dictionary') return { key: element };
  return element;
}

/** A document in which a property holds a value of its declared type, as the target would get it. */
export function witnessOfType(property: Property, target: Target): unknown {
  const samples = target === 'json-schema' ? JSON_SAMPLES : SAMPLES;
  const { type, objectType } = property;
  const element = type === 'list' || type === 'set' || type === 'dictionary' ? objectType : type;
  return { [property.mapTo]: sample(property, samples[element as Primitive] ?? {}) };
}

/** A document that a validator refuses: the first value of those that it does not take. */
export function witnessOfVerdict(property: Property, { refused: [first] }: Verdict, target: Target): unknown {
  return first === undefined ? witnessOfType(property, target) : { [property.mapTo]: sample(property, WRITTEN_SAMPLES[first] ?? {}) };
}

/** A document in which a property, or the element of a collection, is null. */
export function witnessOfNull(property: Property): unknown {
  if (property.type === 'list' || property.type === 'set') return { [property.mapTo]: [null] };
  return { [property.mapTo]: property.type === 'dictionary' ? { key: null } : null };
}
