import { Refused } from './syntax-fault';
import type { Name, Path, PathElement } from './syntax-tree';
import { spanOf, type TokenReader } from './token-reader';
import type { Token } from './tokens';

/** Words that Realm Core also takes for the name of a property. `@links` and the like are steps of a path. */
export const NAMES = [
  'identifier', '@links', 'beginswith', 'endswith', 'contains', 'like', 'between', '@key', 'sort', 'distinct', 'limit', 'ascending',
  'descending', 'in', 'text', 'binary', 'first', 'last', 'size',
] as const;

const ESCAPED: Readonly<Record<string, string>> = { ' ': ' ', n: '\n', r: '\r', t: '\t' };
const OPERATIONS = ['@size', '@type', '@min', '@max', '@sum', '@avg'];

export function nameOf(token: Token): Name {
  return { name: token.text.replace(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? ''), ...spanOf(token) };
}

/** What is between the quotes; an escape in it stays as it is written. */
export function quotedName(token: Token): Name {
  return { name: token.text.slice(1, -1), ...spanOf(token) };
}

/** What stands between brackets; `[SIZE]` is no part of the path and is left for its reader. */
function readIndex(reader: TokenReader): PathElement {
  const token = reader.expect('index', 'natural', 'first', 'last', '*', 'string', 'argument');
  const span = spanOf(token);
  switch (token.kind) {
    case 'string': return { kind: 'key', ...quotedName(token) };
    case 'argument': return { kind: 'argument', ...reader.argument(token) };
    case 'natural': return { kind: 'index', index: Number(token.text), ...span };
    default: return { kind: 'index', index: token.kind === '*' ? 'all' : token.kind === 'first' ? 'first' : 'last', ...span };
  }
}

/** `@links` needs a class and a property after it, or nothing where the links are counted. */
function refuseUnfinishedBacklink(elements: readonly PathElement[]): void {
  let wanted = 0;
  for (const element of elements) {
    if (wanted === 0) wanted = element.kind === 'name' && element.name === '@links' ? 2 : 0;
    else if (element.kind === 'name' || element.kind === 'key') wanted -= 1;
    else throw new Refused({ kind: 'unfinishedBacklink', offset: element.offset, length: element.length });
  }
}

/** A path of names, indices and keys, up to an operation (`.@count`, `[SIZE]`) or to what is no part of it. */
export function readPath(reader: TokenReader): Path {
  const start = reader.next;
  const first = reader.expect('property', ...NAMES, 'keyPathArgument');
  const elements: PathElement[] = [
    first.kind === 'keyPathArgument' ? { kind: 'keyPathArgument', ...reader.argument(first) } : { kind: 'name', ...nameOf(first) },
  ];
  let span = reader.spanFrom(start);
  for (;;) {
    if (reader.is('.') && !OPERATIONS.includes(reader.after.kind)) {
      reader.take('.');
      elements.push({ kind: 'name', ...nameOf(reader.expect('property', ...NAMES)) });
    } else if (reader.is('[') && reader.after.kind !== 'size') {
      reader.take('[');
      elements.push(readIndex(reader));
      reader.expect(']');
    } else {
      refuseUnfinishedBacklink(elements);
      return { elements, ...span };
    }
    span = reader.spanFrom(start);
  }
}
