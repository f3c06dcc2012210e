import { ts } from 'ts-morph';

/** What can be said of a class from its syntax alone. */

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

export const isStatic = (node: ts.Node): boolean => hasModifier(node, ts.SyntaxKind.StaticKeyword);

/** The superclass expression, without type arguments. */
export function superclassOf(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

/** The names under which a class is known in its module: its own, and that of the constant it is assigned to. */
export function namesOf(node: ts.ClassLikeDeclaration): string[] {
  const holder = node.parent;
  const variable = ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? [holder.name.text] : [];
  return [...(node.name ? [node.name.text] : []), ...variable];
}
