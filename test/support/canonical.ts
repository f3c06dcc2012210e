import fc from 'fast-check';
import { isCollection, isPrimitive, PRIMITIVES, type Primitive, type PropertyType } from '../../src/schema/model';
import type { Files } from './app';

/** A class as `inspect` prints it, as far as a server can say it. */
export interface Canonical {
  readonly name: string;
  readonly embedded: boolean;
  readonly asymmetric: boolean;
  readonly properties: Readonly<Record<string, { readonly type: PropertyType; readonly objectType?: string; readonly optional: boolean }>>;
}

const BSON: Readonly<Record<Primitive, string>> = {
  bool: 'bool', int: 'long', float: 'float', double: 'double', decimal128: 'decimal', objectId: 'objectId', string: 'string', data: 'binData', date: 'date', mixed: 'mixed', uuid: 'uuid',
};

const KEYS: readonly Primitive[] = ['string', 'int', 'objectId', 'uuid'];
const names = (prefix: string): fc.Arbitrary<string[]> => fc.uniqueArray(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,6}$/), { minLength: 1, maxLength: 4 }).map((all) => all.map((name) => `${prefix}${name}`));

/** Sets of classes with links, embedded objects and collections of everything that a server can hold. */
export const canonicalSchemas: fc.Arbitrary<readonly Canonical[]> = fc.tuple(names('C'), names('E')).chain(([tops, embeddeds]) => {
  const element = fc.oneof(fc.constantFrom(...PRIMITIVES), fc.constantFrom(...tops));
  const property = fc.oneof(
    fc.record({ type: fc.constantFrom(...PRIMITIVES), required: fc.boolean() }).map(({ type, required }) => ({ type, optional: type === 'mixed' || !required })),
    fc.constantFrom(...tops).map((objectType) => ({ type: 'object' as const, objectType, optional: true })),
    fc.record({ type: fc.constantFrom('list' as const, 'set' as const, 'dictionary' as const), objectType: element }).map(({ type, objectType }) =>
      ({ type, objectType, optional: objectType === 'mixed' || (type === 'dictionary' && !isPrimitive(objectType)) })),
  );
  const properties = fc.dictionary(fc.stringMatching(/^p[A-Za-z0-9_]{0,5}$/), property, { maxKeys: 5 });
  const embedded = (index: number): fc.Arbitrary<Canonical> => properties.map((own) => ({
    name: embeddeds[index] ?? '', embedded: true, asymmetric: false, properties: { q: { type: 'string', optional: true }, ...own },
  }));
  const top = (name: string): fc.Arbitrary<Canonical> => fc.record({
    own: properties, key: fc.constantFrom(...KEYS), asymmetric: fc.boolean(),
    nested: fc.dictionary(fc.stringMatching(/^e[a-z]{0,3}$/), fc.record({ type: fc.constantFrom('object' as const, 'list' as const, 'dictionary' as const), objectType: fc.constantFrom(...embeddeds) })),
  }).map(({ own, key, asymmetric, nested }) => ({
    name, embedded: false, asymmetric,
    properties: { _id: { type: key, optional: false }, ...own, ...Object.fromEntries(Object.entries(nested).map(([each, value]) => [each, { ...value, optional: value.type !== 'list' }])) },
  }));
  return fc.tuple(fc.tuple(...tops.map(top)), fc.tuple(...embeddeds.map((_, index) => embedded(index))))
    .map(([ofTops, ofEmbeddeds]) => [...ofTops, ...ofEmbeddeds.filter(({ name }) => ofTops.some((each) => Object.values(each.properties).some(({ objectType }) => objectType === name)))]);
});

/** Prints classes as an App Services export, the way the server writes one. */
export function toExport(schemas: readonly Canonical[]): Files {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const idType = (name: string): string => BSON[byName.get(name)?.properties._id?.type as Primitive];
  const objectNode = (schema: Canonical, path: string, links: Record<string, object>): object => {
    const entries = Object.entries(schema.properties);
    const valueNode = (name: string, at: string, isList: boolean): object => {
      if (isPrimitive(name)) return { bsonType: BSON[name] };
      const target = byName.get(name);
      if (target?.embedded === true) return objectNode(target, isList ? `${at}.[]` : at, links);
      links[at] = { ref: `#/relationship/mongodb-atlas/app/${name}`, source_key: at, foreign_key: '_id', is_list: isList };
      return { bsonType: idType(name) };
    };
    const node = (key: string, { type, objectType = type }: Canonical['properties'][string]): object => {
      const at = path === '' ? key : `${path}.${key}`;
      const value = valueNode(objectType, at, isCollection(type));
      if (type === 'dictionary') return { bsonType: 'object', properties: {}, additionalProperties: value };
      return type === 'list' || type === 'set' ? { bsonType: 'array', ...(type === 'set' ? { uniqueItems: true } : {}), items: value } : value;
    };
    return {
      title: schema.name, bsonType: 'object',
      required: entries.filter(([, { type, optional }]) => isPrimitive(type) && !optional).map(([key]) => key),
      properties: Object.fromEntries(entries.map(([key, property]) => [key, node(key, property)])),
    };
  };
  const collections = schemas.filter(({ embedded }) => !embedded).flatMap((schema): [string, unknown][] => {
    const links = {};
    const node = objectNode(schema, '', links);
    return [[`data_sources/mongodb-atlas/app/${schema.name}/schema.json`, node], [`data_sources/mongodb-atlas/app/${schema.name}/relationships.json`, links]];
  });
  const asymmetric = schemas.filter((schema) => schema.asymmetric).map(({ name }) => name);
  return { 'sync/config.json': { type: 'flexible', state: 'enabled', service_name: 'mongodb-atlas', asymmetric_tables: asymmetric }, ...(Object.fromEntries(collections) as Files) };
}
