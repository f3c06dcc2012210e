import type { SyntaxFault } from './syntax-fault';

/** A word or symbol of a query. The kinds of words that are spelt in several ways have the name of one. */
export interface Token {
  readonly kind: string;
  readonly text: string;
  readonly offset: number;
}

export interface Scanned {
  /** Up to the end of the text, or to what is no word of the language: the last one is `end` or `invalid`. */
  readonly tokens: readonly Token[];
  readonly fault?: SyntaxFault;
}

/** Words that are reserved in exactly these spellings; `In` and `True` are names of properties (realm-core.md 9.1). */
const EXACT: ReadonlyMap<string, string> = new Map([
  ['in', 'in'], ['IN', 'in'], ['not', 'not'], ['NOT', 'not'], ['any', 'any'], ['ANY', 'any'], ['some', 'any'], ['SOME', 'any'],
  ['all', 'all'], ['ALL', 'all'], ['none', 'none'], ['NONE', 'none'], ['first', 'first'], ['FIRST', 'first'], ['last', 'last'],
  ['LAST', 'last'], ['size', 'size'], ['SIZE', 'size'], ['true', 'true'], ['TRUE', 'true'], ['false', 'false'], ['FALSE', 'false'],
]);

/** Words that are reserved however their letters are cased. */
const ANY_CASE: ReadonlyMap<string, string> = new Map([
  ...[
    'and', 'or', 'beginswith', 'endswith', 'contains', 'text', 'like', 'between', 'geowithin', 'truepredicate', 'falsepredicate', 'sort',
    'distinct', 'limit', 'binary', 'obj', 'ascending', 'descending', 'subquery', 'geobox', 'geopolygon', 'geocircle', 'infinity', 'nan',
    'null',
  ].map((word) => [word, word] as const),
  ['bin', 'binary'], ['asc', 'ascending'], ['desc', 'descending'], ['inf', 'infinity'], ['nil', 'null'],
]);

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['=', '=='], ['<>', '!='], ['=<', '<='], ['=>', '>='], ['&&', 'and'], ['||', 'or'], ['!', 'not'],
  ['@count', '@size'], ['@keys', '@key'], ['@values', '@key'],
]);

const SPACE = /[ \t\r\n]*/y;
const SYMBOL = /==|=>|=<|=|!=|!|<>|<=|<|>=|>|&&|\|\||\[c\]|@(?:size|count|max|min|sum|avg|links|type|keys|values)|[-+*/[\],(){}.]/y;
const WORD = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff-]*(?:\\[ nrt][\w$\u0080-\uffff-]*)*/y;

/** Forms that are longer than the name or symbol that they begin with, by kind. */
const LITERALS: readonly (readonly [string, RegExp])[] = [
  ['date', /T[+-]?\d+:[+-]?\d+|\d+-\d+-\d+[@T]\d+:\d+:\d+(?::\d+)?/y],
  ['uuid', /uuid\([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\)/y],
  ['objectId', /oid\([0-9a-fA-F]{24}\)/y],
  ['objectLink', /L\d+:\d+/y],
  ['base64', /B64"[a-zA-Z0-9/+=]*"/y],
  ['number', /0[xX][0-9a-fA-F]+/y],
  ['float', /[+-]?(?:(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?f?|\d+(?:[eE][+-]?\d+f?|f))/y],
  ['natural', /\d+/y],
  ['number', /[+-]\d+/y],
  ['infinity', /[+-](?:infinity|inf)/iy],
  ['nan', /[+-]nan/iy],
];

function match(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

function literalAt(text: string, offset: number): Token | undefined {
  for (const [kind, expression] of LITERALS) {
    const found = match(expression, text, offset);
    if (found !== undefined) return { kind, text: found, offset };
  }
  return undefined;
}

function kindOfWord(word: string): string {
  if (/^\$\d+$/.test(word)) return 'argument';
  if (/^\$K\d+$/.test(word)) return 'keyPathArgument';
  if (/^O\d+$/.test(word)) return 'objectKey';
  return EXACT.get(word) ?? (word.length <= 'falsepredicate'.length ? ANY_CASE.get(word.toLowerCase()) : undefined) ?? 'identifier';
}

/** A text between quotes. Its escapes are checked; Realm Core does not replace them. */
function textAt(query: string, offset: number): Token | SyntaxFault {
  const quote = query.charAt(offset);
  const escape = /\\(?:["'/bfnrt0\\]|u[0-9a-fA-F]{4})/y;
  for (let at = offset + 1; at < query.length; at++) {
    const next = query.charAt(at);
    if (next === quote) return { kind: 'string', text: query.slice(offset, at + 1), offset };
    if (next !== '\\') continue;
    const found = match(escape, query, at);
    if (found === undefined) return { kind: 'invalidEscape', offset: at, length: Math.min(2, query.length - at) };
    at += found.length - 1;
  }
  return { kind: 'unfinishedText', offset, length: query.length - offset };
}

function tokenAt(query: string, offset: number): Token | SyntaxFault {
  const next = query.charAt(offset);
  if (next === '"' || next === "'") return textAt(query, offset);
  const literal = /[\d+.TuoLB-]/.test(next) ? literalAt(query, offset) : undefined;
  if (literal !== undefined) return literal;
  const word = match(WORD, query, offset);
  if (word !== undefined) return { kind: kindOfWord(word), text: word, offset };
  const symbol = match(SYMBOL, query, offset);
  if (symbol !== undefined) return { kind: SYMBOLS.get(symbol) ?? symbol, text: symbol, offset };
  return { kind: 'invalidCharacter', found: next, offset, length: 1 };
}

/** The words of a query. Where two readings are possible the longer one holds, as for Realm Core. */
export function scan(query: string): Scanned {
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    at += match(SPACE, query, at)?.length ?? 0;
    if (at >= query.length) return { tokens: [...tokens, { kind: 'end', text: '', offset: query.length }] };
    const token = tokenAt(query, at);
    if (!('text' in token)) return { tokens: [...tokens, { kind: 'invalid', text: '', offset: at }], fault: token };
    tokens.push(token);
    at += token.text.length;
  }
}
