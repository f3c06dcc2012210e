import fc from 'fast-check';
import type { Collection, Primitive } from '../../src/schema/model';

/** A property of a generated class, as both sides have it. */
export interface SetProperty {
  /** The name in code; the stored name is `stored`. */
  readonly key: string;
  readonly stored: string;
  readonly collection: Collection | null;
  /** A primitive type, or the index of a class in the set. */
  readonly element: Primitive | number;
  /** Of the value; always false for collections, whose elements the server cannot make optional. */
  readonly optional: boolean;
}

/** A generated class. `_id` is its key where it is not embedded. */
export interface SetClass {
  readonly name: string;
  readonly kind: 'top-level' | 'embedded' | 'asymmetric';
  readonly key: { readonly type: 'int' | 'string' | 'objectId' | 'uuid'; readonly optional: boolean };
  readonly properties: readonly SetProperty[];
}

/** Classes that link and embed each other the way that Realm allows. */
export type SchemaSet = readonly SetClass[];

const CLASS_NAMES = ['Task', 'Person', 'Team', 'order_line', 'Ort', 'Address', 'List', 'Café', 'Mixed', 'X'];
/** Words of the formats and of JavaScript among them: a name is never a keyword. */
const PROPERTY_NAMES = [
  'title', 'type', 'required', 'properties', 'bsonType', 'items', 'description', 'name', 'schema', 'default', 'optional', 'embedded',
  'constructor', 'toString', 'length', 'größe', 'due-date', 'first name', '_partition', 'a', 'B', 'count1', '$ref',
];
const SINGLE: readonly Primitive[] = ['bool', 'int', 'float', 'double', 'decimal128', 'objectId', 'string', 'data', 'date', 'mixed', 'uuid'];

/** A draft of a property: numbers are taken modulo the choices that there are once the classes are known. */
const draft = fc.record({
  collection: fc.constantFrom(null, null, 'list', 'set', 'dictionary') as fc.Arbitrary<Collection | null>,
  primitive: fc.option(fc.constantFrom(...SINGLE), { freq: 3 }),
  target: fc.nat(1000),
  optional: fc.boolean(),
  mapped: fc.boolean(),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

const draftClass = fc.record({
  kind: fc.constantFrom('top-level', 'top-level', 'embedded', 'embedded', 'asymmetric') as fc.Arbitrary<SetClass['kind']>,
  keyType: fc.constantFrom('int', 'string', 'objectId', 'uuid') as fc.Arbitrary<SetClass['key']['type']>,
  keyOptional: fc.boolean(),
  names: fc.uniqueArray(fc.constantFrom(...PROPERTY_NAMES), { maxLength: 8 }),
  drafts: fc.array(draft, { minLength: 8, maxLength: 8 }),
});

/**
 * The class that a draft leads to: a top-level class from anywhere, an embedded class only from the classes before it,
 * so that embedded classes never hold each other in a circle.
 */
function targetOf({ target, collection }: Draft, from: number, kinds: readonly SetClass['kind'][]): number | undefined {
  const allowed = kinds.flatMap((kind, at) => {
    if (kind === 'top-level') return [at];
    return kind === 'embedded' && collection !== 'set' && (at > from || kinds[from] !== 'embedded') ? [at] : [];
  });
  return allowed.length === 0 ? undefined : allowed[target % allowed.length];
}

function toProperty(name: string, from: Draft, owner: number, kinds: readonly SetClass['kind'][]): SetProperty {
  const element = from.primitive ?? targetOf(from, owner, kinds) ?? 'string';
  const implied = element === 'mixed' || typeof element === 'number';
  const optional = from.collection === null && (implied || from.optional);
  return { key: from.mapped ? `${name} in code` : name, stored: name, collection: from.collection, element, optional };
}

/** An embedded class that nothing holds would not exist on the server: the first class holds it. */
export function withHolders(set: SchemaSet): SchemaSet {
  const held = new Set(set.flatMap(({ properties }) => properties.map(({ element }) => element)));
  const orphans = set.flatMap(({ kind }, at) => (kind === 'embedded' && !held.has(at) ? [at] : []));
  const holding = orphans.map((at): SetProperty => ({ key: `holds${at}`, stored: `holds${at}`, collection: null, element: at, optional: true }));
  return set.map((each, at) => (at === 0 ? { ...each, properties: [...each.properties, ...holding] } : each));
}

/** An embedded class without properties cannot be said on the server, where it would be an object of anything. */
function namesFor(names: readonly string[], kind: SetClass['kind'] | undefined): readonly string[] {
  return kind === 'embedded' && names.length === 0 ? ['only'] : names;
}

/** Random sets of up to six classes. The first is top-level, so that every embedded class has a place. */
export const schemaSets: fc.Arbitrary<SchemaSet> = fc.array(draftClass, { minLength: 1, maxLength: 6 }).map((drafts) => {
  const kinds = drafts.map(({ kind }, at) => (at === 0 ? 'top-level' : kind));
  const classes = drafts.map(({ keyType, keyOptional, names, drafts: properties }, at): SetClass => ({
    name: `${CLASS_NAMES[at] ?? ''}${at}`,
    kind: kinds[at] ?? 'top-level',
    key: { type: keyType, optional: keyOptional },
    properties: namesFor(names, kinds[at]).flatMap((name, index) => {
      const from = properties[index];
      return from === undefined ? [] : [toProperty(name, from, at, kinds)];
    }),
  }));
  return withHolders(classes);
});

/** The free choices of a printer: which order, which spelling. */
export interface Choices {
  pick<T>(options: readonly [T, ...T[]]): T;
  shuffle<T>(items: readonly T[]): T[];
}

/** Seeds of choices; equal seeds choose equally. */
export const seeds = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 32 });

/** Choices that go round and round through the numbers of a seed. */
export function choicesFrom(seed: readonly number[]): Choices {
  let at = 0;
  const next = (limit: number): number => ((seed[at % seed.length] ?? 0) + at++) % limit;
  return {
    pick: (options) => options[next(options.length)] ?? options[0],
    shuffle: (items) => items.map((item) => ({ item, rank: next(0x10000) * 7919 % 65536 })).sort((a, b) => a.rank - b.rank).map(({ item }) => item),
  };
}
