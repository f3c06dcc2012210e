/**
 * What the files of an App Services export may look like, as JSON Schemas of our own (server-schema.md 1 and 2).
 * They are compiled by ajv at build time. They check shapes only: what a schema means is read elsewhere, and unknown
 * keys pass, since exports of every age carry keys of their own.
 */

const strings = { type: 'array', items: { type: 'string' } } as const;

/** One node of `schema.json`, at any depth. */
export const schemaShape = {
  $id: 'schema',
  $ref: '#/definitions/node',
  definitions: {
    typeName: { anyOf: [{ type: 'string' }, strings] },
    node: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        bsonType: { $ref: '#/definitions/typeName' },
        type: { $ref: '#/definitions/typeName' },
        required: strings,
        properties: { type: 'object', additionalProperties: { $ref: '#/definitions/node' } },
        additionalProperties: { anyOf: [{ type: 'boolean' }, { $ref: '#/definitions/node' }] },
        patternProperties: { type: 'object', additionalProperties: { $ref: '#/definitions/node' } },
        items: { anyOf: [{ $ref: '#/definitions/node' }, { type: 'array', items: { $ref: '#/definitions/node' } }] },
        uniqueItems: { type: 'boolean' },
        enum: { type: 'array' },
      },
    },
  },
} as const;

export const relationshipsShape = {
  $id: 'relationships',
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['ref'],
    properties: {
      ref: { type: 'string' },
      source_key: { type: 'string' },
      foreign_key: { type: 'string' },
      foreignKey: { type: 'string' },
      is_list: { type: 'boolean' },
      isList: { type: 'boolean' },
    },
  },
} as const;

/** One file of `services/<service>/rules/`, the layout before 2021. */
export const ruleShape = {
  $id: 'rule',
  type: 'object',
  properties: {
    database: { type: 'string' },
    collection: { type: 'string' },
    roles: { type: 'array', items: { type: 'object' } },
    filters: { type: 'array' },
    schema: { $ref: 'schema' },
    relationships: { $ref: 'relationships' },
  },
} as const;

export const rulesShape = {
  $id: 'rules',
  type: 'object',
  properties: {
    database: { type: 'string' },
    collection: { type: 'string' },
    roles: { type: 'array', items: { type: 'object' } },
    filters: { type: 'array' },
  },
} as const;

export const syncShape = {
  $id: 'sync',
  type: 'object',
  properties: {
    type: { type: 'string' },
    state: { anyOf: [{ type: 'string' }, { type: 'boolean' }] },
    development_mode_enabled: { type: 'boolean' },
    service_name: { type: 'string' },
    database_name: { type: 'string' },
    partition: {
      type: 'object',
      properties: { key: { type: 'string' }, type: { type: 'string' }, required: { type: 'boolean' } },
    },
    queryable_fields_names: strings,
    indexed_queryable_fields_names: strings,
    collection_queryable_fields_names: { type: 'object', additionalProperties: strings },
    asymmetric_tables: strings,
  },
} as const;

/** `config.json` of a service: before 2021 it held the configuration of sync too. */
export const serviceShape = {
  $id: 'service',
  type: 'object',
  properties: {
    name: { type: 'string' },
    type: { type: 'string' },
    config: { type: 'object', properties: { sync: { $ref: 'sync' }, flexible_sync: { $ref: 'sync' } } },
  },
} as const;

/** The root file of an app, by whatever name. */
export const rootShape = {
  $id: 'root',
  type: 'object',
  properties: {
    name: { type: 'string' },
    app_id: { type: 'string' },
    environment: { type: 'string' },
    sync: { type: 'object', properties: { development_mode_enabled: { type: 'boolean' } } },
  },
} as const;

const number = { type: 'number' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const node = { $ref: '#/definitions/node' } as const;
const nodes = { type: 'array', minItems: 1, items: node } as const;
const nodesByName = { type: 'object', additionalProperties: node } as const;

/** The aliases of `$type`, and the names that `type` takes instead (MongoDB manual, "$jsonSchema" and "$type"). */
const ALIASES = [
  'double',
  'string',
  'object',
  'array',
  'binData',
  'undefined',
  'objectId',
  'bool',
  'date',
  'null',
  'regex',
  'dbPointer',
  'javascript',
  'symbol',
  'javascriptWithScope',
  'int',
  'timestamp',
  'long',
  'decimal',
  'minKey',
  'maxKey',
  'number',
] as const;
const JSON_TYPES = ['object', 'array', 'number', 'boolean', 'string', 'null'] as const;
const oneOrSeveral = (names: readonly string[]): object => ({
  if: { type: 'array' },
  then: { type: 'array', minItems: 1, items: { type: 'string', enum: names } },
  else: { type: 'string', enum: names },
});

/** `$jsonSchema` of MongoDB, which refuses every keyword that it does not know (MongoDB manual, "$jsonSchema"). */
export const validatorShape = {
  $id: 'validator',
  $ref: '#/definitions/node',
  definitions: {
    node: {
      type: 'object',
      additionalProperties: false,
      properties: {
        title: { type: 'string' },
        description: { type: 'string' },
        bsonType: oneOrSeveral(ALIASES),
        type: oneOrSeveral(JSON_TYPES),
        enum: { type: 'array', minItems: 1 },
        required: { type: 'array', minItems: 1, items: { type: 'string' } },
        properties: nodesByName,
        patternProperties: nodesByName,
        additionalProperties: { if: { type: 'object' }, then: node, else: { type: 'boolean' } },
        items: { if: { type: 'array' }, then: { type: 'array', items: node }, else: node },
        additionalItems: { if: { type: 'object' }, then: node, else: { type: 'boolean' } },
        uniqueItems: { type: 'boolean' }, minItems: count, maxItems: count, minProperties: count, maxProperties: count, minLength: count, maxLength: count,
        minimum: number, maximum: number, exclusiveMinimum: { type: 'boolean' }, exclusiveMaximum: { type: 'boolean' }, multipleOf: number,
        pattern: { type: 'string' }, allOf: nodes, anyOf: nodes, oneOf: nodes, not: node,
        dependencies: { type: 'object', properties: { title: {}, description: {} }, additionalProperties: { if: { type: 'object' }, then: node, else: strings } }, encrypt: { type: 'object' }, encryptMetadata: { type: 'object' },
      },
    },
  },
} as const;

const booleanOrNode = { if: { type: 'boolean' }, then: {}, else: node } as const;
const schemas = { type: 'array', minItems: 1, items: booleanOrNode } as const;
const schemasByName = { type: 'object', additionalProperties: booleanOrNode } as const;

/** JSON Schema from draft-04 on: the keywords that are compared, and no judgement of any other. */
export const jsonSchemaShape = {
  $id: 'jsonSchema',
  $ref: '#/definitions/node',
  definitions: {
    node: {
      type: 'object',
      properties: {
        title: { type: 'string' }, $ref: { type: 'string' }, format: { type: 'string' },
        type: oneOrSeveral([...JSON_TYPES, 'integer']), enum: { type: 'array' },
        required: { type: 'array', items: { type: 'string' } },
        properties: schemasByName, patternProperties: schemasByName, $defs: schemasByName, definitions: schemasByName,
        additionalProperties: booleanOrNode, unevaluatedProperties: booleanOrNode, prefixItems: schemas,
        items: { if: { type: 'array' }, then: { type: 'array', items: booleanOrNode }, else: booleanOrNode },
        allOf: schemas, anyOf: schemas, oneOf: schemas, not: booleanOrNode,
        uniqueItems: { type: 'boolean' },
      },
    },
  },
} as const;
