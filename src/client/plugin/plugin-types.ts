import { ts } from 'ts-morph';
import { bindingOf } from '../syntax/scope';

/** What `@realm/babel-plugin` makes of a type, or why it makes nothing of it. */
export type PluginType =
  | {
      readonly kind: 'type';
      readonly type: string;
      readonly objectType?: string | undefined;
      readonly property?: string;
      readonly optional?: boolean | undefined;
    }
  | { readonly kind: 'dropped'; readonly reason: string }
  | { readonly kind: 'build'; readonly reason: string };

const dropped = (reason: string): PluginType => ({ kind: 'dropped', reason });
const build = (reason: string): PluginType => ({ kind: 'build', reason });

/** The only modules whose imports the plugin follows. */
const REALM_MODULES = ['realm', '@realm/react'];

/** Whether a name is imported as a value from one of Realm's packages; `import type`, `require` and re-exports are not seen by the plugin. */
export function isImportedFromRealm(name: string, at: ts.Node): boolean {
  const binding = bindingOf(name, at);
  if (binding?.kind !== 'import' || !REALM_MODULES.includes(binding.specifier ?? '')) return false;
  const { node } = binding;
  if (ts.isImportSpecifier(node)) return !node.isTypeOnly && !node.parent.parent.isTypeOnly;
  if (ts.isNamespaceImport(node)) return !node.parent.isTypeOnly;
  return ts.isImportClause(node) && !node.isTypeOnly;
}

/** The names of `Realm.Types.List`, from the left; parentheses do not count, as in Babel's tree. */
function namesOf(name: ts.EntityName): string[] {
  return ts.isIdentifier(name) ? [name.text] : [...namesOf(name.left), name.right.text];
}

/** Whether a type name is Realm's own `name`: bare, in `Types` (or another namespace), or in `Realm.Types`, under exactly these names. */
function isRealmType(typeName: ts.EntityName, name: string, namespace: string | null): boolean {
  const names = namesOf(typeName);
  if (names.at(-1) !== name || !isImportedFromRealm(names[0] ?? '', typeName)) return false;
  if (names.length === 1) return true;
  const qualifiers = names.slice(0, -1).join('.');
  return namespace === null ? qualifiers === 'Realm' : qualifiers === namespace || qualifiers === `Realm.${namespace}`;
}

const SIMPLE: Readonly<Record<string, string>> = {
  Bool: 'bool', String: 'string', Int: 'int', Float: 'float', Double: 'double', Date: 'date', Data: 'data',
};
const BSON: Readonly<Record<string, string>> = { Decimal128: 'decimal128', ObjectId: 'objectId', UUID: 'uuid' };
const COLLECTION: Readonly<Record<string, string>> = { List: 'list', Set: 'set', Dictionary: 'dictionary' };

function keywordType(kind: ts.SyntaxKind): string | undefined {
  switch (kind) {
    case ts.SyntaxKind.BooleanKeyword: return 'bool';
    case ts.SyntaxKind.StringKeyword: return 'string';
    case ts.SyntaxKind.NumberKeyword: return 'double';
    default: return undefined;
  }
}

/** What the plugin makes of a written type; `field` is the class field whose own type it is, if it is one. */
export function typeOfAnnotation(node: ts.TypeNode, field?: ts.PropertyDeclaration): PluginType {
  const keyword = keywordType(node.kind);
  if (keyword !== undefined) return { kind: 'type', type: keyword };
  if (ts.isTypeReferenceNode(node)) return typeOfReference(node, field);
  if (ts.isUnionTypeNode(node)) return typeOfUnion(node);
  if (ts.isArrayTypeNode(node)) return dropped(`it does not know \`${node.getText()}\`: write \`Realm.List<${node.elementType.getText()}>\``);
  return dropped(`it does not know the type \`${short(node)}\``);
}

function typeOfUnion(node: ts.UnionTypeNode): PluginType {
  const isUndefined = (each: ts.TypeNode): boolean => each.kind === ts.SyntaxKind.UndefinedKeyword;
  const [only, ...others] = node.types.filter((each) => !isUndefined(each));
  if (only !== undefined && others.length === 0 && node.types.length === 2) {
    const type = typeOfAnnotation(only);
    return type.kind === 'type' ? { ...type, optional: true } : type;
  }
  const values = node.types.filter(
    (each) => !isUndefined(each) && !(ts.isLiteralTypeNode(each) && each.literal.kind === ts.SyntaxKind.NullKeyword),
  );
  const hasNull = values.length < node.types.filter((each) => !isUndefined(each)).length;
  return dropped(hasNull && values.length === 1
    ? `it does not know \`| null\`: write \`?\` after the name instead, as in \`name?: ${short(values[0] ?? node)}\``
    : `it does not know the union \`${short(node)}\``);
}

