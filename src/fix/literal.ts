import { ts } from 'ts-morph';
import { isAlwaysOptional } from '../schema/model';
import { spell } from '../schema/spelling';
import type { Edit } from './edit';
import type { ClientChange, Declared } from './repair';

type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

const replace = (node: ts.Node, content: string): Edit => ({ offset: node.getStart(), length: node.getEnd() - node.getStart(), content });
const insert = (offset: number, content: string): Edit => ({ offset, length: 0, content });

/** The quote that an author uses: that of the literal itself, else the first one in the file. */
function quoteOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.getText().charAt(0);
  return /['"]/.exec(node.getSourceFile().text)?.[0] ?? "'";
}

const quoted = (text: string, quote: string): string => quote + text.replaceAll(quote, `\\${quote}`) + quote;

/** The expression that is the value, without what only concerns its type: `'string' as const`. */
function valueOf(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node) ? valueOf(node.expression) : node;
}

function keyOf(node: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = node;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
}

function fieldOf(object: ts.ObjectLiteralExpression, key: string): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((each) => keyOf(each) === key);
}

/** The white space before a node where it starts its line; else one space. */
function separatorBefore(node: ts.Node): string {
  const { text } = node.getSourceFile();
  return /(?:\r?\n)[ \t]*$/.exec(text.slice(0, node.getStart()))?.[0] ?? ' ';
}

/** Puts a field behind another, laid out like it. */
function after(node: ts.ObjectLiteralElementLike, field: string): Edit {
  return insert(node.getEnd(), `,${separatorBefore(node)}${field}`);
}

/** Takes a field out, with the comma and the white space that belong to it. */
function remove(object: ts.ObjectLiteralExpression, field: ts.ObjectLiteralElementLike): Edit {
  const index = object.properties.indexOf(field);
  const before = object.properties[index - 1];
  const next = object.properties[index + 1];
  if (before !== undefined) return { offset: before.getEnd(), length: field.getEnd() - before.getEnd(), content: '' };
  const end = next === undefined ? object.properties.end : next.getStart();
  return { offset: field.getStart(), length: end - field.getStart(), content: '' };
}

/** Sets a field of an object to a text of code; a field that a spread may bring is overridden at the end. */
function set(object: ts.ObjectLiteralExpression, key: string, code: string, behind: string): Edit[] {
  const field = fieldOf(object, key);
  if (field !== undefined && ts.isPropertyAssignment(field)) return [replace(valueOf(field.initializer), code)];
  if (field !== undefined) return [replace(field, `${key}: ${code}`)];
  const last = object.properties.at(-1);
  if (last === undefined) return [insert(object.getStart() + 1, ` ${key}: ${code} `)];
  const anchor = object.properties.some(ts.isSpreadAssignment) ? last : (fieldOf(object, behind) ?? last);
  return [after(anchor, `${key}: ${code}`)];
}

function unset(object: ts.ObjectLiteralExpression, key: string, empty: string): Edit[] {
  if (object.properties.some(ts.isSpreadAssignment)) return set(object, key, empty, key);
  const field = fieldOf(object, key);
  return field === undefined ? [] : [remove(object, field)];
}

/** In SDK 11 and before, the `type` of an object may be a shorthand: `{ type: 'string?' }`. */
function hasShorthand(object: ts.ObjectLiteralExpression): boolean {
  const type = fieldOf(object, 'type');
  const value = type !== undefined && ts.isPropertyAssignment(type) ? valueOf(type.initializer) : undefined;
  return value !== undefined && ts.isStringLiteralLike(value) && /[?[\]{}<>]/.test(value.text);
}

