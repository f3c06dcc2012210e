import { ts } from 'ts-morph';
import type { Evaluation } from './evaluation';
import { enumObject } from './literals';
import { fileOf } from './place';
import { bindingOf, propertyAssignments, type Binding } from './scope';
import { unknown, type Value } from './value';

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
      return initializer === undefined ? unknown(at, `\`${name}\` has no initial value`) : evaluation.evaluate(initializer);
    }
    case 'destructured': return destructured(binding.element, evaluation);
    case 'class': return { kind: 'class', node: binding.declaration };
    case 'function': return { kind: 'function', node: binding.declaration };
    case 'enum': return enumObject(binding.declaration, evaluation);
    case 'parameter': return evaluation.argument(name, binding.node, at);
    case 'loop': return unknown(at, `\`${name}\` is another one in each round of a loop`);
    case 'import': return evaluation.imported(binding.specifier, typeof binding.imported === 'string' ? binding.imported : 'namespace*', binding.node);
  }
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
  const assigned = holder === undefined ? undefined : propertyAssignments(fn.getSourceFile()).findLast((each) => each.name === name && each.target.getText() === holder.getText());
  const value = assigned?.value ?? (name === 'schema' ? evaluation.assignedElsewhere(fn)?.right : undefined);
  return value === undefined ? unknown(at, `\`.${name}\` of this is only known when the program runs`) : evaluation.evaluate(value);
}
