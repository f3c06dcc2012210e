import { ts } from 'ts-morph';

/** Whether a place is in a function that takes a migration back, so that it says what was before. */
export function isTakenBack(at: ts.Node): boolean {
  for (let node = at; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (!ts.isFunctionLike(parent)) continue;
    const holder = ts.isArrowFunction(parent) || ts.isFunctionExpression(parent) ? parent.parent : parent;
    const name =
      ts.isBinaryExpression(holder) && ts.isPropertyAccessExpression(holder.left)
        ? holder.left.name
        : (holder as { readonly name?: ts.Node }).name;
    if (name !== undefined && /^(?:down|rollback|revert)$/.test(name.getText())) return true;
  }
  return false;
}
