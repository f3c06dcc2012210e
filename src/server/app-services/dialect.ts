import type { Primitive } from '../../schema/model';
import { valueAt } from '../json-document';
import { collectionOf, declaredProperties, namesAt, none, plainObject, type Dialect, type Located, type NodeMeaning } from '../schema-node';

/** The Realm type of each scalar type name; `int` and `long` are one (server-schema.md 3.2). Their case is not settled. */
const REALM_TYPES: Readonly<Record<string, Primitive>> = {
  bool: 'bool', boolean: 'bool', int: 'int', long: 'int', integer: 'int', float: 'float', double: 'double', decimal: 'decimal128',
  string: 'string', date: 'date', objectid: 'objectId', uuid: 'uuid', bindata: 'data', mixed: 'mixed',
};

const PLAIN = { nullable: false, ignored: [] } as const;

/** What the node of an object is (server-schema.md 2.2). */
function objectMeaning(at: Located): NodeMeaning {
  const additional = valueAt(at.node, 'additionalProperties');
  const hasProperties = declaredProperties(at).length > 0;
  if (hasProperties && additional?.type === 'object') return none('an object with both `properties` and a schema in `additionalProperties` has no Realm type');
  if (hasProperties) return { kind: 'object', object: plainObject(at), ...PLAIN };
  if (additional?.type === 'object') return { kind: 'dictionary', values: { document: at.document, node: additional }, ...PLAIN };
  if (additional?.type === 'boolean' && additional.value === true) return { kind: 'dictionary', values: null, ...PLAIN };
  return none('an object with neither `properties` nor `additionalProperties` does not say what it holds');
}

function arrayMeaning({ document, node }: Located): NodeMeaning {
  const items = valueAt(node, 'items');
  if (items === undefined) return none('an array without `items` does not say what it holds');
  if (items.type === 'array') return none('a tuple (`items` as an array) has no Realm type');
  return { kind: 'array', type: collectionOf(node), items: { document, node: items }, ...PLAIN };
}

function meaningOf(at: Located): NodeMeaning {
  const { node } = at;
  if (node.type !== 'object') return none('it is not a schema');
  const names = namesAt(node, valueAt(node, 'bsonType') === undefined ? 'type' : 'bsonType');
  const [name = valueAt(node, 'properties') === undefined ? undefined : 'object'] = names;
  if (names.length > 1) return none(`a union of types (${names.join(', ')}) has no Realm type`);
  if (name === undefined) return none('it names no type');
  if (name === 'object') return objectMeaning(at);
  if (name === 'array') return arrayMeaning(at);
  const type = Object.hasOwn(REALM_TYPES, name.toLowerCase()) ? REALM_TYPES[name.toLowerCase()] : undefined;
  if (type === undefined) return none(`the type \`${name}\` has no Realm type`, name === 'null' ? 'null-type' : 'type');
  return { kind: 'scalar', type, typeNames: [name], ...PLAIN };
}

/** `schema.json` as App Services reads it (server-schema.md 2): no references and no alternatives, one type a node. */
export const appServicesDialect: Dialect = { meaningOf };
