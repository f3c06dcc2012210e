import type { Primitive } from '../../schema/model';
import { propertiesOf, valueAt, type JsonNode } from '../../json/json-document';
import { namesAt } from '../schema-node';
import type { Vocabulary } from '../validators/vocabulary';

/** What Realm has for each alias; a `uuid` of Realm is stored as `binData` (errors.md 5.3). */
const REALM_TYPES: Readonly<Record<string, Primitive>> = {
  bool: 'bool', boolean: 'bool', int: 'int', long: 'int', double: 'double', number: 'double', decimal: 'decimal128', string: 'string',
  date: 'date', objectId: 'objectId', binData: 'data',
  // No aliases of MongoDB, which refuses them; but it is plain what was meant, and the shape check says so.
  float: 'float', uuid: 'uuid', integer: 'int',
};

/** The Realm type that holds all of these: `mixed` where they are of several kinds. */
function realmType(names: readonly string[]): Primitive | undefined {
  const types = new Set(names.map((name) => (Object.hasOwn(REALM_TYPES, name) ? REALM_TYPES[name] : undefined)));
  if (types.has(undefined)) return undefined;
  const [only] = types;
  if (types.size === 1) return only;
  return [...types].every((type) => type === 'int' || type === 'double') ? 'double' : 'mixed';
}

/** The aliases of the wrappers that Extended JSON has for values of BSON. */
const WRAPPERS: Readonly<Record<string, string>> = {
  $numberInt: 'int',
  $numberLong: 'long',
  $numberDouble: 'double',
  $numberDecimal: 'decimal',
  $oid: 'objectId',
  $date: 'date',
  $binary: 'binData',
  $uuid: 'binData',
};

/** The alias of a literal, which Extended JSON may have wrapped. */
function nameOfLiteral(node: JsonNode): string {
  const { type, value } = node;
  if (type === 'number') return Number.isInteger(value) ? 'int' : 'double';
  if (type === 'boolean') return 'bool';
  const key = propertiesOf(node)[0]?.key ?? '';
  return Object.hasOwn(WRAPPERS, key) ? (WRAPPERS[key] ?? type) : type;
}

/** `mixed` is no alias; but it is plain that it was to allow anything. */
function typeNames(node: JsonNode): readonly string[] {
  const names = namesAt(node, valueAt(node, 'bsonType') === undefined ? 'type' : 'bsonType');
  return names.includes('mixed') ? [] : names;
}

/** `$jsonSchema` of MongoDB: types by BSON alias, no references. */
export const mongodbVocabulary: Vocabulary = {
  typeNames,
  nameOfLiteral,
  realmType,
  follow: () => undefined,
  refersAlone: () => false,
  addsNull: () => false,
  nameOf: () => undefined,
};
