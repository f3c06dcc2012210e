import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluation';
import { stringOf, unknown } from '../evaluate/value';
import { canChange } from '../modules/candidates';
import { changeIn } from '../syntax/later-changes';
import { fileOf, placeOf } from '../syntax/place';
import { bindingOf } from '../syntax/scope';
import type { Declaration } from './declaration';

/** Finds what a module does to the schemas of others. Each module is read by itself, so this is named, and not read. */
export function findChangesElsewhere(source: ts.SourceFile, evaluator: Evaluator): Declaration[] {
  return canChange(source.text) ? changesOfImports(source).flatMap((target) => changedSchema(target, evaluator)) : [];
}

/** The `properties` of something imported that a module changes: the target of each change. */
function changesOfImports(source: ts.SourceFile): ts.PropertyAccessExpression[] {
  const found: ts.PropertyAccessExpression[] = [];
  const visit = (node: ts.Node): void => {
    const target = ts.isExpression(node) ? changeIn(node)?.target : undefined;
    if (target !== undefined && ts.isPropertyAccessExpression(target) && target.name.text === 'properties' && isImported(target.expression))
      found.push(target);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isImported(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isImported(node.expression);
  if (!ts.isIdentifier(node)) return false;
  const binding = bindingOf(node.text, node);
  if (binding?.kind === 'import' || binding?.kind === 'destructured') return true;
  const initializer = binding?.kind === 'variable' ? binding.declaration.initializer : undefined;
  return initializer !== undefined && ts.isCallExpression(initializer) && initializer.expression.getText() === 'require';
}

function changedSchema(target: ts.PropertyAccessExpression, evaluator: Evaluator): Declaration[] {
  const schema = evaluator.evaluate(target.expression);
  const name = schema.kind === 'object' ? stringOf(schema.entries.get('name')?.value) : undefined;
  if (name === undefined || fileOf(schema.node) === fileOf(target)) return [];
  return [{ kind: 'unresolved', name, unknown: unknown(target, `this changes the schema of \`${name}\`, which is declared in \`${fileOf(schema.node)}\`, from another file`), place: placeOf(target) }];
}
