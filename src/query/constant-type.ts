import type { ValueType } from './query-fault';
import type { ArgumentType, Scope } from './scope';
import type { Constant, Expression, Literal, LiteralType } from './syntax-tree';

const LITERAL_TYPES: Readonly<Partial<Record<LiteralType, ValueType>>> = {
  int: 'int', double: 'double', float: 'float', infinity: 'double', nan: 'double', bool: 'bool', null: 'null', string: 'string',
  data: 'data', date: 'date', objectId: 'objectId', uuid: 'uuid', objectKey: 'link', objectLink: 'link',
};
const NUMERIC: ReadonlySet<ValueType> = new Set(['int', 'float', 'double', 'decimal128', 'mixed']);

export function isNumeric(type: ValueType): boolean {
  return NUMERIC.has(type);
}

/** Whether Realm Core compares values of two types (realm-core.md 9.3); null goes with each. */
export function areComparable(left: ValueType, right: ValueType): boolean {
  if (left === right || left === 'null' || right === 'null') return true;
  if (left === '@type' || right === '@type') return false;
  return (isNumeric(left) && isNumeric(right)) || left === 'mixed' || right === 'mixed';
}

/** Whether an expression has the same value for every object. */
export function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal': case 'object': case 'argument': case 'list': return true;
    case 'arithmetic': return isConstant(expression.first) && expression.rest.every(({ operand }) => isConstant(operand));
    default: return false;
  }
}

/** The type of a value that is handed in; undefined where it is not known. */
export function givenType(index: number, { given }: Scope): ArgumentType | undefined {
  return given?.[index];
}

/**
 * The type that a constant has beside a value of another type: a text that begins like a number becomes one beside
 * numbers, a text beside `@type` the name of a type. Undefined where it is not known.
 */
export function constantType(constant: Constant, beside: ValueType, scope: Scope): ValueType | undefined {
  if (constant.kind === 'object') return 'link';
  if (constant.kind === 'argument') {
    const type = givenType(constant.index, scope);
    if (type === undefined || type === 'list') return undefined;
    if (type === 'string' && (isNumeric(beside) || beside === '@type')) return beside === 'mixed' ? type : undefined;
    return type;
  }
  const type = LITERAL_TYPES[constant.type];
  return type === 'string' && beside !== 'mixed' && isNumeric(beside) && mayBeNumber(constant) ? undefined : type;
}

/** Realm Core reads a number from the start of a text; what has no digit at all is surely none. */
function mayBeNumber({ text }: Literal): boolean {
  return /\d|nan|inf/i.test(text) || text.startsWith('B64');
}
