import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluation';

/** A class that code names, and where. */
export interface NamedClass {
  readonly name: string;
  readonly by: 'reference' | 'name';
  readonly node: ts.Node;
}

/** What an expression is of Realm: `other` is known to be nothing of it. */
export type Origin =
  | { readonly kind: 'realm'; readonly isProven: boolean }
  | { readonly kind: 'subscriptions' }
  /** Results, a list of objects, or what is filtered from one; with the calls that made it so, the first call first. */
  | { readonly kind: 'results'; readonly of: NamedClass; readonly calls: readonly ts.CallExpression[] }
  | { readonly kind: 'object'; readonly of: NamedClass }
  | { readonly kind: 'other' };

/** The classes that a client declares: by the objects that are their schemas, and by their names. */
export interface DeclaredClasses {
  readonly classOf: (schema: ts.Node) => string | undefined;
  readonly isClass: (name: string) => boolean;
}

/** What tracing expressions takes, and what its parts take of each other. */
export interface Tracing {
  readonly evaluator: Evaluator;
  readonly classes: DeclaredClasses;
  /** Where an expression comes from; `undefined` where that is not known. */
  originOf(node: ts.Expression): Origin | undefined;
}

export const results = (of: NamedClass | undefined, calls: readonly ts.CallExpression[] = []): Origin | undefined =>
  of && { kind: 'results', of, calls };

export const object = (of: NamedClass | undefined): Origin | undefined => of && { kind: 'object', of };

export const PROVEN_REALM: Origin = { kind: 'realm', isProven: true };
