import type { Primitive } from '../../schema/model';
import { isTrueAt, stringAt, valueAt, type JsonNode } from '../../json/json-document';
import { JSON_SCHEMA_LIMITS, limitsIn } from '../limits';
import { namesAt } from '../schema-node';
import type { Vocabulary } from '../validators/vocabulary';
import { wrappedType } from './extended-json';
import type { References } from './references';

/** Formats that say which Realm type a string stands for; every other format is a string that is checked more closely. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'date-time',
  uuid: 'uuid',
  byte: 'base64',
  binary: 'base64',
  base64: 'base64',
  objectid: 'objectid',
  'object-id': 'objectid',
  'bson-objectid': 'objectid',
};

const REALM_TYPES: Readonly<Record<string, Primitive>> = {
  boolean: 'bool',
  integer: 'int',
  number: 'double',
  string: 'string',
  'date-time': 'date',
  uuid: 'uuid',
  base64: 'data',
  objectid: 'objectId',
  // Only Extended JSON has these: binary data of any kind, a UUID among them, and decimals that are no plain numbers.
  binary: 'data',
  decimal: 'decimal128',
};

/** The pattern of 24 hexadecimal digits is how an ObjectId is written where there is no format for it. */
const HEX_24 = /^\^?\(?\??:?\[(?:0-9a-f|a-f0-9|0-9a-fA-F|a-fA-F0-9|A-Fa-f0-9|0-9A-Fa-f|a-f\\d|\\da-f)\]\{24\}\)?\$?$/;

function stringName(node: JsonNode): string {
  const format = stringAt(node, 'format')?.toLowerCase();
  if (format !== undefined && Object.hasOwn(FORMATS, format)) return FORMATS[format] ?? 'string';
  if (stringAt(node, 'contentEncoding') === 'base64') return 'base64';
  return HEX_24.test(stringAt(node, 'pattern') ?? '') ? 'objectid' : 'string';
}

/** Formats of numbers that say no more than their Realm type does. */
const NUMBERS: ReadonlySet<string> = new Set(['int64', 'float', 'double']);

/** Whether a keyword of a node told the type of the value, so that it is compared. */
function tellsType(keyword: string, node: JsonNode): boolean {
  if (keyword === 'pattern') return HEX_24.test(stringAt(node, keyword) ?? '');
  const format = stringAt(node, keyword)?.toLowerCase() ?? '';
  return keyword === 'format' && (format === '' || Object.hasOwn(FORMATS, format) || NUMBERS.has(format));
}

const LIMITS: ReadonlySet<string> = new Set([...JSON_SCHEMA_LIMITS, 'format']);

/** `then` and `else` say nothing without `if`. */
function limits(node: JsonNode): string[] {
  const hasIf = valueAt(node, 'if') !== undefined;
  return limitsIn(node, LIMITS).filter((keyword) => !tellsType(keyword, node) && (hasIf || (keyword !== 'then' && keyword !== 'else')));
}

/** The drafts in which nothing beside a `$ref` counts. */
const OLD_DRAFT = /draft-0[3-7]/;

/** OpenAPI's way to say that null is allowed beside what is said. */
function isNullable(node: JsonNode): boolean {
  return isTrueAt(node, 'nullable') || isTrueAt(node, 'x-nullable');
}

function typeNames(node: JsonNode): string[] {
  const wrapped = wrappedType(node);
  const names = namesAt(node, 'type')
    .filter((name) => name !== 'any')
    .map((name) => (name === 'string' ? stringName(node) : name === 'object' ? (wrapped ?? name) : name));
  if (names.length === 0 && wrapped !== undefined) names.push(wrapped);
  if (names.length === 0 && stringAt(node, 'format') !== undefined && valueAt(node, '$ref') === undefined) names.push(stringName(node));
  return isNullable(node) && names.length > 0 ? [...names, 'null'] : names;
}

/** The Realm type that holds all of these: `mixed` where they are of several kinds. */
function realmType(names: readonly string[]): Primitive | undefined {
  const types = new Set(names.map((name) => (Object.hasOwn(REALM_TYPES, name) ? REALM_TYPES[name] : undefined)));
  if (types.has(undefined)) return undefined;
  const [only] = types;
  if (types.size === 1) return only;
  return [...types].every((type) => type === 'int' || type === 'double') ? 'double' : 'mixed';
}

/** JSON Schema, draft-04 to 2020-12: types by name and format, references inside a file and between files. */
export function jsonSchemaVocabulary({ follow, nameOf }: References): Vocabulary {
  return {
    typeNames,
    nameOfLiteral: ({ type, value }) => (type === 'number' && Number.isInteger(value) ? 'integer' : type),
    realmType,
    follow,
    refersAlone: ({ document, node }) => valueAt(node, '$ref') !== undefined && OLD_DRAFT.test(stringAt(document.root, '$schema') ?? ''),
    addsNull: isNullable,
    limits,
    nameOf,
  };
}
