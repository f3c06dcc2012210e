import { ts } from 'ts-morph';
import { propertyAssignments } from './scope';

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

/** What declares a static of a class: a field, a getter, or an assignment after the class. */
export type StaticMember = ts.PropertyDeclaration | ts.GetAccessorDeclaration | ts.BinaryExpression;

function ownStatic(node: ts.ClassLikeDeclaration, name: string): ts.PropertyDeclaration | ts.GetAccessorDeclaration | undefined {
  for (const member of node.members) {
    if ((ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member)) && isStatic(member) && member.name.getText() === name)
      return member;
  }
  return undefined;
}

/** Finds what declares a static of a class, `Dog.schema = {...}` after the class included. */
export function staticMember(node: ts.ClassLikeDeclaration, name: string): StaticMember | undefined {
  const own = ownStatic(node, name);
  if (own !== undefined && !(ts.isPropertyDeclaration(own) && own.initializer === undefined)) return own;
  const names = namesOf(node);
  const source = node.getSourceFile();
  if (!names.some((each) => source.text.includes(`${each}.${name}`))) return own;
  const assigned = propertyAssignments(source).findLast(
    (each) => each.name === name && ts.isIdentifier(each.target) && names.includes(each.target.text),
  );
  return assigned?.node ?? own;
}
