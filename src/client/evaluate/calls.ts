import { ts } from 'ts-morph';
import { fileOf } from '../syntax/place';
import { specifierOf } from '../syntax/scope';
import { listOf, objectOf } from './compose';
import type { Evaluation } from './evaluation';
import { invoke } from './functions';
import { itemsOf } from './literals';
import { evaluateLodash, lodashFunction } from './lodash-calls';
import { entriesOf, valuesOf } from './members';
import { imported } from './module-values';
import { literal, unknown, type ArrayValue, type Entry, type Value } from './value';

const OPAQUE = 'what a call returns is only known when the program runs';

function ofObject(method: string, node: ts.CallExpression, evaluation: Evaluation): Value {
  const { evaluate } = evaluation;
  const [first] = node.arguments;
  if (first === undefined) return unknown(node, OPAQUE);
  switch (method) {
    case 'freeze':
    case 'seal':
    case 'preventExtensions': return evaluate(first);
    case 'values': return valuesOf(evaluate(first), node, evaluation);
    case 'keys':
    case 'entries': {
      const entries = entriesOf(evaluate(first), evaluation);
      const itemOf = ({ key, value }: Entry): Value =>
        method === 'keys' ? literal(node, key) : { kind: 'array', items: [literal(node, key), value], node };
      return entries === undefined ? unknown(node, OPAQUE) : { kind: 'array', items: entries.map(itemOf), node };
    }
    case 'assign': return node.arguments.some(ts.isSpreadElement) ? unknown(node, OPAQUE) : objectOf(node.arguments.map(evaluate), node);
    default: return unknown(node, OPAQUE);
  }
}

const flattened = (values: readonly Value[]): (readonly Value[])[] => values.map((each) => (each.kind === 'array' ? each.items : [each]));

const isTrue = (value: Value | undefined): boolean => value?.kind !== 'literal' || Boolean(value.value);

/** `a.concat(b)`, `a.map(f)` and their like, on an array that is known. */
function ofArray(array: ArrayValue, method: string, node: ts.CallExpression, evaluation: Evaluation): Value {
  const [first] = node.arguments;
  const fn = first === undefined ? undefined : evaluation.evaluate(first);
  const call = (item: Value, index: number): Value =>
    (fn?.kind === 'function' ? invoke(fn.node, [item, literal(node, index), array], item.node, evaluation) : unknown(node, OPAQUE));
  switch (method) {
    case 'indexOf': {
      const isKnown = fn?.kind === 'literal' && array.items.every(({ kind }) => kind === 'literal');
      return isKnown
        ? literal(
            node,
            array.items.findIndex((item) => item.kind === 'literal' && item.value === fn.value),
          )
        : unknown(node, OPAQUE);
    }
    case 'slice': return first === undefined ? array : unknown(node, OPAQUE);
    case 'concat': return listOf([array.items, ...flattened(node.arguments.flatMap((each) => itemsOf(each, evaluation)))], node);
    case 'flat': return listOf(flattened(array.items), node);
    case 'map':
    case 'flatMap': {
      if (fn?.kind !== 'function') return unknown(node, OPAQUE);
      const mapped = array.items.map((item, index) => (item.kind === 'unknown' ? item : call(item, index)));
      return listOf(method === 'map' ? [mapped] : flattened(mapped), node);
    }
    case 'filter': {
      const isBoolean = first !== undefined && ts.isIdentifier(first) && first.text === 'Boolean';
      const verdicts = isBoolean ? array.items : array.items.map(call);
      if (verdicts.some(({ kind }) => kind === 'unknown') && !isBoolean) return unknown(node, OPAQUE);
      return listOf([array.items.filter((_item, index) => isTrue(verdicts[index]))], node);
    }
    default: return unknown(node, OPAQUE);
  }
}

/** Evaluates a call as far as it is known what it returns: `require`, some of JavaScript's own, functions of a single `return`. */
export function evaluateCall(node: ts.CallExpression, evaluation: Evaluation): Value {
  const { expression, arguments: args } = node;
  const [first] = args;
  const isRequire = ts.isIdentifier(expression) && expression.text === 'require' && (first === undefined || ts.isStringLiteralLike(first));
  if (isRequire) return imported(specifierOf(first), 'export=', node, evaluation);
  const ofLodash = lodashFunction(node);
  if (ofLodash !== undefined) return evaluateLodash(ofLodash, node, evaluation);
  if (ts.isPropertyAccessExpression(expression)) {
    const { expression: owner, name: { text: method } } = expression;
    if (ts.isIdentifier(owner) && owner.text === 'Object') return ofObject(method, node, evaluation);
    if (ts.isIdentifier(owner) && owner.text === 'Array' && method === 'from' && first && args.length === 1)
      return evaluation.evaluate(first);
    const value = evaluation.evaluate(owner);
    if (value.kind === 'array') return ofArray(value, method, node, evaluation);
  }
  const callee = evaluation.evaluate(expression);
  if (callee.kind !== 'function' || args.some(ts.isSpreadElement)) return unknown(node, OPAQUE);
  const value = invoke(callee.node, args.map(evaluation.evaluate), node, evaluation);
  if (value.kind !== 'unknown' || fileOf(value.node) === fileOf(node)) return value;
  return unknown(node, value.reason === OPAQUE ? OPAQUE : `${OPAQUE}: ${value.reason}`);
}
