import type { ts } from 'ts-morph';
import type { Fault, SourceFault, Unresolved } from '../../schema/client-schemas';
import type { Place } from '../../schema/model';

/** What an expression of the source is known to be, without running it. Every value keeps the node that it was written as. */
export type Value = Literal | ObjectValue | ArrayValue | ClassValue | FunctionValue | ModuleValue | Refused | Unknown;

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
  readonly node: ts.Node;
}

/** One key of an object. Where a spread brings a key, the node is the one in the object that is spread. */
export interface Entry {
  readonly key: string;
  readonly value: Value;
  readonly node: ts.Node;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Entry>;
  /** Spreads and computed keys that could not be evaluated: more keys may exist than are known. */
  readonly gaps: readonly Unknown[];
  /** What is written beside the keys and has no effect. */
  readonly ignored?: readonly Refused[];
  /** The function that makes it, where it is what a call returns; its node is the call then. */
  readonly madeBy?: ts.Node;
  readonly node: ts.Node;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly items: readonly Value[];
  readonly node: ts.Node;
}

export interface ClassValue {
  readonly kind: 'class';
  /** A class, or a function that is used as a constructor. */
  readonly node: ts.ClassLikeDeclaration;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly node: ts.Node;
}

/** The namespace of a module: `import * as X`, `require('./x')`. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly file: string;
  readonly node: ts.Node;
}

/** Written, but never taken as it is written, and why. */
export interface Refused {
  readonly kind: 'refused';
  readonly fault: Fault;
  readonly reason: string;
  readonly node: ts.Node;
}

/** Not known without running the program, and why. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly fault?: SourceFault;
  readonly node: ts.Node;
}

export const unknown = (node: ts.Node, reason: string, fault?: SourceFault): Unknown => ({
  kind: 'unknown',
  reason,
  node,
  ...(fault === undefined ? {} : { fault }),
});
/** What could not be read, as it is reported. */
export const unresolvedValue = (name: string | null, property: string | null, { reason, fault }: Unknown, client: Place): Unresolved =>
  ({ class: name, property, reason, ...(fault === undefined ? {} : { fault }), client });

export const refused = (node: ts.Node, fault: Fault, reason: string): Refused => ({ kind: 'refused', fault, reason, node });
export const literal = (node: ts.Node, value: Literal['value']): Literal => ({ kind: 'literal', value, node });

/** The string that a value is, if it is one. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
