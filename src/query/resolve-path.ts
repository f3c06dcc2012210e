import { isCollection, isUserType, type ObjectSchema, type Property } from '../schema/model';
import { nearestName } from '../schema/nearest-name';
import type { Named } from './query-fault';
import { findProperty, type Scope } from './scope';
import type { Name, Path, PathElement } from './syntax-tree';

/** Where a path leads. */
export interface Target extends Named {
  readonly of: Property | 'backlinkCount';
  /** The class that a link leads to, where it is known. */
  readonly schema?: ObjectSchema;
  /** Whether there are links to several objects on the way, or at its end. */
  readonly several: boolean;
  /** What follows a property that is no link: an index, a key, `@keys`. */
  readonly rest: readonly PathElement[];
}

interface Walk {
  readonly schema: ObjectSchema;
  readonly link?: Property;
  readonly owner: string;
  readonly several: boolean;
}

/** Whether a property leads to objects of a class. */
export function isLink({ type, objectType }: Property): boolean {
  return type === 'object' || type === 'linkingObjects' || (isCollection(type) && isUserType(objectType));
}

/** Follows a path from a class. Undefined where it is not known where it leads; a fault is reported before that. */
export function resolvePath(path: Path, scope: Scope): Target | undefined {
  let walk: Walk = { schema: scope.schema, owner: scope.schema.name, several: false };
  const { elements } = path;
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at] as PathElement;
    const isLast = at === elements.length - 1;
    if (element.kind === 'name' && element.name === '@links') {
      if (isLast) return { class: walk.owner, property: '@links', of: 'backlinkCount', several: false, rest: [] };
      const origin = backlink(walk, elements.slice(at + 1, at + 3), scope);
      if (origin === undefined) return undefined;
      walk = { schema: origin, link: BACKLINK, owner: walk.schema.name, several: true };
      at += 2;
    } else if (element.kind !== 'name') {
      if (!fitsLink(element, walk, scope) || isLast) return undefined;
    } else if (!scope.variables.some(({ name, class: of }) => name === element.name && of === walk.schema.name)) {
      const next = step(element, walk, scope);
      if (next === undefined) return undefined;
      const { property, owner } = next;
      const several = walk.several || (isLink(property) && property.type !== 'object');
      const schema = isLink(property) ? scope.classes.all.get(property.objectType ?? '') : undefined;
      const target = { class: owner, property: property.name, of: property, several, ...(schema === undefined ? {} : { schema }) };
      if (isLast || !isLink(property)) return { ...target, rest: elements.slice(at + 1) };
      if (schema === undefined) return undefined;
      walk = { schema, link: property, owner, several };
    }
  }
  return walk.link?.type !== 'linkingObjects' ? undefined
    : { class: walk.owner, property: walk.link.name, of: walk.link, schema: walk.schema, several: true, rest: [] };
}

const BACKLINK: Property = {
  name: '@links', mapTo: '@links', type: 'linkingObjects', optional: false, indexed: false,
  source: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
};

/** The property that a name means at this place of the path. */
function step(element: Name, walk: Walk, scope: Scope): { property: Property; owner: string } | undefined {
  const property = findProperty(walk.schema, element.name);
  if (property !== undefined) return { property, owner: walk.schema.name };
  // After a dictionary of objects it may be a key; `@keys` and the like have rules of their own.
  if (walk.link?.type !== 'dictionary' && !element.name.startsWith('@')) reportUnknown(element, walk.schema, scope);
  return undefined;
}

/** Reports a name that a class does not have, unless not all of its properties are known. */
export function reportUnknown({ name, offset, length }: Name, schema: ObjectSchema, { classes, report }: Scope): void {
  if (classes.mayHaveMore(schema)) return;
  const names = [...schema.properties.values()].flatMap((each) => [each.name, each.mapTo]);
  report({ kind: 'unknownProperty', class: schema.name, name, ...nearestName(name, nearer(schema, names)), offset, length });
}

/** A stored name that is only another spelling of the name in code is not offered beside it. */
function nearer(schema: ObjectSchema, names: readonly string[]): string[] {
  const inCode = new Set([...schema.properties.keys()].map((name) => name.toLowerCase()));
  return names.filter((name) => schema.properties.has(name) || !inCode.has(name.toLowerCase()));
}

/** Whether the objects of a link have an index or key of this kind. */
function fitsLink(element: PathElement, { link, owner }: Walk, { report }: Scope): boolean {
  if (link === undefined || link.type !== 'object' && link.type !== 'set') return link !== undefined;
  const isWrong = element.kind === 'key' || (element.kind === 'index' && element.index !== 'all');
  if (isWrong) report({ kind: 'noIndex', class: owner, property: link.name, offset: element.offset, length: element.length });
  return !isWrong;
}

/** The class whose objects link here: `@links.Class.property`. */
function backlink(walk: Walk, [type, origin]: readonly PathElement[], scope: Scope): ObjectSchema | undefined {
  if (type?.kind !== 'name' || origin?.kind !== 'name') return undefined;
  const { classes, report } = scope;
  const schema = classes.all.get(type.name);
  if (schema === undefined) {
    if (classes.complete) {
      const { name, offset, length } = type;
      report({ kind: 'unknownClass', name, ...nearestName(name, classes.all.keys()), offset, length });
    }
    return undefined;
  }
  const property = findProperty(schema, origin.name);
  if (property === undefined) {
    reportUnknown(origin, schema, scope);
    return undefined;
  }
  if (isLink(property) && property.type !== 'linkingObjects' && property.objectType === walk.schema.name) return schema;
  const { offset, length } = origin;
  report({ kind: 'noBacklink', class: schema.name, property: property.name, to: walk.schema.name, offset, length });
  return undefined;
}
