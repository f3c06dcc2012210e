import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Place } from '../schema/model';
import type { FileTree } from '../tree/file-tree';
import type { Listed, ServerProblem } from '../schema/server-schemas';
import { withoutPaths } from './openapi-json-text';
import { placesIn } from './places-in';

export type JsonNode = Node;

/** A JSON file with the place of everything in it. */
export interface JsonDocument {
  readonly file: string;
  readonly root: JsonNode;
  value(node: JsonNode): unknown;
  /** From the start of one node to the end of the same or another. */
  place(first: JsonNode, last?: JsonNode): Place;
}

/** The property of an object node, as its key and its value. */
export interface JsonProperty {
  readonly key: string;
  readonly keyNode: JsonNode;
  readonly value: JsonNode;
}

/** The place of the first character, for files that have no better one. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'comments are not allowed in JSON',
  PropertyNameExpected: 'a property name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'nothing may follow the value',
  UnexpectedEndOfString: 'the string is not closed',
  InvalidEscapeCharacter: 'the escape sequence is not one of JSON',
  InvalidNumberFormat: 'the number is not one of JSON',
  InvalidUnicode: 'the unicode escape is not complete',
  InvalidCharacter: 'the character is not allowed in a string',
  InvalidSymbol: 'the word is not one of JSON',
};

/** No document that MongoDB stores is larger (16 MiB), so no schema that it enforces is. */
const MAXIMUM_LENGTH = 16 * 1024 * 1024;

/** MongoDB nests documents no deeper than 100 levels; each level of a schema takes two or three levels of JSON. */
const MAXIMUM_DEPTH = 500;

/** The offset at which brackets are nested deeper than any schema can be, or -1. */
function tooDeepAt(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      while (++at < text.length && text.charCodeAt(at) !== 0x22) if (text.charCodeAt(at) === 0x5c) at++;
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAXIMUM_DEPTH) return at;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return -1;
}

const keyOf = (property: JsonNode): unknown => property.children?.[0]?.value;

/**
 * Finds keys that an object holds twice, and drops all but the last, which is the one that counts for every JSON parser.
 * Gives the nodes of the keys that were repeated.
 */
function dropRepeatedKeys(root: JsonNode): JsonNode[] {
  const repeated: JsonNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const children = node.children ?? [];
    open.push(...children);
    if (node.type !== 'object') continue;
    const last = new Map(children.map((child) => [keyOf(child), child]));
    if (last.size === children.length) continue;
    const written = new Map<unknown, number>();
    for (const child of children) written.set(keyOf(child), (written.get(keyOf(child)) ?? 0) + 1);
    for (const [key, child] of last) {
      const keyNode = child.children?.[0];
      if (keyNode !== undefined && (written.get(key) ?? 0) > 1) repeated.push(keyNode);
    }
    children.length = 0;
    for (const child of last.values()) children.push(child);
  }
  return repeated;
}

/** Why a text is none that can be parsed, whatever language it is in. */
export function unfitText(file: string, text: string): ServerProblem | undefined {
  if (text.trim() === '') return { message: 'The file is empty.', help: 'Export the app again, or delete the file.', place: startOf(file) };
  if (text.length <= MAXIMUM_LENGTH) return undefined;
  const size = `${Math.round(text.length / 1024 / 1024)} MB`;
  return { message: `The file is ${size} long; no schema is longer than 16 MB, the largest document of MongoDB.`, help: 'Leave the file out of the server side, or split it.', place: startOf(file) };
}

const MEND = 'Mend the JSON at this place; nothing that the file holds was compared.';

/** What was read of a file: nothing of it where it cannot be understood. */
export interface Parsed {
  readonly document?: JsonDocument;
  readonly problems: readonly ServerProblem[];
}

/** The nodes of a text as a document. Keys that are written twice are only a problem. */
export function documentOf(file: string, root: JsonNode, place: (offset: number, end: number) => Place): Parsed {
  const problems = dropRepeatedKeys(root).map((key): ServerProblem => ({
    message: `\`${String(key.value)}\` is written more than once in one object; only this last one counts.`,
    help: 'Remove the others.',
    place: place(key.offset, key.offset + key.length),
  }));
  return { problems, document: withPlaces(file, root, place) };
}

