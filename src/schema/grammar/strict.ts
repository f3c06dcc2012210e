import { isAlwaysOptional, isCollection, isNeverOptional, isPrimitive, isUserType, type Collection, type PropertyType } from '../model';
import { insist, normalised, PROPERTY_KEYS, shown, type Grammar, type NormalisedProperty, type NormaliseProperty } from './grammar';

/**
 * The property grammar of SDK 12 to 20, equal to the SDK's own normaliser (client-schema.md 2.1 to 2.4).
 * It validates first and normalises second, as the SDK does, so that the first reason given is the SDK's.
 */
export const normaliseStrictly: NormaliseProperty = (name, declared, isPrimaryKey) =>
  normalised(() => (typeof declared === 'string' ? fromShorthand(name, declared, isPrimaryKey) : fromObject(name, declared, isPrimaryKey)));

/** SDK 12 to 20. */
export const strictGrammar: Grammar = {
  normalise: normaliseStrictly,
  refusesUnknownKeys: true,
  allowsPropertyLists: false,
  findsKeyByStoredName: false,
};

const COLLECTION_OF_SUFFIX: Readonly<Record<string, Collection>> = { '[]': 'list', '{}': 'dictionary', '<>': 'set' };

/** The marks of a collection at the end of a type, or nothing. */
function suffixOf(text: string): string {
  const suffix = text.slice(-2);
  return suffix in COLLECTION_OF_SUFFIX ? suffix : '';
}

/** `string?[]` taken apart: the collection suffix, the question mark, and what is left. */
function takeApart(shorthand: string): { collection: Collection | undefined; marked: boolean; element: string } {
  let element = shorthand;
  insist(element.length > 0, 'the type is empty');
  const suffix = suffixOf(element);
  if (suffix !== '') {
    element = element.slice(0, -2);
    insist(element.length > 0, `the element type is missing: write for example \`int${suffix}\``);
    insist(suffixOf(element) === '', 'a collection cannot hold collections');
  }
  const marked = element.endsWith('?');
  if (marked) {
    element = element.slice(0, -1);
    insist(element.length > 0, 'a type is missing before the `?`');
    const inner = suffixOf(element);
    insist(inner === '', `a collection cannot be optional: for optional elements write the \`?\` before \`${inner}\``);
  }
  return { collection: COLLECTION_OF_SUFFIX[suffix], marked, element };
}

function fromShorthand(name: string, shorthand: string, isPrimaryKey: boolean): NormalisedProperty {
  const { collection, marked, element } = takeApart(shorthand);
  const presentation = element === 'counter' ? element : undefined;
  const base = presentation === undefined ? element : 'int';
  insist(!isCollection(base), `\`${base}\` is the name of a collection: write for example \`int[]\` (list), \`int{}\` (dictionary) or \`int<>\` (set)`);
  insist(base !== 'object', "a link is written as the class itself, or as `{ type: 'object', objectType: 'MyClass' }`");
  insist(base !== 'linkingObjects', "an inverse relationship is written as `{ type: 'linkingObjects', objectType: 'MyClass', property: 'itsProperty' }`");
  insist(presentation === undefined || collection === undefined, 'a counter cannot be an element of a collection');
  const type: PropertyType = collection ?? (isPrimitive(base) ? base : 'object');
  const objectType = collection !== undefined || !isPrimitive(base) ? base : undefined;
  insist(
    !(marked && isNeverOptional(type, objectType)),
    'objects in lists and sets are never optional: remove the `?`',
  );
  return {
    name,
    type,
    optional: isAlwaysOptional(type, objectType) || marked,
    indexed: isPrimaryKey,
    mapTo: name,
    ...(objectType === undefined ? {} : { objectType }),
    ...(presentation === undefined ? {} : { presentation }),
  };
}

/** The object form once the JavaScript types of its fields are known to be right. */
interface ObjectForm {
  readonly type: string;
  readonly objectType?: string;
  readonly presentation?: string;
  readonly property?: string;
  readonly optional?: boolean;
  readonly indexed?: boolean | 'full-text';
  readonly mapTo?: string;
  readonly default?: unknown;
}

