import { primaryKeyOf, type ObjectSchema, type Property } from '../model';
import { spell } from '../spelling';
import { ofClass, ofProperty, type Refusal } from './refusal';

/** What Realm Core refuses of one class, whatever other classes there are. The numbers are those of realm-core.md 1. */

const KEY_TYPES = ['int', 'string', 'objectId', 'uuid'];
const INDEX_TYPES = ['int', 'bool', 'date', 'string', 'objectId', 'uuid', 'mixed'];

/** The storage layer's limits, in bytes of UTF-8: 63, less the prefix `class_` for classes. */
const MAX_CLASS_NAME = 57;
const MAX_PROPERTY_NAME = 63;

const bytes = (text: string): number => Buffer.byteLength(text);

/** V5 and V8, and a renamed key, which SDK 12 and later cannot find (client-schema.md 2.4). */
function* refusedKey(schema: ObjectSchema): Generator<Refusal> {
  const key = primaryKeyOf(schema);
  if (key === undefined) return;
  if (schema.embedded) yield ofClass(schema, `an embedded class cannot have a primary key, and \`primaryKey\` is \`${key.name}\``, 'embedded-key');
  if (!KEY_TYPES.includes(key.type)) yield ofProperty(schema, key, `a primary key must be of type int, string, objectId or uuid, not \`${spell(key)}\``, 'key-type');
}

/** V11. Lists of strings can be indexed since SDK 12.7; earlier versions are not told apart here. */
function* refusedIndexes({ properties, ...schema }: ObjectSchema): Generator<Refusal> {
  for (const property of properties.values()) {
    if (property.indexed === false || property.name === schema.primaryKey) continue;
    const { type, objectType } = property;
    const of = { ...schema, properties };
    if (property.indexed === 'full-text') {
      if (type !== 'string') yield ofProperty(of, property, `only strings can have a full-text index, not \`${spell(property)}\``);
    } else if (!INDEX_TYPES.includes(type) && !(type === 'list' && objectType === 'string')) {
      yield ofProperty(of, property, `a property of type \`${spell(property)}\` cannot be indexed`);
    }
  }
}

function* refusedNames(schema: ObjectSchema): Generator<Refusal> {
  const length = bytes(schema.name);
  if (length > MAX_CLASS_NAME) yield ofClass(schema, `its name has ${length} bytes, and Realm stores at most ${MAX_CLASS_NAME}`);
  for (const property of schema.properties.values()) {
    const size = bytes(property.mapTo);
    if (size > MAX_PROPERTY_NAME) yield ofProperty(schema, property, `its stored name has ${size} bytes, and Realm stores at most ${MAX_PROPERTY_NAME}`);
  }
}

/** V20: stored names, names in code, and both against each other. */
function* refusedDuplicates(schema: ObjectSchema): Generator<Refusal> {
  const stored = new Map<string, Property>();
  for (const property of schema.properties.values()) {
    const first = stored.get(property.mapTo);
    if (first === undefined) stored.set(property.mapTo, property);
    else yield ofProperty(schema, property, `it is stored as \`${property.mapTo}\`, and so is \`${first.name}\``, 'duplicate');
  }
  for (const property of schema.properties.values()) {
    const other = property.mapTo === property.name ? undefined : stored.get(property.name);
    if (other !== undefined) yield ofProperty(schema, property, `its name in code is the name under which \`${other.name}\` is stored`);
  }
}

const known = new WeakMap<ObjectSchema, readonly Refusal[]>();

/** All that Core refuses of a class alone. An editor asks for the same classes again and again. */
export function refusedOfClass(schema: ObjectSchema): readonly Refusal[] {
  const found = known.get(schema) ?? [
    ...refusedKey(schema),
    ...refusedIndexes(schema),
    ...refusedNames(schema),
    ...refusedDuplicates(schema),
  ];
  known.set(schema, found);
  return found;
}
