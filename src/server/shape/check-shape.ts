import { findNodeAtLocation } from 'jsonc-parser';
import type { JsonDocument } from '../json-document';
import type { ServerProblem } from '../../schema/server-schemas';
import { relationships, root, rule, rules, schema, service, sync } from './validators.generated';

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

export type Shape = 'relationships' | 'root' | 'rule' | 'rules' | 'schema' | 'service' | 'sync';

const VALIDATORS: Readonly<Record<Shape, Validator>> = { relationships, root, rule, rules, schema, service, sync };

const ARTICLES: Readonly<Record<string, string>> = { array: 'an array', object: 'an object' };

/** Wording of our own: ajv's `must be array` leaves out what was found instead. */
function explain(error: ShapeError, found: string, name: string): string {
  const subject = name === '' ? 'The file' : `\`${name}\``;
  if (error.keyword === 'type') {
    const wanted = String(error.params.type);
    return `${subject} must be ${ARTICLES[wanted] ?? `a ${wanted}`}, not ${ARTICLES[found] ?? `a ${found}`}.`;
  }
  if (error.keyword === 'required') return `${subject} lacks \`${String(error.params.missingProperty)}\`.`;
  return `${subject} ${error.message ?? 'is not allowed here'}.`;
}

/** `/properties/a~1b/items/0` as keys and indices. */
function pathOf(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Checks one file against the shape of its dialect. One problem a place: ajv names each branch of an alternative. */
export function checkShape(shape: Shape, document: JsonDocument): ServerProblem[] {
  const validate = VALIDATORS[shape];
  if (validate === undefined || validate(document.value(document.root))) return [];
  const byPlace = new Map<string, ServerProblem>();
  for (const error of validate.errors ?? []) {
    const path = pathOf(error.instancePath);
    const node = findNodeAtLocation(document.root, path) ?? document.root;
    const message = explain(error, node.type, path.join('.'));
    if (byPlace.has(error.instancePath)) continue;
    byPlace.set(error.instancePath, { message, help: 'Compare the file with what the server exports, and mend it at this place.', place: document.place(node) });
  }
  return [...byPlace.values()];
}
