import { blockText, BREAK, flowNode, foldedText, plainValue, quotedText, SPACE, Unfamiliar, type Library } from './block-yaml-values';
import type { JsonNode } from './json-document';

/** Deeper or larger than this, the library says what is wrong. */
const MAXIMUM_DEPTH = 200;
const MAXIMUM_NODES = 1_000_000;

const [HASH, DASH, COLON] = [0x23, 0x2d, 0x3a];

/** What a value or a key cannot begin with where it is plain. */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`\t'].map((each) => each.charCodeAt(0)));

const DOCUMENT_MARK = /^(?:---|\.\.\.)(?=\s|$)/;

/** A place in a text: where the next line that says something begins to say it. */
interface Reading {
  readonly text: string;
  readonly library: Library;
  /** The offset of what comes next, and by how much it is indented; -1 behind the end. */
  at: number;
  indent: number;
  /** Where the last comment ends that was passed on the way there; -1 where there was none. */
  comment: number;
  /** Where the last value ends, with a comment behind it. */
  end: number;
  count: number;
}

function fail(): never {
  throw new Unfamiliar();
}

const isBlank = (code: number): boolean => code === SPACE || code === BREAK || Number.isNaN(code);

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function trimmedEnd(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}

/** Goes on to the next line that says something, from the start of a line. A comment that is indented more belongs to what is before it. */
function advance(reading: Reading, start: number): void {
  const { text } = reading;
  let deepest = -1;
  for (let from = start; ; ) {
    const at = afterSpaces(text, from);
    const code = text.charCodeAt(at);
    if (code === BREAK) {
      from = at + 1;
    } else if (code === HASH) {
      const to = endOfLine(text, at);
      deepest = Math.max(deepest, at - from);
      reading.comment = trimmedEnd(text, at, to);
      from = to + 1;
    } else {
      reading.at = at;
      reading.indent = at >= text.length ? -1 : at - from;
      if (deepest > Math.max(reading.indent, 0)) fail();
      if (reading.indent === 0 && DOCUMENT_MARK.test(text.slice(at, at + 4))) fail();
      return;
    }
  }
}

/** Ends the line behind a value, and goes on. */
function endValue(reading: Reading, end: number): void {
  const { text } = reading;
  const at = afterSpaces(text, end);
  const to = endOfLine(text, at);
  if (at !== to && (text.charCodeAt(at) !== HASH || at === end)) fail();
  reading.comment = -1;
  reading.end = at === to ? end : trimmedEnd(text, at, to);
  advance(reading, to + 1);
}

/** The offset behind the key at a place, where its colon is; -1 where no key is there. */
function endOfKey({ text }: Reading, from: number): number {
  const first = text.charCodeAt(from);
  if (first === 0x22 || first === 0x27) {
    const end = text.indexOf(text.charAt(from), from + 1) + 1;
    if (text.charCodeAt(end) === COLON && isBlank(text.charCodeAt(end + 1))) return end;
    return -1;
  }
  if (INDICATORS.has(first) && (first !== DASH || isBlank(text.charCodeAt(from + 1)))) return -1;
  const to = endOfLine(text, from);
  for (let at = text.indexOf(':', from); at !== -1 && at < to; at = text.indexOf(':', at + 1)) {
    if (isBlank(text.charCodeAt(at + 1))) return at;
  }
  return -1;
}

function keyNode({ text }: Reading, from: number, end: number): JsonNode {
  const written = text.slice(from, end);
  const isQuoted = /^["']/.test(written);
  if (written.length > 500 || written === '<<' || (isQuoted ? /[\\\n]/.test(written) : /\s#|\s$|[^\S ]/.test(written))) fail();
  return { type: 'string', value: isQuoted ? written.slice(1, -1) : written, offset: from, length: end - from };
}

const startsItem = ({ text, at }: Reading): boolean => text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));

function counted(reading: Reading, node: JsonNode): JsonNode {
  reading.count += 1;
  if (reading.count > MAXIMUM_NODES) fail();
  return node;
}

function mapping(reading: Reading, depth: number): JsonNode {
  const { at: offset, indent } = reading;
  const children: JsonNode[] = [];
  do {
    const end = endOfKey(reading, reading.at);
    if (end === -1) fail();
    const key = keyNode(reading, reading.at, end);
    const value = valueBehind(reading, end + 1, indent, depth);
    const to = Math.max(value.offset + value.length, end);
    children.push({ type: 'property', offset: key.offset, length: to - key.offset, children: [key, value] });
  } while (reading.indent === indent);
  if (reading.indent > indent) fail();
  return counted(reading, { type: 'object', offset, length: reading.end - offset, children });
}

function sequence(reading: Reading, depth: number): JsonNode {
  const { at: offset, indent } = reading;
  const children: JsonNode[] = [];
  while (reading.indent === indent && startsItem(reading)) {
    const at = afterSpaces(reading.text, reading.at + 1);
    if (isBlank(reading.text.charCodeAt(at)) || reading.text.charCodeAt(at) === HASH) {
      advance(reading, endOfLine(reading.text, at) + 1);
      if (reading.indent <= indent) fail();
      children.push(lineOf(reading, indent, depth));
    } else if (endOfKey(reading, at) === -1) {
      children.push(scalar(reading, at, indent));
    } else {
      reading.indent += at - reading.at;
      reading.at = at;
      children.push(mapping(reading, depth + 1));
    }
  }
  if (reading.indent > indent) fail();
  return counted(reading, { type: 'array', offset, length: reading.end - offset, children });
}

/** What a line begins that is indented below another. */
function lineOf(reading: Reading, parent: number, depth: number): JsonNode {
  if (depth > MAXIMUM_DEPTH) fail();
  if (startsItem(reading)) return sequence(reading, depth + 1);
  return endOfKey(reading, reading.at) === -1 ? scalar(reading, reading.at, parent) : mapping(reading, depth + 1);
}

/** The value behind the colon of a key: on the same line, or below it. */
function valueBehind(reading: Reading, from: number, indent: number, depth: number): JsonNode {
  const { text } = reading;
  const at = afterSpaces(text, from);
  const code = text.charCodeAt(at);
  if (!isBlank(code) && code !== HASH) return scalar(reading, at, indent);
  reading.comment = -1;
  const to = endOfLine(text, at);
  if (code === HASH) reading.comment = trimmedEnd(text, at, to);
  advance(reading, to + 1);
  if (reading.indent > indent) return lineOf(reading, indent, depth);
  if (reading.indent === indent && startsItem(reading)) return sequence(reading, depth + 1);
  reading.end = Math.max(from, reading.comment);
  return counted(reading, { type: 'null', value: null, offset: at, length: 0 });
}

/** A value that is neither a mapping nor a sequence in block style. */
function scalar(reading: Reading, from: number, parent: number): JsonNode {
  const { text, library } = reading;
  const first = text.charAt(from);
  if (first === '|' || first === '>') {
    const { value, end, next } = blockText(text, from, parent, library);
    reading.comment = -1;
    reading.end = end;
    advance(reading, next);
    return counted(reading, { type: 'string', value, offset: from, length: end - from });
  }
  if (first === '[' || first === '{') {
    const node = flowNode(text, from, library);
    reading.count += node.length;
    endValue(reading, from + node.length);
    return counted(reading, node);
  }
  if (first === '"' || first === "'") {
    const { value, end } = quotedText(text, from, parent, library);
    endValue(reading, end);
    return counted(reading, { type: 'string', value, offset: from, length: end - from });
  }
  if (INDICATORS.has(text.charCodeAt(from)) && (first !== '-' || isBlank(text.charCodeAt(from + 1)))) fail();
  const { value: written, end, isFolded } = foldedText(text, from, parent);
  endValue(reading, end);
  const value = isFolded ? written : plainValue(written, library);
  const type = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
  return counted(reading, { type, value, offset: from, length: end - from });
}

/**
 * Reads YAML as most people write it, mappings and sequences in block style, into the nodes that the library would give, many
 * times faster. `undefined` where anything else stands in it, be it right or wrong: then the library is to be asked.
 */
export function readBlockYaml(text: string, library: Library): JsonNode | undefined {
  if (text.includes('\r') || text.charCodeAt(0) === 0xfeff) return undefined;
  const reading: Reading = { text, library, at: 0, indent: 0, comment: -1, end: 0, count: 0 };
  try {
    advance(reading, text.startsWith('---\n') ? 4 : 0);
    if (reading.indent !== 0 || endOfKey(reading, reading.at) === -1) return undefined;
    const root = mapping(reading, 0);
    return reading.at >= text.length ? root : undefined;
  } catch (error) {
    if (error instanceof Unfamiliar) return undefined;
    throw error;
  }
}
