import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { additionsTo, type Addition } from './additions';
import { additionsWithin } from './additions-within';
import { joinedAdditions } from './joined-additions';
import type { JsonFile } from './json-file';

/** How the text is laid out, so that what is added looks like the rest. */
interface Layout {
  readonly indent: string;
  readonly end: string;
}

/** A text that is put in at an offset. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

function layoutOf(text: string): Layout {
  const [, indent = '  '] = /^\uFEFF?\s*[{[]\r?\n([ \t]+)/.exec(text) ?? [];
  return { indent, end: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** What stands before an offset in its line, where that is nothing but blanks. */
function marginBefore(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.trim() === '' ? line : undefined;
}

/** The indentation of the line that an offset is in. */
const marginOf = (text: string, offset: number): string => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';

/** An entry over several lines, below a margin. */
function onLines({ path, value, isItem }: Addition, margin: string, { indent, end }: Layout): string {
  const text = JSON.stringify(value, null, indent).replaceAll('\n', `${end}${margin}`);
  return isItem === true ? text : `${JSON.stringify(path.at(-1))}: ${text}`;
}

/** An entry on one line; no string of JSON has a line end within. */
function onOneLine({ path, value, isItem }: Addition, space: string): string {
  const text = space === '' ? JSON.stringify(value) : JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  return isItem === true ? text : `${JSON.stringify(path.at(-1))}:${space}${text}`;
}

/** What is put behind the last entry of an object or a list, which is on lines of its own or not. */
function behindLast(text: string, last: Node, additions: readonly Addition[], layout: Layout): Insertion {
  const margin = marginBefore(text, last.offset);
  const space = /\s/.test(text) ? ' ' : '';
  const entries = additions.map((each) => (
    margin === undefined ? `,${space}${onOneLine(each, space)}` : `,${layout.end}${margin}${onLines(each, margin, layout)}`
  ));
  return { at: last.offset + last.length, text: entries.join('') };
}

/** What is put into an object or a list that is empty. */
function intoEmpty(text: string, { offset, length }: Node, additions: readonly Addition[], layout: Layout): Insertion {
  if (!/\s/.test(text)) return { at: offset + 1, text: additions.map((each) => onOneLine(each, '')).join(',') };
  const outer = marginOf(text, offset);
  const margin = `${outer}${layout.indent}`;
  const lines = additions.map((each) => `${layout.end}${margin}${onLines(each, margin, layout)}`).join(',');
  return { at: offset + 1, text: text.slice(offset, offset + length).includes('\n') ? lines : `${lines}${layout.end}${outer}` };
}

/** The additions by the object or the list that they go to; `undefined` where one goes to something else. */
function byParent(root: Node, additions: readonly Addition[]): ReadonlyMap<Node, readonly Addition[]> | undefined {
  const all = new Map<Node, Addition[]>();
  for (const addition of additions) {
    const parent = addition.path.length === 1 ? root : findNodeAtLocation(root, addition.path.slice(0, -1));
    if (parent?.type !== 'object' && parent?.type !== 'array') return undefined;
    const known = all.get(parent);
    if (known === undefined) all.set(parent, [addition]);
    else known.push(addition);
  }
  return all;
}

/** A text with others put in: each part of it is copied once, however many there are. */
function withInsertions(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((one, other) => one.at - other.at);
  return [
    ...sorted.map((each, index) => `${text.slice(index === 0 ? 0 : sorted[index - 1]?.at, each.at)}${each.text}`),
    text.slice(sorted.at(-1)?.at ?? 0),
  ].join('');
}

/**
 * The text of a file that is there, with what it lacks; nothing that stands in it is changed. `undefined` where it is not a file
 * of this kind. It is parsed once: `modify` of the library would parse and lay out the whole text for each addition.
 */
export function addToJson(text: string, file: JsonFile): string | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) return undefined;
  const additions = file.within === undefined ? additionsTo(root, file) : additionsWithin(root, text, file.within);
  const parents = additions && byParent(root, joinedAdditions(root, additions));
  if (parents === undefined) return undefined;
  const layout = layoutOf(text);
  return withInsertions(text, [...parents].map(([node, entries]) => {
    const last = node.children?.at(-1);
    return last === undefined ? intoEmpty(text, node, entries, layout) : behindLast(text, last, entries, layout);
  }));
}
