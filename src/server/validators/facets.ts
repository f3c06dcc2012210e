import { valueAt, type JsonNode } from '../../json/json-document';
import { unreadReason, type Located } from '../schema-node';
import type { Vocabulary } from './vocabulary';

/** All that is said about one value: a node, what it refers to, and what must hold beside (`allOf`). */
export interface Facets {
  readonly nodes: readonly Located[];
  /** The type names that each of several alternatives allows, where they are all plain values. */
  readonly alternatives: readonly (readonly string[])[];
  /** Whether an alternative is null. */
  readonly orNull: boolean;
  /** Keywords that say more than is compared. */
  readonly ignored: readonly string[];
}

/** Why nothing is known of a value. */
interface Unknown {
  readonly unknown: string;
}

/** Keywords under which the rest of a schema may stand. */
const COMBINED = ['$ref', 'allOf', 'anyOf', 'oneOf'];

const NO_FACETS: Facets = { nodes: [], alternatives: [], orNull: false, ignored: [] };

function merge(all: readonly Facets[]): Facets {
  const [only, ...others] = all.filter((each) => each !== NO_FACETS);
  if (only !== undefined && others.length === 0) return only;
  return {
    nodes: all.flatMap(({ nodes }) => nodes),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
    orNull: all.some(({ orNull }) => orNull),
    ignored: all.flatMap(({ ignored }) => ignored),
  };
}

/** The values that a node lists, if it does. */
function literalsIn(node: JsonNode): readonly JsonNode[] {
  return valueAt(node, 'enum')?.children ?? [valueAt(node, 'const')].filter((each) => each !== undefined);
}

function isNull(vocabulary: Vocabulary, node: JsonNode): boolean {
  const names = vocabulary.typeNames(node);
  const literals = literalsIn(node);
  return names.length > 0 ? names.every((name) => name === 'null') : literals.length > 0 && literals.every(({ type }) => type === 'null');
}

/** The nodes on the way to this one, which must not come again, and those that have been collected, which say nothing new. */
interface Walk {
  readonly open: Set<JsonNode>;
  readonly done: Set<JsonNode>;
}

/** An alternative of plain values: their types, and the keywords that limit them. */
interface Plain {
  readonly names: readonly string[];
  readonly ignored: readonly string[];
}

/** The plain values that an alternative allows, by its type, its values or what it refers to; `undefined` where it is anything else. */
function plainOf(vocabulary: Vocabulary, at: Located, depth = 0): Plain | undefined {
  const target = vocabulary.follow(at);
  if (target !== undefined) return 'unknown' in target || depth >= MAXIMUM_DEPTH ? undefined : plainOf(vocabulary, target, depth + 1);
  const said = vocabulary.typeNames(at.node);
  const names =
    said.length > 0
      ? said
      : [...new Set(literalsIn(at.node).map((literal) => (literal.type === 'null' ? 'null' : vocabulary.nameOfLiteral(literal))))];
  const isPlain = names.length > 0 && !names.some((name) => name === 'object' || name === 'array');
  return isPlain ? { names, ignored: vocabulary.limits(at.node) } : undefined;
}

/** No schema that people write refers to another that refers to another so often. */
const MAXIMUM_DEPTH = 500;

/** `anyOf` and `oneOf`: "this or null" is a nullable this, several plain values are a union, and anything else is not expressible. */
function alternativesOf(vocabulary: Vocabulary, at: Located, keyword: string, walk: Walk): Facets | Unknown {
  const branches = valueAt(at.node, keyword)?.children;
  if (branches === undefined || branches.length === 0) return NO_FACETS;
  const rest = branches.filter((branch) => !isNull(vocabulary, branch));
  const orNull = rest.length < branches.length;
  const [only] = rest;
  if (only !== undefined && rest.length === 1) {
    const facets = collect(vocabulary, { ...at, node: only }, walk);
    return 'unknown' in facets ? facets : { ...facets, orNull: facets.orNull || orNull };
  }
  const plain = rest.map((node) => plainOf(vocabulary, { ...at, node }));
  if (plain.every((each) => each !== undefined)) {
    return { ...NO_FACETS, alternatives: [plain.flatMap(({ names }) => names)], orNull, ignored: plain.flatMap(({ ignored }) => ignored) };
  }
  const isDescribed = vocabulary.typeNames(at.node).length > 0 || valueAt(at.node, 'properties') !== undefined;
  return isDescribed ? { ...NO_FACETS, ignored: [keyword] } : { unknown: `\`${keyword}\` with several shapes has no Realm type` };
}

