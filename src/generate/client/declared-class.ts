import { isCollection, isPrimitive, isStored, primaryKeyOf, type ObjectSchema, type Primitive, type Property } from '../../schema/model';
import type { LeftOut } from '../left-out';
import { propertyNames } from './identifiers';
import type { Form } from './style';

/** A property as it is declared in TypeScript. */
export interface DeclaredProperty {
  /** The name in code. */
  readonly name: string;
  readonly property: Property;
  /** The type of the field, without its optionality. */
  readonly type: string;
  readonly optional: boolean;
}

/** A class as it is declared in TypeScript. */
export interface DeclaredClass {
  readonly name: string;
  readonly schema: ObjectSchema;
  readonly properties: readonly DeclaredProperty[];
  /** The other classes that its types name, by their names in code. */
  readonly uses: readonly string[];
  /** The types of BSON that its types name. */
  readonly bson: readonly string[];
}

/** A type of TypeScript, and what it names. */
interface FieldType {
  readonly text: string;
  readonly uses?: string;
  readonly bson?: string;
}

const REALM: Readonly<Record<Primitive, string>> = {
  bool: 'boolean', int: 'number', float: 'number', double: 'number', decimal128: 'Realm.BSON.Decimal128', objectId: 'Realm.BSON.ObjectId',
  string: 'string', data: 'ArrayBuffer', date: 'Date', mixed: 'Realm.Types.Mixed', uuid: 'Realm.BSON.UUID',
};

/** The plugin takes a number for a `double` unless it is told. */
const PLUGIN: Readonly<Record<Primitive, string>> = { ...REALM, int: 'Realm.Types.Int', float: 'Realm.Types.Float' };

const PLAIN: Readonly<Record<Primitive, string>> = {
  ...REALM, decimal128: 'Decimal128', objectId: 'ObjectId', data: 'Uint8Array', mixed: 'unknown', uuid: 'UUID',
};

const COLLECTION_TYPES = { list: 'Realm.List', set: 'Realm.Set', dictionary: 'Realm.Dictionary' } as const;

/** What all declarations of one source share. */
export interface Declaring {
  readonly form: Form;
  readonly classes: ReadonlyMap<string, ObjectSchema>;
  /** The name in code of each class. */
  readonly names: ReadonlyMap<string, string>;
}

/** The type of a value, or why there is none. */
function valueType(name: string, { form, classes, names }: Declaring): FieldType | string {
  if (isPrimitive(name)) {
    const text = { static: REALM, plugin: PLUGIN, types: PLAIN }[form][name];
    return form === 'types' && ['Decimal128', 'ObjectId', 'UUID'].includes(text) ? { text, bson: text } : { text };
  }
  const target = classes.get(name);
  const inCode = names.get(name);
  if (target === undefined || inCode === undefined) return `its class \`${name}\` is not written`;
  if (form === 'plugin' && inCode !== name)
    return `\`${name}\` can be no name of a class in TypeScript, by which the Babel plugin knows what a property links to: --style static can say it`;
  if (form === 'types' && !target.embedded) {
    const key = primaryKeyOf(target);
    return valueType(isPrimitive(key?.type) ? key.type : 'mixed', { form, classes, names });
  }
  return { text: inCode, uses: inCode };
}

/** The type of the field of a property, or why there is none. */
function fieldType({ type, objectType = 'mixed', optional }: Property, declaring: Declaring): FieldType | string {
  if (!isCollection(type)) return valueType(type === 'object' ? objectType : type, declaring);
  const value = valueType(objectType, declaring);
  if (typeof value === 'string') return value;
  const isNullable = optional && isPrimitive(objectType) && objectType !== 'mixed';
  if (declaring.form === 'types') {
    const element = isNullable ? `${value.text} | null` : value.text;
    return { ...value, text: type === 'dictionary' ? `Record<string, ${element}>` : isNullable ? `(${element})[]` : `${element}[]` };
  }
  const absent = declaring.form === 'plugin' ? 'undefined' : 'null';
  return { ...value, text: `${COLLECTION_TYPES[type]}<${isNullable ? `${value.text} | ${absent}` : value.text}>` };
}

/** What is written of a class, and what is left out of it. */
export function declaredClass(
  schema: ObjectSchema,
  declaring: Declaring,
): { readonly declared: DeclaredClass; readonly leftOut: readonly LeftOut[] } {
  const stored = [...schema.properties.values()].filter(isStored);
  const name = declaring.names.get(schema.name) ?? schema.name;
  // A document has the names that are stored, whatever they are.
  const names =
    declaring.form === 'types'
      ? new Map<string, string>()
      : propertyNames(stored.map(({ mapTo }) => mapTo), declaring.form === 'plugin');
  const leftOut: LeftOut[] = [];
  const [uses, bson] = [new Set<string>(), new Set<string>()];
  const properties = stored.flatMap((property): DeclaredProperty[] => {
    const found = fieldType(property, declaring);
    if (typeof found === 'string') {
      leftOut.push({ class: schema.name, property: property.mapTo, reason: found, place: property.source });
      return [];
    }
    if (found.uses !== undefined && found.uses !== name) uses.add(found.uses);
    if (found.bson !== undefined) bson.add(found.bson);
    const optional = !isCollection(property.type) && property.optional;
    return [{ name: names.get(property.mapTo) ?? property.mapTo, property, type: found.text, optional }];
  });
  return { declared: { name, schema, properties, uses: [...uses].sort(), bson: [...bson].sort() }, leftOut };
}