function declareObject(object: ts.ObjectLiteralExpression, from: Declared, to: Declared): Edit[] {
  const quote = quoteOf(object);
  const has = (key: string): boolean => fieldOf(object, key) !== undefined;
  if (hasShorthand(object)) {
    return [...set(object, 'type', quoted(spell(to), quote), 'type'), ...['objectType', 'optional'].flatMap((key) => (has(key) ? unset(object, key, 'undefined') : []))];
  }
  const optional = to.optional && !isAlwaysOptional(to.type, to.objectType);
  const isSameType = from.type === to.type && from.objectType === to.objectType;
  // A field is added behind the one that it belongs to, so that two additions are one edit.
  const added = [
    ...(!isSameType && to.objectType !== undefined && !has('objectType') ? [`objectType: ${quoted(to.objectType, quote)}`] : []),
    ...(optional && !has('optional') ? ['optional: true'] : []),
  ];
  const anchor = object.properties.some(ts.isSpreadAssignment) ? object.properties.at(-1) : (fieldOf(object, 'objectType') ?? fieldOf(object, 'type') ?? object.properties.at(-1));
  return [
    ...(isSameType ? [] : set(object, 'type', quoted(to.type, quote), 'type')),
    ...(!isSameType && has('objectType') ? (to.objectType === undefined ? unset(object, 'objectType', 'undefined') : set(object, 'objectType', quoted(to.objectType, quote), 'type')) : []),
    ...(has('optional') && optional !== (from.optional && !isAlwaysOptional(from.type, from.objectType)) ? (optional ? set(object, 'optional', 'true', 'type') : unset(object, 'optional', 'false')) : []),
    ...(!optional && from.optional && !has('optional') ? unset(object, 'optional', 'false') : []),
    ...(has('presentation') && to.presentation === undefined ? unset(object, 'presentation', 'undefined') : []),
    ...(added.length > 0 && anchor !== undefined ? [after(anchor, added.join(`,${separatorBefore(anchor)}`))] : []),
  ];
}

/** Edits a property so that it declares another type: a shorthand stays a shorthand, an object an object. */
export function declareProperty(property: Property, from: Declared, to: Declared): Edit[] {
  if (ts.isShorthandPropertyAssignment(property)) return [insert(property.getEnd(), `: ${quoted(spell(to), quoteOf(property))}`)];
  const value = valueOf(property.initializer);
  return ts.isObjectLiteralExpression(value) ? declareObject(value, from, to) : [replace(value, quoted(spell(to), quoteOf(value)))];
}

/** The object form of a type, as the SDK takes it since version 12. */
function objectForm({ type, objectType, optional, presentation }: Declared, quote: string, mapTo: string): string {
  const fields = [
    `type: ${quoted(type, quote)}`,
    ...(objectType === undefined ? [] : [`objectType: ${quoted(objectType, quote)}`]),
    ...(presentation === undefined ? [] : [`presentation: ${quoted(presentation, quote)}`]),
    ...(optional && !isAlwaysOptional(type, objectType) ? ['optional: true'] : []),
    `mapTo: ${quoted(mapTo, quote)}`,
  ];
  return `{ ${fields.join(', ')} }`;
}

/** Edits a property so that it is stored under another name. */
export function mapProperty(property: Property, from: Declared, stored: string): Edit[] {
  const quote = quoteOf(property);
  if (ts.isShorthandPropertyAssignment(property)) return [insert(property.getEnd(), `: ${objectForm(from, quote, stored)}`)];
  const value = valueOf(property.initializer);
  if (ts.isObjectLiteralExpression(value)) return set(value, 'mapTo', quoted(stored, quoteOf(value)), 'mapTo');
  return [replace(value, objectForm(from, quoteOf(value), stored))];
}

/** The object of `properties` in the schema of a class, below the class, constant or object that declares it. */
function propertiesBelow(holder: ts.Node, name: string): ts.ObjectLiteralExpression | undefined {
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined) return;
    if (ts.isObjectLiteralExpression(node)) {
      const properties = fieldOf(node, 'properties');
      const named = fieldOf(node, 'name');
      const isOther = named !== undefined && ts.isPropertyAssignment(named) && ts.isStringLiteralLike(named.initializer) && named.initializer.text !== name;
      const value = !isOther && properties !== undefined && ts.isPropertyAssignment(properties) ? valueOf(properties.initializer) : undefined;
      if (value !== undefined && ts.isObjectLiteralExpression(value)) found = value;
    }
    ts.forEachChild(node, visit);
  };
  visit(holder);
  return found;
}

/** Adds a property to a class. */
export function addProperty(holder: ts.Node, { class: owner, name, to }: Extract<ClientChange, { kind: 'add' }>): Edit[] | undefined {
  const properties = propertiesBelow(holder, owner);
  const last = properties?.properties.at(-1);
  if (properties === undefined || last === undefined) return undefined;
  const quote = quoteOf(properties);
  const key = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name, quote);
  return [after(last, `${key}: ${quoted(spell(to), quote)}`)];
}
