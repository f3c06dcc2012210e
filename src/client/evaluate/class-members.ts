import { ts } from 'ts-morph';
import { isStatic, namesOf, staticMember, superclassOf } from '../syntax/class-syntax';
import { isChangeable, memberAround } from '../syntax/expression-syntax';
import type { Evaluation } from './evaluation';
import { returned } from './functions';
import { literal, refused, unknown, type Unknown, type Value } from './value';

/** Classes that extend each other: nobody writes as many of them. */
export const MAX_SUPERCLASSES = 100;

export const tooManySuperclasses = (at: ts.Node): Unknown => unknown(at, `it has more than ${MAX_SUPERCLASSES} superclasses, more than are followed`);

/** The value of `Class.name`, `Class.schema` or another static; statics are inherited from a superclass of the project. */
export function readClassMember(
  node: ts.ClassLikeDeclaration, name: string, at: ts.Node, evaluation: Evaluation, seen: readonly ts.Node[] = [],
): Value {
  const found = staticMember(node, name) ?? (name === 'schema' ? evaluation.sources.assigned.get(node) : undefined);
  if (found !== undefined) {
    if (ts.isBinaryExpression(found)) return evaluation.evaluate(found.right);
    if (ts.isGetAccessorDeclaration(found)) return returned(found, `the getter \`${name}\``, evaluation);
    if (found.initializer !== undefined) return evaluation.evaluate(found.initializer);
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
    const inherited = evaluation.evaluate(parent);
    if (seen.length >= MAX_SUPERCLASSES) return tooManySuperclasses(at);
    if (inherited.kind === 'class' && ![...seen, node].includes(inherited.node))
      return readClassMember(inherited.node, name, at, evaluation, [...seen, node]);
  }
  return (name === 'schema' ? evaluation.sources.built(node) : undefined) ?? unknown(at, `the class has no static \`${name}\``);
}

/** A member of `this` or `super` in a class: a static, or a field of an object of it. `undefined` where only the running program knows it. */
export function memberOfThis(node: ts.PropertyAccessExpression, { evaluate, member }: Evaluation): Value | undefined {
  const owner = memberAround(node);
  if (owner === undefined) return undefined;
  const { holder, isStatic: isOfClass } = owner;
  const name = node.name.text;
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const parent = superclassOf(holder);
    return parent && member(evaluate(parent), name, node);
  }
  if (isOfClass) return member({ kind: 'class', node: holder }, name, node);
  const field = holder.members.find(
    (each) => (ts.isPropertyDeclaration(each) || ts.isMethodDeclaration(each)) && !isStatic(each) && each.name.getText() === name,
  );
  if (field !== undefined && ts.isMethodDeclaration(field)) return { kind: 'function', node: field };
  if (field === undefined || !ts.isPropertyDeclaration(field) || field.initializer === undefined) return undefined;
  return isChangeable(field, holder) ? unknown(node, `\`${node.getText()}\` changes while the program runs`) : evaluate(field.initializer);
}
