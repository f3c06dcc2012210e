import { readPath, quotedName, nameOf, NAMES } from './parse-path';
import { Refused } from './syntax-fault';
import type {
  Aggregate, Argument, Constant, List, Literal, LiteralType, Path, PathValue, Predicate, Quantifier, Subquery, Value,
} from './syntax-tree';
import { spanOf, type TokenReader } from './token-reader';
import type { Token } from './tokens';

const LITERALS: Readonly<Record<string, LiteralType>> = {
  natural: 'int', number: 'int', string: 'string', uuid: 'uuid', objectId: 'objectId', infinity: 'infinity', nan: 'nan', base64: 'string',
  float: 'double', date: 'date', objectKey: 'objectKey', objectLink: 'objectLink', true: 'bool', false: 'bool', null: 'null',
};
const PRIMARY_KEYS = ['natural', 'number', 'string', 'uuid', 'objectId'];
const QUANTIFIERS: Readonly<Record<string, Quantifier>> = { any: 'any', all: 'all', none: 'none' };
const AGGREGATES = { '@min': 'min', '@max': 'max', '@sum': 'sum', '@avg': 'avg' } as const;

/** Where seconds and nanoseconds of `T-1:1` point in two directions, it is no time. */
function isDate(text: string): boolean {
  const [seconds = 0, nanoseconds = 0] = text.startsWith('T') ? text.slice(1).split(':').map(Number) : [];
  return (seconds >= 0 && nanoseconds >= 0) || (seconds <= 0 && nanoseconds <= 0);
}

/** Groups of four letters, the last one padded; Realm Core takes texts without their padding too. */
function isBase64(text: string): boolean {
  const [, letters = '', padding = ''] = /^B64"([^=]*)(=*)"$/.exec(text) ?? [undefined, undefined, '==='];
  return padding.length <= 2 && letters.length % 4 !== 1;
}

function literalOf(token: Token): Literal {
  const span = spanOf(token);
  if (token.kind === 'date' && !isDate(token.text)) throw new Refused({ kind: 'invalidDate', ...span });
  if (token.kind === 'base64' && !isBase64(token.text)) throw new Refused({ kind: 'invalidBase64', ...span });
  const isFloat = token.kind === 'float' && token.text.endsWith('f');
  return { kind: 'literal', type: isFloat ? 'float' : (LITERALS[token.kind] ?? 'null'), text: token.text, ...span };
}

/** A value of these kinds, or one that is handed in. */
export function readPlain(reader: TokenReader, expected: 'primary key' | 'coordinate', kinds: readonly string[]): Literal | Argument {
  const token = reader.expect(expected, ...kinds, 'argument');
  return token.kind === 'argument' ? { kind: 'argument', ...reader.argument(token) } : literalOf(token);
}

function readObject(reader: TokenReader, start: Token): Constant {
  reader.expect('(');
  const name = quotedName(reader.expect('text', 'string'));
  reader.expect(',');
  const key = readPlain(reader, 'primary key', PRIMARY_KEYS);
  reader.expect(')');
  return { kind: 'object', class: name, key, ...reader.spanFrom(start) };
}

function readBinary(reader: TokenReader, start: Token): Constant {
  reader.expect('(');
  const { text } = literalOf(reader.expect('text', 'string', 'base64'));
  reader.expect(')');
  return { kind: 'literal', type: 'data', text, ...reader.spanFrom(start) };
}

/** A constant, or undefined where something else stands. */
function constantAt(reader: TokenReader): Constant | undefined {
  const start = reader.next;
  const quantifier = QUANTIFIERS[start.kind];
  if (quantifier !== undefined && reader.after.kind === 'argument') {
    reader.take(start.kind);
    return { kind: 'argument', quantifier, index: reader.argument(reader.expect('constant', 'argument')).index, ...reader.spanFrom(start) };
  }
  if (reader.take('argument')) return { kind: 'argument', ...reader.argument(start) };
  if (reader.take('obj')) return readObject(reader, start);
  if (reader.is('binary') && reader.after.kind === '(') return readBinary(reader, reader.expect('constant', 'binary'));
  if (!(start.kind in LITERALS)) return undefined;
  return literalOf(reader.expect('constant', start.kind));
}

