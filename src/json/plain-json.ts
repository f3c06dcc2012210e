import type { JsonNode } from './json-document';

/** A number of JSON. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const WORDS = [
  { text: 'true', type: 'boolean', value: true },
  { text: 'false', type: 'boolean', value: false },
  { text: 'null', type: 'null', value: null },
] as const;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Ends the parsing of a text in which something is not as in nearly all. */
class Unusual extends Error {}

/** Where the parser stands. It has read all before `at`. */
interface Cursor {
  readonly text: string;
  at: number;
  /** So many more levels may follow. */
  left: number;
}

/** The code of the next character that is no space, which the cursor then stands at; `NaN` behind the last. */
function next(cursor: Cursor): number {
  const { text } = cursor;
  let { at } = cursor;
  let code = text.charCodeAt(at);
  while (isSpace(code)) code = text.charCodeAt((at += 1));
  cursor.at = at;
  return code;
}

function stringAt(cursor: Cursor): JsonNode {
  const { text, at: offset } = cursor;
  let at = offset + 1;
  let isEscaped = false;
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt((at += 1))) {
    if (code === BACKSLASH) {
      isEscaped = true;
      at += 1;
    } else if (!(code >= 0x20)) throw new Unusual();
  }
  cursor.at = at + 1;
  const value = isEscaped ? (JSON.parse(text.slice(offset, at + 1)) as string) : text.slice(offset + 1, at);
  return { type: 'string', offset, length: at + 1 - offset, value };
}

function scalarAt(cursor: Cursor): JsonNode {
  const { text, at: offset } = cursor;
  const word = WORDS.find((each) => text.startsWith(each.text, offset));
  NUMBER.lastIndex = offset;
  const written = word?.text ?? NUMBER.exec(text)?.[0];
  if (written === undefined) throw new Unusual();
  cursor.at = offset + written.length;
  return { type: word?.type ?? 'number', offset, length: written.length, value: word === undefined ? Number(written) : word.value };
}

/** Steps over what stands between two members. Gives whether it was the end. */
function endsAt(cursor: Cursor, end: number): boolean {
  const code = next(cursor);
  if (code !== COMMA && code !== end) throw new Unusual();
  cursor.at += 1;
  return code === end;
}

function listAt(cursor: Cursor): JsonNode {
  const offset = cursor.at;
  const children: JsonNode[] = [];
  cursor.at += 1;
  if (next(cursor) === CLOSE_LIST) cursor.at += 1;
  else do children.push(valueAt(cursor)); while (!endsAt(cursor, CLOSE_LIST));
  return { type: 'array', offset, length: cursor.at - offset, children };
}

function memberAt(cursor: Cursor): JsonNode {
  if (next(cursor) !== QUOTE) throw new Unusual();
  const key = stringAt(cursor);
  if (next(cursor) !== COLON) throw new Unusual();
  cursor.at += 1;
  const value = valueAt(cursor);
  return { type: 'property', offset: key.offset, length: cursor.at - key.offset, children: [key, value] };
}

/** Where there are more members than this, they are not compared one by one. */
const FEW = 8;

const keyOf = (member: JsonNode): unknown => member.children?.[0]?.value;

function hasRepeated(members: readonly JsonNode[]): boolean {
  if (members.length > FEW) return new Set(members.map(keyOf)).size < members.length;
  for (let at = 1; at < members.length; at += 1)
    for (let before = 0; before < at; before += 1) if (keyOf(members[at] as JsonNode) === keyOf(members[before] as JsonNode)) return true;
  return false;
}

function objectAt(cursor: Cursor): JsonNode {
  const offset = cursor.at;
  const children: JsonNode[] = [];
  cursor.at += 1;
  if (next(cursor) === CLOSE_OBJECT) cursor.at += 1;
  else do children.push(memberAt(cursor)); while (!endsAt(cursor, CLOSE_OBJECT));
  if (hasRepeated(children)) throw new Unusual();
  return { type: 'object', offset, length: cursor.at - offset, children };
}

function valueAt(cursor: Cursor): JsonNode {
  const code = next(cursor);
  if (code === QUOTE) return stringAt(cursor);
  if (code !== OPEN_OBJECT && code !== OPEN_LIST) return scalarAt(cursor);
  if ((cursor.left -= 1) < 0) throw new Unusual();
  const node = code === OPEN_OBJECT ? objectAt(cursor) : listAt(cursor);
  cursor.left += 1;
  return node;
}

/**
 * Parses a text of JSON, as nearly all are, in one go; the nodes have no `parent`. `undefined` where anything is unusual: no JSON,
 * deeper than `depth`, or a key that an object holds twice. Who is to say what it is reads it again.
 */
export function parsePlain(text: string, depth: number): JsonNode | undefined {
  const cursor: Cursor = { text, at: 0, left: depth };
  try {
    const root = valueAt(cursor);
    return Number.isNaN(next(cursor)) ? root : undefined;
  } catch (error) {
    if (error instanceof Unusual || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
