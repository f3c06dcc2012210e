import Ajv2020 from 'ajv/dist/2020';
import type { ServerKind } from './server-kind';

/** A name of a type here is that of JSON Schema, or of a string that is told by its format. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT/, uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  objectid: /^[0-9a-f]{24}$/,
};

const OID = '000000000000000000000001';
const VALUES = {
  boolean: true, integer: 1, number: 1.5, string: 'a', 'date-time': '2025-01-01T00:00:00Z', uuid: '00000000-0000-4000-8000-000000000001', byte: 'AA==', objectid: OID,
} as const;
const TEXTS = ['string', 'date-time', 'uuid', 'byte', 'objectid'];
const textsBut = (...names: readonly string[]): string[] => TEXTS.filter((each) => !names.includes(each));

const isText = (name: string): boolean => TEXTS.includes(name);
const textOf = (name: string): object => (name === 'string' ? { type: 'string' } : { type: 'string', format: name });

/** Types as a list: of texts only one can be told by a format there. */
function listed(types: readonly string[]): object {
  const [text, ...texts] = types.filter(isText);
  const names = [...(text === undefined ? [] : ['string']), ...types.filter((each) => !isText(each))];
  const format = text === undefined || text === 'string' || texts.includes('string') ? {} : { format: text };
  return { type: names.length === 1 ? names[0] : names, ...format };
}

/** `nullable` of OpenAPI 3.0 as JSON Schema says it. */
function translated(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(translated);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, translated(value)]));
  return nullable === true ? { ...rest, type: [rest.type, 'null'].flat() } : rest;
}

/** Decimals may be sent as numbers or as texts: nothing in JSON says which. What a text without a format holds is for its reader to say. */
const JSON_SIDE: Omit<ServerKind, 'name' | 'of' | 'hasAccess' | 'files' | 'config'> = {
  types: Object.keys(VALUES),
  array: (items, isSet) => ({ type: 'array', items, ...(isSet ? { uniqueItems: true } : {}) }),
  object: (additionalProperties) => ({ type: 'object', additionalProperties }),
  near: {
    bool: ['boolean'], int: ['integer', 'number'], float: ['number', 'integer'], double: ['number', 'integer'], decimal128: ['number', 'string'], string: ['string'],
    data: ['byte', 'string'], date: ['date-time', 'string'], objectId: ['objectid', 'string'], uuid: ['uuid', 'string'], mixed: ['string', 'boolean', 'number'],
  },
  written: {
    bool: [[true]], int: [[1], [5_000_000_000]], float: [[1.5], [1]], double: [[1.5], [1]], decimal128: [['1.5', 1.5]], string: [['a']], data: [['AA==']],
    date: [[VALUES['date-time']]], objectId: [[OID]], uuid: [[VALUES.uuid]], mixed: [['a'], [true], [1], [1.5]],
  },
  values: VALUES,
  held: {
    bool: [['boolean']], int: [['integer']], float: [['number', 'integer']], double: [['number', 'integer']], decimal128: [[], ['number', 'integer', ...TEXTS]],
    string: [TEXTS], data: [['byte'], textsBut('byte')], date: [['date-time']], objectId: [['objectid'], textsBut('objectid')], uuid: [['uuid']], mixed: [Object.keys(VALUES)],
  },
  validator: (p, required) => new Ajv2020({ strict: false, formats: FORMATS })
    .compile(translated({ ...(required ? { required: ['p'] } : {}), properties: { p } }) as object),
  stored: (witness) => witness,
  text: (document) => JSON.stringify(document),
};

const taskOf = (p: object, required: boolean): object =>
  ({ type: 'object', required: required ? ['_id', 'p'] : ['_id'], properties: { _id: textOf('objectid'), p } });

const openapi = (version: string, p: object, required: boolean): object =>
  ({ openapi: version, info: { title: 'Tasks', version: '1' }, paths: {}, components: { schemas: { Task: taskOf(p, required) } } });

export const JSON_SCHEMA: ServerKind = {
  ...JSON_SIDE,
  name: 'JSON Schema',
  hasAccess: false,
  of: listed,
  files: (p, required) => ({ 'schemas/Task.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', ...taskOf(p, required) } }),
  config: { server: '/app/schemas', target: 'json-schema' },
};

export const OPENAPI_31: ServerKind = {
  ...JSON_SIDE,
  name: 'OpenAPI 3.1',
  hasAccess: true,
  of: listed,
  files: (p, required) => ({ 'api/openapi.json': openapi('3.1.0', p, required) }),
  config: { server: '/app/api', target: 'openapi' },
};

/** A schema of 3.0 is of one type, and says by `nullable` that null is taken. */
export const OPENAPI_30: ServerKind = {
  ...JSON_SIDE,
  name: 'OpenAPI 3.0',
  hasAccess: true,
  of: (types) => {
    const [only = 'string'] = types.filter((each) => each !== 'null');
    return { ...(isText(only) ? textOf(only) : { type: only }), ...(types.includes('null') ? { nullable: true } : {}) };
  },
  files: (p, required) => ({ 'api/openapi.json': openapi('3.0.3', p, required) }),
  config: { server: '/app/api', target: 'openapi' },
};
