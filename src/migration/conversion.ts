import type { Primitive } from '../schema/model';

/** What becomes of a value, as an expression, and what somebody has to decide about it. */
export interface Conversion {
  readonly expression: string;
  readonly decide: string | undefined;
}

/** What stands for a value that is not there. */
export const EMPTY: Readonly<Partial<Record<Primitive, string>>> = { bool: 'false', int: '0', float: '0', double: '0', string: "''", date: 'new Date(0)' };

const isNumber = (type: string): boolean => ['int', 'float', 'double'].includes(type);

/** The expression for a value of another type; with `decide` where values may be lost by it. */
function convertedFrom(from: Primitive, to: Primitive, value: string): Conversion | undefined {
  const sure = (expression: string): Conversion => ({ expression, decide: undefined });
  if (from === to || to === 'mixed' || (isNumber(from) && (to === 'double' || to === 'float'))) return sure(value);
  if (isNumber(from) && to === 'int') return { expression: `Math.trunc(${value})`, decide: 'what is behind the decimal point is cut off' };
  if (to === 'string') return from === 'date' ? sure(`${value}.toISOString()`) : from === 'data' || from === 'mixed' ? undefined : sure(`String(${value})`);
  if (from === 'bool' && isNumber(to)) return sure(`Number(${value})`);
  if (isNumber(from) && to === 'bool') return { expression: `${value} !== 0`, decide: 'every number but 0 becomes true' };
  if (from === 'string' && isNumber(to)) {
    const number = to === 'int' ? `Math.trunc(Number(${value}) || 0)` : `Number(${value}) || 0`;
    return { expression: number, decide: 'a text that is no number becomes 0' };
  }
  if (from === 'string' && to === 'date') return { expression: `new Date(${value})`, decide: 'a text that is no date is refused' };
  return undefined;
}

/** A value of one of Realm's own types. */
export interface Scalar {
  readonly type: Primitive;
  readonly optional: boolean;
}

/** How a value of one type becomes one of another. `value` reads it. */
export function conversionOf(from: Scalar, to: Scalar, value: string): Conversion | undefined {
  const found = convertedFrom(from.type, to.type, value);
  if (found === undefined || !from.optional || from.type === 'mixed') return found;
  if (to.optional) return found.expression === value ? found : { ...found, expression: `${value} === null ? null : ${found.expression}` };
  const standIn = EMPTY[to.type];
  if (standIn === undefined) return undefined;
  const decide = [`null becomes ${standIn}`, ...(found.decide === undefined ? [] : [found.decide])].join(', and ');
  return { expression: `${value} === null ? ${standIn} : ${found.expression}`, decide };
}
