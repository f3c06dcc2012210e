import { ts } from 'ts-morph';
import type { Evaluating, Evaluator } from '../evaluate/evaluation';
import type { Value } from '../evaluate/value';
import type { SourceModule } from '../modules/parse';
import { isTransparent, listOfCallback } from '../syntax/expression-syntax';
import { bindingOf } from '../syntax/scope';
import { tellingNodes } from '../syntax/telling-nodes';
import { isRealmProvider } from './element-attributes';

const isRealmName = (node: ts.Node): boolean => /^(?:Realm|realm)\b|\.Realm$/.test(node.getText());

/** Whether an object is handed to Realm, directly or as a typed configuration; a key `schema` alone proves nothing. */
export function isHandedToRealm(node: ts.ObjectLiteralExpression): boolean {
  const holder = node.parent;
  if (ts.isCallExpression(holder) || ts.isNewExpression(holder)) {
    return isRealmName(holder.expression) || /(?:^|\.)createRealmContext$/.test(holder.expression.getText());
  }
  return ts.isVariableDeclaration(holder) && /\bConfiguration(?:WithSync|WithoutSync)?\b/.test(holder.type?.getText() ?? '');
}

/** Whether a node is a call that opens a realm. */
export const isOpener = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) && /(?:^|\.)realm(?:\s*\.\s*open(?:Async)?)?$/i.test(node.expression.getText());

/** What a call opens a realm with, where a realm is opened with it as it is. */
export const opensIn = (node: ts.Node): ts.Expression | undefined => (isOpener(node) ? node.arguments?.[0] : undefined);

/** What an expression hands to Realm as a configuration: the argument of a call that opens a realm, or what a provider is spread. */
export function handedIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const callee = node.expression.getText();
    return /(?:^|\.)(?:realm(?:\s*\.\s*open(?:Async)?)?|createRealmContext)$/i.test(callee) ? node.arguments?.[0] : undefined;
  }
  return ts.isJsxSpreadAttribute(node) && isRealmProvider(node.parent.parent) ? node.expression : undefined;
}

/** The objects that a module hands to Realm by a name, as an item of a list, or in the rounds of a loop over one. */
export function findHanded({ source }: SourceModule, { evaluator }: Evaluating): ts.Node[] {
  const handed: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const given = handedIn(node);
    if (given !== undefined && !ts.isObjectLiteralExpression(given))
      handed.push(...valuesOf(given, evaluator).flatMap((each) => (each.kind === 'object' ? [each.node] : [])));
  };
  if (/realm/i.test(source.text)) tellingNodes(source).forEach(visit);
  return handed;
}

/** All that an expression may stand for. */
export function valuesOf(node: ts.Expression, evaluator: Evaluator): readonly Value[] {
  if (isTransparent(node)) return valuesOf(node.expression, evaluator);
  if (ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue, evaluator), ...valuesOf(node.whenFalse, evaluator)];
  const value = evaluator.evaluate(node);
  if (value.kind !== 'unknown') return [value];
  const list = listOf(node);
  const items = list && evaluator.evaluate(list);
  return items?.kind === 'array' ? items.items : [];
}

/** The list of which an expression stands for one item after the other. */
function listOf(node: ts.Expression): ts.Expression | undefined {
  if (ts.isElementAccessExpression(node)) return node.expression;
  const binding = ts.isIdentifier(node) ? bindingOf(node.text, node) : undefined;
  if (binding?.kind === 'loop') return binding.list;
  return binding?.kind === 'parameter' ? listOfCallback(binding.node) : undefined;
}
