import type { Primitive } from '../../src/schema/model';
import type { Files } from './app';
import type { Choices, SchemaSet, SetClass, SetProperty } from './schema-set';

/** How an export spells each primitive type. */
const TYPE_NAMES: Readonly<Record<Primitive, readonly [string, ...string[]]>> = {
  bool: ['bool', 'boolean'], int: ['long', 'int'], float: ['float'], double: ['double'], decimal128: ['decimal'], objectId: ['objectId'],
  string: ['string'], data: ['binData'], date: ['date'], mixed: ['mixed'], uuid: ['uuid'],
};

const SERVICE = 'mongodb-atlas';
const DATABASE = 'app';

/** An object with its keys in any order. */
function shuffled(value: Readonly<Record<string, unknown>>, choices: Choices): object {
  return Object.fromEntries(choices.shuffle(Object.entries(value)));
}

/** The collection of a class: never its title, which is what names the class. */
const collectionOf = (at: number): string => `collection_${at}`;

function printPrimitive(type: Primitive, choices: Choices): object {
  return { bsonType: choices.pick(TYPE_NAMES[type]) };
}

/** A single value: a primitive, an embedded object, or the id that a link is stored as. */
function printElement({ element }: SetProperty, set: SchemaSet, choices: Choices): object {
  if (typeof element !== 'number') return printPrimitive(element, choices);
  const target = set[element];
  if (target === undefined) throw new Error(`no class ${element}`);
  return target.kind === 'embedded' ? printObject(target, set, choices) : printPrimitive(target.key.type, choices);
}

function printProperty(property: SetProperty, set: SchemaSet, choices: Choices): object {
  const element = printElement(property, set, choices);
  switch (property.collection) {
    case null: return element;
    case 'list': return shuffled({ bsonType: 'array', items: element, ...choices.pick([{}, { uniqueItems: false }]) }, choices);
    case 'set': return shuffled({ bsonType: 'array', items: element, uniqueItems: true }, choices);
    case 'dictionary': return shuffled({ bsonType: 'object', additionalProperties: element, ...choices.pick([{}, { properties: {} }]) }, choices);
  }
}

/** What the server lists in `required`: neither collections nor what Realm makes optional by itself. */
function isRequired({ collection, optional }: SetProperty): boolean {
  return collection === null && !optional;
}

function printObject(each: SetClass, set: SchemaSet, choices: Choices): object {
  const isEmbedded = each.kind === 'embedded';
  const required = [...(isEmbedded || each.key.optional ? [] : ['_id']), ...each.properties.filter(isRequired).map(({ stored }) => stored)];
  const properties = Object.fromEntries(each.properties.map((property) => [property.stored, printProperty(property, set, choices)]));
  const type: object = isEmbedded ? { bsonType: 'object' } : choices.pick<object>([{ bsonType: 'object' }, { type: 'object' }, {}]);
  return shuffled({
    title: each.name,
    ...type,
    ...(required.length === 0 && choices.pick([true, false]) ? {} : { required: choices.shuffle(required) }),
    properties: shuffled({ ...(isEmbedded ? {} : { _id: printPrimitive(each.key.type, choices) }), ...properties }, choices),
  }, choices);
}

/** The paths of all links of a class, also of those in the objects that it embeds. */
function linkPaths(each: SetClass, set: SchemaSet, prefix: string): { path: string; target: number; isList: boolean }[] {
  return each.properties.flatMap(({ stored, element, collection }) => {
    if (typeof element !== 'number') return [];
    const target = set[element];
    const path = `${prefix}${stored}`;
    if (target?.kind !== 'embedded') return [{ path, target: element, isList: collection !== null }];
    return linkPaths(target, set, collection === null ? `${path}.` : `${path}.[].`);
  });
}

function printRelationships(each: SetClass, set: SchemaSet, choices: Choices): object {
  const entries = linkPaths(each, set, '').map(({ path, target, isList }) => {
    const ref = `#/relationship/${SERVICE}/${DATABASE}/${collectionOf(target)}`;
    const ends = choices.pick<object>([{ foreign_key: '_id', is_list: isList }, { foreignKey: '_id', isList }]);
    return [path, shuffled({ ref, ...ends, ...choices.pick<object>([{}, { source_key: path }]) }, choices)] as const;
  });
  return Object.fromEntries(choices.shuffle(entries));
}

/** The export whose server fits a set exactly. */
export function printExport(set: SchemaSet, choices: Choices): Files {
  const collections = set.flatMap((each, at) => {
    if (each.kind === 'embedded') return [];
    const folder = `server/data_sources/${SERVICE}/${DATABASE}/${collectionOf(at)}`;
    return [[`${folder}/schema.json`, printObject(each, set, choices)], [`${folder}/relationships.json`, printRelationships(each, set, choices)]] as const;
  });
  const asymmetric = set.flatMap(({ kind }, at) => (kind === 'asymmetric' ? [collectionOf(at)] : []));
  const sync = { type: 'flexible', state: 'enabled', development_mode_enabled: false, service_name: SERVICE, asymmetric_tables: asymmetric };
  return { 'server/sync/config.json': shuffled(sync, choices), ...(Object.fromEntries(choices.shuffle(collections)) as Files) };
}