function readList(reader: TokenReader, start: Token, quantifier: Quantifier | undefined): List {
  reader.expect('list', '{');
  const items: Constant[] = [];
  // As Realm Core has it, the first constant may be missing: `{, 1}` is `{1}`.
  const first = constantAt(reader);
  if (first !== undefined) items.push(first);
  while (reader.take(',')) items.push(constantAt(reader) ?? reader.refuse('constant'));
  if (!reader.take('}')) reader.refuse(items.length === 0 ? 'constant' : '}');
  return { kind: 'list', items, ...(quantifier === undefined ? {} : { quantifier }), ...reader.spanFrom(start) };
}

/** What `BETWEEN` compares with. */
export function readPlainList(reader: TokenReader): List {
  const start = reader.next;
  const quantifier = QUANTIFIERS[start.kind];
  if (quantifier !== undefined) reader.take(start.kind);
  return readList(reader, start, quantifier);
}

function readSubquery(reader: TokenReader, start: Token, readPredicate: () => Predicate): Subquery {
  reader.expect('(');
  const path = readPath(reader);
  reader.expect(',');
  const variable = nameOf(reader.expect('variable', ...NAMES));
  reader.expect(',');
  const filter = reader.deeper(readPredicate);
  reader.expect(')');
  reader.expect('@count', '.');
  reader.expect('@count', '@size');
  if (!/^\$./.test(variable.name)) throw new Refused({ kind: 'subqueryVariable', offset: variable.offset, length: variable.length });
  return { kind: 'subquery', path, variable, filter, ...reader.spanFrom(start) };
}

function aggregateOf(reader: TokenReader, start: Token, path: Path): Aggregate {
  const operator = reader.expect('property', ...Object.keys(AGGREGATES));
  const operation = { name: AGGREGATES[operator.kind as keyof typeof AGGREGATES], ...spanOf(operator) };
  const property = reader.take('.') ? nameOf(reader.expect('property', ...NAMES)) : undefined;
  return { kind: 'aggregate', path, operation, ...(property === undefined ? {} : { property }), ...reader.spanFrom(start) };
}

function readPathValue(reader: TokenReader, start: Token, quantifier: Quantifier | undefined): PathValue | Aggregate {
  const path = readPath(reader);
  const quantified = quantifier === undefined ? {} : { quantifier };
  const separator = reader.take('.', '[');
  if (separator === undefined) return { kind: 'path', path, ...quantified, ...reader.spanFrom(start) };
  const at = reader.next;
  if (at.kind in AGGREGATES && quantifier === undefined) return aggregateOf(reader, start, path);
  const { kind } = reader.expect('property', '@size', '@type', 'size');
  const operation = { name: kind === '@type' ? 'type' : 'size', ...spanOf(at) } as const;
  if (separator.kind === '[') reader.expect(']');
  return { kind: 'path', path, operation, ...quantified, ...reader.spanFrom(start) };
}

/** A value; `readPredicate` reads what stands within a subquery. */
export function readValue(reader: TokenReader, readPredicate: () => Predicate): Value {
  const start = reader.next;
  const constant = constantAt(reader);
  if (constant !== undefined) return constant;
  if (reader.take('subquery')) return readSubquery(reader, start, readPredicate);
  const quantifier = QUANTIFIERS[start.kind];
  if (quantifier !== undefined) reader.take(start.kind);
  if (reader.is('{')) return readList(reader, start, quantifier);
  if (!reader.is(...NAMES, 'keyPathArgument')) reader.refuse(quantifier === undefined ? 'value' : 'property');
  return readPathValue(reader, start, quantifier);
}
