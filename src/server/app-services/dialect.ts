import type { Primitive } from '../../schema/model';
import { valueAt, type JsonNode } from '../../json/json-document';
import {
  collectionOf,
  declaredProperties,
  namesAt,
  none,
  plainObject,
  titleOf,
  type Dialect,
  type Located,
  type NodeMeaning,
} from '../schema-node';
import { defaultOf } from './default-value';
import { isTemplate } from './template';

/** The Realm type of each scalar type name; `int` and `long` are one (server-schema.md 3.2). Their case is not settled. */
const REALM_TYPES: Readonly<Record<string, Primitive>> = {
  bool: 'bool', boolean: 'bool', int: 'int', long: 'int', integer: 'int', float: 'float', double: 'double', decimal: 'decimal128',
  string: 'string', date: 'date', objectid: 'objectId', uuid: 'uuid', bindata: 'data', mixed: 'mixed',
};

/** Keywords that say more of a value than one type, and that no Realm schema can say. Limits (`maxLength`, `enum`) are no business of a type. */
const BEYOND = ['patternProperties', 'dependencies', 'allOf', 'anyOf', 'oneOf', 'not'];

/** The keywords of a node that are not compared. */
export function ignoredKeywords(node: JsonNode): string[] {
  return BEYOND.filter((keyword) => valueAt(node, keyword) !== undefined);
}

const plain = ({ node }: Located): { readonly nullable: false; readonly ignored: readonly string[] } => ({
  nullable: false,
  ignored: ignoredKeywords(node),
});

/** What the node of an object is (server-schema.md 2.2). */
function objectMeaning(at: Located): NodeMeaning {
  const additional = valueAt(at.node, 'additionalProperties');
  const hasProperties = declaredProperties(at).length > 0;
  if (hasProperties && additional?.type === 'object') return none('an object with both `properties` and a schema in `additionalProperties` has no Realm type');
  if (hasProperties && isTemplate(titleOf(at.node) ?? '')) return none('its title is filled in when the app is deployed', 'keyword');
  if (hasProperties) return { kind: 'object', object: plainObject(at), ...plain(at) };
  if (additional?.type === 'object') return { kind: 'dictionary', values: { document: at.document, node: additional }, ...plain(at) };
  if (additional?.type === 'boolean' && additional.value === true) return { kind: 'dictionary', values: null, ...plain(at) };
  return none('an object with neither `properties` nor `additionalProperties` does not say what it holds');
}

function arrayMeaning(at: Located): NodeMeaning {
  const { document, node } = at;
  const items = valueAt(node, 'items');
  if (items === undefined) return none('an array without `items` does not say what it holds');
  if (items.type === 'array') return none('a tuple (`items` as an array) has no Realm type');
  return { kind: 'array', type: collectionOf(node), items: { document, node: items }, ...plain(at) };
}

function meaningOf(at: Located): NodeMeaning {
  const { node } = at;
  if (node.type !== 'object') return none('it is not a schema');
  const names = namesAt(node, valueAt(node, 'bsonType') === undefined ? 'type' : 'bsonType');
  const [name = valueAt(node, 'properties') === undefined ? undefined : 'object'] = names;
  if (names.length > 1) return none(`a union of types (${names.join(', ')}) has no Realm type`);
  if (name === undefined) return none('it names no type');
  if (isTemplate(name)) return none('its type is filled in when the app is deployed', 'keyword');
  const known = name.toLowerCase();
  if (known === 'object') return objectMeaning(at);
  if (known === 'array') return arrayMeaning(at);
  const type = Object.hasOwn(REALM_TYPES, known) ? REALM_TYPES[known] : undefined;
  if (type === undefined) return none(`the type \`${name}\` has no Realm type`, known === 'null' ? 'null-type' : 'type');
  return { kind: 'scalar', type, typeNames: [name], ...plain(at) };
}

/** `schema.json` as App Services reads it (server-schema.md 2): no references and no alternatives, one type a node. */
export const appServicesDialect: Dialect = { meaningOf, defaultOf };