const isCombined = (node: JsonNode): boolean => COMBINED.some((keyword) => valueAt(node, keyword) !== undefined);

/** What one node says by itself, without what it refers to. */
function ownFacets(vocabulary: Vocabulary, at: Located): Facets {
  const orNull = isCombined(at.node) && vocabulary.addsNull(at.node);
  return { nodes: [at], alternatives: [], orNull, ignored: vocabulary.limits(at.node) };
}

const withIgnored = (found: Facets | Unknown, keywords: readonly string[]): Facets | Unknown => (
  'unknown' in found || keywords.length === 0 ? found : { ...found, ignored: [...found.ignored, ...keywords] }
);

function collectParts(vocabulary: Vocabulary, at: Located, walk: Walk): Facets | Unknown {
  const target = vocabulary.follow(at);
  if (target !== undefined && 'unknown' in target) return target;
  if (target !== undefined && vocabulary.refersAlone(at)) {
    return withIgnored(collect(vocabulary, target, walk), vocabulary.ignoredBeside?.(at.node) ?? []);
  }
  if (target === undefined && !isCombined(at.node)) return ownFacets(vocabulary, at);
  const parts: (Facets | Unknown)[] = [
    ownFacets(vocabulary, at),
    ...(target === undefined ? [] : [collect(vocabulary, target, walk)]),
    ...(valueAt(at.node, 'allOf')?.children ?? []).map((child) => collect(vocabulary, { ...at, node: child }, walk)),
    alternativesOf(vocabulary, at, 'anyOf', walk),
    alternativesOf(vocabulary, at, 'oneOf', walk),
  ];
  const unknown = parts.find((part): part is Unknown => 'unknown' in part);
  return unknown ?? merge(parts as readonly Facets[]);
}

function collect(vocabulary: Vocabulary, at: Located, walk: Walk): Facets | Unknown {
  const { node } = at;
  if (node.type === 'boolean') return node.value === true ? NO_FACETS : { unknown: 'nothing is allowed there' };
  if (node.type !== 'object') return { unknown: 'it is not a schema' };
  const unread = unreadReason(node);
  if (unread !== undefined) return { unknown: unread };
  if (walk.open.has(node)) return { unknown: 'its `$ref` leads back to itself' };
  if (walk.done.has(node)) return NO_FACETS;
  if (walk.open.size >= MAXIMUM_DEPTH) return { unknown: `its \`$ref\` leads through more than ${MAXIMUM_DEPTH} others` };
  walk.open.add(node);
  const found = collectParts(vocabulary, at, walk);
  walk.open.delete(node);
  walk.done.add(node);
  return found;
}

/** Collects what is said about a value. */
export function collectFacets(vocabulary: Vocabulary, at: Located): Facets | Unknown {
  return collect(vocabulary, at, { open: new Set(), done: new Set() });
}

/** The nodes under a keyword, in every facet that has it. */
export function under({ nodes }: Facets, keyword: string): Located[] {
  const found: Located[] = [];
  for (const { document, node } of nodes) {
    const value = valueAt(node, keyword);
    if (value !== undefined) found.push({ document, node: value });
  }
  return found;
}

const has = ({ node }: Located, keywords: readonly string[]): boolean => keywords.some((keyword) => valueAt(node, keyword) !== undefined);

/**
 * The node that holds the class. A node that only wraps a reference, or one beside null, is what it wraps; what adds to
 * something else is a class of its own.
 */
export function identityOf({ nodes }: Facets): JsonNode | undefined {
  const shaping = nodes.filter((each) =>
    has(each, ['properties', 'required', 'additionalProperties', 'unevaluatedProperties', 'patternProperties']),
  );
  const holders = nodes.filter((each) => has(each, ['properties', 'allOf', 'anyOf', 'oneOf']));
  const [outer] = nodes;
  const isWrapper = outer !== undefined && shaping.length < 2 && !shaping.includes(outer);
  return (holders.find((each) => !isWrapper || each !== outer) ?? shaping[0] ?? outer)?.node;
}
