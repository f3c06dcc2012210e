import fc from 'fast-check';
import type { ClientClass } from '../../src/schema/client-schemas';
import { isAlwaysOptional, isNeverOptional, PRIMITIVES, type Place, type Property, type PropertyType } from '../../src/schema/model';

const nowhere: Place = { file: 'any.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };
const CLASSES = ['Task', 'Person', 'Persons', 'Place'];
const NAMES = ['_id', 'id', 'note', 'notes', 'owner', 'created_at', 'createdAt', 'tags', 'total'];

interface Written {
  readonly type: PropertyType;
  readonly objectType: string | undefined;
  readonly optional: boolean;
}

const primitive = fc.constantFrom(...PRIMITIVES);
const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: primitive as fc.Arbitrary<PropertyType>, objectType: fc.constant(undefined), optional: fc.boolean() }) },
  fc.record({ type: fc.constantFrom<PropertyType>('list', 'set', 'dictionary'), objectType: fc.oneof(primitive, fc.constantFrom(...CLASSES)), optional: fc.boolean() }),
  fc.record({ type: fc.constantFrom<PropertyType>('object', 'linkingObjects'), objectType: fc.constantFrom(...CLASSES), optional: fc.boolean() }),
);

/** A property in canonical form: optionality is as the type implies it where it implies it. */
function property(name: string, mapTo: string): fc.Arbitrary<Property> {
  return fc.record({ shape: written, indexed: fc.boolean(), value: fc.boolean(), counter: fc.boolean() }).map(({ shape, indexed, value, counter }): Property => {
    const { type, objectType } = shape;
    const base = { name, type, ...(objectType === undefined ? {} : { objectType }), source: nowhere };
    if (type === 'linkingObjects') return { ...base, optional: false, indexed: false, mapTo: name, property: 'owner' };
    const optional = isAlwaysOptional(type, objectType) || (!isNeverOptional(type, objectType) && shape.optional);
    return { ...base, optional, indexed, mapTo, ...(value ? { default: true as const } : {}), ...(counter && type === 'int' ? { presentation: 'counter' } : {}) };
  });
}

const properties = fc.uniqueArray(fc.record({ mapTo: fc.constantFrom(...NAMES), mapped: fc.boolean() }), { selector: ({ mapTo }) => mapTo, maxLength: 7 })
  .chain((names) => fc.tuple(...names.map(({ mapTo, mapped }) => property(mapped ? `${mapTo}InCode` : mapTo, mapTo))));

/** A class as a client reader would give it. Its links may lead nowhere: that is somebody else's concern. */
function classOf(name: string): fc.Arbitrary<ClientClass> {
  return fc.record({ all: properties, kind: fc.constantFrom('top-level', 'embedded', 'asymmetric'), key: fc.option(fc.nat(6)) }).map(({ all, kind, key }) => {
    const keyed = kind === 'embedded' || key === null ? undefined : all.filter(({ type }) => type !== 'linkingObjects')[key];
    return {
      name,
      ...(keyed === undefined ? {} : { primaryKey: keyed.name }),
      embedded: kind === 'embedded',
      asymmetric: kind === 'asymmetric',
      properties: new Map(all.map((each) => [each.name, each])),
      source: nowhere,
      synced: true,
      unread: { kind: false, primaryKey: false, properties: new Set<string>(), more: false },
    };
  });
}

/** Some classes of a client. */
export const arbitraryClasses: fc.Arbitrary<readonly ClientClass[]> = fc.subarray(CLASSES).chain((names) => fc.tuple(...names.map(classOf)));
