import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluation';
import { unwrapped } from '../plugin/plugin-types';
import { superclassOf } from '../syntax/class-syntax';
import { bindingOf } from '../syntax/scope';

/** How a class comes from `Realm.Object`: it extends it itself, through classes of the project, or not at all. */
export type Ancestry = 'direct' | 'indirect' | 'none' | 'unknown';

/** `Realm.Object`, `RealmObject`, `Object` imported from realm. */
const isRealmObject = (node: ts.Expression): boolean => /(?:^|\.)(?:Realm)?Object$/.test(unwrapped(node).getText());

/** `extends Realm.Object`, `extends RealmObject`, `extends Object` imported from realm. */
export function extendsRealmObject(node: ts.ClassLikeDeclaration): boolean {
  const parent = superclassOf(node);
  return parent !== undefined && isRealmObject(parent);
}

/** `const Base = Realm.Object` in the same file. */
function namesRealmObject(node: ts.Expression): boolean {
  const binding = ts.isIdentifier(node) ? bindingOf(node.text, node) : undefined;
  return binding?.kind === 'variable' && binding.declaration.initializer !== undefined && isRealmObject(binding.declaration.initializer);
}

/** The class of the project that a class extends; `unknown` where it extends something else. */
export function parentOf(node: ts.ClassLikeDeclaration, evaluator: Evaluator): ts.ClassLikeDeclaration | 'unknown' | undefined {
  const parent = superclassOf(node);
  if (parent === undefined) return undefined;
  const value = evaluator.evaluate(parent);
  return value.kind === 'class' ? value.node : 'unknown';
}

/** Follows the classes that a class extends, into other files too. */
export function ancestryOf(node: ts.ClassLikeDeclaration, evaluator: Evaluator, seen: readonly ts.Node[] = []): Ancestry {
  const parent = parentOf(node, evaluator);
  if (parent === undefined) return 'none';
  if (parent === 'unknown') return extendsRealmObject(node) || namesRealmObject(superclassOf(node) as ts.Expression) ? 'direct' : 'unknown';
  if (seen.includes(parent)) return 'unknown';
  const above = ancestryOf(parent, evaluator, [...seen, node]);
  return above === 'direct' ? 'indirect' : above;
}

/** Whether a class that may be cut off comes from `Realm.Object`, or its text ends before that is said to the end. */
export function isOrWasToBeRealms(node: ts.ClassLikeDeclaration, evaluator: Evaluator): boolean {
  const parent = superclassOf(node)?.getText();
  const isUnfinished = node.heritageClauses !== undefined && (parent === undefined || parent === '' || /^Realm(?:\.\w*)?$/.test(parent));
  return isUnfinished || ['direct', 'indirect'].includes(ancestryOf(node, evaluator));
}
