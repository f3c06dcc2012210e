import { closest } from 'fastest-levenshtein';
import { propertiesOf, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { ServerProblem } from '../../schema/server-schemas';
import { isTemplate } from './template';

/** The types that the documentation lists, those that App Services writes itself, and the other aliases of MongoDB (server-schema.md 2.1). */
const TYPES = [
  'double',
  'string',
  'object',
  'array',
  'objectId',
  'date',
  'bool',
  'null',
  'regex',
  'int',
  'timestamp',
  'long',
  'decimal',
  'uuid',
  'binData',
  'mixed',
  'number',
  'float',
  'boolean',
  'integer',
  'undefined',
  'dbPointer',
  'javascript',
  'symbol',
  'javascriptWithScope',
  'minKey',
  'maxKey',
] as const;

/** Their case is not settled. */
const KNOWN: ReadonlySet<string> = new Set(TYPES.map((name) => name.toLowerCase()));

type Path = readonly (string | number)[];

/** The texts under a keyword that takes one or several, each with its path. */
function textsAt(node: JsonNode, keyword: string, path: Path): (readonly [JsonNode, Path])[] {
  const value = valueAt(node, keyword);
  const all =
    value?.type === 'array'
      ? (value.children ?? []).map((child, at) => [child, [...path, keyword, at]] as const)
      : value === undefined
        ? []
        : [[value, [...path, keyword]] as const];
  return all.filter(([{ type }]) => type === 'string');
}

function* nodesIn(node: JsonNode, path: Path): Generator<readonly [JsonNode, Path]> {
  if (node.type !== 'object') return;
  yield [node, path];
  for (const { key, value } of propertiesOf(valueAt(node, 'properties'))) yield* nodesIn(value, [...path, 'properties', key]);
  for (const key of ['items', 'additionalProperties']) {
    const value = valueAt(node, key);
    if (value !== undefined) yield* nodesIn(value, [...path, key]);
  }
}

const isKnown = (written: string): boolean => KNOWN.has(written.toLowerCase()) || isTemplate(written);

/** Whether all types in a schema are known, as in nearly all: then no path is needed. */
function areKnown(node: JsonNode): boolean {
  if (node.type !== 'object') return true;
  for (const { children } of node.children ?? []) {
    const [{ value: key } = {}, value] = children ?? [];
    if (value === undefined) continue;
    if (key === 'bsonType' || key === 'type') {
      for (const text of value.type === 'array' ? (value.children ?? []) : [value])
        if (text.type === 'string' && !isKnown(String(text.value))) return false;
    } else if (key === 'properties') {
      for (const { value: property } of propertiesOf(value)) if (!areKnown(property)) return false;
    } else if ((key === 'items' || key === 'additionalProperties') && !areKnown(value)) return false;
  }
  return true;
}

/** Names of types in a schema that App Services does not have, so that it cannot be deployed. `path` leads to the schema in its file. */
export function unknownTypes(document: JsonDocument, schema: JsonNode, path: Path = []): ServerProblem[] {
  if (areKnown(schema)) return [];
  return [...nodesIn(schema, path)]
    .flatMap(([node, at]) => ['bsonType', 'type'].flatMap((keyword) => textsAt(node, keyword, at)))
    .flatMap(([text, at]): ServerProblem[] => {
      const written = String(text.value);
      if (isKnown(written)) return [];
      return [
        {
          message: `\`${written}\` is no type of App Services: a deployment of the schema is refused.`,
          help: `Write one that it has; the nearest is \`${closest(written, TYPES)}\`.`,
          place: document.place(text),
          path: at,
        },
      ];
    });
}
