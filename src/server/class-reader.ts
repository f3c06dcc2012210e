import type { Place } from '../schema/model';
import { isAlwaysOptional } from '../schema/model';
import { propertiesOf, stringAt, stringsAt, valueAt, type JsonDocument, type JsonNode, type JsonProperty } from './json-document';
import { meaningOf, typeNames, type NodeMeaning } from './object-node';
import type { ServerClass, ServerProperty, Unchecked } from '../schema/server-schemas';

/** Where a class is stored; embedded classes are stored nowhere of their own. */
export interface Storage {
  readonly collection: string | null;
  readonly database: string | null;
  readonly service: string | null;
}

/** What a stored id at a path of the document links to: the name of a class, or why that is not known. */
export type LinkAt = (path: string) => { readonly target: string } | { readonly unknown: string } | undefined;

interface Context {
  readonly document: JsonDocument;
  readonly linkAt: LinkAt;
  readonly classes: ServerClass[];
  readonly unchecked: Unchecked[];
}

/** The class that a property node is read in. */
interface Parent {
  readonly name: string;
  /** Path of the class inside its document; `''` for the root. */
  readonly path: string;
}

/** The type part of a property, once names and links are settled. */
type Shape = Pick<ServerProperty, 'type' | 'objectType' | 'optional' | 'bsonTypes'>;

/**
 * Reads a root schema, and every embedded class below it, as the classes that a client would have to declare.
 * Optional is what `required` does not name; where Realm implies optionality, the implied one is given (server-schema.md 3.3).
 */
export function readClasses(
  document: JsonDocument, root: JsonNode, name: string, storage: Storage, asymmetric: boolean, linkAt: LinkAt,
): { readonly classes: readonly ServerClass[]; readonly unchecked: readonly Unchecked[] } {
  const context: Context = { document, linkAt, classes: [], unchecked: [] };
  readClass(context, root, { name, path: '' }, titlePlace(context, root), { ...storage, asymmetric, embedded: false });
  return { classes: context.classes, unchecked: context.unchecked };
}

function titlePlace({ document }: Context, node: JsonNode): Place {
  const title = propertiesOf(node).find(({ key }) => key === 'title');
  return title === undefined ? document.place(node) : document.place(title.keyNode, title.value);
}

function readClass(
  context: Context, node: JsonNode, self: Parent, source: Place, facts: Storage & { readonly asymmetric: boolean; readonly embedded: boolean },
): void {
  const required = new Set(stringsAt(node, 'required'));
  const properties = new Map<string, ServerProperty>();
  const unread = new Set<string>();
  const declared = propertiesOf(valueAt(node, 'properties'));
  const additional = valueAt(node, 'additionalProperties');
  // The class comes before the embedded classes that its properties bring.
  context.classes.push({
    name: self.name,
    ...(!facts.embedded && declared.some(({ key }) => key === '_id') ? { primaryKey: '_id' } : {}),
    properties,
    source,
    closed: additional?.type === 'boolean' && additional.value === false,
    unread,
    ...facts,
  });
  for (const each of declared) {
    const place = context.document.place(each.keyNode, each.value);
    const shape = readShape(context, each, self, required.has(each.key));
    if ('reason' in shape) {
      unread.add(each.key);
      context.unchecked.push({ class: self.name, property: each.key, reason: shape.reason, server: place });
      continue;
    }
    properties.set(each.key, {
      name: each.key,
      ...shape,
      indexed: !facts.embedded && each.key === '_id',
      mapTo: each.key,
      required: required.has(each.key),
      source: place,
    });
  }
}

function readShape(context: Context, property: JsonProperty, parent: Parent, required: boolean): Shape | { readonly reason: string } {
  const path = parent.path === '' ? property.key : `${parent.path}.${property.key}`;
  const meaning = meaningOf(property.value);
  const inner = innerNode(meaning);
  const element = inner === undefined ? meaning : inner === null ? ({ kind: 'scalar', type: 'mixed', bsonTypes: [] } as const) : meaningOf(inner);
  const read = readElement(context, element, inner ?? property.value, property.key, path, parent);
  if ('reason' in read) return inner === undefined ? read : { reason: `its elements: ${read.reason}` };
  const collection = meaning.kind === 'array' ? meaning.type : meaning.kind === 'dictionary' ? 'dictionary' : undefined;
  if (collection !== undefined) {
    return { type: collection, objectType: read.name, optional: isAlwaysOptional(collection, read.name), bsonTypes: typeNames(property.value) };
  }
  return read.isClass
    ? { type: 'object', objectType: read.name, optional: true, bsonTypes: typeNames(property.value) }
    : { type: read.type, optional: read.type === 'mixed' || !required, bsonTypes: typeNames(property.value) };
}

/** The node of the elements of a collection; `null` where they are of any type, `undefined` where there is no collection. */
function innerNode(meaning: NodeMeaning): JsonNode | null | undefined {
  if (meaning.kind === 'array') return meaning.items;
  return meaning.kind === 'dictionary' ? meaning.values : undefined;
}

type Element =
  | { readonly isClass: true; readonly name: string }
  | { readonly isClass: false; readonly name: string; readonly type: 'mixed' | Extract<NodeMeaning, { kind: 'scalar' }>['type'] }
  | { readonly reason: string };

/** What a single value is: a scalar, a link to a class, or an embedded object, which is read as a class of its own. */
function readElement(context: Context, meaning: NodeMeaning, node: JsonNode, key: string, path: string, parent: Parent): Element {
  if (meaning.kind === 'none') return { reason: meaning.reason };
  if (meaning.kind === 'embedded') {
    const name = stringAt(node, 'title') ?? `${parent.name}_${key}`;
    if (!context.classes.some((known) => known.name === name)) {
      const facts = { collection: null, database: null, service: null, asymmetric: false, embedded: true };
      readClass(context, node, { name, path }, titlePlace(context, node), facts);
    }
    return { isClass: true, name };
  }
  if (meaning.kind !== 'scalar') return { reason: 'a collection of collections has no Realm type' };
  const link = context.linkAt(path);
  if (link === undefined) return { isClass: false, name: meaning.type, type: meaning.type };
  return 'target' in link ? { isClass: true, name: link.target } : { reason: link.unknown };
}
