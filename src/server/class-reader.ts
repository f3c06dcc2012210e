import { isAlwaysOptional, isNeverOptional, type Place, type Primitive } from '../schema/model';
import type { Cause, ServerClass, ServerProperty, Unchecked, WrongDefault } from '../schema/server-schemas';
import { spell } from '../schema/spelling';
import type { JsonNode } from '../json/json-document';
import { standsIn } from './access';
import { notCompared } from './limits';
import type { DeclaredProperty, Dialect, NodeMeaning, ObjectNode } from './schema-node';
import { takeTheSame } from './takes-the-same';

/** Where a class is stored; embedded classes are stored nowhere of their own. */
export interface Storage {
  readonly collection: string | null;
  readonly database: string | null;
  readonly service: string | null;
}

/** A field of a root class, as it is stored, whatever it means. */
export interface StoredField {
  /** From the root of the document, without steps into collections. */
  readonly path: string;
  readonly class: string;
  readonly property: string;
  /** The type of the value, or of the elements of a collection; `null` for objects and for types that Realm does not have. */
  readonly type: Primitive | null;
  readonly isCollection: boolean;
  readonly required: boolean;
}

/** What a stored id links to: the name of a class, or why that is not known. */
export type Link = { readonly target: string } | { readonly unknown: string };

/** A schema that stands for a class by itself. */
export interface RootClass {
  readonly name: string;
  readonly object: ObjectNode;
  readonly storage: Storage;
  readonly asymmetric: boolean;
  /** Whether the server only logs what does not fit, and stores it all the same. */
  readonly advisory: boolean;
  /** Called once for every field of the document that could be read; says whether it holds links. */
  linkAt(field: StoredField): Link | undefined;
}

export interface ReadClasses {
  readonly classes: readonly ServerClass[];
  readonly repeated: readonly ServerClass[];
  readonly unchecked: readonly Unchecked[];
  readonly wrongDefaults: readonly WrongDefault[];
}

/**
 * What an embedded object is called whose title is taken by another of a different shape. A client has one class a
 * title, so the title stands; a validator knows no classes, so the object is called after its place.
 */
export type Naming = 'by title' | 'by place';

/** The class that a property node is read in. */
interface Parent {
  readonly name: string;
  /** Path of the class inside its document; `''` for the root. */
  readonly path: string;
  /** How many classes it is inside of. */
  readonly depth: number;
  readonly root: RootClass;
  /** Whether its objects are only sent, as what they stand in is. */
  readonly isSent?: boolean;
}

interface Context {
  readonly dialect: Dialect;
  readonly naming: Naming;
  readonly classes: Map<string, ServerClass>;
  readonly repeated: ServerClass[];
  readonly unchecked: Unchecked[];
  readonly wrongDefaults: WrongDefault[];
  /** Names of the root classes: they win over embedded objects of the same title. */
  readonly roots: ReadonlySet<string>;
  /** What a node was called when it was first met: a reference may lead to it again, from within itself too. */
  readonly names: Map<JsonNode, string>;
}

/** MongoDB nests documents no deeper than 100 levels; references may say more than any document can hold. */
const MAXIMUM_DEPTH = 200;

const NOWHERE: Storage = { collection: null, database: null, service: null };

/**
 * Reads root schemas, and every embedded class below them, as the classes that a client would have to declare.
 * Where Realm implies optionality, the implied one is given (server-schema.md 3.3).
 */
export function readClasses(dialect: Dialect, naming: Naming, roots: readonly RootClass[]): ReadClasses {
  const context: Context = {
    dialect, naming, classes: new Map(), repeated: [], unchecked: [], wrongDefaults: [],
    roots: new Set(roots.map(({ name }) => name)),
    names: new Map(roots.map(({ object, name }) => [object.identity, name])),
  };
  for (const root of roots) {
    readClass(context, root.object, { name: root.name, path: '', depth: 0, root }, false);
    noteLimits(context, root.object.ignored, { class: root.name, property: null, server: root.object.source });
  }
  return {
    classes: [...context.classes.values()],
    repeated: context.repeated,
    unchecked: context.unchecked,
    wrongDefaults: context.wrongDefaults,
  };
}

