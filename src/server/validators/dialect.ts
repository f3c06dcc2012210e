import type { Listed, ServerProperty } from '../../schema/server-schemas';
import { isTrueAt, listedAt, propertiesOf, valueAt, type JsonNode } from '../../json/json-document';
import {
  declaredProperties,
  none,
  titleOf,
  titlePlace,
  unreadReason,
  type DeclaredProperty,
  type Dialect,
  type Located,
  type NodeMeaning,
  type ObjectNode,
} from '../schema-node';
import { collectFacets, identityOf, under, type Facets } from './facets';
import { onceForEachTarget } from './once-for-each-target';
import type { Vocabulary } from './vocabulary';

type Access = ServerProperty['access'];

/** What is known of the type of a value: the names that every facet allows. */
interface Types {
  /** Empty where any type is allowed. */
  readonly names: readonly string[];
  readonly nullable: boolean;
}

function literalsOf(facets: Facets): readonly JsonNode[] {
  if (!facets.nodes.some(({ node }) => valueAt(node, 'enum') !== undefined || valueAt(node, 'const') !== undefined)) return [];
  return [...under(facets, 'enum').flatMap(({ node }) => node.children ?? []), ...under(facets, 'const').map(({ node }) => node)];
}

/** The type names that a value may have, from what is said, else from what the other keywords imply. */
function typesOf(vocabulary: Vocabulary, facets: Facets): Types {
  const said = [...facets.nodes.map(({ node }) => vocabulary.typeNames(node)), ...facets.alternatives].filter((names) => names.length > 0);
  const literals = literalsOf(facets);
  const [first, ...others] = said.map((names) => names.filter((name) => name !== 'null'));
  const mayBeNull =
    said.length === 0 ? literals.length === 0 || facets.orNull : said.every((names) => names.includes('null')) || facets.orNull;
  const nullable =
    literals.length > 0 ? (mayBeNull || said.length === 0) && (facets.orNull || literals.some(({ type }) => type === 'null')) : mayBeNull;
  if (first !== undefined) return { names: [...new Set(first.filter((name) => others.every((names) => names.includes(name))))], nullable };
  const implied = literals.length > 0 ? literals.filter(({ type }) => type !== 'null').map((literal) => vocabulary.nameOfLiteral(literal))
    : under(facets, 'properties').length > 0 ? ['object']
    : under(facets, 'items').length > 0 ? ['array']
    : [];
  return { names: [...new Set(implied)], nullable: literals.length > 0 ? nullable : facets.orNull || implied.length === 0 };
}

/** Keywords that say something of properties without naming them. */
const BEYOND = ['additionalProperties', 'patternProperties', 'unevaluatedProperties'];

/** A pattern that every name fits. */
const ANY_NAME = /^\^?(?:\.\*)?\$?$/;

/** Whether the names of the keys are limited beside their values. */
const areNamesLimited = (facets: Facets): boolean =>
  under(facets, 'patternProperties').some(({ node }) => propertiesOf(node).some(({ key }) => !ANY_NAME.test(key)));

const isFalse = ({ node }: Located): boolean => node.type === 'boolean' && node.value === false;

/** Which way a value goes, where one of its facets says so. */
const accessIn = (vocabulary: Vocabulary, nodes: readonly Located[]): Access =>
  nodes.map(({ node }) => vocabulary.accessOf?.(node)).find((each) => each !== undefined);

/** The same of a value that may have no Realm type. */
function accessAt(vocabulary: Vocabulary, at: Located): Access {
  const facets = collectFacets(vocabulary, at);
  return accessIn(vocabulary, 'unknown' in facets ? [at] : facets.nodes);
}

/** A node with all its facets as one object. */
export function mergedObject(vocabulary: Vocabulary, at: Located, facets: Facets): ObjectNode {
  const properties = new Map<string, DeclaredProperty>();
  const required = new Map<string, Listed>();
  for (const facet of facets.nodes) {
    for (const property of declaredProperties(facet)) if (!properties.has(property.key)) properties.set(property.key, property);
    for (const listed of listedAt(facet.document, valueAt(facet.node, 'required')))
      if (!required.has(listed.name)) required.set(listed.name, listed);
  }
  const identity = identityOf(facets) ?? at.node;
  const byOwn = [...facets.nodes.filter(({ node }) => node === identity), ...facets.nodes];
  const titled = byOwn.find(({ node }) => titleOf(node) !== undefined);
  const own = titled?.node === identity ? titleOf(identity) : vocabulary.nameOf(identity);
  return {
    title: own ?? (titled === undefined ? undefined : titleOf(titled.node)),
    properties: [...properties.values()],
    required: [...required.values()],
    sent: new Set([...required.keys()].filter((key) => properties.has(key) && accessAt(vocabulary, properties.get(key)?.value ?? at) === 'readOnly')),
    closed:
      under(facets, 'patternProperties').length === 0 &&
      ['additionalProperties', 'unevaluatedProperties'].some((keyword) => under(facets, keyword).some(isFalse)),
    source: titlePlace(titled ?? at),
    identity,
    ignored: [...facets.ignored, ...BEYOND.filter((keyword) => under(facets, keyword).some(({ node }) => node.type === 'object'))],
  };
}

