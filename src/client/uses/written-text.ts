import { ts } from 'ts-morph';
import type { Run, TextPart, WrittenText } from '../../schema/uses';
import type { Evaluator } from '../evaluate/evaluation';
import { isTransparent } from '../syntax/expression-syntax';
import { placeOf } from '../syntax/place';
import { characters } from './characters';
import { isSettled } from './settled-value';

/** A piece of a text: characters of the source, a constant that is put in, or a hole. */
type Piece =
  | { readonly kind: 'written'; readonly node: ts.LiteralLikeNode }
  | { readonly kind: 'constant'; readonly text: string; readonly node: ts.Node }
  | { readonly kind: 'hole'; readonly node: ts.Node };

/** Sums of more texts than this nobody writes by hand. */
const MAX_PIECES = 1000;

/** The text that an expression is; `undefined` where no part of it is written out as one. */
export function writtenText(node: ts.Expression, evaluator: Evaluator): WrittenText | undefined {
  const origin = originOf(node, evaluator);
  const pieces = piecesOf(origin, evaluator);
  if (pieces.length > MAX_PIECES || !pieces.some(({ kind }) => kind !== 'hole')) return undefined;
  const parts: TextPart[] = [];
  const holes: ts.Node[] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'hole') open = [...open, piece];
    else {
      parts.push(partOf(open, origin));
      holes.push(piece.node);
      open = [];
    }
  }
  parts.push(partOf(open, origin));
  return { parts, holes: holes.map((each) => placeOf(each)), place: placeOf(origin) };
}

/** Where a text is a constant of a name, what the constant was written as. */
function originOf(node: ts.Expression, evaluator: Evaluator): ts.Expression {
  if (isTransparent(node)) return originOf(node.expression, evaluator);
  if (!(ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) || !isSettled(node)) return node;
  const value = evaluator.evaluate(node);
  const written = value.kind === 'literal' && typeof value.value === 'string' ? value.node : undefined;
  return written !== undefined && ts.isExpression(written) ? written : node;
}

function piecesOf(node: ts.Expression, evaluator: Evaluator): Piece[] {
  if (ts.isStringLiteralLike(node)) return [{ kind: 'written', node }];
  if (isTransparent(node)) return piecesOf(node.expression, evaluator);
  if (ts.isTemplateExpression(node))
    return [
      { kind: 'written', node: node.head },
      ...node.templateSpans.flatMap(({ expression, literal }): Piece[] => [
        constantOf(expression, evaluator),
        { kind: 'written', node: literal },
      ]),
    ];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return summands(node).flatMap((each) => piecesOf(each, evaluator));
  return [constantOf(node, evaluator)];
}

/** What a sum adds, from left to right: long sums lean to the left. */
function summands(node: ts.Expression): ts.Expression[] {
  const found: ts.Expression[] = [];
  let left = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    found.push(left.right);
    left = left.left;
  }
  return [...found, left].reverse();
}

function constantOf(node: ts.Expression, evaluator: Evaluator): Piece {
  const value = isSettled(node) ? evaluator.evaluate(node) : undefined;
  const isText = value?.kind === 'literal' && (typeof value.value === 'string' || typeof value.value === 'number');
  return isText ? { kind: 'constant', text: String(value.value), node } : { kind: 'hole', node };
}

function partOf(pieces: readonly Piece[], origin: ts.Node): TextPart {
  let text = '';
  const runs: Run[] = [];
  for (const piece of pieces) {
    const from = text.length;
    if (piece.kind === 'written') {
      const read = characters(piece.node);
      text += read.text;
      runs.push(...read.runs.map((run) => ({ ...run, offset: run.offset + from })));
    } else if (piece.kind === 'constant') {
      text += piece.text;
      const { line, column, endLine, endColumn } = placeOf(piece.node);
      runs.push({ offset: from, line, column, fixed: true }, { offset: text.length, line: endLine, column: endColumn, fixed: true });
    }
  }
  if (runs.length > 0) return { text, runs };
  const { line, column } = placeOf(origin);
  return { text, runs: [{ offset: 0, line, column, fixed: true }] };
}
