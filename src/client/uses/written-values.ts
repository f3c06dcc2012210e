import { ts } from 'ts-morph';
import type { MadeType, WrittenEntry, WrittenObject, WrittenValue } from '../../schema/uses';
import type { Evaluator } from '../evaluate/evaluation';
import type { ObjectValue, Value } from '../evaluate/value';
import { isTransparent } from '../syntax/expression-syntax';
import { placeOf } from '../syntax/place';
import { isSettled } from './settled-value';

/** What a call of a constructor makes, by the last part of its name. */
const MADE: ReadonlyMap<string, MadeType> = new Map([
  ['Date', 'date'], ['ObjectId', 'objectId'], ['ObjectID', 'objectId'], ['UUID', 'uuid'], ['Decimal128', 'decimal128'],
  ['ArrayBuffer', 'data'], ['Uint8Array', 'data'], ['Set', 'set'], ['Map', 'map'],
]);

function madeBy(node: ts.Node): MadeType | undefined {
  if (!ts.isNewExpression(node)) return undefined;
  return MADE.get(/(?:^|\.)(\w+)$/.exec(node.expression.getText())?.[1] ?? '');
}

/** What an expression is given as, where it is written. */
export function writtenValue(node: ts.Expression, evaluator: Evaluator): WrittenValue {
  if (isTransparent(node)) return writtenValue(node.expression, evaluator);
  return isSettled(node) ? valueOf(evaluator.evaluate(node), node, evaluator) : { kind: 'unknown', place: placeOf(node) };
}

/** The object that an expression is; `null` where that is not known. */
export function writtenObject(node: ts.Expression, evaluator: Evaluator): WrittenObject | null {
  const written = writtenValue(node, evaluator);
  return written.kind === 'object' ? written.object : null;
}

/** A value stands where it is given, and not where its constant is written. */
function valueOf(value: Value, node: ts.Node, evaluator: Evaluator): WrittenValue {
  const place = placeOf(node);
  const type = madeBy(node);
  switch (value.kind) {
    case 'literal': return { kind: 'literal', value: value.value, place };
    case 'object': return { kind: 'object', object: objectOf(value, node, evaluator), place };
    case 'array': return listOf(value.items, node, evaluator);
    default: return type === undefined ? { kind: 'unknown', place } : { kind: 'made', type, place };
  }
}

function listOf(items: readonly Value[], node: ts.Node, evaluator: Evaluator): WrittenValue {
  const elements = ts.isArrayLiteralExpression(node) ? node.elements : undefined;
  const isSpread = elements === undefined || elements.some((each) => ts.isSpreadElement(each) || ts.isOmittedExpression(each));
  const written = isSpread
    ? items.map((each) => valueOf(each, each.node, evaluator))
    : elements.map((each) => writtenValue(each, evaluator));
  return { kind: 'list', items: written, complete: !isSpread || items.every(({ kind }) => kind !== 'unknown'), place: placeOf(node) };
}

function objectOf({ entries, gaps }: ObjectValue, node: ts.Node, evaluator: Evaluator): WrittenObject {
  const unsure = gaps.length > 0 ? endOfLastGap(node) : -1;
  return {
    entries: [...entries.values()].map(({ key, value, node: at }): WrittenEntry => {
      const isSure = unsure === -1 || (at.parent === node && at.pos >= unsure);
      return {
        key,
        value: isSure ? valueOfEntry(at, value, evaluator) : { kind: 'unknown', place: placeOf(at) },
        place: placeOf(nameOf(at)),
      };
    }),
    complete: gaps.length === 0,
    place: placeOf(node),
  };
}

/** Where what is spread or computed last ends: what stands before it may be given something else by it. */
function endOfLastGap(node: ts.Node): number {
  if (!ts.isObjectLiteralExpression(node)) return Infinity;
  const last = node.properties.findLast((each) => ts.isSpreadAssignment(each) || ts.isComputedPropertyName(each.name ?? each));
  return last?.end ?? Infinity;
}

const nameOf = (entry: ts.Node): ts.Node => (ts.isObjectLiteralElementLike(entry) && entry.name !== undefined ? entry.name : entry);

function valueOfEntry(entry: ts.Node, value: Value, evaluator: Evaluator): WrittenValue {
  if (ts.isPropertyAssignment(entry)) return writtenValue(entry.initializer, evaluator);
  if (ts.isShorthandPropertyAssignment(entry)) return writtenValue(entry.name, evaluator);
  return valueOf(value, entry, evaluator);
}
