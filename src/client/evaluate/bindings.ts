import { ts } from 'ts-morph';
import { fileOf } from '../syntax/place';
import { bindingOf, propertyAssignments, type Binding } from '../syntax/scope';
import type { Evaluation } from './evaluation';
import { enumObject, keyOfElement, withoutKeys } from './literals';
import { imported } from './module-values';
import { unknown, type Value } from './value';

/** What a name stands for where it is used. */
export function namedValue(name: string, at: ts.Node, evaluation: Evaluation): Value {
  const binding = bindingOf(name, at);
  if (binding !== undefined) return boundValue(name, binding, at, evaluation);
  if (name === 'exports') return { kind: 'module', file: fileOf(at), node: at };
  return unknown(at, name === '' ? 'nothing stands where a value is expected' : `\`${name}\` is not declared in this file`);
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
    case 'parameter': return argument(name, binding.node, at, evaluation);
    case 'loop': return argument(name, binding.declaration, at, evaluation);
    case 'import': return imported(binding.specifier, typeof binding.imported === 'string' ? binding.imported : 'namespace*', binding.node, evaluation);
  }
}

/** What a parameter, or the variable of a loop, or a part of it stands for while its function or round is evaluated. */
function argument(name: string, parameter: ts.ParameterDeclaration | ts.VariableDeclaration, at: ts.Node, evaluation: Evaluation): Value {
  const given = evaluation.frames.valueOf(parameter);
  const notGiven = unknown(
    at,
    ts.isParameter(parameter) ? `\`${name}\` is a parameter` : `\`${name}\` is another one in each round of a loop`,
  );
  if (given === undefined || (ts.isParameter(parameter) && parameter.dotDotDotToken)) return notGiven;
  const isDefault = given.kind === 'literal' && given.value === undefined && parameter.initializer !== undefined;
  const passed = isDefault && parameter.initializer !== undefined ? evaluation.evaluate(parameter.initializer) : given;
  return ts.isIdentifier(parameter.name) ? passed : partOf(passed, name, parameter.name, at, evaluation) ?? notGiven;
}

function destructured(element: ts.BindingElement, evaluation: Evaluation): Value {
  const { parent: pattern, name } = element;
  const declaration = pattern.parent;
  const value =
    ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
      ? evaluation.evaluate(declaration.initializer)
      : undefined;
  const part = value === undefined ? undefined : partOf(value, name.getText(), pattern, element, evaluation);
  return part ?? unknown(element, 'this destructuring is only known when the program runs');
}

/** The part of a value that a pattern gives a name; `undefined` where that is not written out. */
function partOf(value: Value, name: string, pattern: ts.BindingPattern, at: ts.Node, evaluation: Evaluation): Value | undefined {
  const elements = [...pattern.elements];
  const element = elements.filter(ts.isBindingElement).find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  if (element === undefined) return undefined;
  if (element.dotDotDotToken !== undefined)
    return value.kind === 'object' ? withoutKeys(value, elements.filter(ts.isBindingElement)) : undefined;
  const key = ts.isArrayBindingPattern(pattern) ? String(elements.indexOf(element)) : keyOfElement(element);
  if (key === undefined) return undefined;
  const isMissing = value.kind === 'object' && !value.entries.has(key) && value.gaps.length === 0;
  return isMissing && element.initializer !== undefined ? evaluation.evaluate(element.initializer) : evaluation.member(value, key, at);
}

/** `function Dog() {}` and `Dog.schema = ...`: what is assigned to a function in its own module. */
export function assignedTo(fn: ts.Node, name: string, at: ts.Node, evaluation: Evaluation): Value {
  const holder = ts.isFunctionDeclaration(fn) ? fn.name : ts.isVariableDeclaration(fn.parent) ? fn.parent.name : undefined;
  const assigned =
    holder === undefined
      ? undefined
      : propertyAssignments(fn.getSourceFile()).findLast((each) => each.name === name && each.target.getText() === holder.getText());
  const value = assigned?.value ?? (name === 'schema' ? evaluation.sources.assigned.get(fn)?.right : undefined);
  return value === undefined ? unknown(at, `\`.${name}\` of this is only known when the program runs`) : evaluation.evaluate(value);
}
