import { ts } from 'ts-morph';
import { bindingOf } from '../syntax/scope';
import { declaredName, type Declared } from './declared-name';
import type { Tracing } from './origin';

/** The packages of Realm. */
export const SDK = /^(?:realm|realm\/.*|@realm\/react|@realm\.io\/react)$/;

/** What `require` of the SDK gives. */
export const isRequired = (node: ts.Expression | undefined): boolean =>
  node !== undefined &&
  ts.isCallExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'require' &&
  node.arguments[0] !== undefined &&
  ts.isStringLiteralLike(node.arguments[0]) &&
  SDK.test(node.arguments[0].text);

function isOfSdk(declared: Declared, name: string): boolean {
  if (declared.kind === 'package') return SDK.test(declared.specifier) && [name, 'default', '*', 'export='].includes(declared.name);
  if (declared.kind === 'variable') return isRequired(declared.declaration.initializer);
  if (declared.kind !== 'destructured') return false;
  const { propertyName, name: own, parent: { parent: holder } } = declared.element;
  return ts.isVariableDeclaration(holder) && isRequired(holder.initializer) && (propertyName ?? own).getText() === name;
}

/** Whether an expression is the class `Realm` of the SDK: imported, required, or the global. */
export function isRealmClass(node: ts.Node, { evaluator }: Tracing): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) {
    const [left, right] = ts.isQualifiedName(node) ? [node.left, node.right] : [node.expression, node.name];
    return right.text === 'Realm' && ts.isIdentifier(left) && bindingOf(left.text, left)?.kind === 'import';
  }
  if (!ts.isIdentifier(node)) return false;
  if (bindingOf(node.text, node) === undefined) return node.text === 'Realm';
  const declared = declaredName(node.text, node, evaluator.sources.modules);
  return declared !== undefined && isOfSdk(declared, 'Realm');
}
