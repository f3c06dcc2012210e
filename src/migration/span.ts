import type { Change } from '../compare/changes';
import type { RealmMigration } from '../compare/realm-migration';
import type { ClientClass } from '../schema/client-schemas';
import { isStored, primaryKeyOf, type Property } from '../schema/model';

/** The classes before and after a migration, by their names, and how one becomes the other. */
export interface Span {
  readonly before: ReadonlyMap<string, ClientClass>;
  readonly after: ReadonlyMap<string, ClientClass>;
  /** The name that a class has now, by the one that it had; only of those that look renamed. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly changes: readonly Change<ClientClass>[];
}

const byName = (classes: readonly ClientClass[]): ReadonlyMap<string, ClientClass> =>
  new Map([...classes].reverse().map((each) => [each.name, each]));

export function spanOf({ before, after, changes }: RealmMigration): Span {
  const renamed = changes.flatMap((change) => (change.kind === 'renamed-class' ? [[change.before.name, change.after.name] as const] : []));
  return { before: byName(before), after: byName(after), renamed: new Map(renamed), changes };
}

/** Whether one class is what another has become. */
export const isSuccessor = (from: string, to: string, { renamed }: Span): boolean => (renamed.get(from) ?? from) === to;

/** The primary key, where objects can be found by it in both realms: one whose name or type changed is no key while the function runs. */
export function stableKey(from: ClientClass | undefined, to: ClientClass | undefined): Property | undefined {
  const [earlier, later] = [from, to].map((each) => (each === undefined ? undefined : primaryKeyOf(each)));
  const isSame = earlier !== undefined && later !== undefined && earlier.mapTo === later.mapTo && earlier.type === later.type;
  return isSame && earlier.optional === later.optional ? later : undefined;
}

/** A property and what it was before; `from` is `undefined` where there was nothing like it. */
export interface PropertyPair {
  readonly from: Property | undefined;
  readonly to: Property;
}

/** What each property of a class was in the class that it has become of. */
export function propertyPairs(from: ClientClass, to: ClientClass, { changes }: Span): readonly PropertyPair[] {
  const earlier = new Map([...from.properties.values()].filter(isStored).map((each) => [each.mapTo, each]));
  const renames = changes.flatMap((change) =>
    (change.kind === 'renamed-property' && change.after.name === to.name ? [[change.to.mapTo, change.from] as const] : []));
  const renamed = new Map(renames);
  const was = ({ mapTo }: Property): Property | undefined => renamed.get(mapTo) ?? earlier.get(mapTo);
  return [...to.properties.values()].filter(isStored).map((each) => ({ from: was(each), to: each }));
}