const withPlaces = (file: string, root: JsonNode, place: (offset: number, end: number) => Place): JsonDocument =>
  ({ file, root, value: getNodeValue, place: (from, to = from) => place(from.offset, to.offset + to.length) });

/**
 * Parses a JSON text. What is no JSON gives no document: of a text that was cut off, half would be taken for the whole. Keys that
 * are written twice are only a problem.
 */
export function parseJson(file: string, text: string): Parsed {
  const unfit = unfitText(file, text);
  if (unfit !== undefined) return { problems: [unfit] };
  const place = placesIn(file, text);
  const schemas = withoutPaths(text) ?? text;
  const deep = tooDeepAt(schemas);
  if (deep !== -1) {
    return { problems: [{ message: `The file is nested more than ${MAXIMUM_DEPTH} levels deep, which no schema is.`, help: 'Restore the file, or leave it out of the server side.', place: place(deep, deep + 1) }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(schemas, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const reason =
      first === undefined ? 'a value is expected' : (SYNTAX[printParseErrorCode(first.error)] ?? printParseErrorCode(first.error));
    return {
      problems: [
        {
          message: `The file is not JSON: ${reason}.`,
          help: MEND,
          place: first === undefined ? startOf(file) : place(first.offset, first.offset + first.length),
        },
      ],
    };
  }
  return documentOf(file, root, place);
}

/** Reads and parses a file of the server side, JSON if nothing else is said. Whatever is wrong with it becomes a problem with a place. */
export function readJson(tree: FileTree, file: string, parse: (file: string, text: string) => Parsed = parseJson): Parsed {
  const read = tree.read(file);
  if ('unreadable' in read) {
    return {
      problems: [
        {
          message: `The file cannot be read: ${read.unreadable}.`,
          help: 'Restore the file, or remove it from the export.',
          place: startOf(file),
        },
      ],
    };
  }
  const { document, problems } = parse(file, read.text);
  const mark: ServerProblem[] = read.byteOrderMark && parse === parseJson
    ? [{ message: 'The file starts with a byte order mark, which JSON does not allow.', help: 'Save the file as UTF-8 without a byte order mark.', place: startOf(file) }]
    : [];
  return { ...(document === undefined ? {} : { document }), problems: [...mark, ...problems] };
}

/** The properties of an object node; nothing for any other node. */
export function propertiesOf(node: JsonNode | undefined): JsonProperty[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [keyNode, value] = children ?? [];
    return keyNode === undefined || value === undefined ? [] : [{ key: keyNode.value as string, keyNode, value }];
  });
}

/** The values of large objects by their keys: definitions and properties are looked up again and again. */
const INDICES = new WeakMap<JsonNode, ReadonlyMap<unknown, JsonNode | undefined>>();

const LARGE = 20;

function indexOf(node: JsonNode, children: readonly JsonNode[]): ReadonlyMap<unknown, JsonNode | undefined> {
  const index = INDICES.get(node) ?? new Map(children.map((child) => [child.children?.[0]?.value as unknown, child.children?.[1]]));
  INDICES.set(node, index);
  return index;
}

/** The value under a key of an object node. */
export function valueAt(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.type !== 'object') return undefined;
  if ((node.children?.length ?? 0) > LARGE) return indexOf(node, node.children ?? []).get(key);
  for (const { children } of node.children ?? []) if (children?.[0]?.value === key) return children[1];
  return undefined;
}

/** The string that a node is, if it is one. */
export function stringAt(node: JsonNode | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.type === 'string' ? (value.value as string) : undefined;
}

/** Whether a key holds `true`. */
export function isTrueAt(node: JsonNode | undefined, key: string): boolean {
  const value = valueAt(node, key);
  return value?.type === 'boolean' && value.value === true;
}

/** The strings of an array, each with its place; nothing for any other node. */
export function listedAt(document: JsonDocument, node: JsonNode | undefined): Listed[] {
  if (node?.type !== 'array') return [];
  return (node.children ?? []).flatMap((child) =>
    child.type === 'string' ? [{ name: child.value as string, source: document.place(child) }] : [],
  );
}
