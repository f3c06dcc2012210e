import { ts } from 'ts-morph';
import { objectOf } from './compose';
import type { Evaluation } from './evaluation';
import { returned } from './functions';
import { literal, unknown, type ArrayValue, type Entry, type ObjectValue, type Unknown, type Value } from './value';

/** Objects, arrays and enumerations as they are written. */

/** The items that an element of an array literal, or an argument of a call, stands for: several where it is spread. */
export function itemsOf(element: ts.Expression, { evaluate }: Evaluation): readonly Value[] {
  if (!ts.isSpreadElement(element)) return [evaluate(element)];
  const spread = evaluate(element.expression);
  if (spread.kind === 'array') return spread.items;
  return [spread.kind === 'unknown' ? spread : unknown(element, 'what is spread here is not an array')];
}

/** `list[0]` and `list.length`, as far as nothing of unknown length stands before. */
export function itemOf({ items }: ArrayValue, key: string, at: ts.Node): Value {
  const gap = items.findIndex(({ kind }) => kind === 'unknown');
  const index = /^\d+$/.test(key) ? Number(key) : undefined;
  if (key === 'length' && gap === -1) return literal(at, items.length);
  if (index !== undefined && (gap === -1 || index < gap)) return items[index] ?? literal(at, undefined);
  return items[gap] ?? unknown(at, `\`.${key}\` of this is only known when the program runs`);
}

export function objectLiteral(node: ts.ObjectLiteralExpression, evaluation: Evaluation): ObjectValue {
  const parts = node.properties.map((property) => {
    if (ts.isSpreadAssignment(property)) return spreadInto(property, evaluation);
    const key = keyOf(property.name, evaluation);
    return typeof key === 'string' ? { key, value: valueOfElement(property, evaluation), node: property } : key;
  });
  return objectOf(isCutOff(node) ? [...parts, unknown(node, 'it is cut off, since a `}` is missing: what else it holds is not known', 'syntax')] : parts, node);
}

/** Whether an object ends without its `}`, as where a file is cut off or a brace is lost. */
const isCutOff = ({ properties, end }: ts.ObjectLiteralExpression): boolean => properties.end === end;

function valueOfElement(property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, evaluation: Evaluation): Value {
  if (ts.isPropertyAssignment(property)) return evaluation.evaluate(property.initializer);
  if (ts.isShorthandPropertyAssignment(property)) return evaluation.named(property.name.text, property);
  return ts.isGetAccessorDeclaration(property) ? returned(property, 'the getter', evaluation) : { kind: 'function', node: property };
}

function keyOf(name: ts.PropertyName, evaluation: Evaluation): string | Unknown {
  if (!ts.isComputedPropertyName(name)) return ts.isPrivateIdentifier(name) ? unknown(name, 'a private name is no key') : name.text;
  const value = evaluation.evaluate(name.expression);
  if (value.kind === 'literal') return String(value.value);
  return value.kind === 'unknown' ? value : unknown(name, 'the computed key is not a string');
}

function spreadInto(spread: ts.SpreadAssignment, evaluation: Evaluation): Value {
  const value = evaluation.evaluate(spread.expression);
  const isObject = value.kind === 'object' || value.kind === 'unknown' || value.kind === 'literal';
  return isObject ? value : unknown(spread, 'what is spread here is not an object');
}

export function enumObject(declaration: ts.EnumDeclaration, evaluation: Evaluation): Value {
  const entries = new Map<string, Entry>();
  let next = 0;
  for (const each of declaration.members) {
    const key = ts.isComputedPropertyName(each.name) ? each.name.getText() : each.name.text;
    const value = each.initializer === undefined ? literal(each, next) : evaluation.evaluate(each.initializer);
    if (value.kind === 'literal' && typeof value.value === 'number') next = value.value + 1;
    entries.set(key, { key, value, node: each });
  }
  return { kind: 'object', entries, gaps: [], node: declaration };
}

/** What `...rest` leaves of an object where other keys are taken out of it. */
export function withoutKeys(object: ObjectValue, taken: readonly ts.BindingElement[]): ObjectValue {
  const names = taken.filter((each) => each.dotDotDotToken === undefined).map(keyOfElement);
  return { ...object, entries: new Map([...object.entries].filter(([key]) => !names.includes(key))) };
}

/** The key that an element of an object pattern takes out, where it is written out. */
export function keyOfElement({ propertyName, name }: ts.BindingElement): string | undefined {
  const key = propertyName ?? name;
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
}
