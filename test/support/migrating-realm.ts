import type { ClientClass } from '../../src/schema/client-schemas';
import { isCollection, isPrimitive, isStored, primaryKeyOf, type Property } from '../../src/schema/model';

/** An object of a realm, by stored names in the old realm and by names in code in the new one. */
export type Row = Record<string, unknown>;

/** The rows of classes by name. A row stands in for a link to it. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** What Realm Core makes of a column whose type changed, and of a new one. */
function emptyOf({ type, optional }: Property): unknown {
  if (type === 'dictionary') return {};
  if (isCollection(type)) return [];
  if (optional || !isPrimitive(type)) return null;
  return { bool: false, string: '', date: new Date(0) }[type as string] ?? 0;
}

const isSameColumn = (from: Property | undefined, to: Property): from is Property =>
  from?.type === to.type && from.objectType === to.objectType && from.optional === to.optional;

const storedOf = ({ properties }: ClientClass): Property[] => [...properties.values()].filter(isStored);

/** The kind of a realm that a migration function is handed: what it holds, and what it refuses (realm-core.md 2.1, client-schema.md 4.1). */
interface StandIn {
  readonly schemaVersion: number;
  readonly objects: (name: string) => readonly Row[];
  readonly objectForPrimaryKey: (name: string, key: unknown) => Row | null;
  readonly create: (name: string, values: Row) => Row;
  readonly deleteModel: (name: string) => void;
}