/** Notes the keywords that say more of a class or a property than is compared, in one entry. */
function noteLimits(
  { unchecked }: Context, keywords: readonly string[], at: Pick<Unchecked, 'class' | 'property' | 'server'>, target?: Place,
): void {
  const reason = notCompared(keywords);
  if (keywords.length > 0) unchecked.push({ kind: 'keyword', ...at, isRead: true, reason, ...causeAt(target, reason) });
}

const causeAt = (target: Place | undefined, reason: string): Pick<Unchecked, 'cause'> => (
  target === undefined ? {} : { cause: { reason, server: target } }
);

/** Adds a class before the embedded classes that its properties bring; further declarations of a name are kept apart. */
function readClass(context: Context, object: ObjectNode, self: Parent, embedded: boolean): ServerClass {
  const required = new Set(object.required.map(({ name }) => name));
  const properties = new Map<string, ServerProperty>();
  const unread = new Set<string>();
  const hasKey = !embedded && object.properties.some(({ key }) => key === '_id');
  const read: ServerClass = {
    name: self.name,
    ...(hasKey ? { primaryKey: '_id' } : {}),
    embedded,
    asymmetric: !embedded && self.root.asymmetric,
    advisory: self.root.advisory,
    properties,
    source: object.source,
    titled: object.title !== undefined,
    required: self.isSent === true ? [] : object.required.filter(({ name }) => object.sent?.has(name) !== true),
    closed: object.closed,
    unread,
    ...(embedded ? NOWHERE : self.root.storage),
  };
  if (context.classes.has(self.name) || (embedded && context.roots.has(self.name))) context.repeated.push(read);
  else context.classes.set(self.name, read);
  for (const declared of object.properties) {
    const { key, source } = declared;
    const shape = readShape(context, declared, self, required.has(key));
    if ('reason' in shape) {
      unread.add(key);
      const { cause: kind, reason, of } = shape;
      context.unchecked.push({ kind, class: self.name, property: key, reason, server: source, ...(of === undefined ? {} : { cause: of }) });
      continue;
    }
    const given = context.dialect.defaultOf?.(declared.value);
    const fits = given?.fits(shape) ?? false;
    if (given !== undefined && !fits)
      context.wrongDefaults.push({ class: self.name, property: key, type: spell(shape), written: given.written, server: given.source });
    properties.set(key, {
      name: key,
      ...shape,
      indexed: hasKey && key === '_id',
      mapTo: key,
      required: required.has(key),
      ...(fits ? { default: true } : {}),
      source,
    });
  }
  return read;
}

/** The type part of a property, once names and links are settled. */
type Shape = Pick<
  ServerProperty,
  'type' | 'objectType' | 'optional' | 'nullable' | 'nullableElements' | 'typeNames' | 'requiredKeys' | 'isForObjects' | 'access'
>;
interface Unreadable { readonly cause: Unchecked['kind']; readonly reason: string; readonly of?: Cause }

