import { ts } from 'ts-morph';
import type { DeclaredField, DeclaredFields } from '../../schema/declared-fields';
import type { Evaluator } from '../evaluate/evaluation';
import type { SourceModule } from '../modules/parse';
import { hasModifier, isStatic, staticMember } from '../syntax/class-syntax';
import { placeOf } from '../syntax/place';
import { tellingNodes } from '../syntax/telling-nodes';
import { fieldType, type ClassOfType } from './field-type';

/** What finding declared fields takes: the name of the class that an object is the schema of. */
interface FieldReading {
  readonly evaluator: Evaluator;
  readonly classOf: (schema: ts.Node) => string | undefined;
}

/** What the classes of a module that have a schema as their static say of their properties. JavaScript says nothing. */
export function findDeclaredFields({ file, source }: SourceModule, reading: FieldReading): DeclaredFields[] {
  if (/\.[cm]?jsx?$/.test(file)) return [];
  return tellingNodes(source).flatMap((node) =>
    ts.isClassLike(node) && staticMember(node, 'schema') !== undefined ? fieldsOf(node, reading) : []);
}

function fieldsOf(node: ts.ClassLikeDeclaration, { evaluator, classOf: ofSchema }: FieldReading): DeclaredFields[] {
  const nameOf = (declared: ts.ClassLikeDeclaration): string | undefined => {
    const schema = evaluator.member({ kind: 'class', node: declared }, 'schema', declared);
    return schema.kind === 'object' ? ofSchema(schema.node) : undefined;
  };
  const classOf: ClassOfType = (name) => {
    const value = evaluator.named(name.text, name);
    return value.kind === 'class' ? nameOf(value.node) : undefined;
  };
  const name = nameOf(node);
  if (name === undefined) return [];
  const fields = node.members.flatMap((member): DeclaredField[] => (isField(member) ? [fieldOf(member, classOf)] : []));
  return [{ class: name, fields, generic: genericOf(node, classOf) }];
}

type Field = ts.PropertyDeclaration & { readonly name: ts.Identifier | ts.StringLiteral; readonly type: ts.TypeNode };

/** A field with a type that stands for what an object holds: no function, nothing that a decorator gives another meaning. */
const isField = (member: ts.ClassElement): member is Field =>
  ts.isPropertyDeclaration(member) &&
  !isStatic(member) &&
  (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)) &&
  member.type !== undefined &&
  !ts.isFunctionTypeNode(member.type) &&
  (ts.getDecorators(member) ?? []).length === 0;

function fieldOf(field: Field, classOf: ClassOfType): DeclaredField {
  const isHidden = hasModifier(field, ts.SyntaxKind.PrivateKeyword) || hasModifier(field, ts.SyntaxKind.ProtectedKeyword);
  return {
    name: field.name.text,
    omissible: field.questionToken !== undefined,
    type: fieldType(field.type, classOf),
    text: field.type.getText().replace(/\s+/g, ' '),
    own: isHidden || field.initializer !== undefined,
    place: placeOf(field.name),
  };
}

/** `extends Realm.Object<Task, 'name' | 'isDone'>` */
function genericOf(node: ts.ClassLikeDeclaration, classOf: ClassOfType): DeclaredFields['generic'] {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  if (base === undefined || !/(?:^|\.)(?:Realm)?Object$/.test(base.expression.getText())) return null;
  const [of, required] = base.typeArguments ?? [];
  if (of === undefined) return null;
  const named = ts.isTypeReferenceNode(of) && ts.isIdentifier(of.typeName) ? classOf(of.typeName) : undefined;
  return {
    class: named === undefined ? null : { name: named, place: placeOf(of) },
    required: textsOf(required).map((each) => ({ name: each.text, place: placeOf(each) })),
  };
}

function textsOf(node: ts.TypeNode | undefined): ts.StringLiteral[] {
  if (node === undefined) return [];
  if (ts.isParenthesizedTypeNode(node)) return textsOf(node.type);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(textsOf);
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? [node.literal] : [];
}
