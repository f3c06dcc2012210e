import type { Change } from '../compare/changes';
import type { ClientClass } from '../schema/client-schemas';
import { isPrimitive, type Property } from '../schema/model';
import { assignmentOf, copiedObject, newKey, undecided, type Assignment } from './assignment';
import { carriedProperty } from './carried-property';
import type { Names } from './element';
import type { Span } from './span';

/** What is to be done about a class, or decided by somebody. */
export interface Step {
  /** As it is called now. */
  readonly class: string;
  readonly assign?: Assignment;
  /** A value that the objects of a class that is renamed are made with. */
  readonly make?: Assignment;
  readonly decide?: string;
}

type ClientChange = Change<ClientClass>;
type KeyChange = Extract<ClientChange, { kind: 'primary-key' }>;

/** The value of one property: carried over, else left to be decided. */
function carry(name: string, from: Property, to: Property, span: Span, names: Names, more: readonly string[] = []): Step {
  const carried = carriedProperty(from, to, span, names);
  if (carried === undefined) return { class: name, decide: undecided(name, from, to) };
  const renamed = from.mapTo === to.mapTo ? [] : [`it looks renamed to ${to.mapTo}: remove the next line if it was not`];
  const all = [...renamed, ...more, ...(carried.decide === undefined ? [] : [carried.decide])];
  return { class: name, assign: { ...assignmentOf(carried), decide: all.length === 0 ? undefined : all.join('; ') } };
}

const has = ({ properties }: ClientClass, { mapTo }: Property): boolean => [...properties.values()].some((each) => each.mapTo === mapTo);

/** The values of the key of a class whose objects had another one, or none. */
function keyStep({ before, after, from, to }: KeyChange, span: Span, names: Names): readonly Step[] {
  if (to === undefined) return [];
  const name = after.name;
  const isNew = !has(before, to);
  const unique = `the primary key of ${name} is ${to.mapTo} now: each object must have a value of its own there, or the migration fails`;
  if (!isNew && from?.mapTo !== to.mapTo) return [{ class: name, decide: unique }];
  const carried = from === undefined ? undefined : carriedProperty(from, to, span, names);
  if (from !== undefined && carried !== undefined) return [carry(name, from, to, span, names)];
  const why = from === undefined ? `${to.mapTo} is the primary key now` : `the keys were ${from.type} and are ${to.type}`;
  const made = newKey(to, why);
  return [made === undefined ? { class: name, decide: unique } : { class: name, assign: made }];
}

/** A class of another kind: its objects stay, and what holds them has to be right (realm-core.md 2.1). */
function kindStep({ before, after }: { readonly before: ClientClass; readonly after: ClientClass }): readonly Step[] {
  const { name } = after;
  if (before.asymmetric || after.asymmetric)
    return [{ class: name, decide: `${name} ${after.asymmetric ? 'is asymmetric now' : 'was asymmetric'}: Realm does not open a file with it, so give the class another name` }];
  if (after.embedded)
    return [{ class: name, decide: `${name} is embedded now: an object that nothing links to, or several do, keeps the realm from opening. Delete and copy them here, or let migrationOptions do so` }];
  const key = after.primaryKey === undefined ? undefined : after.properties.get(after.primaryKey);
  if (key === undefined) return [];
  const made = newKey(key, `${name} is embedded no longer, and ${key.mapTo} is its primary key`);
  return made === undefined ? [] : [{ class: name, assign: made }];
}

/** Links and embedded objects are set once all objects are there. */
const isSetLater = ({ to: { type, objectType = type } }: Assignment): boolean => !isPrimitive(objectType);

/** A class of another name: Realm knows nothing of the earlier one, so its objects are made anew. */
function renamedStep(before: ClientClass, after: ClientClass, span: Span, names: Names): readonly Step[] {
  if (after.embedded || after.asymmetric) return [];
  const { assignments, undecided: open } = copiedObject(before, after, span, names);
  return [
    { class: after.name, decide: `${before.name} looks renamed to ${after.name}: its objects are made anew below. Remove that where it is another class` },
    ...open.map((decide) => ({ class: after.name, decide })),
    ...assignments.map((each): Step => (isSetLater(each) ? { class: after.name, assign: each } : { class: after.name, make: each })),
  ];
}

/** What a change of a local realm asks of its migration function: nothing where Realm carries values over by itself (realm-core.md 2). */
export function stepsOf(change: ClientChange, span: Span, names: Names): readonly Step[] {
  switch (change.kind) {
    case 'renamed-property':
    case 'type':
    case 'collection':
    case 'link':
      return [carry(change.after.name, change.from, change.to, span, names)];
    case 'optionality':
    case 'element-optionality':
      return change.to.optional ? [] : [carry(change.after.name, change.from, change.to, span, names)];
    case 'primary-key':
      return keyStep(change, span, names);
    case 'class-kind':
      return kindStep(change);
    case 'renamed-class':
      return renamedStep(change.before, change.after, span, names);
    default:
      return [];
  }
}
