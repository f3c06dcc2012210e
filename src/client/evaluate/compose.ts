import type { ts } from 'ts-morph';
import { literal, unknown, type ArrayValue, type Entry, type Literal, type ObjectValue, type Unknown, type Value } from './value';

/** What is made of other values. Something that doubles in each of forty lines would fill the memory; no list or name is as long as this. */
const MAX_LENGTH = 100_000;

const grown = (node: ts.Node, what: string): Unknown => unknown(node, `${what} grows beyond ${MAX_LENGTH.toLocaleString('en')}, further than it is followed`);

/** An object made of keys and of other objects: later keys win, and what is not known leaves a gap. */
export function objectOf(parts: readonly (Entry | Value)[], node: ts.Node): ObjectValue {
  const entries = new Map<string, Entry>();
  const gaps = new Set<Unknown>();
  const put = (entry: Entry): void => {
    entries.delete(entry.key);
    entries.set(entry.key, entry);
  };
  for (const part of parts) {
    if ('key' in part) put(part);
    else if (part.kind === 'unknown') gaps.add(part);
    else if (part.kind === 'object') {
      part.entries.forEach(put);
      part.gaps.forEach((gap) => gaps.add(gap));
    }
  }
  return { kind: 'object', entries, gaps: [...gaps], node };
}

/** A list made of the items of others; what is not known stands in it once. */
export function listOf(parts: Iterable<readonly Value[]>, node: ts.Node): ArrayValue | Unknown {
  const items: Value[] = [];
  const unknowns = new Set<Value>();
  for (const part of parts) {
    if (items.length + part.length > MAX_LENGTH) return grown(node, 'the number of items of this list');
    for (const item of part) {
      if (unknowns.has(item)) continue;
      if (item.kind === 'unknown') unknowns.add(item);
      items.push(item);
    }
  }
  return { kind: 'array', items, node };
}

export function textOf(text: string, node: ts.Node): Literal | Unknown {
  return text.length > MAX_LENGTH ? grown(node, 'the number of characters of this text') : literal(node, text);
}
