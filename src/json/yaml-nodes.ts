import type * as yaml from 'yaml';
import type { JsonNode } from './json-document';

/** Aliases may stand for aliases: a text of a kilobyte can stand for a tree that fits in no memory. */
const MAXIMUM_NODES = 2_000_000;

/** Schemas are nested no deeper (see the same limit of JSON). */
const MAXIMUM_DEPTH = 500;

interface Unreadable { readonly unreadable: string; readonly offset: number }

class Stop extends Error {
  constructor(
    readonly reason: string,
    readonly offset: number,
  ) {
    super(reason);
  }
}

/** A node of JSON, and how many nodes there are once each alias is what it stands for. */
interface Counted {
  readonly node: JsonNode;
  readonly size: number;
}

interface Conversion {
  readonly yaml: typeof yaml;
  readonly text: string;
  /** What was anchored so far; `null` while it is open. */
  readonly anchors: Map<string, Counted | null>;
}

/** The end of what is written: a value of several lines counts the line break behind it. */
function endOf(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function scalar({ text }: Conversion, { value, range }: yaml.Scalar.Parsed): Counted {
  const [from, to] = range;
  const plain = value === undefined ? null : value;
  const type = plain === null ? 'null' : typeof plain === 'number' || typeof plain === 'boolean' ? typeof plain : 'string';
  return { node: { type, value: type === 'string' ? String(plain) : plain, offset: from, length: endOf(text, from, to) - from } as JsonNode, size: 1 };
}

/** A key is a name in JSON: a number is called as it is written. */
function keyOf(conversion: Conversion, key: yaml.ParsedNode | null, at: number): JsonNode {
  if (key === null) return { type: 'string', value: '', offset: at, length: 0 };
  const [from, to] = key.range;
  const end = endOf(conversion.text, from, to);
  const value = conversion.yaml.isScalar(key) && typeof key.value === 'string' ? key.value : conversion.text.slice(from, end);
  return { type: 'string', value, offset: from, length: end - from };
}

const totalOf = (parts: readonly Counted[]): number => parts.reduce((sum, { size }) => sum + size, 1);

/** Objects merged by `<<`, of which each name counts that the object does not have. */
function mergedProperties(parts: readonly { readonly key: JsonNode; readonly value: Counted }[]): readonly JsonNode[] {
  const own = parts.filter(({ key }) => key.value !== '<<');
  const children = own.map(({ key, value: { node } }): JsonNode => ({
    type: 'property', offset: key.offset, length: Math.max(node.offset + node.length, key.offset + key.length) - key.offset, children: [key, node],
  }));
  if (own.length === parts.length) return children;
  const names = new Set(own.map(({ key }) => key.value as unknown));
  const sources = parts.filter(({ key }) => key.value === '<<').flatMap(({ value: { node } }) => (node.type === 'array' ? (node.children ?? []) : [node]));
  const strange = sources.find(({ type }) => type !== 'object' && type !== 'null');
  if (strange !== undefined) throw new Stop('`<<` takes in objects only, and this is none.', strange.offset);
  for (const property of sources.flatMap(({ type, children: merged = [] }) => (type === 'object' ? merged : []))) {
    const name: unknown = property.children?.[0]?.value;
    if (!names.has(name)) children.push(property);
    names.add(name);
  }
  return children;
}

function mapping(conversion: Conversion, map: yaml.YAMLMap.Parsed, depth: number): Counted {
  const [from, to] = map.range;
  const parts = map.items.map(({ key, value }) => {
    const keyNode = keyOf(conversion, key as yaml.ParsedNode | null, from);
    const empty: Counted = { node: { type: 'null', value: null, offset: keyNode.offset + keyNode.length, length: 0 }, size: 1 };
    return { key: keyNode, value: value === null ? empty : convert(conversion, value, depth + 1) };
  });
  const node: JsonNode = { type: 'object', offset: from, length: lengthOf(conversion, map.flow, from, to), children: [...mergedProperties(parts)] };
  return { node, size: totalOf(parts.map(({ value }) => value)) };
}

function lengthOf({ text }: Conversion, isFlow: boolean | undefined, from: number, to: number): number {
  return (isFlow === true ? to : endOf(text, from, to)) - from;
}

function sequence(conversion: Conversion, { items, flow, range: [from, to] }: yaml.YAMLSeq.Parsed, depth: number): Counted {
  const parts = items.map((item) => convert(conversion, item as yaml.ParsedNode, depth + 1));
  return { node: { type: 'array', offset: from, length: lengthOf(conversion, flow, from, to), children: parts.map(({ node }) => node) }, size: totalOf(parts) };
}

function anchored({ anchors }: Conversion, { source, range }: yaml.Alias.Parsed): Counted {
  const target = anchors.get(source);
  if (target === null) throw new Stop(`The alias \`*${source}\` stands within what it stands for, which is no schema.`, range[0]);
  if (target === undefined) throw new Stop(`The alias \`*${source}\` needs an anchor before it.`, range[0]);
  return target;
}

function convert(conversion: Conversion, node: yaml.ParsedNode, depth: number): Counted {
  const { isAlias, isMap, isSeq } = conversion.yaml;
  if (depth > MAXIMUM_DEPTH) throw new Stop(`The file is nested more than ${MAXIMUM_DEPTH} levels deep, which no schema is.`, node.range[0]);
  if (isAlias(node)) return anchored(conversion, node);
  const { anchor } = node;
  if (anchor !== undefined) conversion.anchors.set(anchor, null);
  const converted = isMap(node) ? mapping(conversion, node as yaml.YAMLMap.Parsed, depth)
    : isSeq(node) ? sequence(conversion, node as yaml.YAMLSeq.Parsed, depth)
    : scalar(conversion, node as yaml.Scalar.Parsed);
  if (converted.size > MAXIMUM_NODES) throw new Stop(`The aliases of the file stand for more than ${MAXIMUM_NODES} values, which no schema holds.`, node.range[0]);
  if (anchor !== undefined) conversion.anchors.set(anchor, converted);
  return converted;
}

/** The nodes of a YAML document as those of JSON. What is anchored is one node wherever an alias stands for it. */
export function toJsonNode(
  module: typeof yaml, { contents }: yaml.Document.Parsed, text: string,
): { readonly root: JsonNode } | Unreadable {
  if (contents === null) return { unreadable: 'The file holds no value.', offset: 0 };
  try {
    return { root: convert({ yaml: module, text, anchors: new Map() }, contents, 0).node };
  } catch (error) {
    if (error instanceof Stop) return { unreadable: error.reason, offset: error.offset };
    throw error;
  }
}
