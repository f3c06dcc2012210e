import { ts } from 'ts-morph';
import { isAlwaysOptional } from '../schema/model';
import { spell } from '../schema/spelling';
import type { Edit } from './edit';
import type { Declared } from '../rule/repair';

/** A property of a literal, or an assignment that adds one: `Task.properties.note = 'string'`. */
export type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.BinaryExpression;

export const isProperty = (node: ts.Node): node is Property =>
  ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isBinaryExpression(node);

const writtenIn = (property: ts.PropertyAssignment | ts.BinaryExpression): ts.Expression =>
  valueOf(ts.isBinaryExpression(property) ? property.right : property.initializer);

const replace = (node: ts.Node, content: string): Edit => ({ offset: node.getStart(), length: node.getEnd() - node.getStart(), content });
const insert = (offset: number, content: string): Edit => ({ offset, length: 0, content });

/** The quote that an author uses: that of the literal itself, else the first one in the file. */
export function quoteOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.getText().charAt(0);
  return /['"]/.exec(node.getSourceFile().text)?.[0] ?? "'";
}

export const quoted = (text: string, quote: string): string => quote + text.replaceAll(quote, `\\${quote}`) + quote;

/** A field as it is written at a place: JSON quotes its keys. */
export function fieldText(key: string, code: string, at: ts.Node): string {
  const isBare = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) && !/\.json$/.test(at.getSourceFile().fileName);
  return `${isBare ? key : quoted(key, quoteOf(at))}: ${code}`;
}

/** The expression that is the value, without what only concerns its type: `'string' as const`. */
export function valueOf(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node) ? valueOf(node.expression) : node;
}

function keyOf(node: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = node;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
}

export function fieldOf(object: ts.ObjectLiteralExpression, key: string): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((each) => keyOf(each) === key);
}

/** The white space before a node where it starts its line; else one space. */
function separatorBefore(node: ts.Node): string {
  const { text } = node.getSourceFile();
  return /(?:\r?\n)[ \t]*$/.exec(text.slice(0, node.getStart()))?.[0] ?? ' ';
}

/** Puts a field behind another, laid out like it. */
export function after(node: ts.ObjectLiteralElementLike, field: string): Edit {
  return insert(node.getEnd(), `,${separatorBefore(node)}${field}`);
}

type Field = ts.ObjectLiteralElementLike;

/** Whether a field and all before it go away: with them goes the space up to what stays. */
function isHead(object: ts.ObjectLiteralExpression, field: Field, going: readonly Field[]): boolean {
  return object.properties.slice(0, object.properties.indexOf(field)).every((each) => going.includes(each));
}

/** Takes a field out, with the comma and the white space that belong to it. `going` are all that are taken out of the object. */
function remove(object: ts.ObjectLiteralExpression, field: Field, going: readonly Field[]): Edit {
  const index = object.properties.indexOf(field);
  const before = object.properties[index - 1];
  const next = object.properties[index + 1];
  if (before !== undefined && !isHead(object, field, going)) {
    return { offset: before.getEnd(), length: field.getEnd() - before.getEnd(), content: '' };
  }
  const end = next === undefined ? object.properties.end : next.getStart();
  return { offset: field.getStart(), length: end - field.getStart(), content: '' };
}

/** Sets a field of an object to a text of code; a field that a spread may bring is overridden at the end. */
function set(object: ts.ObjectLiteralExpression, key: string, code: string, behind: string): Edit[] {
  const field = fieldOf(object, key);
  if (field !== undefined && ts.isPropertyAssignment(field)) return [replace(valueOf(field.initializer), code)];
  if (field !== undefined) return [replace(field, fieldText(key, code, object))];
  const last = object.properties.at(-1);
  if (last === undefined) return [insert(object.getStart() + 1, ` ${fieldText(key, code, object)} `)];
  const anchor = object.properties.some(ts.isSpreadAssignment) ? last : (fieldOf(object, behind) ?? last);
  return [after(anchor, fieldText(key, code, object))];
}

/** Takes fields away, or overrides them where a spread may bring them. */
function unset(object: ts.ObjectLiteralExpression, fields: Readonly<Record<string, string>>): Edit[] {
  const isSpread = object.properties.some(ts.isSpreadAssignment);
  const going = Object.keys(fields).flatMap((key) => fieldOf(object, key) ?? []);
  return isSpread
    ? Object.entries(fields).flatMap(([key, empty]) => set(object, key, empty, key))
    : going.map((field) => remove(object, field, going));
}

/** In SDK 11 and before, the `type` of an object may be a shorthand: `{ type: 'string?' }`. */
function hasShorthand(object: ts.ObjectLiteralExpression): boolean {
  const type = fieldOf(object, 'type');
  const value = type !== undefined && ts.isPropertyAssignment(type) ? valueOf(type.initializer) : undefined;
  return value !== undefined && ts.isStringLiteralLike(value) && /[?[\]{}<>]/.test(value.text);
}

