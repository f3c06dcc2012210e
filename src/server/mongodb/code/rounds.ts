import path from 'node:path';
import { ts } from 'ts-morph';
import type { Evaluator } from '../../../client/evaluate/evaluation';
import { parametersOf } from '../../../client/evaluate/functions';
import type { Value } from '../../../client/evaluate/value';
import { roundOf } from '../../../client/syntax/change-circumstances';
import { isModuleExports } from '../../../client/syntax/expression-syntax';
import { fileOf } from '../../../client/syntax/place';
import { isTakenBack } from './taken-back';

/** One round of a loop, or one call of a function. */
interface Round {
  /** What variables stand for in it. */
  readonly given: ReadonlyMap<ts.Node, Value>;
  /** The calls that lead into it, the first one first; none for a loop. */
  readonly through: readonly ts.CallExpression[];
}

/** A loop or a function around a place, which is gone through once for each round or call. */
type Around = () => readonly Round[];

/** More rounds, calls and functions without one are not gone through, all together. */
const MAX_ROUNDS = 2000;

/** Functions that call functions: a validator is never handed on that often. */
const MAX_DEPTH = 4;

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

/** The name by which a function is called, that of its file where it is all that this exports; `undefined` where it has none. */
export function nameOfFunction(fn: ts.SignatureDeclaration): string | undefined {
  const named = ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? fn.parent : fn;
  const { name } = named as { readonly name?: ts.Node };
  if (name !== undefined) return ts.isIdentifier(name) ? name.text : undefined;
  const left = ts.isBinaryExpression(named) && ts.isPropertyAccessExpression(named.left) ? named.left : undefined;
  const isWhole = left === undefined ? ts.isExportAssignment(named) : isModuleExports(left);
  return isWhole ? path.posix.basename(fileOf(fn)).replace(/\.[^.]+$/, '') : left?.name.text;
}

/** Goes through places once for each round and call around them. */
export interface Rounds {
  /**
   * What is made of a place in each round of the loops around it, and in each call of the functions around it, as far as these
   * are known; once where they are not. `through` are the calls that lead there, the first one first.
   */
  inEach<T>(at: ts.Node, make: (through: readonly ts.CallExpression[]) => T): readonly T[];
}

export function createRounds(evaluator: Evaluator, calls: Calls): Rounds {
  let depth = 0;
  let left = MAX_ROUNDS;

  /** The calls of a function, each with what its parameters stand for in it; a call in a loop is one for each round. */
  function callsOf(fn: ts.SignatureDeclaration): readonly Round[] {
    const name = nameOfFunction(fn);
    const found = name === undefined || fn.parameters.length === 0 || depth >= MAX_DEPTH ? [] : (calls.get(name) ?? []);
    return found
      .filter(({ arguments: args }) => !args.some(ts.isSpreadElement))
      .filter(({ expression }) => {
        const callee = evaluator.evaluate(expression);
        return callee.kind === 'function' ? callee.node === fn : ts.isMethodDeclaration(fn) && callee.kind === 'unknown';
      })
      .flatMap((call) => rounds(call, (through) => ({
        given: parametersOf(fn, call.arguments.map(evaluator.evaluate)),
        through: [...through, call],
      })));
  }

  function aroundOf(node: ts.Node): Around | undefined {
    const { parent } = node;
    const round = roundOf(node, parent);
    if (round !== undefined) {
      const { variable, over, what } = round;
      return () => itemsOf(evaluator.evaluate(over), what).map((item) => ({ given: new Map([[variable, item]]), through: [] }));
    }
    return ts.isFunctionLike(parent) ? () => callsOf(parent) : undefined;
  }

  function rounds<T>(at: ts.Node, make: (through: readonly ts.CallExpression[]) => T): readonly T[] {
    const around: Around[] = [];
    for (let node = at; node.parent !== undefined; node = node.parent) {
      const each = aroundOf(node);
      if (each !== undefined) around.unshift(each);
    }
    const go = ([first, ...inner]: readonly Around[], through: readonly ts.CallExpression[]): readonly T[] => {
      if (first === undefined || left < 0) return [make(through)];
      depth += 1;
      const found = first();
      depth -= 1;
      left -= Math.max(found.length, 1);
      if (found.length === 0 || left < 0) return go(inner, through);
      return found.flatMap((each) => evaluator.given(each.given, () => go(inner, [...through, ...each.through])));
    };
    return go(around, []);
  }

  return {
    inEach: (at, make) => {
      left = MAX_ROUNDS;
      return rounds(at, make);
    },
  };
}
