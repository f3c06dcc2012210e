import { ts } from 'ts-morph';
import { bindingOf, specifierOf } from '../syntax/scope';
import { listOf } from './compose';
import type { Evaluation } from './evaluation';
import { invoke } from './functions';
import { itemsOf, keyOfElement } from './literals';
import { valuesOf } from './members';
import { literal, stringOf, unknown, type Value } from './value';

/** A library of functions for lists, or the part of it that holds one: `lodash`, `lodash/flatMap`, `lodash.flatmap`. */
const LIBRARY = /^(?:lodash(?:-es)?|underscore)(?:\/(\w+)(?:\.js)?)?$|^lodash\.(\w+)$/;

/** The names of functions that are known, by their lower case: that is how packages of one function are called. */
const NAMES = new Map(
  ['values', 'map', 'flatMap', 'compact', 'concat', 'flatten', 'flattenDeep', 'uniq', 'union', 'filter', 'toArray'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

interface Origin {
  readonly specifier: string;
  /** What is taken from the module: a name, or the whole of it. */
  readonly name: string | undefined;
}

function requiredIn(node: ts.Expression | undefined): string | undefined {
  const isRequire =
    node !== undefined && ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isRequire ? specifierOf(node.arguments[0]) : undefined;
}

/** The module that an expression is taken from, in ES and in CommonJS form. */
function originOf(node: ts.Expression): Origin | undefined {
  const required = requiredIn(node);
  if (required !== undefined) return { specifier: required, name: undefined };
  const binding = ts.isIdentifier(node) ? bindingOf(node.text, node) : undefined;
  if (binding?.kind === 'import' && binding.specifier !== undefined) {
    const isWhole = typeof binding.imported !== 'string' || binding.imported === 'default' || binding.imported === 'export=';
    return { specifier: binding.specifier, name: isWhole ? undefined : binding.imported as string };
  }
  if (binding?.kind === 'variable' && !binding.reassigned) return originOfRequire(binding.declaration, undefined);
  const declaration = binding?.kind === 'destructured' ? binding.element.parent.parent : undefined;
  return binding?.kind === 'destructured' && declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? originOfRequire(declaration, keyOfElement(binding.element))
    : undefined;
}

/** `const _ = require('lodash')`, `const { map } = require('lodash')`, `const map = require('lodash').map`. */
function originOfRequire({ initializer }: ts.VariableDeclaration, name: string | undefined): Origin | undefined {
  if (initializer !== undefined && ts.isPropertyAccessExpression(initializer) && name === undefined) {
    const required = requiredIn(initializer.expression);
    return required === undefined ? undefined : { specifier: required, name: initializer.name.text };
  }
  const specifier = requiredIn(initializer);
  return specifier === undefined ? undefined : { specifier, name };
}

/** The function of lodash that a call calls: `_.flatMap`, `flatMap` imported from `lodash`, the default of `lodash/flatMap`. */
export function lodashFunction({ expression }: ts.CallExpression): string | undefined {
  const isMember = ts.isPropertyAccessExpression(expression);
  const origin = originOf(isMember ? expression.expression : expression);
  const match = origin && LIBRARY.exec(origin.specifier);
  if (origin === undefined || match === undefined || match === null) return undefined;
  const part = match[1] ?? match[2];
  if (part !== undefined) return isMember || origin.name !== undefined ? undefined : NAMES.get(part.toLowerCase());
  const name = isMember ? (origin.name === undefined ? expression.name.text : undefined) : origin.name;
  return name !== undefined && NAMES.get(name.toLowerCase()) === name ? name : undefined;
}

/** What lodash takes for a list: an array, or the values of an object. */
function listedIn(value: Value, node: ts.Node, evaluation: Evaluation): readonly Value[] | undefined {
  const list = value.kind === 'array' ? value : valuesOf(value, node, evaluation);
  return list.kind === 'array' ? list.items : undefined;
}

const flattened = (items: readonly Value[]): Value[] => items.flatMap((each) => (each.kind === 'array' ? each.items : [each]));

/** One item after the other, so that whoever takes them can stop: lists in lists may double with each level. */
function* deeplyFlattened(items: readonly Value[]): Generator<readonly Value[]> {
  for (const each of items) {
    if (each.kind === 'array') yield* deeplyFlattened(each.items);
    else yield [each];
  }
}

const isFalsy = (value: Value): boolean => value.kind === 'literal' && !value.value;

/** Items that are the same value count once; what is not known may be anything. */
function distinct(items: readonly Value[]): Value[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const identity = item.kind === 'literal' ? item.value : item.kind === 'unknown' ? item : item.node;
    return !seen.has(identity) && seen.add(identity);
  });
}

