import { ts } from 'ts-morph';
import { propertyAssignments } from './scope';
import { literal, unknown, type Value } from './value';

interface Reading {
  evaluate(node: ts.Expression): Value;
  named(name: string, at: ts.Node): Value;
  returned(node: ts.GetAccessorDeclaration, what: string): Value;
}

/** What declares a static of a class: a field, a getter, or an assignment after the class. */
export type StaticMember = ts.PropertyDeclaration | ts.GetAccessorDeclaration | ts.BinaryExpression;

function isStatic(member: ts.ClassElement): boolean {
  return ts.canHaveModifiers(member) && (ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false);
}

function ownStatic(node: ts.ClassLikeDeclaration, name: string): ts.PropertyDeclaration | ts.GetAccessorDeclaration | undefined {
  for (const member of node.members) {
    if ((ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member)) && isStatic(member) && member.name.getText() === name) return member;
  }
  return undefined;
}

/** The names under which a class is known in its module: its own, and that of the constant it is assigned to. */
function namesOf(node: ts.ClassLikeDeclaration): string[] {
  const holder = node.parent;
  const variable = ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? [holder.name.text] : [];
  return [...(node.name ? [node.name.text] : []), ...variable];
}

/** Finds what declares a static of a class, `Dog.schema = {...}` after the class included. */
export function staticMember(node: ts.ClassLikeDeclaration, name: string): StaticMember | undefined {
  const own = ownStatic(node, name);
  if (own !== undefined && !(ts.isPropertyDeclaration(own) && own.initializer === undefined)) return own;
  const names = namesOf(node);
  const source = node.getSourceFile();
  if (!names.some((each) => source.text.includes(`${each}.${name}`))) return own;
  const assigned = propertyAssignments(source).find((each) => each.name === name && ts.isIdentifier(each.target) && names.includes(each.target.text));
  return assigned?.node ?? own;
}

/** All statics that a class declares itself, by name. */
export function staticFields(node: ts.ClassLikeDeclaration): ts.PropertyDeclaration[] {
  return node.members.filter((member): member is ts.PropertyDeclaration => ts.isPropertyDeclaration(member) && isStatic(member));
}

/** The superclass expression, without type arguments. */
export function superclassOf(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

/** The value of `Class.name`, `Class.schema` or another static; statics are inherited from a superclass of the project. */
export function readClassMember(node: ts.ClassLikeDeclaration, name: string, at: ts.Node, reading: Reading, seen: readonly ts.Node[] = []): Value {
  const found = staticMember(node, name);
  if (found !== undefined) {
    if (ts.isBinaryExpression(found)) return reading.evaluate(found.right);
    if (ts.isGetAccessorDeclaration(found)) return reading.returned(found, `the getter \`${name}\``);
    return found.initializer === undefined ? unknown(found, `the static \`${name}\` has a type but no value`) : reading.evaluate(found.initializer);
  }
  const [ownName] = namesOf(node);
  if (name === 'name') return ownName === undefined ? unknown(at, 'the class has no name') : literal(node, ownName);
  const parent = superclassOf(node);
  if (parent !== undefined && ts.isIdentifier(parent)) {
    const inherited = reading.evaluate(parent);
    if (inherited.kind === 'class' && ![...seen, node].includes(inherited.node)) return readClassMember(inherited.node, name, at, reading, [...seen, node]);
  }
  return unknown(at, `the class has no static \`${name}\``);
}
