import { ts } from 'ts-morph';
import { contains, isPlainFunction, returnsOf } from '../syntax/expression-syntax';
import type { Evaluation } from './evaluation';
import { literal, unknown, type Value } from './value';

/** Functions that call functions: a schema is never that far away. */
const MAX_CALLS = 6;

/** What the parameters of a function stand for in a call. */
export function parametersOf(fn: ts.SignatureDeclaration, args: readonly Value[]): ReadonlyMap<ts.Node, Value> {
  return new Map(fn.parameters.map((parameter, index) => [parameter, args[index] ?? literal(parameter, undefined)]));
}

/** Evaluates what a function that does nothing else returns; an object that it makes is known by `at`. */
export function invoke(fn: ts.Node, args: readonly Value[], at: ts.Node, evaluation: Evaluation): Value {
  if (!isPlainFunction(fn)) return unknown(at, 'what this function returns is only known when the program runs');
  if (evaluation.frames.depth() >= MAX_CALLS) return unknown(at, 'its calls are nested too deeply');
  const value = evaluation.within(fn, args, () => returned(fn, 'the function', evaluation));
  if (value.kind === 'object' && contains(fn, value.node)) return { ...value, node: at, madeBy: fn };
  return value.kind === 'array' && contains(fn, value.node) ? { ...value, node: at } : value;
}

/** The value of a function or getter whose body is one expression, or whose only `return` comes last; `what` is what to call it. */
export function returned(node: ts.FunctionLikeDeclaration, what: string, { evaluate }: Evaluation): Value {
  const { body } = node;
  if (body === undefined) return unknown(node, `${what} has no body`);
  if (!ts.isBlock(body)) return evaluate(body);
  const last = body.statements.findLast((each) => !ts.isFunctionDeclaration(each));
  return last !== undefined && ts.isReturnStatement(last) && last.expression && returnsOf(body).length === 1
    ? evaluate(last.expression)
    : unknown(node, `${what} does more than return a value`);
}
