import { ts } from 'ts-morph';
import type { Query, WrittenValue } from '../../schema/uses';
import type { Evaluator } from '../evaluate/evaluation';
import { isTransparent } from '../syntax/expression-syntax';
import { placeOf } from '../syntax/place';
import { writtenText } from './written-text';
import { writtenValue } from './written-values';

/** What a call of `filtered` or `sorted` asks for. */
export function queriesOfCall(call: ts.CallExpression, evaluator: Evaluator): Query[] {
  const isFiltered = ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'filtered';
  const [first, ...others] = call.arguments;
  if (first === undefined || ts.isSpreadElement(first)) return [];
  if (!isFiltered) return keyPaths('sorted', first, evaluator);
  return [
    { in: 'filtered', text: writtenText(first, evaluator) ?? null, arguments: argumentsOf(others, evaluator), place: placeOf(first) },
  ];
}

function argumentsOf(given: readonly ts.Expression[], evaluator: Evaluator): (WrittenValue | null)[] {
  const spread = given.findIndex(ts.isSpreadElement);
  const known = (spread === -1 ? given : given.slice(0, spread)).map((each) => writtenValue(each, evaluator));
  return spread === -1 ? known : [...known, null];
}

/** The key paths that are given: one, or a list of them; `sorted` takes pairs with a direction too. */
export function keyPaths(where: Exclude<Query['in'], 'filtered'>, given: ts.Expression, evaluator: Evaluator): Query[] {
  if (isTransparent(given)) return keyPaths(where, given.expression, evaluator);
  const items = ts.isArrayLiteralExpression(given) ? [...given.elements] : [given];
  const paths = items.map((each) => (where === 'sorted' && ts.isArrayLiteralExpression(each) ? (each.elements[0] ?? each) : each));
  return paths.flatMap((each): Query[] => {
    if (each.kind === ts.SyntaxKind.TrueKeyword || each.kind === ts.SyntaxKind.FalseKeyword || ts.isSpreadElement(each)) return [];
    return [{ in: where, text: writtenText(each, evaluator) ?? null, arguments: [], place: placeOf(each) }];
  });
}
