import { ts } from 'ts-morph';

const chainOf = (node: ts.Node): ts.Node[] => (node.parent === undefined ? [node] : [...chainOf(node.parent), node]);

/** Whether two places stand in different branches of one choice, so that never both are reached: `if` and `else`, two cases. */
export function areBranches(one: ts.Node, other: ts.Node): boolean {
  const [first, second] = [chainOf(one), chainOf(other)];
  const apart = first.findIndex((node, index) => node !== second[index]);
  const [choice, left, right] = [first[apart - 1], first[apart], second[apart]];
  if (choice === undefined || left === undefined || right === undefined) return false;
  if (ts.isCaseBlock(choice)) return true;
  if (ts.isIfStatement(choice)) return left !== choice.expression && right !== choice.expression;
  return ts.isConditionalExpression(choice) && left !== choice.condition && right !== choice.condition;
}