/** What a function, or the name of a key, makes of each item; `undefined` where neither is known. */
function mapped(items: readonly Value[], iteratee: Value | undefined, node: ts.Node, evaluation: Evaluation): Value[] | undefined {
  const key = stringOf(iteratee);
  if (key !== undefined) return items.map((item) => (item.kind === 'unknown' ? item : evaluation.member(item, key, item.node)));
  if (iteratee?.kind !== 'function') return undefined;
  return items.map((item, index) =>
    item.kind === 'unknown' ? item : invoke(iteratee.node, [item, literal(node, index)], item.node, evaluation),
  );
}

/** Those of some items that a function takes; `undefined` where that is not known of each. */
function chosen(items: readonly Value[], call: ts.CallExpression, evaluation: Evaluation): Value[] | undefined {
  const test = call.arguments[1];
  if (test === undefined || (ts.isIdentifier(test) && test.text === 'Boolean')) return items.filter((item) => !isFalsy(item));
  const verdicts = mapped(items, evaluation.evaluate(test), call, evaluation);
  return verdicts === undefined || verdicts.some(({ kind }) => kind === 'unknown')
    ? undefined
    : items.filter((_item, index) => !isFalsy(verdicts[index] as Value));
}

function resultOf(
  name: string, items: readonly Value[], call: ts.CallExpression, evaluation: Evaluation,
): Iterable<readonly Value[]> | undefined {
  const one = (all: readonly Value[] | undefined): Iterable<readonly Value[]> | undefined => all && [all];
  const rest = call.arguments.slice(1);
  const iteratee = rest[0] === undefined ? undefined : evaluation.evaluate(rest[0]);
  switch (name) {
    case 'map': return one(mapped(items, iteratee, call, evaluation));
    case 'flatMap': {
      const all = mapped(items, iteratee, call, evaluation);
      return all && [flattened(all)];
    }
    case 'filter': return one(chosen(items, call, evaluation));
    case 'compact': return [items.filter((item) => !isFalsy(item))];
    case 'concat': return [items, flattened(rest.flatMap((each) => itemsOf(each, evaluation)))];
    case 'union': return [distinct([...items, ...flattened(rest.flatMap((each) => itemsOf(each, evaluation)))])];
    case 'flatten': return [flattened(items)];
    case 'flattenDeep': return deeplyFlattened(items);
    case 'uniq': return [distinct(items)];
    default: return [items];
  }
}

/** Evaluates a call of lodash as its like of the language is: `values(models)` as `Object.values(models)`. */
export function evaluateLodash(name: string, call: ts.CallExpression, evaluation: Evaluation): Value {
  const [first] = call.arguments;
  const notKnown = unknown(call, `what \`${name}\` of lodash returns here is only known when the program runs`);
  if (first === undefined || ts.isSpreadElement(first)) return notKnown;
  const list = evaluation.evaluate(first);
  if (list.kind === 'unknown') return list;
  const items = listedIn(list, call, evaluation);
  const result = items && resultOf(name, items, call, evaluation);
  return result === undefined ? notKnown : listOf(result, call);
}
