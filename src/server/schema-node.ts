import type { Place, Primitive, Property } from '../schema/model';
import type { Listed, ServerProperty, Unchecked } from '../schema/server-schemas';
import { isTrueAt, listedAt, propertiesOf, stringAt, valueAt, type JsonDocument, type JsonNode } from '../json/json-document';

/** A node of a schema with the file that it is in: a `$ref` may lead to another. */
export interface Located {
  readonly document: JsonDocument;
  readonly node: JsonNode;
}

/** One property of an object node. */
export interface DeclaredProperty {
  readonly key: string;
  readonly value: Located;
  readonly source: Place;
}

/** An object with properties, in whatever dialect it was written. */
export interface ObjectNode {
  readonly title: string | undefined;
  readonly properties: readonly DeclaredProperty[];
  readonly required: readonly Listed[];
  /** Names that an API sends and need not be sent. */
  readonly sent?: ReadonlySet<string>;
  /** No other properties are allowed. */
  readonly closed: boolean;
  /** The title, or the whole node where it has none. */
  readonly source: Place;
  /** Two references to one node are one class. */
  readonly identity: JsonNode;
  /** Keywords that say more of the object than is compared. */
  readonly ignored: readonly string[];
}

/** What one node of a schema says, before names and relationships are looked at. Elements and values that may be anything are `null`. */
export type NodeMeaning =
  | Scalar
  | Wrapped & { readonly kind: 'array'; readonly type: 'list' | 'set'; readonly items: Located | null }
  | Wrapped & KeyedByName
  | Wrapped & { readonly kind: 'object'; readonly object: ObjectNode }
  | { readonly kind: 'none'; readonly cause: Unchecked['kind']; readonly reason: string; readonly target?: Place };

/** An object that declares no properties. */
interface KeyedByName {
  readonly kind: 'dictionary';
  readonly values: Located | null;
  /** Whether it takes any object, an embedded one too: a validator that says nothing of the values. */
  readonly isOpen?: true;
  /** Keys that it must have all the same. */
  readonly requiredKeys?: readonly string[];
  readonly isForObjects?: true;
}

export interface Scalar extends Wrapped {
  readonly kind: 'scalar';
  readonly type: Primitive;
  readonly typeNames: readonly string[];
}

interface Wrapped {
  /** Whether an API sends the value only, or takes it only. */
  readonly access?: ServerProperty['access'];
  /** Whether the node takes null beside what it says. */
  readonly nullable: boolean;
  /** Keywords that say more than is compared. */
  readonly ignored: readonly string[];
  /** Where what it refers to stands, if it says nothing else. */
  readonly target?: Place;
}

/** A default that the server gives to documents without a property. */
export interface Given {
  readonly written: string;
  readonly source: Place;
  /** Whether the value is one of the type. */
  fits(property: Pick<Property, 'type' | 'optional'>): boolean;
}

const UNREAD = new WeakMap<JsonNode, string>();

/** Notes that it is not known what a node says, and why: it stands in code, and only the running program knows. */
export function markUnread(node: JsonNode, reason: string): void {
  UNREAD.set(node, reason);
}

/** Why it is not known what a node says; `undefined` where it is. */
export const unreadReason = (node: JsonNode): string | undefined => UNREAD.get(node);

/** How the nodes of one dialect are to be understood. */
export interface Dialect {
  meaningOf(at: Located): NodeMeaning;
  /** The default of a property, where it is more than a remark. */
  defaultOf?(at: Located): Given | undefined;
}

export function none(reason: string, cause: Unchecked['kind'] = 'type'): NodeMeaning {
  return { kind: 'none', cause, reason };
}

/** What was declared under a node: the target of many references is looked at again and again. */
const DECLARED = new WeakMap<JsonNode, readonly DeclaredProperty[]>();

/** The properties that a node declares under a keyword. */
export function declaredProperties({ document, node }: Located, keyword = 'properties'): readonly DeclaredProperty[] {
  const holder = valueAt(node, keyword);
  if (holder === undefined) return [];
  const declared = DECLARED.get(holder) ?? propertiesOf(holder).map(({ key, keyNode, value }) => ({
    key,
    value: { document, node: value },
    source: document.place(keyNode, value),
  }));
  DECLARED.set(holder, declared);
  return declared;
}

/** The title of a node; an empty one is none. */
export function titleOf(node: JsonNode): string | undefined {
  const title = stringAt(node, 'title');
  return title === '' ? undefined : title;
}

/** Where the title of a node stands, or the node itself. */
export function titlePlace({ document, node }: Located): Place {
  const title = propertiesOf(node).find(({ key }) => key === 'title');
  return title === undefined ? document.place(node) : document.place(title.keyNode, title.value);
}

/** A node as an object that says all of itself: no references, and no alternatives that would be compared. */
export function plainObject(at: Located, ignored: readonly string[] = []): ObjectNode {
  const additional = valueAt(at.node, 'additionalProperties');
  return {
    title: titleOf(at.node),
    properties: declaredProperties(at),
    required: listedAt(at.document, valueAt(at.node, 'required')),
    closed: additional?.type === 'boolean' && additional.value === false,
    source: titlePlace(at),
    identity: at.node,
    ignored,
  };
}

/** The names under a keyword that takes one or several. */
export function namesAt(node: JsonNode, keyword: string): string[] {
  const value = valueAt(node, keyword);
  if (value?.type === 'string') return [value.value as string];
  return value?.type === 'array' ? (value.children ?? []).flatMap((child) => (child.type === 'string' ? [child.value as string] : [])) : [];
}

/** `uniqueItems` makes a set of a list. */
export function collectionOf(node: JsonNode): 'list' | 'set' {
  return isTrueAt(node, 'uniqueItems') ? 'set' : 'list';
}
