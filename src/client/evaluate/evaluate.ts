import type { ts } from 'ts-morph';
import { laterChanges } from '../syntax/later-changes';
import { changedBy, type Changeable } from './apply-change';
import { namedValue } from './bindings';
import type { Evaluation, Evaluator, Sources } from './evaluation';
import { evaluateExpression } from './expressions';
import { createFrames } from './frames';
import { parametersOf } from './functions';
import { memberOf } from './members';
import { unknown, type Unknown, type Value } from './value';

/** Deeper than this nobody writes by hand; the guard keeps generated sources from exhausting the stack. */
const MAX_DEPTH = 400;

/** More expressions than this are not evaluated for what calls and loops make of one: six functions that call each other a hundred times never end. */
const MAX_STEPS = 300_000;

const exhausted = (node: ts.Node): Unknown => unknown(node, 'what its calls and loops make of it takes too long to follow');

export function createEvaluator(sources: Sources): Evaluator {
  const done = new WeakMap<ts.Node, Value>();
  const underWay = new Set<object>();
  const frames = createFrames();
  let steps = 0;

  function evaluate(node: ts.Expression): Value {
    const known = (frames.done() ?? done).get(node);
    if (known !== undefined) return known;
    if (frames.depth() > 0) return (steps += 1) > MAX_STEPS ? exhausted(node) : fresh(node);
    steps = 0;
    const value = fresh(node);
    const isExhausted = steps > MAX_STEPS;
    steps = 0;
    return isExhausted ? remember(node, exhausted(node)) : value;
  }

  const fresh = (node: ts.Expression): Value =>
    follow(node, node, () => changedLater(node, remember(node, evaluateExpression(node, evaluation))));

  function follow(step: object, at: ts.Node, make: () => Value): Value {
    if (underWay.has(step)) return unknown(at, 'it refers to itself');
    if (underWay.size >= MAX_DEPTH) return unknown(at, 'it is nested too deeply');
    underWay.add(step);
    try {
      return make();
    } finally {
      underWay.delete(step);
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
    sources, frames, evaluate, follow,
    member: (value, name, at) => memberOf(value, name, at, evaluation),
    named: (name, at) => namedValue(name, at, evaluation),
    within: (fn, args, make) => {
      if (underWay.size === 0) steps = 0;
      return frames.within(parametersOf(fn, args), make);
    },
    given: (variables, make) => {
      if (underWay.size === 0) steps = 0;
      return frames.within(variables, make);
    },
  };
  return evaluation;
}
