import { closest } from 'fastest-levenshtein';
import { findNodeAtLocation } from 'jsonc-parser';
import { propertiesOf, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { ServerProblem } from '../../schema/server-schemas';
import { relationships, root, rule, rules, schema, service, sync } from './app-services.generated';
import { jsonSchema } from './json-schema.generated';
import { validator } from './mongodb.generated';

/** What ajv says of a value; the part of its error object that we use. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

export type Shape = 'jsonSchema' | 'relationships' | 'root' | 'rule' | 'rules' | 'schema' | 'service' | 'sync' | 'validator';

const VALIDATORS: Readonly<Record<Shape, Validator>> = { jsonSchema, relationships, root, rule, rules, schema, service, sync, validator };

const ARTICLES: Readonly<Record<string, string>> = { array: 'an array', object: 'an object', null: 'null' };

/** Wording of our own: ajv's `must be array` leaves out what was found instead. */
function explain(error: ShapeError, found: string, name: string, whole: string): string {
  const subject = name === '' ? whole : `\`${name}\``;
  if (error.keyword === 'type') {
    const wanted = String(error.params.type);
    return `${subject} must be ${ARTICLES[wanted] ?? `a ${wanted}`}, not ${ARTICLES[found] ?? `a ${found}`}.`;
  }
  if (error.keyword === 'minItems') return `${subject} must not be empty.`;
  if (error.keyword === 'required') return `${subject} lacks \`${String(error.params.missingProperty)}\`.`;
  return `${subject} ${error.message ?? 'is not allowed here'}.`;
}

/** `/properties/a~1b/items/0` as keys and indices. */
function pathOf(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** A file with more faults than this is no export; naming them all helps nobody. */
const MAXIMUM_PROBLEMS = 50;

/** Where an error is, as a text that ends where what is within it goes on. */
function placeKey({ instancePath, keyword, params }: ShapeError): string {
  return `${instancePath}/${keyword === 'additionalProperties' ? String(params.additionalProperty) : ''}`;
}

/** The places around an error. */
function around(key: string): string[] {
  const steps = [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index + 1));
  return steps.filter((step) => step !== key);
}

/** What is said of a place by the branches of an alternative that do not take it. */
const OF_BRANCHES: ReadonlySet<string> = new Set(['type', 'anyOf']);

/**
 * Checks one file, or a part of it, against the shape of its dialect. One problem a place: ajv names each branch of an
 * alternative, also where one of them takes the value, and only something within it is wrong. `value` is what the node stands for, where that is not what it says.
 */
export function checkShape(
  shape: Shape,
  document: JsonDocument,
  from: JsonNode = document.root,
  value: unknown = document.value(from),
): ServerProblem[] {
  const validate = VALIDATORS[shape];
  if (validate(value)) return [];
  const byPlace = new Map<string, ServerProblem>();
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const taken = new Set(errors.flatMap((error) => around(placeKey(error))));
  for (const error of errors) {
    const at = placeKey(error);
    if (byPlace.has(at) || (taken.has(at) && OF_BRANCHES.has(error.keyword))) continue;
    if (byPlace.size === MAXIMUM_PROBLEMS) break;
    byPlace.set(at, toProblem(error, shape, document, from));
  }
  return [...byPlace.values()];
}

function toProblem(error: ShapeError, shape: Shape, document: JsonDocument, from: JsonNode): ServerProblem {
  const path = pathOf(error.instancePath);
  const node = findNodeAtLocation(from, path) ?? from;
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const property = propertiesOf(node).find((each) => each.key === key);
    const place = property === undefined ? document.place(node) : document.place(property.keyNode);
    return { message: `\`${key}\` is no keyword of MongoDB's $jsonSchema: the server refuses a validator with it.`, help: `Remove \`${key}\`, or read these files as plain JSON Schema with \`--target json-schema\`.`, place };
  }
  if (error.keyword === 'enum') {
    const names = error.params.allowedValues as readonly string[];
    const written = String(node.value);
    const message = shape === 'validator' ? `\`${written}\` is no type of MongoDB: the server refuses a validator with it.` : `\`${written}\` is no type of JSON Schema: no validator can check a value against it.`;
    return { message, help: `Write one of ${names.join(', ')}; the nearest is \`${closest(written, names)}\`.`, place: document.place(node), path };
  }
  const message = explain(error, node.type, path.join('.'), from === document.root ? 'The file' : 'The schema');
  return { message, help: 'Compare the file with what the server exports, and mend it at this place.', place: document.place(node), path };
}
