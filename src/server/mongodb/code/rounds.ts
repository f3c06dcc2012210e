import { ts } from 'ts-morph';
import type { Evaluator } from '../../../client/evaluate/evaluation';
import { parametersOf } from '../../../client/evaluate/functions';
import type { Value } from '../../../client/evaluate/value';
import { roundOf } from '../../../client/syntax/change-circumstances';
import { isTakenBack } from './taken-back';

/** What variables stand for in one round of a loop, or in one call of a function. */
type Given = ReadonlyMap<ts.Node, Value>;

/** A loop or a function around a place, which is gone through once for each round or call. */
interface Around {
  readonly rounds: () => readonly Given[];
}

/** More rounds and calls than this, all together, are not gone through. */
const MAX_ROUNDS = 2000;

/** What `for (const key in object)` and `for (const item of list)` go through. */
function itemsOf(over: Value, what: 'items' | 'keys'): readonly Value[] {
  if (what === 'items') return over.kind === 'array' ? over.items : [];
  return over.kind === 'object' ? [...over.entries.values()].map(({ key, node }) => ({ kind: 'literal', value: key, node })) : [];
}

/** Calls by the name of what is called. */
type Calls = ReadonlyMap<string, readonly ts.CallExpression[]>;

/** The calls in some files. */
export function callsByName(files: readonly ts.SourceFile[]): Calls {
  const calls = new Map<string, ts.CallExpression[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression: callee } = node;
      const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
      if (name !== undefined && !isTakenBack(node)) calls.set(name, [...(calls.get(name) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return calls;
}

const nameOf = (fn: ts.SignatureDeclaration): string | undefined => {
  const named = ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? fn.parent : fn;
  const { name } = named as { readonly name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
};

/** The calls of a function, each with what its parameters stand for in it. */
function callsOf(fn: ts.SignatureDeclaration, evaluator: Evaluator, calls: Calls): readonly Given[] {
  const name = nameOf(fn);
  const found = name === undefined || fn.parameters.length === 0 ? [] : (calls.get(name) ?? []);
  return found
    .filter(({ arguments: args }) => !args.some(ts.isSpreadElement))
    .filter(({ expression }) => {
      const callee = evaluator.evaluate(expression);
      return callee.kind === 'function' ? callee.node === fn : ts.isMethodDeclaration(fn) && callee.kind === 'unknown';
    })
    .map(({ arguments: args }) => parametersOf(fn, args.map(evaluator.evaluate)));
}

function aroundOf(node: ts.Node, evaluator: Evaluator, calls: Calls): Around | undefined {
  const { parent } = node;
  const round = roundOf(node, parent);
  if (round !== undefined)
    return { rounds: () => itemsOf(evaluator.evaluate(round.over), round.what).map((item) => new Map([[round.variable, item]])) };
  return ts.isFunctionLike(parent) ? { rounds: () => callsOf(parent, evaluator, calls) } : undefined;
}

/**
 * What is made of a place in each round of the loops around it, and in each call of the functions around it, as far as these are
 * known; once where they are not.
 */
export function inEachRound<T>(
  at: ts.Node, evaluator: Evaluator, calls: Calls, make: () => T,
): readonly T[] {
  const around: Around[] = [];
  for (let node = at; node.parent !== undefined; node = node.parent) {
    const each = aroundOf(node, evaluator, calls);
    if (each !== undefined) around.unshift(each);
  }
  let left = MAX_ROUNDS;
  const go = ([first, ...inner]: readonly Around[]): readonly T[] => {
    if (first === undefined) return [make()];
    const rounds = first.rounds();
    left -= rounds.length;
    return rounds.length === 0 || left < 0 ? go(inner) : rounds.flatMap((given) => evaluator.given(given, () => go(inner)));
  };
  return go(around);
}
