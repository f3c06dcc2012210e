import type { ClientClass } from '../../schema/client-schemas';
import { isCollection, isPrimitive, isStored, primaryKeyOf, type Property } from '../../schema/model';
import type { LeftOut } from '../left-out';
import type { Node, NodeSpelling } from './node-spelling';

/** A link of a class, by the path of the stored id in its document. */
export interface StoredLink {
  readonly path: string;
  readonly target: ClientClass;
  readonly isList: boolean;
}

/** The schema of a class, with the links that no schema can say. */
export interface ClassNode {
  readonly node: Node;
  /** Embedded classes that are referred to, by name. */
  readonly definitions: Node;
  readonly links: readonly StoredLink[];
  readonly leftOut: readonly LeftOut[];
}

/** How embedded classes are written: where they stand, or once, with references to where that is. */
export type Embedding = 'in place' | { readonly reference: (name: string) => string };

/** More objects than this in one document are no schema that anybody reads: every fork of embedded classes doubles them. */
const MOST_OBJECTS = 2_000;

interface Context {
  readonly classes: ReadonlyMap<string, ClientClass>;
  readonly spelling: NodeSpelling;
  readonly embedding: Embedding;
  readonly links: StoredLink[];
  readonly leftOut: LeftOut[];
  readonly definitions: Map<string, Node>;
  objects: number;
}

/** Where a property stands: the classes that it is inside of, and its path from the root of the document. */
interface Spot {
  readonly within: readonly ClientClass[];
  readonly path: string;
}

/** Writes the schema of a class, and beside it all that it embeds by reference. `classes` are those that links may lead to. */
export function classNode(
  schema: ClientClass,
  classes: ReadonlyMap<string, ClientClass>,
  spelling: NodeSpelling,
  embedding: Embedding,
): ClassNode {
  const context: Context = { classes, spelling, embedding, links: [], leftOut: [], definitions: new Map(), objects: 0 };
  const root = objectNode(schema, { within: [schema], path: '' }, context);
  return { node: root, definitions: Object.fromEntries(context.definitions), links: context.links, leftOut: context.leftOut };
}

/** What a server lists in `required`: neither collections nor what Realm makes optional by itself. */
const isRequired = ({ type, optional }: Property): boolean => isPrimitive(type) && type !== 'mixed' && !optional;

function objectNode(schema: ClientClass, { within, path }: Spot, context: Context): Node {
  context.objects += 1;
  const properties = [...schema.properties.values()].filter(isStored).flatMap((property): [Property, Node][] => {
    const node = propertyNode(property, { within, path: path === '' ? property.mapTo : `${path}.${property.mapTo}` }, context);
    if (typeof node !== 'string') return [[property, node]];
    context.leftOut.push({ class: schema.name, property: property.name, reason: node, place: property.source });
    return [];
  });
  return context.spelling.object(
    schema.name,
    Object.fromEntries(properties.map(([{ mapTo }, node]) => [mapTo, node])),
    properties.filter(([property]) => isRequired(property)).map(([{ mapTo }]) => mapTo),
  );
}

/** The schema of a property, or why there is none. */
function propertyNode(property: Property, spot: Spot, context: Context): Node | string {
  const { type, objectType = 'mixed', optional } = property;
  const { spelling } = context;
  if (isPrimitive(type)) return spelling.value(type, optional);
  const isInCollection = isCollection(type);
  const inside = isInCollection ? { ...spot, path: inCollection(spot.path, context, objectType) } : spot;
  const element = elementNode(property, objectType, inside, context);
  if (typeof element === 'string' || !isInCollection) return element;
  return type === 'list' ? spelling.list(element) : type === 'set' ? spelling.set(element) : spelling.dictionary(element);
}

/** A step into the objects of a collection has a name in paths of relationships (server-schema.md 4). */
function inCollection(path: string, { classes }: Context, objectType: string): string {
  return classes.get(objectType)?.embedded === true ? `${path}.[]` : path;
}

function elementNode(property: Property, name: string, spot: Spot, context: Context): Node | string {
  const { classes, spelling } = context;
  const { type, optional } = property;
  const isSingle = type === 'object';
  if (isPrimitive(name)) return spelling.value(name, optional);
  const target = classes.get(name);
  if (target === undefined) return `its class \`${name}\` is not written`;
  if (target.embedded) return embeddedNode(target, isSingle || type === 'dictionary', spot, context);
  const key = primaryKeyOf(target);
  if (key === undefined || !isPrimitive(key.type)) return `\`${name}\` has no primary key that a link could be stored as`;
  context.links.push({ path: spot.path, target, isList: !isSingle });
  return spelling.value(key.type, isSingle || type === 'dictionary');
}

function embeddedNode(target: ClientClass, nullable: boolean, spot: Spot, context: Context): Node | string {
  const { spelling, embedding, definitions } = context;
  const asValue = (node: Node): Node => (nullable ? spelling.nullableObject(node) : node);
  const within = [...spot.within, target];
  if (embedding !== 'in place') {
    const reference = { $ref: embedding.reference(target.name) };
    if (!definitions.has(target.name)) {
      definitions.set(target.name, {});
      definitions.set(target.name, objectNode(target, { within, path: spot.path }, context));
    }
    return asValue(reference);
  }
  if (spot.within.includes(target)) return `\`${target.name}\` embeds itself here, and a schema that is written in place would have no end`;
  if (context.objects >= MOST_OBJECTS) return `its document has more than ${MOST_OBJECTS} objects already`;
  return asValue(objectNode(target, { within, path: spot.path }, context));
}
