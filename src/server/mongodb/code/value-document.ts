import type { ts } from 'ts-morph';
import { getNodeValue } from 'jsonc-parser';
import type { Entry, ObjectValue, Value } from '../../../client/evaluate/value';
import { fileOf, placeOf } from '../../../client/syntax/place';
import type { JsonDocument, JsonNode } from '../../../json/json-document';
import { markUnread } from '../../schema-node';

/** Keywords without which nobody can say what a schema allows. */
const DECIDING = [
  'bsonType', 'type', 'properties', 'required', 'items', 'allOf', 'anyOf', 'oneOf', 'additionalProperties', 'patternProperties',
];

/** Those of them whose items are schemas, each known or not by itself. */
const ALTERNATIVES = ['items', 'allOf', 'anyOf', 'oneOf'];

/** Keywords that hold schemas by name, and those that hold one or a list of them. */
const BY_NAME = ['properties', 'patternProperties', 'dependencies'];
const HOLDING = ['items', 'additionalItems', 'additionalProperties', 'not', 'allOf', 'anyOf', 'oneOf'];

/** No schema that MongoDB takes has more nodes. */
const MAXIMUM_NODES = 200_000;

/** What of a value is not known, if anything is: itself, or a part of it. */
function gapIn(value: Value): string | undefined {
  switch (value.kind) {
    case 'literal': return undefined;
    case 'array': return value.items.map(gapIn).find((each) => each !== undefined);
    case 'object': {
      const inside = [...value.entries.values()].map((each) => gapIn(each.value)).find((each) => each !== undefined);
      return value.gaps[0]?.reason ?? inside;
    }
    case 'unknown':
    case 'refused': return value.reason;
    default: return 'it is no value of JSON';
  }
}

/** What of a keyword that decides is not known. The properties by their names are each known or not by themselves. */
function decidingGap({ entries, gaps }: ObjectValue): string | undefined {
  if (gaps[0] !== undefined) return gaps[0].reason;
  return DECIDING.map((keyword) => {
    const value = entries.get(keyword)?.value;
    if (value === undefined) return undefined;
    if (value.kind === 'object') return value.gaps[0]?.reason;
    const gap = value.kind === 'array' && ALTERNATIVES.includes(keyword) ? value.items.find(({ kind }) => kind === 'unknown') : value;
    return gap && gapIn(gap);
  }).find((each) => each !== undefined);
}

const isUndefined = ({ value }: Entry): boolean => value.kind === 'literal' && value.value === undefined;

const typeOf = (value: unknown): JsonNode['type'] => {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'null';
};

/** The name of an entry as it is written, and all of the entry. */
const nameOf = ({ node }: Entry): ts.Node => ('name' in node && node.name !== undefined ? (node.name as ts.Node) : node);

/** A value of the code as the nodes of a JSON document, each with its place in the code. */
export function documentOf(value: Value): JsonDocument {
  const written = new Map<JsonNode, { readonly node: ts.Node; readonly whole?: ts.Node }>();
  let count = 0;

  function make(node: ts.Node, rest: Pick<JsonNode, 'type' | 'children' | 'value'>, whole?: ts.Node): JsonNode {
    const made: JsonNode = { offset: node.getStart(), length: node.getEnd() - node.getStart(), ...rest };
    written.set(made, { node, ...(whole === undefined ? {} : { whole }) });
    count += 1;
    return made;
  }

  /** An empty schema allows anything; whoever reads it is told that it is not known. */
  function unread({ node }: Value, reason: string): JsonNode {
    const made = make(node, { type: 'object', children: [] });
    markUnread(made, reason);
    return made;
  }

  function object(of: ObjectValue, toNode: (entry: Entry) => JsonNode | undefined): JsonNode {
    const children = [...of.entries.values()].filter((each) => each.key === '$jsonSchema' || !isUndefined(each)).flatMap((entry) => {
      const inner = toNode(entry);
      if (inner === undefined) return [];
      const key = make(nameOf(entry), { type: 'string', value: entry.key }, entry.node);
      return [make(entry.node, { type: 'property', children: [key, inner] })];
    });
    return make(of.node, { type: 'object', children });
  }

  const array = (of: Extract<Value, { kind: 'array' }>, toNode: (value: Value) => JsonNode): JsonNode =>
    make(of.node, { type: 'array', children: of.items.map(toNode) });

  function schema(of: Value): JsonNode {
    if (of.kind === 'literal') return of.value === undefined ? unread(of, 'it is undefined where it stands') : plain(of);
    const gap = of.kind === 'object' ? decidingGap(of) : of.kind === 'array' ? undefined : gapIn(of);
    if (count > MAXIMUM_NODES) return unread(of, 'it is larger than any schema that MongoDB takes');
    if (gap !== undefined) return unread(of, gap);
    return of.kind === 'object' ? object(of, keyword) : of.kind === 'array' ? array(of, schema) : plain(of);
  }

  function keyword({ key, value: of }: Entry): JsonNode | undefined {
    if (BY_NAME.includes(key) && of.kind === 'object') return object(of, (entry) => schema(entry.value));
    if (HOLDING.includes(key)) return schema(of);
    return gapIn(of) === undefined ? plain(of) : undefined;
  }

  function plain(of: Value): JsonNode {
    if (count > MAXIMUM_NODES) return unread(of, 'it is larger than any validator');
    switch (of.kind) {
      case 'literal': return make(of.node, { type: typeOf(of.value), value: of.value ?? null });
      case 'array': return array(of, plain);
      case 'object': return object(of, (entry) => (entry.key === '$jsonSchema' ? schema(entry.value) : plain(entry.value)));
      default: return unread(of, gapIn(of) ?? '');
    }
  }

  const root = plain(value);
  return {
    file: fileOf(value.node),
    root,
    value: getNodeValue,
    place: (first, last = first) => {
      const [from, to] = [written.get(first), written.get(last)];
      if (from === undefined || to === undefined) return placeOf(value.node);
      const end = from.whole ?? from.node;
      const isInside = to.node.getSourceFile() === end.getSourceFile() && to.node.pos >= from.node.pos && to.node.end <= end.end;
      return isInside ? placeOf(from.node, to.node) : placeOf(from.node);
    },
  };
}