function typeOfReference(node: ts.TypeReferenceNode, field: ts.PropertyDeclaration | undefined): PluginType {
  const { typeName } = node;
  const last = namesOf(typeName).at(-1) ?? '';
  const simple = SIMPLE[last];
  if (simple !== undefined && isRealmType(typeName, last, 'Types')) return { kind: 'type', type: simple };
  const bson = BSON[last];
  if (bson !== undefined && (isRealmType(typeName, last, 'Types') || isRealmType(typeName, last, 'BSON')))
    return { kind: 'type', type: bson };
  if (ts.isIdentifier(typeName) && typeName.text === 'Date') return { kind: 'type', type: 'date' };
  if (ts.isIdentifier(typeName) && typeName.text === 'ArrayBuffer') return { kind: 'type', type: 'data' };
  const isRealms = isRealmType(typeName, last, 'Types') || isRealmType(typeName, last, null);
  const collection = COLLECTION[last];
  if (collection !== undefined && isRealms) return typeOfCollection(collection, node.typeArguments?.[0]);
  if (last === 'Mixed' && isRealms) return { kind: 'type', type: 'mixed' };
  if (last === 'LinkingObjects' && isRealmType(typeName, last, 'Types')) return typeOfLinkingObjects(node, field);
  if (ts.isIdentifier(typeName)) return { kind: 'type', type: 'object', objectType: typeName.text };
  return dropped(`it does not know the type \`${short(node)}\`${hintFor(typeName)}`);
}

function typeOfCollection(type: string, argument: ts.TypeNode | undefined): PluginType {
  const element = argument === undefined ? undefined : typeOfAnnotation(argument);
  if (element?.kind === 'build') return element;
  if (element?.kind !== 'type') return { kind: 'type', type };
  return { kind: 'type', type, objectType: element.type === 'object' ? element.objectType : element.type, optional: element.optional };
}

function typeOfLinkingObjects(node: ts.TypeReferenceNode, field: ts.PropertyDeclaration | undefined): PluginType {
  if (field === undefined || field.questionToken !== undefined) return build('`LinkingObjects` cannot be optional');
  const [origin, property, ...more] = node.typeArguments ?? [];
  if (origin === undefined || property === undefined || more.length > 0) return build('`LinkingObjects` takes two type arguments, the class that links here and the name of its property');
  if (!ts.isTypeReferenceNode(origin) || !ts.isIdentifier(origin.typeName)) return build('the first type argument of `LinkingObjects` must name the class that links here');
  if (!ts.isLiteralTypeNode(property) || !ts.isStringLiteral(property.literal)) return build('the second type argument of `LinkingObjects` must be the name of a property, as a string');
  return { kind: 'type', type: 'linkingObjects', objectType: origin.typeName.text, property: property.literal.text };
}

/** The likely reason why a qualified name is not recognised. */
function hintFor(typeName: ts.EntityName): string {
  const names = namesOf(typeName);
  const root = names[0] ?? '';
  const last = names.at(-1) ?? '';
  if (last in BSON && !isImportedFromRealm(root, typeName)) return `: import \`${root}\` from \`realm\``;
  if (root === 'Realm' && names.length === 2 && (last in SIMPLE || last === 'LinkingObjects')) return `: write \`Realm.Types.${last}\``;
  if (!isImportedFromRealm(root, typeName)) return `: \`${root}\` is not imported from \`realm\``;
  return ['Realm', 'Types', 'BSON'].includes(root) ? '' : `: it wants \`Realm\` or \`Types\` under exactly these names, not \`${root}\``;
}

/** An expression without its parentheses, which do not count in Babel's tree. */
export function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
}

/** Whether an expression is a member `name` of something that is imported from Realm: `Realm.Object`, `Realm.BSON.ObjectId`. */
export function isRealmMember(node: ts.Expression, name: string): boolean {
  const access = unwrapped(node);
  return ts.isPropertyAccessExpression(access) && access.name.text === name && isRealmRoot(access.expression);
}

function isRealmRoot(node: ts.Expression): boolean {
  const root = unwrapped(node);
  if (ts.isIdentifier(root)) return isImportedFromRealm(root.text, root);
  return (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) && isRealmRoot(root.expression);
}

/** What the plugin makes of an initial value where no type is written. */
export function typeOfInitializer(initializer: ts.Expression): PluginType {
  const node = unwrapped(initializer);
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return { kind: 'type', type: 'bool' };
  if (ts.isStringLiteral(node)) return { kind: 'type', type: 'string' };
  if (ts.isNumericLiteral(node)) return { kind: 'type', type: 'double' };
  if (ts.isNewExpression(node)) {
    const callee = unwrapped(node.expression);
    const known = Object.entries({ ...BSON, Date: 'date', Data: 'data' }).find(([name]) => isRealmMember(callee, name));
    if (known !== undefined) return { kind: 'type', type: known[1] };
    if (ts.isIdentifier(callee) && callee.text === 'Date') return { kind: 'type', type: 'date' };
    if (ts.isIdentifier(callee) && callee.text === 'ArrayBuffer') return { kind: 'type', type: 'data' };
  }
  return dropped(`it cannot tell the type from the initial value \`${short(node)}\`: write the type beside the name`);
}

/** A text for a sentence. */
function short(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