function objectMeaning(vocabulary: Vocabulary, at: Located, facets: Facets, nullable: boolean, isForObjects = false): NodeMeaning {
  const object = mergedObject(vocabulary, at, facets);
  const schemas = under(facets, 'additionalProperties').filter(({ node }) => node.type === 'object');
  const patterns = under(facets, 'patternProperties').flatMap(({ document, node }) =>
    propertiesOf(node).map(({ value }) => ({ document, node: value })),
  );
  if (object.properties.length > 0) return { kind: 'object', object, nullable, ignored: object.ignored };
  const values = [...schemas, ...patterns];
  if (values.length === 0 && object.closed) return none('an object that allows no property at all has no Realm type');
  if (values.length > 1) return none('a dictionary of several kinds of values has no Realm type');
  const requiredKeys = object.required.map(({ name }) => name);
  return {
    kind: 'dictionary',
    values: values[0] ?? null,
    nullable,
    ignored: [...facets.ignored, ...(areNamesLimited(facets) ? ['patternProperties'] : [])],
    ...(values.length === 0 ? { isOpen: true } : {}),
    ...(requiredKeys.length > 0 ? { requiredKeys } : {}),
    ...(isForObjects ? { isForObjects } : {}),
  };
}

function arrayMeaning(facets: Facets, nullable: boolean): NodeMeaning {
  const [items] = under(facets, 'items');
  if (items?.node.type === 'array' || under(facets, 'prefixItems').length > 0) return none('a tuple has no Realm type');
  const isSet = facets.nodes.some(({ node }) => isTrueAt(node, 'uniqueItems'));
  const any = facets.nodes[0];
  if (items === undefined && any === undefined) return none('it is not a schema');
  return { kind: 'array', type: isSet ? 'set' : 'list', items: items ?? null, nullable, ignored: facets.ignored };
}

/** Whether a node without a type says something of the values that an object has, if it is one. */
const saysOfObjects = (facets: Facets): boolean => ['additionalProperties', 'patternProperties'].some((keyword) => under(facets, keyword).some(({ node }) => node.type === 'object'));

function meaningOf(vocabulary: Vocabulary, at: Located): NodeMeaning {
  const facets = collectFacets(vocabulary, at);
  if ('unknown' in facets) return none(facets.unknown, unreadReason(at.node) === undefined ? 'type' : 'keyword');
  const meaning = typeMeaning(vocabulary, at, facets);
  const access = accessIn(vocabulary, facets.nodes);
  return meaning.kind === 'none' || access === undefined ? meaning : { ...meaning, access };
}

function typeMeaning(vocabulary: Vocabulary, at: Located, facets: Facets): NodeMeaning {
  const { names, nullable } = typesOf(vocabulary, facets);
  const [name, ...others] = names;
  if (name === undefined) {
    return facets.nodes.some(({ node }) => vocabulary.typeNames(node).length > 0)
      ? none('its types exclude each other, or leave only null', 'null-type')
      : saysOfObjects(facets) ? objectMeaning(vocabulary, at, facets, true, true)
      : { kind: 'scalar', type: 'mixed', typeNames: [], nullable, ignored: facets.ignored };
  }
  if (others.length === 0 && name === 'object') return objectMeaning(vocabulary, at, facets, nullable);
  if (others.length === 0 && name === 'array') return arrayMeaning(facets, nullable);
  if (names.includes('object') || names.includes('array')) return none(`a union of types (${names.join(', ')}) has no Realm type`);
  const type = vocabulary.realmType(names);
  if (type === undefined) return none(`the type ${names.map((each) => `\`${each}\``).join(', ')} has no Realm type`);
  return { kind: 'scalar', type, typeNames: names, nullable, ignored: facets.ignored };
}

/** How a validator understands a node: several types, alternatives and references, as far as Realm has types for them. */
export function validatorDialect(vocabulary: Vocabulary): Dialect {
  return { meaningOf: onceForEachTarget(vocabulary, (at) => meaningOf(vocabulary, at)) };
}
