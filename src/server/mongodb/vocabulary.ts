import type { Primitive } from '../../schema/model';
import { valueAt } from '../json-document';
import { namesAt } from '../schema-node';
import type { Vocabulary } from '../validators/vocabulary';

/** What Realm has for each alias; a `uuid` of Realm is stored as `binData` (errors.md 5.3). */
const REALM_TYPES: Readonly<Record<string, Primitive>> = {
  bool: 'bool', boolean: 'bool', int: 'int', long: 'int', double: 'double', number: 'double', decimal: 'decimal128', string: 'string',
  date: 'date', objectId: 'objectId', binData: 'data',
  // No aliases of MongoDB, which refuses them; but it is plain what was meant, and the shape check says so.
  float: 'float', uuid: 'uuid', mixed: 'mixed', integer: 'int',
};

/** The Realm type that holds all of these: `mixed` where they are of several kinds. */
function realmType(names: readonly string[]): Primitive | undefined {
  const types = new Set(names.map((name) => (Object.hasOwn(REALM_TYPES, name) ? REALM_TYPES[name] : undefined)));
  if (types.has(undefined)) return undefined;
  const [only] = types;
  if (types.size === 1) return only;
  return [...types].every((type) => type === 'int' || type === 'double') ? 'double' : 'mixed';
}

/** `$jsonSchema` of MongoDB: types by BSON alias, no references. */
export const mongodbVocabulary: Vocabulary = {
  typeNames: (node) => namesAt(node, valueAt(node, 'bsonType') === undefined ? 'type' : 'bsonType'),
  nameOfLiteral: ({ type, value }) => {
    if (type === 'number') return Number.isInteger(value) ? 'int' : 'double';
    return type === 'boolean' ? 'bool' : type;
  },
  realmType,
  follow: () => undefined,
  nameOf: () => undefined,
};