/** Checks the JavaScript types of the fields and refuses unknown ones, as the SDK's validation does before it reads anything. */
function validated(declared: unknown): ObjectForm {
  insist(
    typeof declared === 'object' && declared !== null && !Array.isArray(declared),
    `a property is declared by a string or an object, not by ${shown(declared)}`,
  );
  const form = declared as Record<string, unknown>;
  insist(typeof form.type === 'string', `\`type\` must be a string, not ${shown(form.type)}`);
  for (const key of ['objectType', 'presentation', 'property', 'mapTo']) {
    insist(form[key] === undefined || typeof form[key] === 'string', `\`${key}\` must be a string, not ${shown(form[key])}`);
  }
  insist(form.optional === undefined || typeof form.optional === 'boolean', `\`optional\` must be true or false, not ${shown(form.optional)}`);
  insist(
    form.indexed === undefined || typeof form.indexed === 'boolean' || form.indexed === 'full-text',
    `\`indexed\` must be true, false or 'full-text', not ${shown(form.indexed)}`,
  );
  const unknown = Object.keys(form).filter((key) => !PROPERTY_KEYS.includes(key));
  insist(unknown.length === 0, `${unknown.map((key) => `\`${key}\``).join(', ')} ${unknown.length === 1 ? 'is no field' : 'are no fields'} of a property`);
  return form as unknown as ObjectForm;
}

function insistNoShorthand(key: string, text: string | undefined): void {
  if (!text) return;
  let rest = text;
  const found: string[] = [];
  const suffix = suffixOf(rest);
  if (suffix !== '') {
    found.push(suffix);
    rest = rest.slice(0, -2);
  }
  if (rest.endsWith('?')) {
    found.push('?');
    rest = rest.slice(0, -1);
  }
  insist(rest !== 'counter', "a counter is written as `{ type: 'int', presentation: 'counter' }` in the object form");
  insist(found.length === 0, `the shorthand ${found.map((mark) => `\`${mark}\``).join(' and ')} cannot stand in \`${key}\` of the object form`);
}

/** Which `objectType` and `property` go with a `type`. */
function insistFittingFields({ type, objectType, property, presentation }: ObjectForm): void {
  if (isPrimitive(type)) {
    insist(objectType === undefined, `\`objectType\` cannot be given with the type \`${type}\``);
  } else if (isCollection(type)) {
    insist(isPrimitive(objectType) || isUserType(objectType), `a ${type} needs an \`objectType\` that is a primitive type or a class`);
  } else if (type === 'object' || type === 'linkingObjects') {
    insist(isUserType(objectType), `the type \`${type}\` needs an \`objectType\` that names a class`);
    insist(type !== 'linkingObjects' || !!property, 'an inverse relationship needs `property`, the name of the property that links here');
  } else {
    insist(false, `a link to \`${type}\` is written as \`{ type: 'object', objectType: '${type}' }\` in the object form`);
  }
  insist(type === 'linkingObjects' || property === undefined, '`property` goes with the type `linkingObjects` only');
  insist(presentation !== 'counter' || type === 'int', 'a counter must be of type `int`');
}

function optionalityOf({ type, objectType, optional }: ObjectForm): boolean {
  if (isAlwaysOptional(type, objectType)) {
    const subject = type === 'mixed' || objectType === 'mixed' ? '`mixed` values are' : 'links, embedded objects and objects in dictionaries are';
    insist(optional !== false, `${subject} always optional: remove \`optional: false\``);
    return true;
  }
  if (isNeverOptional(type, objectType)) {
    insist(optional !== true, 'objects in lists and sets are never optional: remove `optional: true`');
    return false;
  }
  return optional ?? false;
}

function fromObject(name: string, declared: unknown, isPrimaryKey: boolean): NormalisedProperty {
  const form = validated(declared);
  const { type, objectType, presentation, property, indexed, mapTo } = form;
  insist(type.length > 0, '`type` is empty');
  insistNoShorthand('type', type);
  insistNoShorthand('objectType', objectType);
  insistFittingFields(form);
  const optional = optionalityOf(form);
  if (isPrimaryKey) {
    insist(indexed !== false, 'a primary key is always indexed: remove `indexed: false`');
    insist(indexed !== 'full-text', 'a primary key cannot have a full-text index');
    insist(presentation !== 'counter', 'a counter cannot be the primary key');
  }
  return {
    name,
    type: type as PropertyType,
    optional,
    indexed: isPrimaryKey ? true : (indexed ?? false),
    mapTo: mapTo || name,
    ...(objectType === undefined ? {} : { objectType }),
    ...(presentation === undefined ? {} : { presentation }),
    ...(property === undefined ? {} : { property }),
    ...(form.default === undefined ? {} : { default: true }),
  };
}
