import { ts } from 'ts-morph';
import { isModuleExports, isThis, isTransparent, legacyTypeOf } from '../syntax/expression-syntax';
import { fileOf } from '../syntax/place';
import { namedValue } from './bindings';
import { evaluateCall } from './calls';
import { memberOfThis } from './class-members';
import { listOf } from './compose';
import type { Evaluation } from './evaluation';
import { itemsOf, objectLiteral } from './literals';
import { evaluateBinary, evaluateConditional, evaluatePrefix, evaluateTemplate } from './operators';
import { literal, unknown, type Value } from './value';

/** Names of the language that stand for a value wherever they are. */
const GLOBALS: ReadonlyMap<string, number | undefined> = new Map([['undefined', undefined], ['NaN', NaN], ['Infinity', Infinity]]);

/** What an expression is by its form; the most frequent forms come first. */
export function evaluateExpression(node: ts.Expression, evaluation: Evaluation): Value {
  const { evaluate } = evaluation;
  if (ts.isStringLiteralLike(node)) return literal(node, node.text);
  if (ts.isObjectLiteralExpression(node)) return objectLiteral(node, evaluation);
  if (ts.isIdentifier(node))
    return GLOBALS.has(node.text) ? literal(node, GLOBALS.get(node.text)) : namedValue(node.text, node, evaluation);
  if (ts.isArrayLiteralExpression(node)) return listOf(node.elements.map((each) => itemsOf(each, evaluation)), node);
  if (ts.isNumericLiteral(node)) return literal(node, Number(node.text));
  if (isModuleExports(node)) return { kind: 'module', file: fileOf(node), node };
  if (ts.isPropertyAccessExpression(node))
    return (isThis(node.expression) ? memberOfThis(node, evaluation) : accessed(node, evaluation)) ?? keyword(node.expression);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: 'function', node };
  if (ts.isClassExpression(node)) return { kind: 'class', node };
  if (isTransparent(node)) return evaluate(node.expression);
  if (ts.isTemplateExpression(node)) return evaluateTemplate(node, evaluate);
  if (ts.isBinaryExpression(node)) return evaluateBinary(node, evaluate);
  if (ts.isConditionalExpression(node)) return evaluateConditional(node, evaluate);
  if (ts.isElementAccessExpression(node)) return elementAccess(node, evaluation);
  if (ts.isCallExpression(node)) return evaluateCall(node, evaluation);
  if (ts.isPrefixUnaryExpression(node)) return evaluatePrefix(node, evaluate);
  return keyword(node);
}

function accessed(node: ts.PropertyAccessExpression, { evaluate, member }: Evaluation): Value {
  const value = member(evaluate(node.expression), node.name.text, node);
  const legacy = value.kind === 'unknown' ? legacyTypeOf(node) : undefined;
  return legacy === undefined ? value : unknown(node, `\`${node.getText()}\` has been gone since SDK 1.0: write \`'${legacy}'\``);
}

function elementAccess(node: ts.ElementAccessExpression, { evaluate, member }: Evaluation): Value {
  const key = evaluate(node.argumentExpression);
  if (key.kind === 'unknown') return key;
  if (key.kind !== 'literal') return unknown(node, 'the key is not a string');
  return member(evaluate(node.expression), String(key.value), node);
}

function keyword(node: ts.Expression): Value {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword: return literal(node, true);
    case ts.SyntaxKind.FalseKeyword: return literal(node, false);
    case ts.SyntaxKind.NullKeyword: return literal(node, null);
    case ts.SyntaxKind.NewExpression: return unknown(node, 'it is created when the program runs');
    case ts.SyntaxKind.ThisKeyword: return unknown(node, '`this` is only known when the program runs');
    default: return unknown(node, 'this kind of expression is only known when the program runs');
  }
}
