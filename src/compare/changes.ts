import type { ClientClass, Unread } from '../schema/client-schemas';
import { propertyDifference, type PropertyDifference } from '../schema/compatible';
import { isStored, isUserType, kindOf, primaryKeyOf, type Property } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import { likelyClassRenames, likelyRenames } from './rename';

/** A class of either side. */
export type SideClass = ClientClass | ServerClass;

const NOTHING: Unread = { kind: false, primaryKey: false, properties: new Set(), more: false };

/** What of a class could not be read on its side: it must neither be taken for removed nor for added. */
export function unreadOf(schema: SideClass): Unread {
  return 'collection' in schema ? { ...NOTHING, primaryKey: schema.unread.has('_id'), properties: schema.unread } : schema.unread;
}

/** The two revisions of a class that exists in both, under one stored name. */
interface Revisions<C extends SideClass> {
  readonly before: C;
  readonly after: C;
}

/**
 * What no rule judges, since neither the file nor the other side sees it: the index, the default, the name in code,
 * the presentation, and inverse relationships.
 */
export type QuietKind = 'index' | 'default' | 'code-name' | 'presentation' | 'added-inverse' | 'removed-inverse' | 'inverse';

/**
 * One change of one side between two revisions. The list of them is complete: applied to the earlier classes it gives
 * the later ones. A `renamed-*` change is a removal and an addition that look alike, never more than that.
 * A change that `follows` another is its consequence and says nothing new.
 */
export type Change<C extends SideClass = SideClass> =
  | { readonly kind: 'added-class'; readonly after: C; readonly follows: boolean }
  | { readonly kind: 'removed-class'; readonly before: C; readonly follows: boolean }
  | { readonly kind: 'renamed-class'; readonly before: C; readonly after: C }
  | (Revisions<C> & { readonly kind: 'class-kind' | 'moved-class' })
  | (Revisions<C> & {
      readonly kind: 'primary-key';
      readonly differs: 'name' | 'type' | 'optionality';
      readonly from: Property | undefined;
      readonly to: Property | undefined;
    })
  | (Revisions<C> & { readonly kind: 'added-property' | 'added-inverse'; readonly to: Property })
  | (Revisions<C> & { readonly kind: 'removed-property' | 'removed-inverse'; readonly from: Property })
  | (Revisions<C> & { readonly kind: 'renamed-property'; readonly from: Property; readonly to: Property })
  | (Revisions<C> & { readonly kind: PropertyDifference; readonly from: Property; readonly to: Property; readonly follows: boolean })
  | (Revisions<C> & {
      readonly kind: Exclude<QuietKind, 'added-inverse' | 'removed-inverse'>;
      readonly from: Property;
      readonly to: Property;
    });

export type ChangeKind = Change['kind'];

/** A name that is filled in at deployment is not known. */
const isKnown = (name: string | null): name is string => name !== null && !name.includes('%(');

/** Where the documents of a class are, as `database.collection`; `undefined` for an embedded class, and where that is not known. */
export const storedAt = ({ database, collection }: ServerClass): string | undefined =>
  (isKnown(database) && isKnown(collection) ? `${database}.${collection}` : undefined);

/** Whether a class kept its name and went to another collection. */
function isMoved(earlier: ServerClass, later: ServerClass): boolean {
  const [before, after] = [storedAt(earlier), storedAt(later)];
  return before !== undefined && after !== undefined && before !== after;
}

/** What the comparison of one class needs to know of all the others. */
interface Context {
  readonly isLinkTarget: (name: string) => boolean;
  /** Classes that look renamed, from the earlier name to the later. */
  readonly renamed: ReadonlyMap<string, string>;
}

type ByName = ReadonlyMap<string, Property>;

function byStoredName({ properties }: SideClass): ByName {
  return new Map([...properties.values()].filter(isStored).map((property) => [property.mapTo, property]));
}

/** The name in code, the index and whatever else the stored form does not hold. */
function* quietChanges<C extends SideClass>(revisions: Revisions<C>, from: Property, to: Property): Generator<Change<C>> {
  if (from.name !== to.name) yield { ...revisions, kind: 'code-name', from, to };
  if (from.indexed !== to.indexed) yield { ...revisions, kind: 'index', from, to };
  if (from.default !== to.default) yield { ...revisions, kind: 'default', from, to };
  if (from.presentation !== to.presentation) yield { ...revisions, kind: 'presentation', from, to };
}

function* inverseChanges<C extends SideClass>(revisions: Revisions<C>): Generator<Change<C>> {
  const inverses = ({ properties }: C): Property[] => [...properties.values()].filter((each) => !isStored(each));
  const later = new Map(inverses(revisions.after).map((each) => [each.name, each]));
  for (const from of inverses(revisions.before)) {
    const to = later.get(from.name);
    later.delete(from.name);
    if (to === undefined) yield { ...revisions, kind: 'removed-inverse', from };
    else if (from.objectType !== to.objectType || from.property !== to.property) yield { ...revisions, kind: 'inverse', from, to };
  }
  for (const to of later.values()) yield { ...revisions, kind: 'added-inverse', to };
}

