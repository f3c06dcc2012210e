import { ts } from 'ts-morph';
import { literal, refused, type Entry, type ObjectValue, type Refused, type Value } from '../evaluate/value';
import { hasModifier, isStatic, superclassOf } from '../syntax/class-syntax';
import { isImportedFromRealm, isRealmMember, typeOfAnnotation, typeOfInitializer, unwrapped, type PluginType } from './plugin-types';

/** Whether the superclass is Realm's `Object` in a way that the plugin recognises (client-schema.md 1.4.1). */
function extendsImportedObject(parent: ts.Expression): boolean {
  const expression = unwrapped(parent);
  return isRealmMember(expression, 'Object')
    || (ts.isIdentifier(expression) && expression.text === 'Object' && isImportedFromRealm('Object', expression));
}

/** Why the babel plugin would not give a class a schema; `undefined` where it would. */
export function whyNotTransformed(node: ts.ClassLikeDeclaration): string | undefined {
  const parent = superclassOf(node);
  if (parent === undefined) return 'it does not extend `Realm.Object`';
  if (!/\.[cm]?tsx?$/.test(node.getSourceFile().fileName)) return 'it transforms TypeScript files only';
  if (!ts.isClassDeclaration(node)) return 'it transforms class declarations only, and this is a class expression';
  if (!extendsImportedObject(parent)) return `it only knows \`Realm.Object\` where \`Realm\` is imported from \`realm\` or \`@realm/react\` in this file, not \`${parent.getText()}\``;
  return undefined;
}

/** The fields that Babel calls class properties: no accessors, no `#private` names, no `accessor` fields. */
function fieldsOf(node: ts.ClassLikeDeclaration): ts.PropertyDeclaration[] {
  return node.members.filter((member): member is ts.PropertyDeclaration =>
    ts.isPropertyDeclaration(member) && !ts.isPrivateIdentifier(member.name) && !hasModifier(member, ts.SyntaxKind.AccessorKeyword));
}

/** The name of a field where the plugin sees a plain identifier; a computed key counts when it is one. */
function plainName({ name }: ts.PropertyDeclaration): string | undefined {
  const key = ts.isComputedPropertyName(name) ? unwrapped(name.expression) : name;
  return ts.isIdentifier(key) ? key.text : undefined;
}

const entry = (key: string, value: Value, node: ts.Node): [string, Entry] => [key, { key, value, node }];

/** Whether a decorator is `@name` or `@Realm.name`, imported from Realm. */
function isDecorator(expression: ts.Expression, name: string): boolean {
  if (ts.isIdentifier(expression)) return expression.text === name && isImportedFromRealm(name, expression);
  return ts.isPropertyAccessExpression(expression) && expression.name.text === name
    && ts.isIdentifier(expression.expression) && expression.expression.text === 'Realm' && isImportedFromRealm('Realm', expression);
}

interface Decoration {
  readonly entries: readonly [string, Entry][];
  readonly ignored: readonly Refused[];
}

/** A decorator that looks like Realm's own and has no effect. */
function ignoredDecorator(decorator: ts.Decorator): Refused | undefined {
  const { expression } = decorator;
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  const name = /(?:^|\.)(index|mapTo)$/.exec(callee.getText())?.[1];
  if (name === undefined) return undefined;
  if (!isDecorator(callee, name)) {
    return refused(decorator, 'ignored', `\`@${callee.getText()}\` counts only where \`${name}\` or \`Realm\` is imported from \`realm\` under that name`);
  }
  if (!ts.isCallExpression(expression)) return name === 'mapTo' ? refused(decorator, 'ignored', '`@mapTo` needs the stored name, as in `@mapTo("name")`') : undefined;
  const [argument] = expression.arguments;
  if (argument !== undefined && ts.isStringLiteral(unwrapped(argument)) && (name === 'index' || (unwrapped(argument) as ts.StringLiteral).text !== '')) return undefined;
  const form = name === 'index' ? '`@index` or `@index("full-text")`' : '`@mapTo("name")` with the name written out';
  return refused(decorator, 'ignored', `\`@${short(expression)}\` has no effect: write ${form}`);
}

const short = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ').slice(0, 60);

function decorationOf(field: ts.PropertyDeclaration): Decoration {
  const decorators = ts.getDecorators(field) ?? [];
  const entries: [string, Entry][] = [];
  const argumentOf = (name: string): ts.Expression | undefined => {
    const call = decorators
      .map(({ expression }) => expression)
      .find((each): each is ts.CallExpression => ts.isCallExpression(each) && isDecorator(each.expression, name));
    return call?.arguments[0] && unwrapped(call.arguments[0]);
  };
  const plainIndex = decorators.find(({ expression }) => isDecorator(expression, 'index'));
  if (plainIndex !== undefined) entries.push(entry('indexed', literal(plainIndex, true), plainIndex));
  for (const [name, key] of [['index', 'indexed'], ['mapTo', 'mapTo']] as const) {
    const argument = argumentOf(name);
    if (argument !== undefined && ts.isStringLiteral(argument) && (key === 'indexed' || argument.text !== ''))
      entries.push(entry(key, literal(argument, argument.text), argument));
  }
  return { entries, ignored: decorators.map(ignoredDecorator).filter((each) => each !== undefined) };
}

