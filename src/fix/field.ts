import { ts } from 'ts-morph';
import type { Edit } from './edit';
import type { Declared } from '../rule/repair';

/** Fields of classes that `@realm/babel-plugin` turns into a schema: their types are written in TypeScript. */

const replace = (node: ts.Node, content: string): Edit => ({ offset: node.getStart(), length: node.getEnd() - node.getStart(), content });

const NAMES: Readonly<Record<string, string>> = {
  bool: 'Bool', string: 'String', int: 'Int', float: 'Float', double: 'Double', date: 'Date', data: 'Data',
  decimal128: 'Decimal128', objectId: 'ObjectId', uuid: 'UUID', mixed: 'Mixed', list: 'List', set: 'Set', dictionary: 'Dictionary',
};

/** TypeScript's own words for a type, for authors who use them. */
const KEYWORDS: Readonly<Record<string, string>> = { bool: 'boolean', string: 'string', double: 'number', date: 'Date' };

/** How the file calls Realm's types: `Realm.Types.` or `Types.`. */
function prefixOf(source: ts.SourceFile): string {
  return /\bRealm\b/.test(source.text) && !/[^.\w]Types\.\w/.test(source.text) ? 'Realm.Types.' : 'Types.';
}

/** Whether an annotation is one of TypeScript's own words, alone or as an element. */
const usesKeywords = (type: ts.TypeNode | undefined): boolean =>
  type === undefined || /^(?:boolean|string|number|Date)\b/.test(type.getText());

function typeText(name: string, prefix: string, keywords: boolean): string {
  if (keywords && KEYWORDS[name] !== undefined) return KEYWORDS[name];
  const known = NAMES[name];
  return known === undefined ? name : `${prefix}${known}`;
}

/** The annotation for a declared type. The optionality of a single value is written behind the name, not here. */
function annotation({ type, objectType = 'mixed', optional }: Declared, field: ts.PropertyDeclaration): string {
  const prefix = prefixOf(field.getSourceFile());
  const keywords = usesKeywords(elementOf(field.type) ?? field.type);
  if (type === 'object') return objectType;
  if (type !== 'list' && type !== 'set' && type !== 'dictionary') return typeText(type, prefix, keywords);
  const isClass = NAMES[objectType] === undefined;
  const element = typeText(objectType, prefix, keywords) + (optional && objectType !== 'mixed' && !isClass ? ' | undefined' : '');
  return `${prefix}${NAMES[type] ?? ''}<${element}>`;
}

/** The element type of a collection. */
function elementOf(type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  return type !== undefined && ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined;
}

const isUndefined = (node: ts.TypeNode): boolean => node.kind === ts.SyntaxKind.UndefinedKeyword;

/** A union without `undefined`; anything else as it is. */
function definedText(type: ts.TypeNode): string {
  return ts.isUnionTypeNode(type)
    ? type.types
        .filter((each) => !isUndefined(each))
        .map((each) => each.getText())
        .join(' | ')
    : type.getText();
}

/** The mark behind the name: `?`, `!` where there was a mark and no initial value would take its place, or none. */
function markOf({ questionToken, exclamationToken, initializer }: ts.PropertyDeclaration, optional: boolean): string {
  if (optional) return '?';
  return initializer === undefined && (questionToken ?? exclamationToken) !== undefined ? '!' : '';
}

/** Sets the mark behind the name and what follows it: one edit, since both may be insertions at one place. */
function mark(field: ts.PropertyDeclaration, optional: boolean, behind = ''): Edit[] {
  const present = field.questionToken ?? field.exclamationToken;
  const content = markOf(field, optional) + behind;
  if (present !== undefined) return [replace(present, content)];
  return content === '' ? [] : [{ offset: field.name.getEnd(), length: 0, content }];
}

const isCollection = ({ type }: Declared): boolean => type === 'list' || type === 'set' || type === 'dictionary';

