import { ts } from 'ts-morph';
import { stringOf, type Value } from '../evaluate/value';
import type { NamedClass, Tracing } from './origin';

/**
 * The class that an argument names. `isProven` says that it is surely handed to Realm: then a string is the name of a class,
 * whether one has it or not.
 */
export function namedClass(node: ts.Expression | undefined, isProven: boolean, tracing: Tracing): NamedClass | undefined {
  if (node === undefined || ts.isSpreadElement(node)) return undefined;
  const value = tracing.evaluator.evaluate(node);
  const referred = referredClass(value, node, tracing);
  if (referred !== undefined) return referred;
  const name = stringOf(value);
  return name !== undefined && (isProven || tracing.classes.isClass(name)) ? { name, by: 'name', node } : undefined;
}

/** The declared class that a value is. */
export function referredClass(value: Value, node: ts.Node, { evaluator, classes }: Tracing): NamedClass | undefined {
  if (value.kind !== 'class' && value.kind !== 'function') return undefined;
  const schema = evaluator.member(value, 'schema', value.node);
  const name = classes.classOf(schema.kind === 'object' ? schema.node : value.node);
  return name === undefined ? undefined : { name, by: 'reference', node };
}
