import type { ts } from 'ts-morph';
import { laterChanges } from '../syntax/later-changes';
import { changedBy, type Changeable } from './apply-change';
import { namedValue } from './bindings';
import type { Evaluation, Evaluator, Sources } from './evaluation';
import { evaluateExpression } from './expressions';
import { createFrames } from './frames';
import { parametersOf } from './functions';
import { memberOf } from './members';
import { unknown, type Value } from './value';

/** Deeper than this nobody writes by hand; the guard keeps generated sources from exhausting the stack. */
const MAX_DEPTH = 400;

export function createEvaluator(sources: Sources): Evaluator {
  const done = new WeakMap<ts.Node, Value>();
  const underWay = new Set<ts.Node>();
  const frames = createFrames();

  function evaluate(node: ts.Expression): Value {
    const known = (frames.done() ?? done).get(node);
    if (known !== undefined) return known;
    if (underWay.has(node)) return unknown(node, 'it refers to itself');
    if (underWay.size >= MAX_DEPTH) return unknown(node, 'it is nested too deeply');
    underWay.add(node);
    try {
      return changedLater(node, remember(node, evaluateExpression(node, evaluation)));
    } finally {
      underWay.delete(node);
    }
  }

  function remember<V extends Value>(node: ts.Expression, value: V): V {
    (frames.done() ?? done).set(node, value);
    return value;
  }

  /** Each change sees the object as the changes before have left it: `Task.properties = { ...Task.properties }`. */
  function changedLater(node: ts.Expression, value: Value): Value {
    if (value.kind !== 'object' && value.kind !== 'array') return value;
    return laterChanges(node).reduce<Changeable>((before, change) => remember(node, changedBy(change, before, evaluation)), value);
  }

  const evaluation: Evaluation = {
    sources, frames, evaluate,
    member: (value, name, at) => memberOf(value, name, at, evaluation),
    named: (name, at) => namedValue(name, at, evaluation),
    within: (fn, args, make) => frames.within(parametersOf(fn, args), make),
  };
  return evaluation;
}
