import { ts } from 'ts-morph';
import { isStatic, namesOf, superclassOf } from './class-syntax';
import { pluginSchema, whyNotTransformed } from '../plugin/plugin-class';
import { propertyAssignments } from '../modules/scope';
import { literal, refused, unknown, type Value } from './value';

interface Reading {
  evaluate(node: ts.Expression): Value;
  named(name: string, at: ts.Node): Value;
  returned(node: ts.GetAccessorDeclaration, what: string): Value;
  assignedElsewhere(owner: ts.Node): ts.BinaryExpression | undefined;
}

/** What declares a static of a class: a field, a getter, or an assignment after the class. */
export type StaticMember = ts.PropertyDeclaration | ts.GetAccessorDeclaration | ts.BinaryExpression;

function ownStatic(node: ts.ClassLikeDeclaration, name: string): ts.PropertyDeclaration | ts.GetAccessorDeclaration | undefined {
  for (const member of node.members) {
    if ((ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member)) && isStatic(member) && member.name.getText() === name) return member;
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
  const assigned = propertyAssignments(source).findLast((each) => each.name === name && ts.isIdentifier(each.target) && names.includes(each.target.text));
  return assigned?.node ?? own;
}

/** The value of `Class.name`, `Class.schema` or another static; statics are inherited from a superclass of the project. */
export function readClassMember(node: ts.ClassLikeDeclaration, name: string, at: ts.Node, reading: Reading, seen: readonly ts.Node[] = []): Value {
  const found = staticMember(node, name) ?? (name === 'schema' ? reading.assignedElsewhere(node) : undefined);
  if (found !== undefined) {
    if (ts.isBinaryExpression(found)) return reading.evaluate(found.right);
    if (ts.isGetAccessorDeclaration(found)) return reading.returned(found, `the getter \`${name}\``);
    if (found.initializer !== undefined) return reading.evaluate(found.initializer);
    const isTypeOnly = found.type !== undefined && ts.isTypeLiteralNode(found.type);
    const reason = `the static \`${name}\` has a type but no value`;
    return isTypeOnly ? refused(found, 'no-schema', `${reason}: write \`=\` instead of \`:\``) : unknown(found, reason);
  }
  const [ownName] = namesOf(node);
  if (name === 'name') return ownName === undefined ? unknown(at, 'the class has no name') : literal(node, ownName);
  const method = node.members.find((each) => ts.isMethodDeclaration(each) && isStatic(each) && each.name.getText() === name);
  if (method !== undefined) return { kind: 'function', node: method };
  const parent = superclassOf(node);
  if (parent !== undefined && ts.isIdentifier(parent)) {
    const inherited = reading.evaluate(parent);
    if (inherited.kind === 'class' && ![...seen, node].includes(inherited.node)) return readClassMember(inherited.node, name, at, reading, [...seen, node]);
  }
  if (name === 'schema' && ts.isClassDeclaration(node) && whyNotTransformed(node) === undefined) return pluginSchema(node);
  return unknown(at, `the class has no static \`${name}\``);
}