function readShape(context: Context, { key, value, source }: DeclaredProperty, parent: Parent, required: boolean): Shape | Unreadable {
  const path = parent.path === '' ? key : `${parent.path}.${key}`;
  const meaning = context.dialect.meaningOf(value);
  const element = elementOf(context.dialect, meaning);
  const collection = meaning.kind === 'array' ? meaning.type : meaning.kind === 'dictionary' ? meaning.kind : undefined;
  const link = parent.root.linkAt({
    path,
    class: parent.name,
    property: key,
    type: element.kind === 'scalar' ? element.type : null,
    isCollection: collection !== undefined,
    required,
  });
  if (element.kind === 'none') {
    const { cause, reason, target = meaning.target } = element;
    const of = target === undefined ? {} : { of: { reason: target === element.target ? reason : `its elements: ${reason}`, server: target } };
    return { cause, reason: collection === undefined ? reason : `its elements: ${reason}`, ...of };
  }
  const isOpenObject = element.kind === 'dictionary' && element.isOpen === true;
  if (element.kind === 'array' || (element.kind === 'dictionary' && !isOpenObject))
    return { cause: 'type', reason: 'a collection of collections has no Realm type' };
  if (element.kind === 'object' && parent.depth >= MAXIMUM_DEPTH) return { cause: 'keyword', reason: `objects more than ${MAXIMUM_DEPTH} levels deep are not compared` };
  if (link !== undefined && 'unknown' in link && element.kind === 'scalar') return { cause: 'link', reason: link.unknown };
  const ignored = 'ignored' in meaning ? [...meaning.ignored, ...(meaning === element ? [] : element.ignored)] : [];
  const target = meaning.target ?? (meaning !== element && 'ignored' in meaning && meaning.ignored.length === 0 ? element.target : undefined);
  noteLimits(context, ignored, { class: parent.name, property: key, server: source }, target);
  const nullable = 'nullable' in meaning && meaning.nullable;
  const typeNames = element.kind === 'scalar' ? element.typeNames : ['object'];
  const { requiredKeys, isForObjects } = [meaning, element].find((each) => each.kind === 'dictionary') ?? {};
  const own = 'access' in meaning ? meaning.access : undefined;
  const access = own ?? (parent.isSent === true ? 'readOnly' : undefined);
  const more = {
    ...(access === undefined ? {} : { access }),
    ...(requiredKeys === undefined ? {} : { requiredKeys }),
    ...(isForObjects === true ? { isForObjects } : {}),
  };
  const className = element.kind === 'object' ? embeddedClass(context, element.object, key, path, parent, access === 'readOnly' && standsIn(value, meaning, element.object)) : link !== undefined && 'target' in link ? link.target : undefined;
  const objectType = className ?? (element.kind === 'scalar' ? element.type : isOpenObject ? 'mixed' : undefined);
  if (collection !== undefined && objectType !== undefined) {
    const optional = isAlwaysOptional(collection, objectType) || (element.nullable && !isNeverOptional(collection, objectType));
    return { type: collection, objectType, optional, nullable, nullableElements: element.nullable, typeNames, ...more };
  }
  if (className !== undefined)
    return { type: 'object', objectType: className, optional: true, nullable, nullableElements: false, typeNames, ...more };
  const type = element.kind === 'scalar' ? element.type : 'mixed';
  return { type, optional: type === 'mixed' || !required || nullable, nullable, nullableElements: false, typeNames, ...(access === undefined ? {} : { access }) };
}

/** The node of the elements of a collection, or the node itself. Elements of any type are `mixed`. */
function elementOf(dialect: Dialect, meaning: NodeMeaning): NodeMeaning {
  if (meaning.kind !== 'array' && meaning.kind !== 'dictionary') return meaning;
  const inner = meaning.kind === 'array' ? meaning.items : meaning.values;
  return inner === null ? ANYTHING : dialect.meaningOf(inner);
}

const ANYTHING: NodeMeaning = { kind: 'scalar', type: 'mixed', typeNames: [], nullable: true, ignored: [] };

/** The name of the class of a nested object, which is read when it is first met (server-schema.md 5). */
function embeddedClass(context: Context, object: ObjectNode, key: string, path: string, parent: Parent, isSent: boolean): string {
  const known = context.names.get(object.identity);
  if (known !== undefined) return known;
  const byPlace = `${parent.name}_${key}`;
  const title = object.title ?? byPlace;
  const taken = context.classes.get(title);
  const name = context.naming === 'by place' && (taken !== undefined || context.roots.has(title)) ? freeName(context, byPlace) : title;
  context.names.set(object.identity, name);
  const read = readClass(context, object, { name, path, depth: parent.depth + 1, root: parent.root, isSent }, true);
  if (name === title || taken === undefined || !takeTheSame(read, taken)) return name;
  context.classes.delete(name);
  context.names.set(object.identity, title);
  return title;
}

function freeName(context: Context, wanted: string): string {
  let name = wanted;
  for (let count = 2; context.classes.has(name) || context.roots.has(name); count++) name = `${wanted}_${count}`;
  return name;
}