/** Two realms as a migration function is handed them: the old one with its objects, and the new one as Realm Core has made it until then. */
export function migratingRealms(before: readonly ClientClass[], after: readonly ClientClass[], stored: Rows, versions: readonly [number, number]): {
  readonly old: StandIn; readonly now: StandIn; readonly rows: (name: string) => readonly Row[]; readonly deleted: readonly string[];
} {
  const [earlier, later] = [before, after].map((classes) => new Map(classes.map((each) => [each.name, each]))) as [Map<string, ClientClass>, Map<string, ClientClass>];
  const successors = new Map<unknown, Row>();
  const ofOldRealm = new Set<unknown>(Object.values(stored).flat());
  const tables = new Map<string, Row[]>(after.map(({ name }) => [name, []]));
  const deleted: string[] = [];

  const assertOwn = (value: unknown): void => {
    if (ofOldRealm.has(value)) throw new Error('Object is from another Realm');
    if (Array.isArray(value)) value.forEach(assertOwn);
    else if (value !== null && typeof value === 'object' && value.constructor === Object && !created.has(value)) Object.values(value).forEach(assertOwn);
  };
  const created = new Set<unknown>();

  /** What is set is what the property can hold. */
  function taken({ type, objectType = '', optional, name }: Property, value: unknown): unknown {
    assertOwn(value);
    if (type === 'list' || type === 'set') {
      if (!Array.isArray(value)) throw new Error(`Expected '${name}' to be an array`);
      if (later.has(objectType) && value.includes(null)) throw new Error(`Expected an element of '${name}' to be an object`);
      const items = value.map((item) => embedded(objectType, item));
      return type === 'set' ? [...new Set(items)] : items;
    }
    if (type === 'dictionary') return Object.fromEntries(Object.entries(value as Row).map(([key, item]) => [key, embedded(objectType, item)]));
    if (value === undefined || (value === null && !optional)) throw new Error(`Expected '${name}' to be ${type}, got ${String(value)}`);
    if ((type === 'int' || type === 'double') && value !== null && !Number.isFinite(value)) throw new Error(`Expected '${name}' to be a number`);
    if (type === 'string' && value !== null && typeof value !== 'string') throw new Error(`Expected '${name}' to be a string`);
    return type === 'object' ? embedded(objectType, value) : value;
  }

  const embedded = (name: string, value: unknown): unknown => (later.get(name)?.embedded === true && value !== null ? rowOf(name, value as Row) : value);

  /** An object that is made: what is not given is empty, or refused. */
  function rowOf(name: string, values: Row): Row {
    const properties = storedOf(later.get(name) as ClientClass);
    const unknown = Object.keys(values).filter((key) => !properties.some((each) => each.name === key));
    if (unknown.length > 0) throw new Error(`Property '${unknown[0]}' does not exist on '${name}'`);
    return guarded(name, Object.fromEntries(properties.map((each) => {
      if (!(each.name in values) && isPrimitive(each.type) && !each.optional && each.default !== true) throw new Error(`Missing value for property '${each.name}'`);
      return [each.name, each.name in values ? taken(each, values[each.name]) : emptyOf(each)];
    })));
  }

  function guarded(name: string, row: Row): Row {
    const made = new Proxy(row, {
      set(target, key, value) {
        const property = later.get(name)?.properties.get(String(key));
        if (property === undefined) throw new Error(`'${name}' has no '${String(key)}'`);
        target[String(key)] = taken(property, value);
        return true;
      },
    });
    created.add(made);
    return made;
  }

  /** The object of the new realm that an old one is: columns that are the same keep their values. */
  function successor(name: string, row: Row): Row {
    const known = successors.get(row);
    if (known !== undefined) return known;
    const target: Row = {};
    const made = guarded(name, target);
    successors.set(row, made);
    const columns = new Map(storedOf(earlier.get(name) as ClientClass).map((each) => [each.mapTo, each]));
    const follow = (value: unknown, type: string): unknown => (isPrimitive(type) || value === null ? value : successor(type, value as Row));
    for (const to of storedOf(later.get(name) as ClientClass)) {
      const { type, objectType = type } = to;
      const value = row[to.mapTo];
      if (!isSameColumn(columns.get(to.mapTo), to)) target[to.name] = emptyOf(to);
      else if (Array.isArray(value)) target[to.name] = value.map((each) => follow(each, objectType));
      else if (type === 'dictionary') target[to.name] = Object.fromEntries(Object.entries(value as Row).map(([key, each]) => [key, follow(each, objectType)]));
      else target[to.name] = follow(value, objectType);
    }
    return made;
  }

  for (const [name, rows] of Object.entries(stored)) if (later.has(name)) for (const row of rows) tables.get(name)?.push(successor(name, row));

  const asked = (classes: ReadonlyMap<string, ClientClass>, name: string): ClientClass => {
    const found = classes.get(name);
    if (found === undefined) throw new Error(`Object type '${name}' not found in schema.`);
    if (found.embedded) throw new Error('You cannot query an embedded object.');
    return found;
  };
  const refuse = (): never => {
    throw new Error('Can\'t perform transactions on read-only Realms.');
  };
  const old: StandIn = {
    schemaVersion: versions[0],
    objects: (name) => (asked(earlier, name), stored[name] ?? []),
    objectForPrimaryKey: refuse, create: refuse, deleteModel: refuse,
  };
  const now: StandIn = {
    schemaVersion: versions[1],
    objects: (name) => (asked(later, name), tables.get(name) ?? []),
    objectForPrimaryKey(name, key) {
      const own = primaryKeyOf(asked(later, name));
      const was = earlier.get(name) === undefined ? own : primaryKeyOf(earlier.get(name) as ClientClass);
      if (own === undefined || own.mapTo !== was?.mapTo) throw new Error(`Expected a primary key on '${name}'`);
      return tables.get(name)?.find((row) => row[own.name] === key) ?? null;
    },
    create(name, values) {
      const row = rowOf(asked(later, name).name, values);
      tables.get(name)?.push(row);
      return row;
    },
    deleteModel(name) {
      const holders = before.filter((each) => each.name !== name && !deleted.includes(each.name));
      const isLinked = holders.some((each) => storedOf(each).some((from) => {
        const to = later.get(each.name)?.properties.get(from.name);
        const isReplaced = to !== undefined && !isSameColumn(from, to);
        return from.objectType === name && !isReplaced;
      }));
      if (isLinked) throw new Error(`Cannot remove class_${name} that is target of outside links`);
      deleted.push(name);
    },
  };
  return { old, now, rows: (name) => tables.get(name) ?? [], deleted };
}
