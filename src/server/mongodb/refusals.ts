import { isDeepStrictEqual } from 'node:util';
import { propertiesOf, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { ServerProblem } from '../../schema/server-schemas';
import { brokenPattern } from './broken-pattern';

/**
 * What MongoDB refuses of a `$jsonSchema` when the validator is created, beyond the shape of its keywords: what two of them, or
 * two items of one, say together (server-schema.md 2.4).
 */

/** What is wrong with a node, and where. */
interface Refusal {
  readonly at: JsonNode;
  readonly what: string;
  readonly help: string;
}

type Check = (node: JsonNode, plain: (node: JsonNode) => unknown) => readonly Refusal[];

/** The items of a list that stand in it already. The order of the keys of an object does not matter, nor how a number is written. */
function repeatedIn(list: JsonNode | undefined, plain: (node: JsonNode) => unknown): JsonNode[] {
  if (list?.type !== 'array') return [];
  const seen: unknown[] = [];
  const names = new Set<unknown>();
  return (list.children ?? []).filter((child) => {
    const value = plain(child);
    const isSimple = typeof value !== 'object' || value === null;
    const isRepeated = isSimple ? names.has(value) : seen.some((each) => isDeepStrictEqual(each, value));
    if (isSimple) names.add(value);
    else seen.push(value);
    return isRepeated;
  });
}

const keyOf = (node: JsonNode, keyword: string): JsonNode => propertiesOf(node).find(({ key }) => key === keyword)?.keyNode ?? node;

/** Pairs of keywords of which one schema has one at the most. */
const EXCLUSIVE: readonly (readonly [string, string])[] = [
  ['bsonType', 'type'],
  ['encrypt', 'bsonType'],
  ['encrypt', 'type'],
  ['encrypt', 'encryptMetadata'],
];

const both: Check = (node) =>
  EXCLUSIVE.filter((pair) => pair.every((keyword) => valueAt(node, keyword) !== undefined)).map(([kept, other]) => ({
    at: keyOf(node, other),
    what: `\`${kept}\` and \`${other}\` stand in one schema`,
    help: `Keep one of the two: \`${kept}\` says all that \`${other}\` can.`,
  }));

const repeats: Check = (node, plain) =>
  ['enum', 'required', 'bsonType', 'type'].flatMap((keyword) =>
    repeatedIn(valueAt(node, keyword), plain).map((at) => ({
      at,
      what: `\`${keyword}\` holds ${JSON.stringify(plain(at))} more than once`,
      help: 'Remove the repetition.',
    })),
  );

const multiple: Check = (node, plain) => {
  const at = valueAt(node, 'multipleOf');
  const value = at === undefined ? undefined : Number(plain(at));
  return at === undefined || value === undefined || !(value <= 0)
    ? []
    : [{ at, what: `\`multipleOf\` is ${value}, and must be more than 0`, help: 'Write a positive number, or remove `multipleOf`.' }];
};

const alone: Check = (node) => [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']].flatMap(([exclusive = '', limit = '']) =>
  (valueAt(node, exclusive) === undefined || valueAt(node, limit) !== undefined ? [] : [{
    at: keyOf(node, exclusive), what: `\`${exclusive}\` stands without \`${limit}\``, help: `Write the number as \`${limit}\`, and \`"${exclusive}": true\` beside it: MongoDB follows draft 4.`,
  }]));

const patterns: Check = (node) => {
  const pattern = valueAt(node, 'pattern');
  const written = [...(pattern?.type === 'string' ? [{ at: pattern, text: String(pattern.value) }] : []), ...propertiesOf(valueAt(node, 'patternProperties')).map(({ key, keyNode }) => ({ at: keyNode, text: key }))];
  return written.flatMap(({ at, text }) => {
    const fault = brokenPattern(text);
    return fault === undefined ? [] : [{ at, what: `\`${text}\` is no regular expression: ${fault}`, help: 'Mend the pattern.' }];
  });
};

const dependencies: Check = (node, plain) => propertiesOf(valueAt(node, 'dependencies')).flatMap(({ key, value }) => [
  ...(value.type === 'array' && (value.children ?? []).length === 0 ? [{ at: value, what: `\`dependencies.${key}\` is empty`, help: 'Name what it depends on, or remove it.' }] : []),
  ...repeatedIn(value, plain).map((at) => ({ at, what: `\`dependencies.${key}\` holds ${JSON.stringify(plain(at))} more than once`, help: 'Remove the repetition.' })),
]);

const CHECKS: readonly Check[] = [both, repeats, multiple, alone, patterns, dependencies];

/** Keywords that hold a schema, several of them, or several by name. */
const [ONE, LIST, BY_NAME] = [
  ['items', 'additionalItems', 'additionalProperties', 'not'],
  ['items', 'allOf', 'anyOf', 'oneOf'],
  ['properties', 'patternProperties', 'dependencies'],
];

function schemasIn(node: JsonNode): JsonNode[] {
  const under = (keywords: readonly string[], type: JsonNode['type']): JsonNode[] =>
    keywords.flatMap((keyword) => valueAt(node, keyword) ?? []).filter((each) => each.type === type);
  return [
    ...under(ONE, 'object'), ...under(LIST, 'array').flatMap(({ children = [] }) => children), ...under(BY_NAME, 'object').flatMap((each) => propertiesOf(each).map(({ value }) => value)),
  ].filter(({ type }) => type === 'object');
}

/** What MongoDB refuses in a schema and in those that it holds; `plain` gives what a node of Extended JSON stands for. */
export function refusalsIn(document: JsonDocument, schema: JsonNode, plain: (node: JsonNode) => unknown): ServerProblem[] {
  const found: Refusal[] = [];
  const open = [schema];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const check of CHECKS) found.push(...check(node, plain));
    open.push(...schemasIn(node));
  }
  return found
    .sort((a, b) => a.at.offset - b.at.offset)
    .map(({ at, what, help }) => ({ message: `${what}: the server refuses a validator with it.`, help, place: document.place(at) }));
}
