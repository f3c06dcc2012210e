import type { JsonNode } from './json-document';

/** What is left to the library: values that are seldom, by their text alone. `undefined` where it finds a fault. */
export interface Library {
  /** The value of a scalar that stands by itself. */
  scalar(text: string): string | number | boolean | null | undefined;
  /** The nodes of a collection that stands by itself. */
  collection(text: string): JsonNode | undefined;
}

/** Something else than what is read here. */
export class Unfamiliar extends Error {}

export const SPACE = 0x20;
export const BREAK = 0x0a;

/** A text, and the offset behind it. */
interface Read {
  readonly value: string;
  readonly end: number;
}

function unfamiliar(): never {
  throw new Unfamiliar();
}

const textFrom = (library: Library, written: string): string => {
  const value = library.scalar(written);
  return typeof value === 'string' ? value : unfamiliar();
};

/** Lines that would be something else than a part of a plain text, or in which there is more white space than spaces. */
const NOT_PLAIN = /:(?=\s|$)|[^\S ]/;

const STRANGE_START = /^ *[^\S ]/;

function lineAt(text: string, from: number): { readonly line: string; readonly next: number } {
  const end = text.indexOf('\n', from);
  return end === -1 ? { line: text.slice(from), next: text.length } : { line: text.slice(from, end), next: end + 1 };
}

/** A plain text, which goes on in the lines below that are indented more than what it belongs to. */
export function foldedText(text: string, from: number, parent: number): Read & { readonly isFolded: boolean } {
  const first = lineAt(text, from);
  const comment = first.line.indexOf(' #');
  const start = (comment === -1 ? first.line : first.line.slice(0, comment)).trimEnd();
  if (NOT_PLAIN.test(start)) unfamiliar();
  if (comment !== -1) return { value: start, end: from + start.length, isFolded: false };
  let [value, end, breaks] = [start, from + start.length, 0];
  for (let at = first.next; at < text.length; ) {
    const { line, next } = lineAt(text, at);
    const written = line.trimStart();
    const indent = line.length - written.length;
    if (written !== '' && (indent <= parent || written.startsWith('#'))) break;
    if (written === '') {
      if (STRANGE_START.test(line)) unfamiliar();
      breaks += 1;
    } else {
      const part = written.trimEnd();
      if (NOT_PLAIN.test(line) || part.includes(' #') || /^[-?:](?: |$)/.test(part)) unfamiliar();
      value += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + part;
      end = at + indent + part.length;
      breaks = 0;
    }
    at = next;
  }
  return { value, end, isFolded: end > from + start.length };
}

const NUMBER = /^[-+]?(?:\d+|0x[\da-fA-F]+|0o[0-7]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF|nan|NaN|NAN))$/;

const WORD = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;

/** What a plain text on one line stands for. */
export function plainValue(written: string, library: Library): string | number | boolean | null {
  if (written === 'true') return true;
  if (written === 'false') return false;
  if (/^(?:0|[1-9]\d{0,14})$/.test(written)) return Number(written);
  if (!NUMBER.test(written) && !WORD.test(written)) return written;
  const value = library.scalar(written);
  return value === undefined ? unfamiliar() : value;
}

/** A quoted text. */
export function quotedText(text: string, from: number, parent: number, library: Library): Read {
  const quote = text.charAt(from);
  let at = from + 1;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at += 1;
    else if (character === quote && quote === "'" && text.charAt(at + 1) === quote) at += 1;
    else if (character === quote) break;
  }
  if (at >= text.length) unfamiliar();
  const inner = text.slice(from + 1, at);
  const end = at + 1;
  if (inner.includes('\n')) {
    const lines = inner.split('\n').slice(1, -1).filter((line) => !/^ *$/.test(line));
    const last = inner.slice(inner.lastIndexOf('\n') + 1);
    if ([...lines, `${last}"`].some((line) => line.length - line.trimStart().length <= parent || STRANGE_START.test(line))) unfamiliar();
    return { value: textFrom(library, text.slice(from, end)), end };
  }
  const isPlain = !inner.includes('\t') && !(quote === '"' ? inner.includes('\\') : inner.includes("'"));
  return { value: isPlain ? inner : textFrom(library, text.slice(from, end)), end };
}

