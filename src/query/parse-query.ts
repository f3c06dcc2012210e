import { readOrdering } from './parse-ordering';
import { readShape } from './parse-shape';
import { readPlainList, readValue } from './parse-value';
import { Refused, type SyntaxFault } from './syntax-fault';
import type { Arithmetic, Expression, Operator, Predicate, Query } from './syntax-tree';
import { spanOf, TokenReader } from './token-reader';
import type { Token } from './tokens';

export type Parsed = { readonly query: Query } | { readonly fault: SyntaxFault };

const OF_EXPRESSIONS = ['==', '!=', 'in', '<', '<=', '>', '>='];
const OF_VALUES = ['beginswith', 'endswith', 'contains', 'like', 'text'];
const WITH_CASE = ['==', '!=', 'in', 'beginswith', 'endswith', 'contains', 'like'];
const PREDICATES: ReadonlySet<string> = new Set(['always', 'never', 'and', 'or', 'not', 'geowithin', 'comparison']);

function isPredicate(node: Predicate | Expression): node is Predicate {
  return PREDICATES.has(node.kind);
}

/**
 * Reads a query as Realm Core 14 does (realm-core.md 9.1), with the place of everything in it.
 * Where Realm Core throws a `SyntaxError` whatever the schema is, the first fault is given instead.
 */
export function parseQuery(text: string): Parsed {
  const reader = new TokenReader(text);
  try {
    const filter = readPredicate(reader);
    const ordering = readOrdering(reader);
    reader.expect('end');
    return { query: { filter, ordering, uses: reader.uses } };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    throw error;
  }
}

function readPredicate(reader: TokenReader): Predicate {
  const read = readEither(reader);
  return isPredicate(read) ? read : reader.refuse('operator');
}

/** A predicate, or, where nothing makes it one, an expression: what a parenthesis holds shows only after it. */
function readEither(reader: TokenReader): Predicate | Expression {
  return readChain(reader, 'or', () => readChain(reader, 'and', () => readUnit(reader)));
}

function readChain(reader: TokenReader, kind: 'and' | 'or', read: () => Predicate | Expression): Predicate | Expression {
  const start = reader.next;
  const first = read();
  if (!isPredicate(first) || !reader.is(kind)) return first;
  const parts = [first];
  while (reader.take(kind)) {
    const part = read();
    parts.push(isPredicate(part) ? part : reader.refuse('operator'));
  }
  return { kind, parts, ...reader.spanFrom(start) };
}

function readUnit(reader: TokenReader): Predicate | Expression {
  const start = reader.next;
  if (reader.take('truepredicate')) return { kind: 'always', ...spanOf(start) };
  if (reader.take('falsepredicate')) return { kind: 'never', ...spanOf(start) };
  if (reader.take('not')) {
    const of = reader.deeper(() => readUnit(reader));
    return { kind: 'not', of: isPredicate(of) ? of : reader.refuse('operator'), ...reader.spanFrom(start) };
  }
  const left = readSum(reader, () => readEither(reader));
  return isPredicate(left) ? left : readComparison(reader, start, left);
}

/** What follows the left side; the side itself where nothing is compared. */
function readComparison(reader: TokenReader, start: Token, left: Expression): Predicate | Expression {
  const isValue = start.kind !== '(' && left.kind !== 'arithmetic';
  const sign = reader.take(...OF_EXPRESSIONS, ...(isValue ? [...OF_VALUES, 'between'] : []));
  if (sign !== undefined) {
    const ignoreCase = WITH_CASE.includes(sign.kind) && reader.take('[c]') !== undefined;
    const right = readRight(reader, sign.kind);
    const operation = { operator: sign.kind as Operator, operatorAt: spanOf(sign), ignoreCase };
    return { kind: 'comparison', ...operation, left, right, ...reader.spanFrom(start) };
  }
  if (!isValue || left.kind !== 'path' || !reader.take('geowithin')) return left;
  const given = reader.take('argument');
  const shape = given === undefined ? readShape(reader) : { kind: 'argument' as const, ...reader.argument(given) };
  return { kind: 'geowithin', property: left, shape, ...reader.spanFrom(start) };
}

function readRight(reader: TokenReader, operator: string): Expression {
  if (operator === 'between') return readPlainList(reader);
  return OF_EXPRESSIONS.includes(operator) ? readExpression(reader) : readValue(reader, () => readPredicate(reader));
}

function readExpression(reader: TokenReader): Expression {
  return readSum(reader, () => readExpression(reader)) as Expression;
}

/** What reads the inside of a parenthesis. */
type Inner = () => Predicate | Expression;

/** `inParentheses` reads what a parenthesis at the very left holds; those further right hold expressions. */
function readSum(reader: TokenReader, inParentheses: Inner): Predicate | Expression {
  const readProduct = (inner: Inner): Predicate | Expression =>
    readArithmetic(reader, ['*', '/'], inner, (each) => readFactor(reader, each));
  return readArithmetic(reader, ['+', '-'], inParentheses, readProduct);
}

function readArithmetic(
  reader: TokenReader,
  signs: readonly string[],
  inner: Inner,
  read: (inner: Inner) => Predicate | Expression,
): Predicate | Expression {
  const start = reader.next;
  const first = read(inner);
  if (isPredicate(first) || !reader.is(...signs)) return first;
  const rest: { operator: '+' | '-' | '*' | '/'; operand: Expression }[] = [];
  for (let sign = reader.take(...signs); sign !== undefined; sign = reader.take(...signs)) {
    rest.push({ operator: sign.kind as '+', operand: read(() => readExpression(reader)) as Expression });
  }
  return { kind: 'arithmetic', first, rest, ...reader.spanFrom(start) } satisfies Arithmetic;
}

function readFactor(reader: TokenReader, inner: Inner): Predicate | Expression {
  if (!reader.take('(')) return readValue(reader, () => readPredicate(reader));
  const held = reader.deeper(inner);
  reader.expect(isPredicate(held) ? ')' : 'operator', ')');
  return held;
}