function typeOf(field: ts.PropertyDeclaration): PluginType | undefined {
  if (field.type !== undefined) return typeOfAnnotation(field.type, field);
  return field.initializer === undefined
    ? { kind: 'dropped', reason: 'it has neither a type nor an initial value' }
    : typeOfInitializer(field.initializer);
}

/** Methods written as fields are no data, and nobody expects them to be stored. */
function isMethodLike({ type, initializer }: ts.PropertyDeclaration): boolean {
  return (type !== undefined && ts.isFunctionTypeNode(type))
    || (type === undefined && initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)));
}

const isNull = (node: ts.Expression): boolean => unwrapped(node).kind === ts.SyntaxKind.NullKeyword;

/** The object form that the plugin emits for a field; `undefined` where the field is no data. */
function propertyOf(field: ts.PropertyDeclaration): Value | undefined {
  const found = typeOf(field);
  if (found === undefined || found.kind === 'dropped') return isMethodLike(field) ? undefined : refused(field, 'dropped', found?.reason ?? 'it has no type');
  if (found.kind === 'build') return refused(field, 'build', found.reason);
  const { type, objectType, property } = found;
  const { entries, ignored } = decorationOf(field);
  const optional = field.questionToken !== undefined || found.optional === true;
  const all = [
    entry('type', literal(field, type), field),
    ...(optional ? [entry('optional', literal(field, true), field)] : []),
    ...(objectType ? [entry('objectType', literal(field, objectType), field)] : []),
    ...(property ? [entry('property', literal(field, property), field)] : []),
    ...(field.initializer === undefined ? [] : [entry('default', literal(field, isNull(field.initializer) ? null : true), field)]),
    ...entries,
  ];
  return { kind: 'object', entries: new Map(all), gaps: [], ignored, node: field };
}

function propertiesOf(node: ts.ClassLikeDeclaration): ObjectValue {
  const entries = new Map<string, Entry>();
  for (const field of fieldsOf(node)) {
    if (isStatic(field)) continue;
    const plain = plainName(field);
    const value = plain === undefined ? refused(field, 'dropped', 'its name is not a plain identifier') : propertyOf(field);
    const key = plain ?? (ts.isStringLiteral(field.name) || ts.isNumericLiteral(field.name) ? field.name.text : field.name.getText());
    if (value !== undefined) entries.set(key, { key, value, node: field });
  }
  return { kind: 'object', entries, gaps: [], node };
}

const STRINGS = ['name', 'primaryKey'];
const BOOLEANS = ['embedded', 'asymmetric'];

/** What the plugin takes from a static: strings and booleans that are written out, and nothing else (client-schema.md 1.4.2). */
function staticEntry(field: ts.PropertyDeclaration): [string, Entry] | undefined {
  const key = plainName(field);
  if (key === undefined || !(STRINGS.includes(key) || BOOLEANS.includes(key))) return undefined;
  const { initializer } = field;
  const value = initializer === undefined ? undefined : unwrapped(initializer);
  if (value !== undefined && STRINGS.includes(key) && ts.isStringLiteral(value)) return entry(key, literal(value, value.text), field);
  if (BOOLEANS.includes(key) && (value?.kind === ts.SyntaxKind.TrueKeyword || value?.kind === ts.SyntaxKind.FalseKeyword)) {
    return entry(key, literal(field, value.kind === ts.SyntaxKind.TrueKeyword), field);
  }
  if (value === undefined && BOOLEANS.includes(key) && field.questionToken !== undefined) return undefined;
  const wanted = STRINGS.includes(key) ? `a string that is written out, as in \`static ${key} = "..."\`` : '`true` or `false`';
  const reason = value === undefined ? `\`static ${key}\` has a type but no value: it needs ${wanted}` : `\`static ${key}\` must be ${wanted}, not \`${short(value)}\``;
  return entry(key, refused(field, 'ignored', reason), field);
}

const known = new WeakMap<ts.Node, ObjectValue>();

/**
 * The schema that `@realm/babel-plugin` 0.2.0 gives a class that it transforms (client-schema.md 1.4),
 * as if it had been written out; every key stands where its field or static stands. `undefined` where it gives none.
 */
export function pluginSchema(node: ts.ClassLikeDeclaration): ObjectValue | undefined {
  const found = known.get(node);
  if (found !== undefined || whyNotTransformed(node) !== undefined) return found;
  const name = node.name === undefined
    ? refused(node, 'build', 'a class that extends `Realm.Object` must have a name')
    : literal(node.name, node.name.text);
  const entries = new Map([entry('name', name, node.name ?? node), entry('properties', propertiesOf(node), node)]);
  const ignored: Refused[] = [];
  for (const field of fieldsOf(node)) {
    const declared = isStatic(field) ? staticEntry(field) : undefined;
    if (declared === undefined) continue;
    const { value } = declared[1];
    if (value.kind === 'refused' && declared[0] !== 'primaryKey') ignored.push(value);
    else entries.set(...declared);
  }
  const schema: ObjectValue = { kind: 'object', entries, gaps: [], ignored, node };
  known.set(node, schema);
  return schema;
}
