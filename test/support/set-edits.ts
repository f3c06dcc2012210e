import fc from 'fast-check';
import type { SchemaSet, SetClass, SetProperty } from './schema-set';
import { withHolders } from './schema-set';

/** What a developer does to one class of an app. */
export const EDITS = [
  'add-property', 'remove-property', 'rename-property', 'code-name', 'type', 'collection', 'optionality', 'link',
  'add-class', 'remove-class', 'rename-class', 'asymmetric', 'key-type', 'key-optionality',
] as const;
type EditKind = (typeof EDITS)[number];

/** One edit. Numbers are taken modulo the choices that there are. */
export interface Edit {
  readonly kind: EditKind;
  readonly class: number;
  readonly property: number;
  readonly choice: number;
}

/** Edits of some kinds; of all where none is named. */
export function editsOf(kinds: readonly EditKind[] = EDITS): fc.Arbitrary<Edit> {
  return fc.record({ kind: fc.constantFrom(...kinds), class: fc.nat(5), property: fc.nat(7), choice: fc.nat(100) });
}

const TYPES = ['bool', 'int', 'double', 'decimal128', 'objectId', 'string', 'date', 'mixed', 'uuid'] as const;
const COLLECTIONS = [null, 'list', 'set', 'dictionary'] as const;
const KEYS = ['int', 'string', 'objectId', 'uuid'] as const;

/** One of some choices that is not what is there already. */
function other<T>(choices: readonly T[], now: T, number: number): T {
  const left = choices.filter((each) => each !== now);
  return left[number % left.length] ?? now;
}

/** A value of Realm is optional where the type says so, else as it is written; a collection is not. */
function settled(property: SetProperty): SetProperty {
  const isImplied = property.element === 'mixed' || typeof property.element === 'number';
  return { ...property, optional: property.collection === null && (isImplied || property.optional) };
}

/** The top-level classes that a property does not lead to yet. */
function targets(set: SchemaSet, property: SetProperty): readonly number[] {
  return set.flatMap(({ kind }, at) => (kind === 'top-level' && at !== property.element ? [at] : []));
}

/** A property with one thing changed; the same where that cannot be. */
function changedProperty(property: SetProperty, { kind, choice }: Edit, set: SchemaSet): SetProperty {
  const isEmbedded = typeof property.element === 'number' && set[property.element]?.kind === 'embedded';
  if (kind === 'rename-property') return { ...property, key: `${property.key}2`, stored: `${property.stored}2` };
  if (kind === 'code-name') return { ...property, key: `${property.key} again` };
  if (kind === 'type') return isEmbedded ? property : settled({ ...property, element: other(TYPES, property.element as 'bool', choice) });
  if (kind === 'optionality') return settled({ ...property, optional: !property.optional });
  if (kind === 'collection') {
    const collections = COLLECTIONS.filter((each) => each !== 'set' || !isEmbedded);
    return settled({ ...property, collection: other(collections, property.collection, choice) });
  }
  const possible = targets(set, property);
  return kind !== 'link' || isEmbedded || possible.length === 0 ? property : settled({ ...property, element: possible[choice % possible.length] ?? 0 });
}

/** A class with another in place of one of its properties, without it, or with one more. */
function changedProperties(each: SetClass, edit: Edit, set: SchemaSet): readonly SetProperty[] {
  const { properties } = each;
  if (edit.kind === 'add-property') {
    const name = `more${properties.length}`;
    const added: SetProperty = { key: name, stored: name, collection: null, element: TYPES[edit.choice % TYPES.length] ?? 'int', optional: edit.choice % 2 === 0 };
    return properties.some(({ stored }) => stored === name) ? properties : [...properties, settled(added)];
  }
  const at = edit.property % Math.max(1, properties.length);
  const chosen = properties[at];
  if (chosen === undefined) return properties;
  if (edit.kind !== 'remove-property') return properties.map((property, index) => (index === at ? changedProperty(property, edit, set) : property));
  const isHeld = typeof chosen.element === 'number' && set[chosen.element]?.kind === 'embedded';
  return isHeld || (each.kind === 'embedded' && properties.length === 1) ? properties : properties.filter((_, index) => index !== at);
}

/** The set without a class and all that leads to it. */
function without(set: SchemaSet, gone: number): SchemaSet {
  const left = set.filter((_, at) => at !== gone).map((each) => ({
    ...each,
    properties: each.properties.filter(({ element }) => element !== gone)
      .map((property) => (typeof property.element === 'number' && property.element > gone ? { ...property, element: property.element - 1 } : property)),
  }));
  return withHolders(left.map((each) => (each.kind === 'embedded' && each.properties.length === 0
    ? { ...each, properties: [{ key: 'only', stored: 'only', collection: null, element: 'string', optional: true }] }
    : each)));
}

function changedClass(each: SetClass, edit: Edit, set: SchemaSet): SetClass {
  const isEmbedded = each.kind === 'embedded';
  switch (edit.kind) {
    case 'rename-class': return { ...each, name: `${each.name}B` };
    case 'asymmetric': return isEmbedded ? each : { ...each, kind: each.kind === 'asymmetric' ? 'top-level' : 'asymmetric' };
    case 'key-type': return isEmbedded ? each : { ...each, key: { ...each.key, type: other(KEYS, each.key.type, edit.choice) } };
    case 'key-optionality': return isEmbedded ? each : { ...each, key: { ...each.key, optional: !each.key.optional } };
    default: return { ...each, properties: changedProperties(each, edit, set) };
  }
}

/** Whether something links to a class, which must then stay one that can be linked to. */
const isLinked = (set: SchemaSet, at: number): boolean => set.some(({ properties }) => properties.some(({ element }) => element === at));

/** A set after an edit; the same where the edit would make no set that Realm takes. */
export function edited(set: SchemaSet, edit: Edit): SchemaSet {
  const at = edit.class % set.length;
  if (edit.kind === 'add-class') {
    const name = `New${set.length}`;
    const added: SetClass = { name, kind: 'top-level', key: { type: 'objectId', optional: false }, properties: [] };
    return set.some((each) => each.name === name) ? set : [...set, added];
  }
  if (edit.kind === 'remove-class') return at === 0 ? set : without(set, at);
  if (edit.kind === 'asymmetric' && isLinked(set, at)) return set;
  return set.map((each, index) => (index === at ? changedClass(each, edit, set) : each));
}
