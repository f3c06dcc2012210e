import { ts } from 'ts-morph';
import type { Evaluation } from './evaluation';
import { contains, isInFunction } from './expression-syntax';
import { arrayItems, enumObject } from './literals';
import { fileOf } from './place';
import { bindingOf, propertyAssignments, type Binding } from './scope';
import { unknown, type ArrayValue, type Value } from './value';

/** What a name stands for where it is used. */
export function namedValue(name: string, at: ts.Node, evaluation: Evaluation): Value {
  const binding = bindingOf(name, at);
  if (binding !== undefined) return boundValue(name, binding, at, evaluation);
  return name === 'exports' ? { kind: 'module', file: fileOf(at), node: at } : unknown(at, `\`${name}\` is not declared in this file`);
}

function boundValue(name: string, binding: Binding, at: ts.Node, evaluation: Evaluation): Value {
  switch (binding.kind) {
    case 'variable': {
      if (binding.reassigned) return unknown(at, `\`${name}\` is assigned more than once`);
      const { initializer } = binding.declaration;
      return initializer === undefined ? unknown(at, `\`${name}\` has no initial value`) : withAssigned(name, evaluation.evaluate(initializer), at, evaluation);
    }
    case 'destructured': return destructured(binding.element, evaluation);
    case 'class': return { kind: 'class', node: binding.declaration };
    case 'function': return { kind: 'function', node: binding.declaration };
    case 'enum': return enumObject(binding.declaration, evaluation);
    case 'parameter': return evaluation.argument(name, binding.node, at);
    case 'import': return evaluation.imported(binding.specifier, typeof binding.imported === 'string' ? binding.imported : 'namespace*', binding.node);
  }
}

/** `const X = {}; X.a = ...` in the same module adds to what the initialiser says. */
function withAssigned(name: string, value: Value, at: ts.Node, evaluation: Evaluation): Value {
  if (value.kind === 'array') return withPushed(name, value, evaluation);
  if (value.kind !== 'object') return value;
  const source = value.node.getSourceFile();
  if (!source.text.includes(`${name}.`)) return value;
  const additions = propertyAssignments(source).filter(({ target }) => ts.isIdentifier(target) && target.text === name && !isInFunction(target));
  if (additions.length === 0 || at.getSourceFile() === source && additions.some(({ node }) => contains(node, at))) return value;
  const entries = new Map(value.entries);
  for (const addition of additions) entries.set(addition.name, { key: addition.name, value: evaluation.evaluate(addition.value), node: addition.node });
  return { ...value, entries };
}

/** `const list = []; list.push(...)` in the same module. */
function withPushed(name: string, value: ArrayValue, evaluation: Evaluation): Value {
  const source = value.node.getSourceFile();
  if (!source.text.includes(`${name}.push(`)) return value;
  const pushed = source.statements.flatMap((statement) => {
    const push = ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? statement.expression : undefined;
    return push !== undefined && push.expression.getText() === `${name}.push` ? arrayItems(push.arguments, evaluation) : [];
  });
  return { ...value, items: [...value.items, ...pushed] };
}

function destructured(element: ts.BindingElement, evaluation: Evaluation): Value {
  const key = element.propertyName ?? element.name;
  const declaration = element.parent.parent;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined || element.dotDotDotToken || !ts.isObjectBindingPattern(element.parent)) {
    return unknown(element, 'this destructuring is only known when the program runs');
  }
  return ts.isIdentifier(key) || ts.isStringLiteral(key)
    ? evaluation.member(evaluation.evaluate(declaration.initializer), key.text, element)
    : unknown(element, 'the key is not a plain name');
}

/** `function Dog() {}` and `Dog.schema = ...`: what is assigned to a function in its own module. */
export function assignedTo(fn: ts.Node, name: string, at: ts.Node, evaluation: Evaluation): Value {
  const holder = ts.isFunctionDeclaration(fn) ? fn.name : ts.isVariableDeclaration(fn.parent) ? fn.parent.name : undefined;
  const assigned = holder === undefined ? undefined : propertyAssignments(fn.getSourceFile()).find((each) => each.name === name && each.target.getText() === holder.getText());
  return assigned === undefined ? unknown(at, `\`.${name}\` of this is only known when the program runs`) : evaluation.evaluate(assigned.value);
}
