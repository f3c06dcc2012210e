import type { Primitive } from '../../schema/model';

/** A schema as JSON. */
export type Node = Readonly<Record<string, unknown>>;

/** How a kind of server spells the parts of a schema. */
export interface NodeSpelling {
  /** A value of a primitive type; `nullable` where the client may write null. */
  value(type: Primitive, nullable: boolean): Node;
  /** An object with properties of its own. */
  object(title: string, properties: Node, required: readonly string[]): Node;
  /** An embedded object where null is allowed too, as the single value of a property. */
  nullableObject(object: Node): Node;
  list(items: Node): Node;
  set(items: Node): Node;
  dictionary(values: Node): Node;
}

const SCALARS: Readonly<Record<Primitive, string>> = {
  bool: 'bool', int: 'long', float: 'float', double: 'double', decimal128: 'decimal', objectId: 'objectId', string: 'string',
  data: 'binData', date: 'date', mixed: 'mixed', uuid: 'uuid',
};

/** App Services (server-schema.md 3): what is optional is what `required` leaves out, and null is never named. */
export const APP_SERVICES: NodeSpelling = {
  value: (type) => ({ bsonType: SCALARS[type] }),
  object: (title, properties, required) => ({ title, bsonType: 'object', required, properties }),
  nullableObject: (object) => object,
  list: (items) => ({ bsonType: 'array', items }),
  set: (items) => ({ bsonType: 'array', uniqueItems: true, items }),
  dictionary: (values) => ({ bsonType: 'object', additionalProperties: values }),
};

/** The types that the driver writes for those of Realm (errors.md 5.3). */
const WRITTEN: Readonly<Record<Exclude<Primitive, 'mixed'>, readonly string[]>> = {
  bool: ['bool'], int: ['int', 'long'], float: ['double', 'int'], double: ['double', 'int'], decimal128: ['decimal'], objectId: ['objectId'],
  string: ['string'], data: ['binData'], date: ['date'], uuid: ['binData'],
};

const oneOrMore = (names: readonly string[]): unknown => (names.length === 1 ? names[0] : names);

/** `required` may not be empty for MongoDB. */
const requiredOf = (required: readonly string[]): Node => (required.length === 0 ? {} : { required });

/** `$jsonSchema` of MongoDB. */
export const MONGODB: NodeSpelling = {
  value: (type, nullable) => (type === 'mixed' ? {} : { bsonType: oneOrMore([...WRITTEN[type], ...(nullable ? ['null'] : [])]) }),
  object: (title, properties, required) => ({ title, bsonType: 'object', ...requiredOf(required), properties }),
  nullableObject: (object) => ({ ...object, bsonType: ['object', 'null'] }),
  list: (items) => ({ bsonType: 'array', items }),
  set: (items) => ({ bsonType: 'array', uniqueItems: true, items }),
  dictionary: (values) => ({ bsonType: 'object', additionalProperties: values }),
};

const PLAIN: Readonly<Record<Exclude<Primitive, 'mixed'>, Node & { readonly type: string }>> = {
  bool: { type: 'boolean' }, int: { type: 'integer' }, float: { type: 'number' }, double: { type: 'number' }, decimal128: { type: 'string' },
  objectId: { type: 'string', pattern: '^[0-9a-fA-F]{24}$' }, string: { type: 'string' }, data: { type: 'string', contentEncoding: 'base64' },
  date: { type: 'string', format: 'date-time' }, uuid: { type: 'string', format: 'uuid' },
};

/** JSON Schema of 2020-12: what `JSON.stringify` makes of an object. */
export const JSON_SCHEMA: NodeSpelling = {
  value: (type, nullable) => (type === 'mixed' ? {} : { ...PLAIN[type], ...(nullable ? { type: [PLAIN[type].type, 'null'] } : {}) }),
  object: (title, properties, required) => ({ title, type: 'object', ...requiredOf(required), properties }),
  nullableObject: (object) => ({ anyOf: [object, { type: 'null' }] }),
  list: (items) => ({ type: 'array', items }),
  set: (items) => ({ type: 'array', uniqueItems: true, items }),
  dictionary: (values) => ({ type: 'object', additionalProperties: values }),
};

/** What OpenAPI 3.0 and Swagger 2.0 say otherwise: no type `null`, no encodings of strings. */
function earlierOpenApi(nullable: Node): NodeSpelling {
  return {
    ...JSON_SCHEMA,
    value: (type, isNullable) => (type === 'mixed' ? {} : { ...WRITTEN_BY_FORMAT[type], ...(isNullable ? nullable : {}) }),
    object: (_title, properties, required) => ({ type: 'object', ...requiredOf(required), properties }),
    nullableObject: (object) => ({ ...nullable, allOf: [object] }),
  };
}

/** Types by the formats of OpenAPI's own registry, which say of numbers how they are stored. */
const WRITTEN_BY_FORMAT: typeof PLAIN = {
  ...PLAIN,
  int: { type: 'integer', format: 'int64' }, float: { type: 'number', format: 'float' }, double: { type: 'number', format: 'double' },
  data: { type: 'string', format: 'byte' },
};

/** The Schema Object of OpenAPI: a component has its name where it stands. */
export function openApiSpelling(version: '2.0' | '3.0' | '3.1'): NodeSpelling {
  if (version !== '3.1') return earlierOpenApi(version === '3.0' ? { nullable: true } : { 'x-nullable': true });
  const ofFormat = (type: Exclude<Primitive, 'mixed'>): typeof PLAIN[typeof type] => (type === 'data' ? PLAIN.data : WRITTEN_BY_FORMAT[type]);
  return {
    ...JSON_SCHEMA,
    value: (type, nullable) => (type === 'mixed' ? {} : { ...ofFormat(type), ...(nullable ? { type: [ofFormat(type).type, 'null'] } : {}) }),
    object: (_title, properties, required) => ({ type: 'object', ...requiredOf(required), properties }),
  };
}
