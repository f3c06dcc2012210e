import { ts } from 'ts-morph';
import { bindingOf } from '../syntax/scope';

/** Whether an expression can be taken for what its names were first given: a `let` may be counted up or given something else by then. */
export function isSettled(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isSettled(node.expression);
  const binding = ts.isIdentifier(node) ? bindingOf(node.text, node) : undefined;
  return binding?.kind !== 'variable' || (ts.getCombinedNodeFlags(binding.declaration) & ts.NodeFlags.Const) !== 0;
}