/** Whether a spread brings fields that another type must not have, and that cannot be taken away behind it. */
function keepsTooMuch(from: Declared, to: Declared, flagged: boolean): boolean {
  const loses = (key: 'objectType' | 'presentation'): boolean => from[key] !== undefined && to[key] === undefined;
  return loses('objectType') || loses('presentation') || (flagged && isAlwaysOptional(to.type, to.objectType));
}

function declareObject(object: ts.ObjectLiteralExpression, from: Declared, to: Declared): Edit[] {
  const quote = quoteOf(object);
  const has = (key: string): boolean => fieldOf(object, key) !== undefined;
  if (hasShorthand(object)) {
    const written = Object.fromEntries(['objectType', 'optional'].filter(has).map((key) => [key, 'undefined']));
    return [...set(object, 'type', quoted(spell(to), quote), 'type'), ...unset(object, written)];
  }
  const flagged = from.optional && !isAlwaysOptional(from.type, from.objectType);
  const optional = to.optional && !isAlwaysOptional(to.type, to.objectType);
  const isSameType = from.type === to.type && from.objectType === to.objectType;
  if (object.properties.some(ts.isSpreadAssignment) && !isSameType && keepsTooMuch(from, to, flagged)) return [];
  // A field is added behind the one that it belongs to, so that two additions are one edit.
  const added = [
    ...(!isSameType && to.objectType !== undefined && !has('objectType')
      ? [fieldText('objectType', quoted(to.objectType, quote), object)]
      : []),
    ...(optional && !has('optional') ? [fieldText('optional', 'true', object)] : []),
  ];
  const gone: Readonly<Record<string, string>> = {
    ...(!isSameType && has('objectType') && to.objectType === undefined ? { objectType: 'undefined' } : {}),
    ...(!optional && flagged ? { optional: 'false' } : {}),
    ...(has('presentation') && to.presentation === undefined ? { presentation: 'undefined' } : {}),
  };
  const objectType = fieldOf(object, 'objectType');
  const going = Object.keys(gone).flatMap((key) => fieldOf(object, key) ?? []);
  // Nothing can be added behind what goes away at the head.
  const isGoing = objectType !== undefined && going.includes(objectType) && isHead(object, objectType, going);
  const anchor = object.properties.some(ts.isSpreadAssignment)
    ? object.properties.at(-1)
    : ((isGoing ? undefined : objectType) ?? fieldOf(object, 'type') ?? object.properties.at(-1));
  return [
    ...(isSameType ? [] : set(object, 'type', quoted(to.type, quote), 'type')),
    ...(!isSameType && has('objectType') && to.objectType !== undefined
      ? set(object, 'objectType', quoted(to.objectType, quote), 'type')
      : []),
    ...(has('optional') && optional && !flagged ? set(object, 'optional', 'true', 'type') : []),
    ...unset(object, gone),
    ...(added.length > 0 && anchor !== undefined ? [after(anchor, added.join(`,${separatorBefore(anchor)}`))] : []),
  ];
}

/** Edits a property so that it declares another type: a shorthand stays a shorthand, an object an object. */
export function declareProperty(property: Property, from: Declared, to: Declared): Edit[] {
  if (ts.isShorthandPropertyAssignment(property)) return [insert(property.getEnd(), `: ${quoted(spell(to), quoteOf(property))}`)];
  const value = writtenIn(property);
  return ts.isObjectLiteralExpression(value) ? declareObject(value, from, to) : [replace(value, quoted(spell(to), quoteOf(value)))];
}

/** The object form of a type, as the SDK takes it since version 12. */
function objectForm({ type, objectType, optional, presentation }: Declared, quote: string, mapTo: string, at: ts.Node): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['type', type],
    ['objectType', objectType],
    ['presentation', presentation],
    ['mapTo', mapTo],
  ];
  const written = fields.flatMap(([key, value]) => (value === undefined ? [] : [fieldText(key, quoted(value, quote), at)]));
  const flag = optional && !isAlwaysOptional(type, objectType) ? [fieldText('optional', 'true', at)] : [];
  return `{ ${[...written.slice(0, -1), ...flag, ...written.slice(-1)].join(', ')} }`;
}

/** Edits a property so that it is stored under another name. */
export function mapProperty(property: Property, from: Declared, stored: string): Edit[] {
  const quote = quoteOf(property);
  if (ts.isShorthandPropertyAssignment(property)) return [insert(property.getEnd(), `: ${objectForm(from, quote, stored, property)}`)];
  const value = writtenIn(property);
  if (ts.isObjectLiteralExpression(value)) return set(value, 'mapTo', quoted(stored, quoteOf(value)), 'mapTo');
  return [replace(value, objectForm(from, quoteOf(value), stored, value))];
}