const ITEM = String.raw`[\w$][^\s,:#&*!|>'"%@\[\]{}]*|"[^"\\]*"|'[^']*'`;

const NAMES = new RegExp(String.raw`^\[ *(?:${ITEM})(?: *, *(?:${ITEM}))* *\](?= *$| +#)`);

/** A list of plain values in brackets, as `required` has it. */
function listNode(written: string, from: number, library: Library): JsonNode {
  const children = [...written.slice(1, -1).matchAll(new RegExp(ITEM, 'g'))].map(({ 0: item, index }): JsonNode => {
    const value = /^["']/.test(item) ? item.slice(1, -1) : plainValue(item, library);
    return { type: value === null ? 'null' : (typeof value as 'string'), value, offset: from + 1 + index, length: item.length };
  });
  return { type: 'array', offset: from, length: written.length, children };
}

/** Brackets and braces on one line, with what they hold. */
export function flowNode(text: string, from: number, library: Library): JsonNode {
  const { line } = lineAt(text, from);
  const empty = /^(?:\[\]|\{\})(?=\s|$)/.test(line);
  if (empty) return { type: line.startsWith('[') ? 'array' : 'object', offset: from, length: 2, children: [] };
  const names = NAMES.exec(line)?.[0];
  if (names !== undefined) return listNode(names, from, library);
  const written = /^(?:[^"'#&*!]|"[^"\\]*"|'[^']*')*[\]}](?= *$| +#)/.exec(line)?.[0];
  const node = written === undefined ? undefined : library.collection(written);
  return node === undefined ? unfamiliar() : moved(node, from);
}

function moved(node: JsonNode, by: number): JsonNode {
  const { children, ...rest } = node;
  return { ...rest, offset: node.offset + by, ...(children === undefined ? {} : { children: children.map((each) => moved(each, by)) }) };
}

/** A text in block style, and where the line behind it starts. */
export function blockText(text: string, from: number, parent: number, library: Library): Read & { readonly next: number } {
  const header = lineAt(text, from);
  if (!/^[|>](?:[-+]?[1-9]?|[1-9][-+])$/.test(header.line)) unfamiliar();
  const lines: string[] = [];
  let [indent, end, at] = [-1, from + header.line.length, header.next];
  for (; at < text.length; ) {
    const { line, next } = lineAt(text, at);
    const written = line.trimStart();
    const own = line.length - written.length;
    if (STRANGE_START.test(line)) unfamiliar();
    if (written !== '') {
      if (own <= parent) break;
      if (indent === -1) indent = own;
      if (own < indent) unfamiliar();
      end = at + line.trimEnd().length;
    }
    lines.push(line);
    at = next;
  }
  const simple = indent === -1 || /\d/.test(header.line) ? undefined : valueOf(header.line, lines.map((line) => line.slice(indent)));
  return { value: simple ?? valueUnder(library, parent, text.slice(from, at)), end, next: at };
}

/** What a text in block style stands for by the library, where it belongs to what is indented so. */
function valueUnder(library: Library, parent: number, written: string): string {
  const value: unknown = library.collection(`${' '.repeat(parent)}key: ${written}`)?.children?.[0]?.children?.[1]?.value;
  return typeof value === 'string' ? value : unfamiliar();
}

/** What the lines of a text in block style stand for, where that is simple. */
function valueOf(header: string, lines: readonly string[]): string | undefined {
  if (header.endsWith('+') || lines[0] === '' || lines.some((line) => line !== '' && line.trim() === '')) return undefined;
  let count = lines.length;
  while (count > 0 && lines[count - 1] === '') count -= 1;
  const written = lines.slice(0, count);
  const last = header.endsWith('-') ? '' : '\n';
  if (header.startsWith('|')) return written.join('\n') + last;
  if (written.some((line) => line.startsWith(' ') || line.startsWith('\t'))) return undefined;
  let [value, breaks] = [written[0] ?? '', 0];
  for (const line of written.slice(1)) {
    if (line === '') breaks += 1;
    else {
      value += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
      breaks = 0;
    }
  }
  return value + last;
}
