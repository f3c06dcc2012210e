import { ts } from 'ts-morph';
import type { FieldKind, FieldType } from '../../schema/declared-fields';
import { bindingOf } from '../syntax/scope';

/** The name in its schema of the class that a type names, if it is one that is declared. */
export type ClassOfType = (name: ts.Identifier) => string | undefined;

const UNKNOWN: FieldType = { of: null, nullable: null };
const EMPTY: FieldType = { of: [], nullable: true };

/** Aliases lead no further than this. */
const MAX_ALIASES = 10;

/** What a type says of the values that a field holds. */
export function fieldType(node: ts.TypeNode, classOf: ClassOfType, aliases = 0): FieldType {
  if (ts.isParenthesizedTypeNode(node)) return fieldType(node.type, classOf, aliases);
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) return fieldType(node.type, classOf, aliases);
  if (ts.isUnionTypeNode(node)) return unionOf(node.types.map((each) => fieldType(each, classOf, aliases)));
  if (ts.isLiteralTypeNode(node)) return ofLiteral(node.literal);
  if (ts.isArrayTypeNode(node)) return one({ kind: 'array', element: fieldType(node.elementType, classOf, aliases) });
  if (ts.isTemplateLiteralTypeNode(node)) return one({ kind: 'string' });
  if (ts.isTypeReferenceNode(node)) return ofReference(node, classOf, aliases);
  return ofKeyword(node.kind);
}

const one = (kind: FieldKind): FieldType => ({ of: [kind], nullable: false });

function unionOf(types: readonly FieldType[]): FieldType {
  const isNullable = types.some(({ nullable }) => nullable === true);
  const isOpen = types.some(({ nullable }) => nullable === null);
  return {
    of: types.some((each) => each.of === null) ? null : types.flatMap((each) => each.of ?? []),
    nullable: isNullable ? true : isOpen ? null : false,
  };
}

function ofKeyword(kind: ts.SyntaxKind): FieldType {
  switch (kind) {
    case ts.SyntaxKind.StringKeyword: return one({ kind: 'string' });
    case ts.SyntaxKind.NumberKeyword: return one({ kind: 'number' });
    case ts.SyntaxKind.BooleanKeyword: return one({ kind: 'bool' });
    case ts.SyntaxKind.UndefinedKeyword: return EMPTY;
    default: return UNKNOWN;
  }
}

function ofLiteral(literal: ts.LiteralTypeNode['literal']): FieldType {
  if (literal.kind === ts.SyntaxKind.NullKeyword) return EMPTY;
  if (literal.kind === ts.SyntaxKind.TrueKeyword || literal.kind === ts.SyntaxKind.FalseKeyword) return one({ kind: 'bool' });
  if (ts.isStringLiteral(literal) || ts.isNoSubstitutionTemplateLiteral(literal)) return one({ kind: 'string' });
  return ts.isNumericLiteral(literal) || ts.isPrefixUnaryExpression(literal) ? one({ kind: 'number' }) : UNKNOWN;
}

/** Types of the SDK and of BSON by the last part of their names. */
const OF_REALM: ReadonlyMap<string, FieldKind['kind']> = new Map([
  ['Bool', 'bool'], ['String', 'string'], ['Int', 'number'], ['Float', 'number'], ['Double', 'number'], ['Date', 'date'], ['Data', 'data'],
  ['Decimal128', 'decimal128'], ['ObjectId', 'objectId'], ['ObjectID', 'objectId'], ['UUID', 'uuid'],
  ['List', 'list'], ['Set', 'set'], ['Dictionary', 'dictionary'], ['Results', 'linkingObjects'], ['LinkingObjects', 'linkingObjects'],
]);

const OF_LANGUAGE: ReadonlyMap<string, FieldKind['kind']> = new Map([
  ['Date', 'date'], ['ArrayBuffer', 'data'], ['Array', 'array'], ['ReadonlyArray', 'array'], ['Set', 'set'],
  ['String', 'string'], ['Number', 'number'], ['Boolean', 'bool'],
]);

const WITH_ELEMENTS: ReadonlySet<string> = new Set(['list', 'set', 'dictionary', 'array', 'linkingObjects']);

function ofReference(node: ts.TypeReferenceNode, classOf: ClassOfType, aliases: number): FieldType {
  const { typeName: name, typeArguments = [] } = node;
  const kind = isOfSdk(name) ? OF_REALM.get(lastOf(name)) : isOfLanguage(name) ? OF_LANGUAGE.get(lastOf(name)) : undefined;
  if (kind !== undefined) {
    const [element] = typeArguments;
    return one(WITH_ELEMENTS.has(kind) && element !== undefined ? { kind, element: fieldType(element, classOf, aliases) } : { kind });
  }
  if (!ts.isIdentifier(name) || typeArguments.length > 0) return UNKNOWN;
  const of = classOf(name);
  if (of !== undefined) return one({ kind: 'class', class: of });
  return aliases < MAX_ALIASES ? ofStatement(name, classOf, aliases + 1) : UNKNOWN;
}

const lastOf = (name: ts.EntityName): string => (ts.isIdentifier(name) ? name : name.right).text;

const firstOf = (name: ts.EntityName): ts.Identifier => (ts.isIdentifier(name) ? name : firstOf(name.left));

/** `Realm.List`, `Realm.Types.List`, `BSON.UUID`, or what realm or bson exports. */
function isOfSdk(name: ts.EntityName): boolean {
  const first = firstOf(name);
  const binding = bindingOf(first.text, first);
  if (binding?.kind === 'import') return /^(?:realm|bson|@realm\/.*)$/.test(binding.specifier ?? '');
  return binding === undefined && !ts.isIdentifier(name) && (first.text === 'Realm' || first.text === 'BSON');
}

/** A name that the file neither declares nor imports. */
const isOfLanguage = (name: ts.EntityName): boolean =>
  ts.isIdentifier(name) && bindingOf(name.text, name) === undefined && declarationOf(name) === undefined;

const declarationOf = (name: ts.Identifier): ts.Statement | undefined =>
  name.getSourceFile().statements.find((each) =>
    (ts.isTypeAliasDeclaration(each) || ts.isEnumDeclaration(each) || ts.isInterfaceDeclaration(each) || ts.isClassDeclaration(each)) &&
    each.name?.text === name.text);

/** What an alias or an enumeration of the same file stands for. */
function ofStatement(name: ts.Identifier, classOf: ClassOfType, aliases: number): FieldType {
  const declared = declarationOf(name);
  if (declared === undefined) return UNKNOWN;
  if (ts.isTypeAliasDeclaration(declared))
    return declared.typeParameters === undefined ? fieldType(declared.type, classOf, aliases) : UNKNOWN;
  if (!ts.isEnumDeclaration(declared)) return UNKNOWN;
  const isText = ({ initializer }: ts.EnumMember): boolean => initializer !== undefined && ts.isStringLiteralLike(initializer);
  const isNumber = ({ initializer }: ts.EnumMember): boolean => initializer === undefined || ts.isNumericLiteral(initializer);
  if (declared.members.every(isText)) return one({ kind: 'string' });
  return declared.members.every(isNumber) ? one({ kind: 'number' }) : UNKNOWN;
}
