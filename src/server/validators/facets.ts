import { valueAt, type JsonNode } from '../json-document';
import type { Located } from '../schema-node';
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

/** Keywords that make a schema depend on the value in ways that Realm cannot express. */
const CONDITIONS = ['not', 'if', 'dependencies', 'dependentSchemas', 'contains'];

/** Keywords under which the rest of a schema may stand. */
const COMBINED = ['$ref', 'allOf', 'anyOf', 'oneOf'];

const NO_FACETS: Facets = { nodes: [], alternatives: [], orNull: false, ignored: [] };

function merge(all: readonly Facets[]): Facets {
  return {
    nodes: all.flatMap(({ nodes }) => nodes),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
    orNull: all.some(({ orNull }) => orNull),
    ignored: all.flatMap(({ ignored }) => ignored),
  };
}

function isNull(vocabulary: Vocabulary, node: JsonNode): boolean {
  const names = vocabulary.typeNames(node);
  const literals = valueAt(node, 'enum')?.children ?? [valueAt(node, 'const')].filter((each) => each !== undefined);
  return names.length > 0 ? names.every((name) => name === 'null') : literals.length > 0 && literals.every(({ type }) => type === 'null');
}

/** Where alternatives are all plain values, the types that they allow together. */
function plainNames(vocabulary: Vocabulary, branch: JsonNode): readonly string[] | undefined {
  const names = vocabulary.typeNames(branch);
  const isPlain = names.length > 0 && !names.some((name) => name === 'object' || name === 'array');
  return isPlain ? names : undefined;
}

/** `anyOf` and `oneOf`: "this or null" is a nullable this, several plain values are a union, and anything else is not expressible. */
function alternativesOf(vocabulary: Vocabulary, at: Located, keyword: string, seen: ReadonlySet<JsonNode>): Facets | { readonly unknown: string } {
  const branches = valueAt(at.node, keyword)?.children;
  if (branches === undefined || branches.length === 0) return NO_FACETS;
  const rest = branches.filter((branch) => !isNull(vocabulary, branch));
  const orNull = rest.length < branches.length;
  const [only] = rest;
  if (only !== undefined && rest.length === 1) {
    const facets = collectFacets(vocabulary, { ...at, node: only }, seen);
    return 'unknown' in facets ? facets : { ...facets, orNull: facets.orNull || orNull };
  }
  const names = rest.map((branch) => plainNames(vocabulary, branch));
  if (names.every((each) => each !== undefined)) return { ...NO_FACETS, alternatives: [names.flatMap((each) => each ?? [])], orNull };
  const isDescribed = vocabulary.typeNames(at.node).length > 0 || valueAt(at.node, 'properties') !== undefined;
  return isDescribed ? { ...NO_FACETS, ignored: [keyword] } : { unknown: `\`${keyword}\` with several shapes has no Realm type` };
}

/** Collects what is said about a value. References that lead back to themselves say nothing more. */
export function collectFacets(vocabulary: Vocabulary, at: Located, seen: ReadonlySet<JsonNode> = new Set()): Facets | { readonly unknown: string } {
  const { node } = at;
  if (node.type === 'boolean') return node.value === true ? NO_FACETS : { unknown: 'nothing is allowed there' };
  if (node.type !== 'object') return { unknown: 'it is not a schema' };
  if (seen.has(node)) return { unknown: 'its `$ref` leads back to itself' };
  const path = new Set([...seen, node]);
  const target = vocabulary.follow(at);
  if (target !== undefined && ('unknown' in target || vocabulary.refersAlone(at))) return 'unknown' in target ? target : collectFacets(vocabulary, target, path);
  const parts: (Facets | { readonly unknown: string })[] = [
    { ...NO_FACETS, nodes: [at], orNull: COMBINED.some((keyword) => valueAt(node, keyword) !== undefined) && vocabulary.addsNull(node), ignored: CONDITIONS.filter((keyword) => valueAt(node, keyword) !== undefined) },
    ...(target === undefined ? [] : [collectFacets(vocabulary, target, path)]),
    ...(valueAt(node, 'allOf')?.children ?? []).map((child) => collectFacets(vocabulary, { ...at, node: child }, path)),
    alternativesOf(vocabulary, at, 'anyOf', path),
    alternativesOf(vocabulary, at, 'oneOf', path),
  ];
  const unknown = parts.find((part): part is { readonly unknown: string } => 'unknown' in part);
  return unknown ?? merge(parts as readonly Facets[]);
}

/** The nodes under a keyword, in every facet that has it. */
export function under({ nodes }: Facets, keyword: string): Located[] {
  return nodes.flatMap(({ document, node }) => {
    const found = valueAt(node, keyword);
    return found === undefined ? [] : [{ document, node: found }];
  });
}

const has = ({ node }: Located, keywords: readonly string[]): boolean => keywords.some((keyword) => valueAt(node, keyword) !== undefined);

/**
 * The node that holds the class. A node that only wraps a reference, or one beside null, is what it wraps; what adds to
 * something else is a class of its own.
 */
export function identityOf({ nodes }: Facets): JsonNode | undefined {
  const shaping = nodes.filter((each) => has(each, ['properties', 'required', 'additionalProperties', 'unevaluatedProperties', 'patternProperties']));
  const holders = nodes.filter((each) => has(each, ['properties', 'allOf', 'anyOf', 'oneOf']));
  const [outer] = nodes;
  const isWrapper = outer !== undefined && shaping.length < 2 && !shaping.includes(outer);
  return (holders.find((each) => !isWrapper || each !== outer) ?? shaping[0] ?? outer)?.node;
}
