import { closest, distance } from 'fastest-levenshtein';
import { meantCollection, meantType } from '../meant-types';
import { isUserType, kindOf, type ObjectSchema, type Property } from '../model';
import { ofClass, ofProperty, type Refusal } from './refusal';

/** What Realm Core refuses about classes that name each other. The numbers are those of realm-core.md 1. */

export interface Links {
  /** By schema name. */
  readonly classes: ReadonlyMap<string, ObjectSchema>;
  /** Schema names by the names that classes have in code, where the two differ. */
  readonly namedInCode: ReadonlyMap<string, string>;
  /** Whether a name may still be that of a class that could not be read. */
  mayExist(name: string): boolean;
}

/** What may have been meant by the name of a class that nobody declares. */
function advice(name: string, { classes, namedInCode }: Links): string {
  const primitive = meantType(name);
  if (primitive !== undefined) return `write ${primitive.map((each) => `\`${each}\``).join(' or ')} if Realm's type is meant`;
  const collection = meantCollection(name);
  if (collection !== undefined) return `a collection is written as its element type and \`${collection}\`, for example \`string${collection}\``;
  const inCode = namedInCode.get(name);
  if (inCode !== undefined) return `that class is called \`${inCode}\` in its schema, and only this name counts`;
  const near = closest(name, [...classes.keys()]);
  return distance(near, name) <= 2 ? `did you mean \`${near}\`?` : 'add the class, or mend the name';
}

/** Whether a name is surely no class: a type of some other language. */
const isForeignType = (name: string): boolean => meantType(name) !== undefined || meantCollection(name) !== undefined;

type Link = Property & { readonly objectType: string };

const known = new WeakMap<ObjectSchema, readonly Link[]>();

/** The properties that name a class; most properties name none. */
function linksOf(schema: ObjectSchema): readonly Link[] {
  const found = known.get(schema) ?? [...schema.properties.values()].filter((each): each is Link => isUserType(each.objectType));
  known.set(schema, found);
  return found;
}

/** V14 to V17: where a link leads, and whether it may lead there. */
function* refusedTarget(schema: ObjectSchema, property: Link, links: Links): Generator<Refusal> {
  const { type, objectType } = property;
  const target = links.classes.get(objectType);
  if (target === undefined) {
    if (links.mayExist(objectType) && !isForeignType(objectType)) return;
    yield ofProperty(schema, property, `there is no class \`${objectType}\`: ${advice(objectType, links)}`, 'unknown-class');
  } else if (kindOf(target) === 'asymmetric') {
    yield ofProperty(schema, property, `\`${objectType}\` is asymmetric, and nothing can link to an asymmetric class`);
  } else if (type === 'set' && target.embedded) {
    yield ofProperty(schema, property, `\`${objectType}\` is embedded, and a set cannot hold embedded objects`);
  } else if (type === 'linkingObjects') {
    yield* refusedOrigin(schema, property, target);
  }
}

/** V17. Core looks the origin up by its stored name. */
function* refusedOrigin(schema: ObjectSchema, property: Property, target: ObjectSchema): Generator<Refusal> {
  const name = property.property ?? '';
  const origin = [...target.properties.values()].find(({ mapTo }) => mapTo === name);
  const renamed = target.properties.get(name);
  if (origin === undefined) {
    const hint = renamed === undefined ? '' : `: write its stored name, \`${renamed.mapTo}\``;
    yield ofProperty(schema, property, `\`${target.name}\` has no property stored as \`${name}\`, which is to link here${hint}`, 'origin');
  } else if (!isUserType(origin.objectType) || origin.type === 'linkingObjects') {
    yield ofProperty(schema, property, `\`${target.name}.${name}\`, which is to link here, is no link`);
  } else if (origin.objectType !== schema.name) {
    yield ofProperty(schema, property, `\`${target.name}.${name}\`, which is to link here, links to \`${origin.objectType}\``);
  }
}

/** The embedded classes that a class holds, with the property that holds each. */
function* embeddedIn(schema: ObjectSchema, { classes }: Links): Generator<readonly [Property, ObjectSchema]> {
  for (const property of linksOf(schema)) {
    const target = property.type === 'linkingObjects' ? undefined : classes.get(property.objectType);
    if (target?.embedded === true) yield [property, target];
  }
}

/** V21: a chain of embedded classes that comes back to where it began, reported once, at its first class. */
function* refusedCycles(links: Links): Generator<Refusal> {
  const done = new Set<ObjectSchema>();
  const reported = new Set<ObjectSchema>();
  const stack: { readonly schema: ObjectSchema; readonly path: string; readonly next: Iterator<readonly [Property, ObjectSchema]> }[] = [];
  const push = (schema: ObjectSchema, path: string): number =>
    stack.push({ schema, path, next: embeddedIn(schema, links)[Symbol.iterator]() });
  for (const root of links.classes.values()) {
    if (!root.embedded || done.has(root)) continue;
    push(root, root.name);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { value } = top.next.next() as IteratorResult<readonly [Property, ObjectSchema], undefined>;
      if (value === undefined) {
        done.add(top.schema);
        stack.pop();
        continue;
      }
      const [property, target] = value;
      const path = `${top.path}.${property.name}`;
      if (stack.some(({ schema }) => schema === target)) {
        if (!reported.has(target)) yield ofProperty(top.schema, property, `embedded classes cannot contain themselves: \`${path}\` is of type \`${target.name}\` again`, 'cycle');
        reported.add(target);
      } else if (!done.has(target)) {
        push(target, path);
      }
    }
  }
}

/** All that Core refuses about links, whether the realm is synced or not. */
export function* refusedLinks(links: Links): Generator<Refusal> {
  for (const schema of links.classes.values()) {
    for (const property of linksOf(schema)) yield* refusedTarget(schema, property, links);
  }
  yield* refusedCycles(links);
}

/** V22: embedded classes that no top-level class leads to. Only a synced realm refuses them. */
export function* unreachableEmbedded(links: Links): Generator<Refusal> {
  const reached = new Set<ObjectSchema>();
  const waiting = [...links.classes.values()].filter(({ embedded }) => !embedded);
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    for (const [, target] of embeddedIn(schema, links)) {
      if (reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  for (const schema of links.classes.values()) {
    if (schema.embedded && !reached.has(schema)) yield ofClass(schema, 'it is embedded, and no top-level class leads to it', 'orphan');
  }
}
