import type { ts } from 'ts-morph';
import type { SourceModule } from '../modules/parse';
import type { Value } from './value';

/** Evaluates expressions of the client's sources without running them. */
export interface Evaluator {
  evaluate(node: ts.Expression): Value;
  /** A member of a value: a key of an object, a static of a class, an export of a module. */
  member(value: Value, name: string, at: ts.Node): Value;
  /** What a name stands for where it is used. */
  named(name: string, at: ts.Node): Value;
  /** What is made of the expressions in a function, for the arguments of one call. */
  within<T>(fn: ts.SignatureDeclaration, args: readonly Value[], make: () => T): T;
  /** The assignment in another module that gives a class or constructor its schema, if there is one. */
  assignedElsewhere(owner: ts.Node): ts.BinaryExpression | undefined;
}

/** What the parts of the evaluator take of each other. */
export interface Evaluation extends Evaluator {
  /** The value of a function or getter whose body is one expression, or whose only `return` comes last; `what` is what to call it. */
  returned(node: ts.FunctionLikeDeclaration | ts.GetAccessorDeclaration, what: string): Value;
  /** What a parameter, or the variable of a loop, or a part of it stands for while its function or round is evaluated. */
  argument(name: string, parameter: ts.ParameterDeclaration | ts.VariableDeclaration, at: ts.Node): Value;
  /** What an import brings. `export=` is what `require` gives; `namespace*` is `import * as`. */
  imported(specifier: string, name: string, node: ts.Node): Value;
  /** What a module of the project exports under a name. */
  exported(module: SourceModule, name: string, at: ts.Node): Value;
}
