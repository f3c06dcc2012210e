import { ts } from 'ts-morph';
import type { Evaluation } from './evaluation';
import { enumObject, keyOfElement, withoutKeys } from './literals';
import { fileOf } from '../modules/place';
import { bindingOf, propertyAssignments, type Binding } from '../modules/scope';
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
    case 'loop': return evaluation.argument(name, binding.declaration, at);
    case 'import': return evaluation.imported(binding.specifier, typeof binding.imported === 'string' ? binding.imported : 'namespace*', binding.node);
  }
}

function destructured(element: ts.BindingElement, evaluation: Evaluation): Value {
  const { parent: pattern, name } = element;
  const declaration = pattern.parent;
  const value = ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined ? evaluation.evaluate(declaration.initializer) : undefined;
  const part = value === undefined ? undefined : partOf(value, name.getText(), pattern, element, evaluation);
  return part ?? unknown(element, 'this destructuring is only known when the program runs');
}

/** The part of a value that a pattern gives a name; `undefined` where that is not written out. */
export function partOf(value: Value, name: string, pattern: ts.BindingPattern, at: ts.Node, evaluation: Evaluation): Value | undefined {
  const elements = [...pattern.elements];
  const element = elements.filter(ts.isBindingElement).find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  if (element === undefined) return undefined;
  if (element.dotDotDotToken !== undefined) return value.kind === 'object' ? withoutKeys(value, elements.filter(ts.isBindingElement)) : undefined;
  const key = ts.isArrayBindingPattern(pattern) ? String(elements.indexOf(element)) : keyOfElement(element);
  if (key === undefined) return undefined;
  const isMissing = value.kind === 'object' && !value.entries.has(key) && value.gaps.length === 0;
  return isMissing && element.initializer !== undefined ? evaluation.evaluate(element.initializer) : evaluation.member(value, key, at);
}

/** `function Dog() {}` and `Dog.schema = ...`: what is assigned to a function in its own module. */
export function assignedTo(fn: ts.Node, name: string, at: ts.Node, evaluation: Evaluation): Value {
  const holder = ts.isFunctionDeclaration(fn) ? fn.name : ts.isVariableDeclaration(fn.parent) ? fn.parent.name : undefined;
  const assigned = holder === undefined ? undefined : propertyAssignments(fn.getSourceFile()).findLast((each) => each.name === name && each.target.getText() === holder.getText());
  const value = assigned?.value ?? (name === 'schema' ? evaluation.assignedElsewhere(fn)?.right : undefined);
  return value === undefined ? unknown(at, `\`.${name}\` of this is only known when the program runs`) : evaluation.evaluate(value);
}
