import type { Primitive, PropertyType } from '../schema/model';
import { propertiesOf, valueAt, type JsonNode } from './json-document';

/** The Realm type of each scalar type name; `int` and `long` are one (server-schema.md 3.2). */
const REALM_TYPES: Readonly<Record<string, Primitive>> = {
  bool: 'bool', boolean: 'bool', int: 'int', long: 'int', integer: 'int', float: 'float', double: 'double', decimal: 'decimal128',
  string: 'string', date: 'date', objectid: 'objectId', uuid: 'uuid', bindata: 'data', mixed: 'mixed',
};

/** What one node of a schema says, before names and relationships are looked at (server-schema.md 2.2). */
export type NodeMeaning =
  | { readonly kind: 'scalar'; readonly type: Primitive; readonly bsonTypes: readonly string[] }
  | { readonly kind: 'array'; readonly type: 'list' | 'set'; readonly items: JsonNode }
  | { readonly kind: 'dictionary'; readonly values: JsonNode | null }
  | { readonly kind: 'embedded' }
  | { readonly kind: 'none'; readonly reason: string };

export interface NodeShape {
  readonly type: PropertyType;
  readonly objectType?: string;
}

const none = (reason: string): NodeMeaning => ({ kind: 'none', reason });

/** The type names of a node: `bsonType` before `type`, one or several. */
export function typeNames(node: JsonNode): string[] {
  const value = valueAt(node, 'bsonType') ?? valueAt(node, 'type');
  if (value?.type === 'string') return [value.value as string];
  return value?.type === 'array' ? (value.children ?? []).flatMap((child) => (child.type === 'string' ? [child.value as string] : [])) : [];
}

function objectMeaning(node: JsonNode): NodeMeaning {
  const additional = valueAt(node, 'additionalProperties');
  const hasProperties = propertiesOf(valueAt(node, 'properties')).length > 0;
  if (hasProperties && additional?.type === 'object') return none('an object with both `properties` and a schema in `additionalProperties` has no Realm type');
  if (hasProperties) return { kind: 'embedded' };
  if (additional?.type === 'object') return { kind: 'dictionary', values: additional };
  if (additional?.type === 'boolean' && additional.value === true) return { kind: 'dictionary', values: null };
  return none('an object with neither `properties` nor `additionalProperties` does not say what it holds');
}

function arrayMeaning(node: JsonNode): NodeMeaning {
  const items = valueAt(node, 'items');
  if (items === undefined) return none('an array without `items` does not say what it holds');
  if (items.type === 'array') return none('a tuple (`items` as an array) has no Realm type');
  const unique = valueAt(node, 'uniqueItems');
  return { kind: 'array', type: unique?.value === true ? 'set' : 'list', items };
}

/** Classifies a node of the dialect. */
export function meaningOf(node: JsonNode): NodeMeaning {
  if (node.type !== 'object') return none('it is not a schema');
  const names = typeNames(node);
  const [name = valueAt(node, 'properties') === undefined ? undefined : 'object'] = names;
  if (names.length > 1) return none(`a union of types (${names.join(', ')}) has no Realm type`);
  if (name === undefined) return none('it names no type');
  if (name === 'object') return objectMeaning(node);
  if (name === 'array') return arrayMeaning(node);
  const type = REALM_TYPES[name.toLowerCase()];
  if (type === undefined) return none(`the type \`${name}\` has no Realm type`);
  return { kind: 'scalar', type, bsonTypes: [name] };
}
