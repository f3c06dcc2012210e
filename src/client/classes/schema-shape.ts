import { ts } from 'ts-morph';
import { isCollection, isPrimitive } from '../../schema/model';
import { stringOf, type ObjectValue, type Value } from '../evaluate/value';

/** How surely the shape of an object makes it an object schema: `likely` may be one where another schema stands beside it. */
export type Likeness = 'sure' | 'likely' | 'unlike';

/** Keys that tell an object schema from what other libraries write: they have `name` and `properties` too. */
const KEYS_OF_REALM = ['primaryKey', 'embedded', 'asymmetric'];

/** Whether a file has to do with Realm, by its imports or its uses of the global. */
export const mentionsRealm = (source: ts.SourceFile): boolean => /['"](?:realm|@realm\/react|@realm\.io\/react)['"]|\bRealm\.\w|\bnew Realm\(/.test(source.text);

/** The type that a property is declared with, in either form; `undefined` where it is not known, `null` where there is none. */
function typeOf(value: Value): string | undefined | null {
  if (value.kind === 'unknown') return undefined;
  const declared = value.kind === 'object' ? value.entries.get('type')?.value : value;
  return declared?.kind === 'unknown' ? undefined : stringOf(declared) ?? null;
}

const baseOf = (type: string): string => type.replace(/[?[\]{}<>]+$/, '');

function isTypeOfRealm(type: string): boolean {
  const base = baseOf(type);
  return isPrimitive(base) || isCollection(base) || base === 'linkingObjects' || base === 'object' || base === 'counter';
}

/** Whether an object is handed to a function: events that are logged have a `name` and `properties`. */
const isArgument = ({ parent }: ts.Node): boolean => parent !== undefined && (ts.isCallExpression(parent) || ts.isNewExpression(parent));

function typesOf(object: ObjectValue): (string | undefined | null)[] {
  const properties = object.entries.get('properties')?.value;
  // In a list each property is an object with its name; a list of names says something else, such as what of a store is to be kept.
  if (properties?.kind === 'array') return properties.items.map((item) => (item.kind === 'unknown' || (item.kind === 'object' && item.entries.has('name')) ? typeOf(item) : null));
  return properties?.kind === 'object' ? [...properties.entries.values()].map(({ value }) => typeOf(value)) : [];
}

/** Whether all types that an object names are Realm's own or the names of classes that are known. */
export function namesOnly(object: ObjectValue, classes: ReadonlySet<string>): boolean {
  return typesOf(object).every((type) => typeof type === 'string' && (isTypeOfRealm(type) || classes.has(baseOf(type))));
}

/** Names of types in JSON Schema and in JavaScript that are none of Realm's: in an app of Realm they are mistakes, elsewhere they tell another library. */
const TYPES_OF_OTHERS = new Set([
  'number',
  'integer',
  'boolean',
  'array',
  'null',
  'bigint',
  'json',
  'text',
  'varchar',
  'timestamp',
  'datetime',
]);

/** Whether an object has types of Realm among its own and none of other libraries. */
export function hasTypesOfRealm(object: ObjectValue): boolean {
  const types = typesOf(object).filter((type) => type !== undefined);
  return (
    !isJsonSchema(object) &&
    types.every((type) => type !== null && !TYPES_OF_OTHERS.has(baseOf(type).toLowerCase())) &&
    types.some((type) => type !== null && isTypeOfRealm(type))
  );
}

/** What only JSON Schema writes beside `properties`. */
const isJsonSchema = ({ entries }: ObjectValue): boolean =>
  stringOf(entries.get('type')?.value) === 'object' ||
  ['$schema', '$id', 'additionalProperties', 'patternProperties'].some((key) => entries.has(key));

/** Judges an object that no type declares to be a schema; `usesRealm` says that the project depends on the SDK. */
export function likenessOf(object: ObjectValue, source: ts.SourceFile, usesRealm: boolean): Likeness {
  const properties = object.entries.get('properties')?.value;
  if (isJsonSchema(object)) return 'unlike';
  const hasKeyOfRealm = KEYS_OF_REALM.some((key) => object.entries.has(key));
  if (properties?.kind === 'unknown') return hasKeyOfRealm && mentionsRealm(source) ? 'sure' : 'unlike';
  if (properties?.kind !== 'object' && properties?.kind !== 'array') return 'unlike';
  const types = typesOf(object);
  if (types.includes(null)) return 'unlike';
  const isOfOthers = types.some((type) => typeof type === 'string' && TYPES_OF_OTHERS.has(baseOf(type).toLowerCase()));
  if (hasKeyOfRealm) return isOfOthers && !usesRealm && !mentionsRealm(source) ? 'unlike' : 'sure';
  if (types.length === 0) return 'unlike';
  if (!mentionsRealm(source)) return 'likely';
  return !isArgument(object.node) || types.some((type) => typeof type === 'string' && isTypeOfRealm(type)) ? 'sure' : 'unlike';
}
