import {
  StructureKind,
  type ClassDeclarationStructure,
  type InterfaceDeclarationStructure,
  type PropertyDeclarationStructure,
  type PropertySignatureStructure,
} from 'ts-morph';
import { isPrimitive, primaryKeyOf } from '../../schema/model';
import { spell } from '../../schema/spelling';
import { keyInCode as key, quoted } from '../../schema/name-in-code';
import type { DeclaredClass, DeclaredProperty } from './declared-class';
import type { Form, Style } from './style';

/** Whether a name can stand in a type in short, as in `Person[]`. */
const isShort = (name: string | undefined): boolean => name === undefined || /^[A-Za-z_]\w*$/.test(name);

/** A property of a schema in the form that the SDK reads: in short where that says it all. */
export function schemaProperty({ name, property }: DeclaredProperty): string {
  const { type, objectType, optional, mapTo } = property;
  if (name === mapTo && isShort(objectType)) return quoted(spell(property));
  const entries = [
    `type: ${quoted(type)}`,
    ...(objectType === undefined ? [] : [`objectType: ${quoted(objectType)}`]),
    ...(optional && !isOptionalByType(type, objectType) ? ['optional: true'] : []),
    ...(name === mapTo ? [] : [`mapTo: ${quoted(mapTo)}`]),
  ];
  return `{ ${entries.join(', ')} }`;
}

/** What is optional by its type is not said to be. */
const isOptionalByType = (type: string, objectType: string | undefined): boolean =>
  type === 'object' || type === 'mixed' || objectType === 'mixed' || (objectType !== undefined && !isPrimitive(objectType));

/** The name in code of the primary key. */
function keyOf({ schema, properties }: DeclaredClass): string | undefined {
  const primary = primaryKeyOf(schema);
  return properties.find(({ property }) => property === primary)?.name;
}

/** The initial value of a static schema, until `schemaText` stands in its place: the printer would indent each line of it once more. */
export const SCHEMA_FOLLOWS = 'undefined';

/** The static schema of a class, indented as a member of it. */
export function schemaText(declared: DeclaredClass): string {
  const { schema, properties } = declared;
  const primaryKey = keyOf(declared);
  return [
    '{',
    `    name: ${quoted(schema.name)},`,
    ...(schema.embedded ? ['    embedded: true,'] : []),
    ...(schema.asymmetric ? ['    asymmetric: true,'] : []),
    ...(primaryKey === undefined ? [] : [`    primaryKey: ${quoted(primaryKey)},`]),
    '    properties: {',
    ...properties.map((each) => `      ${key(each.name)}: ${schemaProperty(each)},`),
    '    },',
    '  }',
  ].join('\n');
}

/** The field of a property. The Babel plugin is told the stored name by a decorator. */
function fieldStructure({ name, property, type, optional }: DeclaredProperty, style: Style): PropertyDeclarationStructure {
  return {
    kind: StructureKind.Property,
    name: key(name),
    type,
    hasQuestionToken: optional,
    hasExclamationToken: !optional,
    ...(style === 'plugin' && name !== property.mapTo ? { decorators: [{ name: 'mapTo', arguments: [quoted(property.mapTo)] }] } : {}),
  };
}

/** A property as one line of a class or an interface. */
export function memberText(declared: DeclaredProperty, form: Form): string {
  if (form === 'types') {
    const { name, type, hasQuestionToken } = signatureStructure(declared);
    return `${name}${hasQuestionToken === true ? '?' : ''}: ${String(type)};`;
  }
  const { name, property, type, optional } = declared;
  const decorator = form === 'plugin' && name !== property.mapTo ? `@mapTo(${quoted(property.mapTo)}) ` : '';
  return `${decorator}${key(name)}${optional ? '?' : '!'}: ${type};`;
}

const staticField = (name: string, initializer: string, type?: string): PropertyDeclarationStructure => ({
  kind: StructureKind.Property, isStatic: true, name, initializer, ...(type === undefined ? {} : { type }),
});

/** The statics from which the plugin takes what no field says. */
function pluginStatics(declared: DeclaredClass): PropertyDeclarationStructure[] {
  const { name, schema } = declared;
  const primaryKey = keyOf(declared);
  return [
    ...(name === schema.name ? [] : [staticField('name', quoted(schema.name))]),
    ...(schema.embedded ? [staticField('embedded', 'true')] : []),
    ...(schema.asymmetric ? [staticField('asymmetric', 'true')] : []),
    ...(primaryKey === undefined ? [] : [staticField('primaryKey', quoted(primaryKey))]),
  ];
}

/** A class of Realm in one of the two styles. */
export function classStructure(declared: DeclaredClass, style: Style): ClassDeclarationStructure {
  const { name, properties } = declared;
  const fields = properties.map((each) => fieldStructure(each, style));
  const statics = style === 'plugin' ? pluginStatics(declared) : [staticField('schema', SCHEMA_FOLLOWS, 'Realm.ObjectSchema')];
  return {
    kind: StructureKind.Class,
    isExported: true,
    name,
    extends: `Realm.Object<${name}>`,
    properties: style === 'plugin' ? [...statics, ...fields] : [...fields, ...statics],
  };
}

/** A property of a plain type: a document may lack it, or hold null, where it is optional. */
function signatureStructure({ name, property, type, optional }: DeclaredProperty): PropertySignatureStructure {
  const isNullable = optional && property.type !== 'mixed';
  return { kind: StructureKind.PropertySignature, name: key(name), type: isNullable ? `${type} | null` : type, hasQuestionToken: optional };
}

/** The plain type of the documents of a class. */
export function interfaceStructure({ name, properties }: DeclaredClass): InterfaceDeclarationStructure {
  return { kind: StructureKind.Interface, isExported: true, name, properties: properties.map(signatureStructure) };
}
