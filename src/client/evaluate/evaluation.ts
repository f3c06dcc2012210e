import type { ts } from 'ts-morph';
import type { Modules } from '../modules/modules';
import type { Frames } from './frames';
import type { ObjectValue, Value } from './value';

/** What expressions are evaluated against. All of it is finished before the first one is. */
export interface Sources {
  readonly modules: Modules;
  /** For classes and constructors, the assignment in another module that gives them their schema. */
  readonly assigned: ReadonlyMap<ts.Node, ts.BinaryExpression>;
  /** The schema that the build gives a class which has none; `undefined` where it gives none either. */
  readonly built: (node: ts.ClassLikeDeclaration) => ObjectValue | undefined;
}

/** Evaluates expressions of the client's sources without running them. */
export interface Evaluator {
  readonly sources: Sources;
  evaluate(node: ts.Expression): Value;
  /** A member of a value: a key of an object, a static of a class, an export of a module. */
  member(value: Value, name: string, at: ts.Node): Value;
  /** What a name stands for where it is used. */
  named(name: string, at: ts.Node): Value;
  /** What is made of the expressions in a function, for the arguments of one call. */
  within<T>(fn: ts.SignatureDeclaration, args: readonly Value[], make: () => T): T;
  /** What is made while the variables of a loop, or of a call, stand for values. */
  given<T>(variables: ReadonlyMap<ts.Node, Value>, make: () => T): T;
}

/** What a reading of a module takes that evaluates its expressions. */
export interface Evaluating {
  readonly evaluator: Evaluator;
}

/** What the parts of the evaluator take of each other. */
export interface Evaluation extends Evaluator {
  readonly frames: Frames;
  /** Takes one step further, unless it is being taken already or has led too deep; `at` is what to show then. */
  follow(step: object, at: ts.Node, make: () => Value): Value;
}
