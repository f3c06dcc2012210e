import { ts } from 'ts-morph';
import type { Evaluation } from './evaluation';
import { returned } from './functions';
import { literal, unknown, type ArrayValue, type Entry, type ObjectValue, type Unknown, type Value } from './value';

/** Objects, arrays and enumerations as they are written. */

function arrayItem(element: ts.Expression, evaluation: Evaluation): Value[] {
  if (!ts.isSpreadElement(element)) return [evaluation.evaluate(element)];
  const spread = evaluation.evaluate(element.expression);
  if (spread.kind === 'array') return [...spread.items];
  return [spread.kind === 'unknown' ? spread : unknown(element, 'what is spread here is not an array')];
}

/** The items of an array literal, or the arguments of a call, with what is spread among them. */
export function arrayItems(elements: readonly ts.Expression[], evaluation: Evaluation): Value[] {
  return elements.flatMap((element) => arrayItem(element, evaluation));
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
  const entries = new Map<string, Entry>();
  const gaps: Unknown[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) spreadInto(entries, gaps, property, evaluation);
    else addEntry(entries, gaps, property, evaluation);
  }
  return { kind: 'object', entries, gaps, node };
}

function addEntry(entries: Map<string, Entry>, gaps: Unknown[], property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, evaluation: Evaluation): void {
  const key = keyOf(property.name, evaluation);
  if (typeof key !== 'string') {
    gaps.push(key);
    return;
  }
  entries.delete(key);
  entries.set(key, { key, value: valueOfElement(property, evaluation), node: property });
}

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

function spreadInto(entries: Map<string, Entry>, gaps: Unknown[], spread: ts.SpreadAssignment, evaluation: Evaluation): void {
  const value = evaluation.evaluate(spread.expression);
  if (value.kind === 'object') {
    for (const entry of value.entries.values()) {
      entries.delete(entry.key);
      entries.set(entry.key, entry);
    }
    gaps.push(...value.gaps);
  } else if (value.kind === 'unknown') {
    gaps.push(value);
  } else if (value.kind !== 'literal') {
    gaps.push(unknown(spread, 'what is spread here is not an object'));
  }
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