/** Edits the elements of a collection. A `?` behind the name makes them optional too, and is taken away with the rest. */
function declareElements(field: ts.PropertyDeclaration, to: Declared): Edit[] {
  const element = elementOf(field.type);
  if (element === undefined) return [];
  const written = to.optional ? `${definedText(element)} | undefined` : definedText(element);
  return [...(field.questionToken === undefined || to.optional ? [] : mark(field, false)), replace(element, written)];
}

/** Edits a field so that the plugin gives it another type or optionality. */
export function declareField(field: ts.PropertyDeclaration, from: Declared, to: Declared): Edit[] {
  const { type } = field;
  if (from.type === to.type && from.objectType === to.objectType) {
    if (isCollection(to)) return declareElements(field, to);
    const isUnion = type !== undefined && ts.isUnionTypeNode(type) && !to.optional;
    return [...mark(field, to.optional), ...(isUnion ? [replace(type, definedText(type))] : [])];
  }
  // Links are optional whatever is written: what the author wrote there stays.
  const optional = to.type === 'object' ? field.questionToken !== undefined : to.optional && to.type !== 'mixed' && !isCollection(to);
  const written = annotation(to, field);
  return type === undefined ? mark(field, optional, `: ${written}`) : [...mark(field, optional), replace(type, written)];
}

const hasUndefined = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined && ts.isUnionTypeNode(type) && type.types.some(isUndefined);

/** Lets the field that a class declares beside its schema be empty too: a value that is required there has no `?` in the schema. */
export function widenFieldBeside(schema: ts.Node, name: string): Edit[] {
  const declared = ts.findAncestor(schema, ts.isClassLike);
  const field = declared?.members.find((each): each is ts.PropertyDeclaration =>
    ts.isPropertyDeclaration(each) && ts.isIdentifier(each.name) && each.name.text === name);
  const { type, initializer, questionToken } = field ?? {};
  const isLeft = type === undefined || initializer !== undefined || questionToken !== undefined || hasUndefined(type);
  return field === undefined || isLeft ? [] : mark(field, true);
}

/** Edits a field so that it is stored under another name. */
export function mapField(field: ts.PropertyDeclaration, stored: string): Edit[] {
  const { text } = field.getSourceFile();
  const decorator = (ts.getDecorators(field) ?? []).find(
    ({ expression }) => ts.isCallExpression(expression) && /(?:^|\.)mapTo$/.test(expression.expression.getText()),
  );
  const quote = /['"]/.exec(text)?.[0] ?? "'";
  if (decorator !== undefined && ts.isCallExpression(decorator.expression) && decorator.expression.arguments[0] !== undefined) {
    return [replace(decorator.expression.arguments[0], `${quote}${stored}${quote}`)];
  }
  const imported = /import\s[^;]*\bmapTo\b[^;]*from/.test(text);
  return [{ offset: field.getStart(), length: 0, content: `@${imported ? 'mapTo' : 'Realm.mapTo'}(${quote}${stored}${quote}) ` }];
}

/** Adds a field behind the last one that is no static member, laid out and marked like it. */
export function addField(declared: ts.ClassLikeDeclaration, name: string, to: Declared): Edit[] | undefined {
  const fields = declared.members
    .filter(ts.isPropertyDeclaration)
    .filter(({ modifiers = [] }) => !modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword));
  const last = fields.at(-1);
  if (last?.type === undefined || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return undefined;
  const { text } = last.getSourceFile();
  const [line = '\n  '] = /(?:\r?\n)[ \t]*$/.exec(text.slice(0, last.getStart())) ?? [];
  const isMarked = fields.some(({ exclamationToken }) => exclamationToken !== undefined);
  const sign = to.optional && !isCollection(to) && to.type !== 'mixed' ? '?' : isMarked ? '!' : '';
  const keyword = last.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true ? 'declare ' : '';
  const end = last.getText().endsWith(';') ? ';' : '';
  return [{ offset: last.getEnd(), length: 0, content: `${line}${keyword}${name}${keyword === '' || sign === '?' ? sign : ''}: ${annotation(to, last)}${end}` }];
}