/** The change of the primary key, if there is one. A class that became embedded, or stops to be, has lost or got its key by that. */
function primaryKeyChange<C extends SideClass>(revisions: Revisions<C>): Extract<Change<C>, { kind: 'primary-key' }> | undefined {
  const { before, after } = revisions;
  if (before.embedded || after.embedded || unreadOf(before).primaryKey || unreadOf(after).primaryKey) return undefined;
  const [from, to] = [primaryKeyOf(before), primaryKeyOf(after)];
  const of = (differs: 'name' | 'type' | 'optionality'): Extract<Change<C>, { kind: 'primary-key' }> => ({
    ...revisions,
    kind: 'primary-key',
    differs,
    from,
    to,
  });
  if (from === undefined || to === undefined) return from === to ? undefined : of('name');
  if (from.mapTo !== to.mapTo) return of('name');
  const difference = propertyDifference(from, to, isUserType);
  return difference === undefined ? undefined : of(difference === 'optionality' ? 'optionality' : 'type');
}

/** Stored names that come and go with the primary key or with the kind of the class, and are no change of their own. */
function namesOfKeys<C extends SideClass>({ before, after }: Revisions<C>, keyIsNamedAnew: boolean): ReadonlySet<string | undefined> {
  if (!keyIsNamedAnew && before.embedded === after.embedded) return new Set();
  return new Set([primaryKeyOf(before)?.mapTo, primaryKeyOf(after)?.mapTo]);
}

function* propertyChanges<C extends SideClass>(
  revisions: Revisions<C>, key: ReturnType<typeof primaryKeyChange<C>>, context: Context,
): Generator<Change<C>> {
  const { before, after } = revisions;
  const [earlier, later] = [byStoredName(before), byStoredName(after)];
  const keys = namesOfKeys(revisions, key?.differs === 'name');
  const [unreadBefore, unreadNow] = [unreadOf(before), unreadOf(after)];
  const missing = (of: ByName, other: ByName, { more, properties }: Unread, absent: Unread['dropped']): Property[] =>
    [...of.values()].filter(
      ({ mapTo }) => !other.has(mapTo) && !keys.has(mapTo) && !more && (!properties.has(mapTo) || absent?.has(mapTo) === true),
    );
  const removed = missing(earlier, later, unreadNow, undefined);
  const added = missing(later, earlier, unreadBefore, unreadBefore.dropped);
  const renames = likelyRenames(removed, added);
  for (const from of removed) {
    const to = renames.get(from);
    yield to === undefined ? { ...revisions, kind: 'removed-property', from } : { ...revisions, kind: 'renamed-property', from, to };
  }
  const renamed = new Set(renames.values());
  for (const to of added) if (!renamed.has(to)) yield { ...revisions, kind: 'added-property', to };
  for (const [name, from] of earlier) {
    const to = later.get(name);
    if (to === undefined || unreadBefore.refused?.has(name) === true || unreadNow.refused?.has(name) === true) continue;
    const kind = key?.from === from && key.to === to ? undefined : propertyDifference(from, to, context.isLinkTarget);
    const follows = to.objectType !== undefined && context.renamed.get(from.objectType ?? '') === to.objectType;
    if (kind !== undefined) yield { ...revisions, kind, from, to, follows: kind === 'link' && follows };
    yield* quietChanges(revisions, from, to);
  }
}

function* classChanges<C extends SideClass>(revisions: Revisions<C>, context: Context): Generator<Change<C>> {
  const { before, after } = revisions;
  if (!unreadOf(before).kind && !unreadOf(after).kind && kindOf(before) !== kindOf(after)) yield { ...revisions, kind: 'class-kind' };
  if ('collection' in before && 'collection' in after && isMoved(before, after)) yield { ...revisions, kind: 'moved-class' };
  const key = primaryKeyChange(revisions);
  if (key !== undefined) yield key;
  yield* propertyChanges(revisions, key, context);
  yield* inverseChanges(revisions);
}

/** Whether a class is embedded and something holds it: then it comes and goes with its holders, whose change says so. */
function isHeld({ name, embedded }: SideClass, all: ReadonlyMap<string, SideClass>): boolean {
  return embedded && [...all.values()].some(({ properties }) => [...properties.values()].some(({ objectType }) => objectType === name));
}

/** Each name is that of one class. */
const byName = <C extends SideClass>(classes: readonly C[]): Map<string, C> => new Map(classes.map((each) => [each.name, each]));

/**
 * Lists every change between two revisions of one side, class by class. Classes pair by name and properties by stored
 * name, so moved files, moved classes and new names in code are no removal. What was not read in either revision is no change.
 */
export function* changesBetween<C extends SideClass>(before: readonly C[], after: readonly C[]): Generator<Change<C>> {
  const [earlier, later] = [byName(before), byName(after)];
  const removed = [...earlier.values()].filter(({ name }) => !later.has(name));
  const added = [...later.values()].filter(({ name }) => !earlier.has(name));
  const renames = likelyClassRenames(removed, added);
  const context: Context = {
    isLinkTarget: (name) => (later.get(name) ?? earlier.get(name))?.embedded !== true,
    renamed: new Map([...renames].map(([from, to]) => [from.name, to.name])),
  };
  for (const each of removed) {
    const to = renames.get(each);
    if (to !== undefined) yield { kind: 'renamed-class', before: each, after: to };
    else yield { kind: 'removed-class', before: each, follows: isHeld(each, earlier) };
  }
  const renamed = new Set(renames.values());
  for (const each of added) {
    if (!renamed.has(each)) yield { kind: 'added-class', after: each, follows: isHeld(each, later) };
  }
  for (const [name, each] of earlier) {
    const to = later.get(name);
    if (to !== undefined) yield* classChanges({ before: each, after: to }, context);
  }
}
