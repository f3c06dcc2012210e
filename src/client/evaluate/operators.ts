import { ts } from 'ts-morph';
import { textOf } from './compose';
import { literal, unknown, type Value } from './value';

/** Texts and computations, as far as their parts are constant. */

type Evaluate = (node: ts.Expression) => Value;

export function evaluateTemplate(node: ts.TemplateExpression, evaluate: Evaluate): Value {
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const value = evaluate(span.expression);
    if (value.kind === 'unknown') return value;
    if (value.kind !== 'literal') return unknown(span, 'what is put into the text is not a string');
    text += String(value.value) + span.literal.text;
  }
  return textOf(text, node);
}

export function evaluateBinary(node: ts.BinaryExpression, evaluate: Evaluate): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return evaluate(node.right);
  const left = evaluate(node.left);
  if (left.kind === 'unknown') return left;
  const truthy = left.kind !== 'literal' || Boolean(left.value);
  const nullish = left.kind === 'literal' && (left.value === null || left.value === undefined);
  if (operator === ts.SyntaxKind.BarBarToken) return truthy ? left : evaluate(node.right);
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return nullish ? evaluate(node.right) : left;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return truthy ? evaluate(node.right) : left;
  const right = evaluate(node.right);
  if (right.kind === 'unknown') return right;
  if (left.kind !== 'literal' || right.kind !== 'literal') return unknown(node, 'this computation is only done when the program runs');
  switch (operator) {
    case ts.SyntaxKind.PlusToken: {
      const sum = (left.value as string) + (right.value as string);
      return typeof sum === 'string' ? textOf(sum, node) : literal(node, sum);
    }
    case ts.SyntaxKind.MinusToken: return literal(node, Number(left.value) - Number(right.value));
    case ts.SyntaxKind.EqualsEqualsEqualsToken: return literal(node, left.value === right.value);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken: return literal(node, left.value !== right.value);
    default: return unknown(node, 'this computation is only done when the program runs');
  }
}

export function evaluateConditional(node: ts.ConditionalExpression, evaluate: Evaluate): Value {
  const condition = evaluate(node.condition);
  if (condition.kind === 'unknown') return unknown(node, `its condition is not constant: ${condition.reason}`);
  return evaluate(condition.kind !== 'literal' || condition.value ? node.whenTrue : node.whenFalse);
}

export function evaluatePrefix(node: ts.PrefixUnaryExpression, evaluate: Evaluate): Value {
  const operand = evaluate(node.operand);
  if (operand.kind === 'unknown') return operand;
  if (node.operator === ts.SyntaxKind.ExclamationToken) return literal(node, operand.kind === 'literal' && !operand.value);
  if (operand.kind === 'literal' && node.operator === ts.SyntaxKind.MinusToken) return literal(node, -Number(operand.value));
  return unknown(node, 'this computation is only done when the program runs');
}
