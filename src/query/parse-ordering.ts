import { readPath } from './parse-path';
import type { Ordering, SortPath } from './syntax-tree';
import type { TokenReader } from './token-reader';

function readAll<T>(reader: TokenReader, read: () => T): T[] {
  const all = [read()];
  while (reader.take(',')) all.push(read());
  return all;
}

function readSortPath(reader: TokenReader): SortPath {
  const path = readPath(reader);
  return { path, ascending: reader.expect('direction', 'ascending', 'descending').kind === 'ascending' };
}

/** What stands after the conditions: `SORT(name ASC)`, `DISTINCT(name)`, `LIMIT(1)`, in any order. */
export function readOrdering(reader: TokenReader): Ordering[] {
  const all: Ordering[] = [];
  for (;;) {
    const start = reader.take('sort', 'distinct', 'limit');
    if (start === undefined) return all;
    reader.expect('(');
    const what = readWhat(reader, start.kind);
    reader.expect(')');
    all.push({ ...what, ...reader.spanFrom(start) });
  }
}

type Unplaced<T> = T extends unknown ? Omit<T, 'offset' | 'length'> : never;

function readWhat(reader: TokenReader, kind: string): Unplaced<Ordering> {
  switch (kind) {
    case 'sort': return { kind, by: readAll(reader, () => readSortPath(reader)) };
    case 'distinct': return { kind, by: readAll(reader, () => readPath(reader)) };
    default: return { kind: 'limit', count: reader.expect('count', 'natural').text };
  }
}
