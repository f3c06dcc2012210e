import { areComparable, constantType, givenType, isConstant, isNumeric } from './constant-type';
import type { Operand } from './operand';
import type { QueryFault, ValueType } from './query-fault';
import type { Scope } from './scope';
import type { Comparison, Constant, Expression, List, Span } from './syntax-tree';
import { typeNames } from './type-names';

const OF_TEXTS: ReadonlySet<string> = new Set(['beginswith', 'endswith', 'contains', 'like', 'text']);
const OF_ORDER: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const TEXTS: ReadonlySet<ValueType> = new Set(['string', 'data', 'mixed', 'null']);

const spanOf = ({ offset, length }: Span): Span => ({ offset, length });

/** Checks the types of a comparison, of which both sides have been looked at by themselves. The first fault is reported. */
export function checkComparison(comparison: Comparison, left: Operand, right: Operand, scope: Scope): void {
  const fault = isConstant(comparison.left) && isConstant(comparison.right) ? { kind: 'twoConstants' as const, ...spanOf(comparison) }
    : comparison.operator === 'between' ? faultOfBetween(comparison, left, scope)
    : faultOfTypes(comparison, left, right, scope);
  if (fault !== undefined) scope.report(fault);
}

function faultOfTypes(comparison: Comparison, left: Operand, right: Operand, scope: Scope): QueryFault | undefined {
  const { operator } = comparison;
  return faultOfSides(comparison, left, right, scope)
    ?? (OF_TEXTS.has(operator) ? faultOfText(comparison, left, right, scope) : undefined)
    ?? (OF_ORDER.has(operator) ? faultOfOrder(comparison, left) : undefined)
    ?? (OF_TEXTS.has(operator) ? undefined : faultOfPair(comparison, left, right, scope))
    ?? (operator === 'in' ? faultOfIn(comparison, right, scope) : undefined);
}

/** What Realm Core looks at first, whatever the operator is. */
function faultOfSides(comparison: Comparison, left: Operand, right: Operand, scope: Scope): QueryFault | undefined {
  if (left.isPlainCollection && right.isPlainCollection) return { kind: 'twoLists', ...spanOf(comparison) };
  for (const [operand, other] of [[left, comparison.right], [right, comparison.left]] as const) {
    if (operand.type === undefined || !isConstant(other)) continue;
    const constants = constantsOf(other);
    const infinite = constants.find((each) => each.kind === 'literal' && each.type === 'infinity');
    if (infinite !== undefined && (!isNumeric(operand.type) || operand.type === 'int')) {
      return { kind: 'infinity', type: operand.type, ...spanOf(infinite) };
    }
    const isNull = other.kind !== 'list' && constants.some((each) => constantType(each, 'mixed', scope) === 'null');
    if (isNull && operand.type === 'link' && operand.several === true) return { kind: 'linksWithNull', ...spanOf(comparison) };
    if (operand.type === '@type') return faultOfTypeName(operand, constants, comparison);
  }
  return undefined;
}

function faultOfTypeName(operand: Operand, constants: readonly Constant[], comparison: Comparison): QueryFault | undefined {
  for (const constant of constants) {
    if (constant.kind !== 'literal' || constant.type !== 'string' || constant.text.startsWith('B64')) continue;
    const name = constant.text.slice(1, -1);
    if (!typeNames.has(name.toLowerCase())) return { kind: 'unknownType', name, ...spanOf(constant) };
    if (operand.isFixed) return { kind: 'twoConstants', ...spanOf(comparison) };
  }
  return undefined;
}

/** The constants that stand alone or in a list; those of a sum are not looked at. */
function constantsOf(expression: Expression): readonly Constant[] {
  if (expression.kind === 'list') return expression.items;
  return expression.kind === 'literal' || expression.kind === 'argument' || expression.kind === 'object' ? [expression] : [];
}

function faultOfText({ operator, left: side, right }: Comparison, left: Operand, given: Operand, scope: Scope): QueryFault | undefined {
  const [constant] = right.kind === 'list' ? [] : constantsOf(right);
  const type = constant === undefined ? given.type : constantType(constant, left.type ?? 'string', scope);
  // Null is a text beside texts, and what it is beside others is not known.
  if (type !== undefined && !TEXTS.has(type)) return { kind: 'operator', operator, type, ...spanOf(right) };
  if (constant?.kind === 'argument' && type === 'string' && left.type !== undefined && !areComparable(left.type, type)) {
    return { kind: 'comparison', left: left.type, right: type, ...spanOf(right) };
  }
  const { target } = left;
  if (operator !== 'text' || side.kind !== 'path' || target === undefined || target.of === 'backlinkCount') return undefined;
  if (target.of.type !== 'string' || target.of.indexed === 'full-text') return undefined;
  return { kind: 'noFullText', class: target.class, property: target.property, ...spanOf(side) };
}

function faultOfOrder({ operator, operatorAt, left: side }: Comparison, left: Operand): QueryFault | undefined {
  const { type } = left;
  if ((type !== 'link' && type !== '@type') || isConstant(side)) return undefined;
  return { kind: 'operator', operator, type, ...spanOf(operatorAt) };
}

function faultOfPair(comparison: Comparison, left: Operand, right: Operand, scope: Scope): QueryFault | undefined {
  const one = typeBeside(comparison.left, left, right.type, scope);
  const other = typeBeside(comparison.right, right, left.type, scope);
  if (one === undefined || other === undefined || areComparable(one, other)) return undefined;
  // A text beside `@type` is the name of a type.
  if (one === '@type' && isConstant(comparison.right) && other === 'string') return undefined;
  if (other === '@type' && isConstant(comparison.left) && one === 'string') return undefined;
  const at = isConstant(comparison.left) ? comparison.left : comparison.right;
  return { kind: 'comparison', left: one, right: other, ...spanOf(at) };
}

/** The type of one side beside the other; a list of constants goes with each. */
function typeBeside(side: Expression, operand: Operand, beside: ValueType | undefined, scope: Scope): ValueType | undefined {
  if (!isConstant(side)) return operand.type;
  const [constant] = side.kind === 'list' ? [] : constantsOf(side);
  return constant === undefined || beside === undefined ? undefined : constantType(constant, beside, scope);
}

function faultOfIn({ right }: Comparison, operand: Operand, scope: Scope): QueryFault | undefined {
  const given = right.kind === 'argument' && right.quantifier === undefined ? givenType(right.index, scope) : undefined;
  const isOne = right.kind === 'literal' || right.kind === 'object' || (given !== undefined && given !== 'list')
    || (right.kind === 'path' && operand.several === false);
  return isOne ? { kind: 'inNoList', ...spanOf(right) } : undefined;
}

function faultOfBetween(comparison: Comparison, left: Operand, scope: Scope): QueryFault | undefined {
  const { items } = comparison.right as List;
  if (items.length !== 2) return { kind: 'betweenCount', ...spanOf(comparison.right) };
  if (left.isPlainCollection && comparison.left.kind === 'path' && comparison.left.quantifier !== 'all') {
    return { kind: 'betweenList', ...spanOf(comparison.left) };
  }
  for (const item of items) {
    const fault = faultOfTypes({ ...comparison, operator: '>=', right: item }, left, {}, scope);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
