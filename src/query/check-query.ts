import type { ObjectSchema } from '../schema/model';
import { checkComparison } from './check-comparison';
import { isConstant } from './constant-type';
import { operandOfAggregate, operandOfPath, subqueryOf, type Operand } from './operand';
import type { QueryFault } from './query-fault';
import { isLink, reportUnknown } from './resolve-path';
import { findProperty, type ArgumentType, type Classes, type Scope } from './scope';
import type { Arithmetic, Expression, Ordering, Path, Predicate, Query, Subquery } from './syntax-tree';

/**
 * Where Realm Core throws when a query is run on the objects of a class (realm-core.md 9.2 and 9.3), in the order of the
 * text. Only what is certain: nothing is said of what is not known of classes, properties and the values that are handed in.
 *
 * @param given the types of the values for `$0`, `$1` …, undefined for a value of unknown type; undefined where it is not
 * known how many there are.
 */
export function checkQuery(
  query: Query,
  schema: ObjectSchema,
  classes: Classes,
  given?: readonly (ArgumentType | undefined)[],
): readonly QueryFault[] {
  const faults: QueryFault[] = [];
  const scope: Scope = { schema, classes, given, variables: [], report: (fault) => faults.push(fault) };
  checkPredicate(query.filter, scope);
  for (const ordering of query.ordering) checkOrdering(ordering, scope);
  for (const { index, offset, length } of query.uses) {
    if (given !== undefined && index >= given.length) faults.push({ kind: 'missingArgument', index, given: given.length, offset, length });
  }
  return faults.sort((one, other) => one.offset - other.offset);
}

function checkPredicate(predicate: Predicate, scope: Scope): void {
  switch (predicate.kind) {
    case 'always': case 'never': return;
    case 'and': case 'or': return predicate.parts.forEach((part) => { checkPredicate(part, scope); });
    case 'not': return checkPredicate(predicate.of, scope);
    case 'geowithin': {
      const { type } = operandOfPath(predicate.property, scope);
      const { offset, length } = predicate.property;
      if (type !== undefined && type !== 'link') scope.report({ kind: 'geoOfNoLink', type, offset, length });
      return;
    }
    case 'comparison': return checkComparison(predicate, operandOf(predicate.left, scope), operandOf(predicate.right, scope), scope);
  }
}

/** What one side of a comparison gives; constants are looked at beside the other side. */
function operandOf(expression: Expression, scope: Scope): Operand {
  switch (expression.kind) {
    case 'path': return operandOfPath(expression, scope);
    case 'aggregate': return operandOfAggregate(expression, scope);
    case 'subquery': return operandOfSubquery(expression, scope);
    case 'arithmetic': return operandOfArithmetic(expression, scope);
    default: return {};
  }
}

function operandOfSubquery({ path, variable, filter }: Subquery, scope: Scope): Operand {
  const target = subqueryOf(path, scope);
  const schema = target?.schema;
  if (schema === undefined) return { type: 'int', several: false };
  const { name, offset, length } = variable;
  const isTaken = scope.variables.some((each) => each.name === name && each.class === schema.name);
  if (isTaken) scope.report({ kind: 'subqueryVariableTwice', name, offset, length });
  checkPredicate(filter, { ...scope, schema, variables: [...scope.variables, { name, class: schema.name }] });
  return { type: 'int', several: false };
}

/** Parts are looked at one by one; what becomes of them together is left open. */
function operandOfArithmetic({ first, rest }: Arithmetic, scope: Scope): Operand {
  for (const part of [first, ...rest.map(({ operand }) => operand)]) {
    if (!isConstant(part)) operandOf(part, scope);
  }
  return {};
}

function checkOrdering(ordering: Ordering, scope: Scope): void {
  if (ordering.kind === 'sort') for (const { path } of ordering.by) checkOrderingPath(path, scope);
  if (ordering.kind === 'distinct') for (const path of ordering.by) checkOrderingPath(path, scope);
}

/** Realm Core follows the paths of an order by single links alone. */
function checkOrderingPath({ elements }: Path, scope: Scope): void {
  let schema: ObjectSchema | undefined = scope.schema;
  for (const [at, element] of elements.entries()) {
    if (element.kind !== 'name' || element.name.startsWith('@')) return;
    const property = findProperty(schema, element.name);
    if (property === undefined) return reportUnknown(element, schema, scope);
    const next = elements[at + 1];
    if (next === undefined || property.type === 'dictionary' || property.type === 'linkingObjects') return;
    if (!isLink(property)) {
      return scope.report({ kind: 'nothingWithin', class: schema.name, property: property.name, offset: next.offset, length: next.length });
    }
    schema = scope.classes.all.get(property.objectType ?? '');
    if (schema === undefined) return;
  }
}
