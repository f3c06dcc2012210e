import type { ts } from 'ts-morph';
import type { Fault, Invalid, Spelling, Unread, Unresolved } from '../../schema/client-schemas';
import { OBJECT_SCHEMA_KEYS, type Grammar } from '../../schema/grammar/grammar';
import { spellingFor } from '../../schema/grammar/spelling-for';
import { isCollection, type ObjectSchema, type Place, type Property } from '../../schema/model';
import {
  stringOf,
  unknown,
  unresolvedValue,
  type ArrayValue,
  type Entry,
  type ObjectValue,
  type Refused,
  type Unknown,
  type Value,
} from '../evaluate/value';
import { placeOf } from '../syntax/place';
import type { SchemaDeclaration } from './declaration';

/** One declared class as read: what is known of it, and what is not. */
export interface ReadSchema {
  /** The object that it was read from. */
  readonly node: ts.Node;
  readonly schema: ObjectSchema;
  readonly unread: Unread;
  readonly unresolved: readonly Unresolved[];
  readonly invalid: readonly Invalid[];
}

/** A value for the grammar, or why there is none. */
type Plain = { readonly value: unknown } | { readonly unknown: Unknown } | { readonly refused: Refused };

/** Turns an evaluated property into a plain value for the grammar; the first thing that is not known wins. */
function plain(value: Value, fieldsOf: (object: ObjectValue) => Plain = plainFields): Plain {
  switch (value.kind) {
    case 'literal': return { value: value.value };
    case 'array': return { value: [] };
    case 'object': return value.gaps[0] === undefined ? fieldsOf(value) : { unknown: value.gaps[0] };
    case 'unknown': return { unknown: value };
    case 'refused': return { refused: value };
    default: return { value: () => undefined };
  }
}

function plainFields(object: ObjectValue): Plain {
  const result: Record<string, unknown> = {};
  for (const { key, value } of object.entries.values()) {
    // No field of a property is an object, so that what one holds does not matter.
    const field = key === 'default' ? { value: isUndefined(value) ? undefined : true } : plain(value, () => ({ value: {} }));
    if (!('value' in field)) return field;
    result[key] = field.value;
  }
  return { value: result };
}

function isUndefined(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}

/** Collects what goes wrong with one class, each with its place. Where a file is cut off, all objects around that place are: it is said once. */
function createLog(name: string) {
  const unresolved: Unresolved[] = [];
  const invalid: Invalid[] = [];
  return {
    unresolved,
    invalid,
    unknown: (property: string | null, value: Unknown, client: Place): void => {
      const isSaid = value.fault === 'syntax' && unresolved.some(({ reason }) => reason === value.reason);
      if (!isSaid) unresolved.push(unresolvedValue(name, property, value, client));
    },
    refuse: (property: string | null, message: string, client: Place, fault: Fault = 'refused', spelling?: Spelling): void =>
      void invalid.push({ fault, class: name, property, message, client, ...(spelling === undefined ? {} : { spelling }) }),
  };
}

type Log = ReturnType<typeof createLog>;

/** The stored name of a property that could not be read as a whole: its `mapTo` where that much is known. */
function storedName({ key, value }: Entry): { readonly name: string; readonly certain: boolean } {
  const mapTo = value.kind === 'object' ? value.entries.get('mapTo')?.value : undefined;
  const name = stringOf(mapTo);
  const certain = value.kind === 'object' && (mapTo === undefined ? value.gaps.length === 0 : name !== undefined);
  return { name: name || key, certain: certain || value.kind === 'literal' };
}

interface ReadProperties {
  readonly properties: ReadonlyMap<string, Property>;
  readonly unread: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  readonly more: boolean;
}

function readProperties(object: ObjectValue, primaryKey: string | undefined, grammar: Grammar, log: Log): ReadProperties {
  const properties = new Map<string, Property>();
  const unread = new Set<string>();
  const keys = new Set<string>();
  const dropped = new Set<string>();
  let more = object.gaps.length > 0;
  for (const gap of object.gaps) log.unknown(null, gap, placeOf(gap.node));
  for (const entry of object.entries.values()) {
    const source = placeOf(entry.node);
    const declared = plain(entry.value);
    const normal = 'value' in declared ? grammar.normalise(entry.key, declared.value, entry.key === primaryKey) : undefined;
    if (normal !== undefined && 'property' in normal) {
      properties.set(entry.key, { ...normal.property, source });
      refuseNullDefault(entry, normal.property, log);
      for (const { reason, node, fault } of ignoredIn(entry.value)) {
        log.refuse(entry.key, reason, placeOf(node), fault);
        unread.add(normal.property.mapTo);
      }
      continue;
    }
    const { name, certain } = storedName(entry);
    unread.add(name);
    keys.add(entry.key);
    if ('refused' in declared && declared.refused.fault === 'dropped') dropped.add(name);
    more ||= !certain && 'unknown' in declared;
    if ('unknown' in declared) log.unknown(entry.key, declared.unknown, source);
    else if ('refused' in declared) log.refuse(entry.key, declared.refused.reason, source, declared.refused.fault);
    else if (normal !== undefined)
      log.refuse(entry.key, normal.refused, source, 'refused', spellingFor(declared.value, entry.key === primaryKey, grammar));
  }
  return { properties, unread, keys, dropped, more };
}

/** A value that the property cannot hold stands in where none is given: the object is not created. */
function refuseNullDefault({ key, value }: Entry, { optional, type }: Pick<Property, 'optional' | 'type'>, log: Log): void {
  const written = value.kind === 'object' ? value.entries.get('default') : undefined;
  if (written?.value.kind !== 'literal' || written.value.value !== null || optional || isCollection(type)) return;
  log.refuse(key, `its \`default\` is null, and \`${type}\` is not optional`, placeOf(written.node), 'null-default');
}

function ignoredIn(value: Value): readonly Refused[] {
  return value.kind === 'object' ? value.ignored ?? [] : [];
}

/** `true`, `false` or unknown; anything else than a boolean is refused by the SDK. */
function readFlag(key: 'embedded' | 'asymmetric', entry: Entry | undefined, log: Log): boolean | undefined {
  if (entry === undefined || isUndefined(entry.value)) return false;
  const { value, node } = entry;
  if (value.kind === 'literal' && typeof value.value === 'boolean') return value.value;
  if (value.kind === 'unknown') log.unknown(null, { ...value, reason: `\`${key}\`: ${value.reason}` }, placeOf(node));
  else log.refuse(null, `\`${key}\` must be true or false`, placeOf(node));
  return undefined;
}

/** The primary key's name in code; `unread` where it is not known or not right. */
function readPrimaryKey(entry: Entry | undefined, log: Log): { readonly name?: string; readonly unread: boolean } {
  if (entry === undefined || isUndefined(entry.value)) return { unread: false };
  const { value, node } = entry;
  const name = stringOf(value);
  if (name !== undefined) return name === '' ? { unread: false } : { name, unread: false };
  if (value.kind === 'unknown') log.unknown(null, { ...value, reason: `\`primaryKey\`: ${value.reason}` }, placeOf(node));
  else if (value.kind === 'refused') log.refuse(null, value.reason, placeOf(node), value.fault);
  else log.refuse(null, '`primaryKey` must be the name of a property', placeOf(node));
  return { unread: true };
}

/** Before SDK 12 `primaryKey` is the stored name: here is the name in code. */
function inCode(key: ReturnType<typeof readPrimaryKey>, properties: Value | undefined): ReturnType<typeof readPrimaryKey> {
  if (key.name === undefined || properties?.kind !== 'object') return key;
  const found = [...properties.entries.values()].find((entry) => storedName(entry).name === key.name);
  return found === undefined ? key : { ...key, name: found.key };
}

function refuseStrayKeys(object: ObjectValue, log: Log): void {
  for (const { key, node } of object.entries.values()) {
    if (!OBJECT_SCHEMA_KEYS.includes(key)) {
      log.refuse(null, `\`${key}\` is no field of an object schema; a property belongs inside \`properties\``, placeOf(node));
    }
  }
}

/**
 * Reads what a class is declared with as an object schema.
 * What cannot be known is listed and left out; the rest of the class stays comparable.
 */
export function readObjectSchema({ object, name, place: source }: SchemaDeclaration, grammar: Grammar): ReadSchema {
  const log = createLog(name);
  const { entries } = object;
  const written = readPrimaryKey(entries.get('primaryKey'), log);
  const key = grammar.findsKeyByStoredName ? inCode(written, entries.get('properties')?.value) : written;
  const embedded = readFlag('embedded', entries.get('embedded'), log);
  const asymmetric = readFlag('asymmetric', entries.get('asymmetric'), log);
  for (const gap of object.gaps) log.unknown(null, gap, placeOf(gap.node));
  for (const { reason, node, fault } of object.ignored ?? []) log.refuse(null, reason, placeOf(node), fault);
  if (grammar.refusesUnknownKeys) refuseStrayKeys(object, log);
  const read = readPropertiesEntry(entries.get('properties'), object, key.name, grammar, log);
  const isMissing = key.name !== undefined && !read.properties.has(key.name) && !read.more && !read.keys.has(key.name);
  if (isMissing) {
    log.refuse(null, `the primary key \`${key.name}\` is not among the properties`, placeOf(entries.get('primaryKey')?.node ?? object.node));
  }
  return {
    node: object.node,
    schema: {
      name,
      ...(key.name === undefined || isMissing ? {} : { primaryKey: key.name }),
      embedded: embedded ?? false,
      asymmetric: asymmetric ?? false,
      properties: read.properties,
      source,
    },
    unread: {
      kind: embedded === undefined || asymmetric === undefined || object.gaps.length > 0,
      primaryKey: key.unread || isMissing || object.gaps.length > 0 || (key.name !== undefined && !read.properties.has(key.name)),
      properties: read.unread,
      ...(read.keys.size > 0 ? { keys: read.keys } : {}),
      ...(read.dropped.size > 0 ? { dropped: read.dropped } : {}),
      more: read.more,
    },
    unresolved: log.unresolved,
    invalid: log.invalid,
  };
}

/** A list of properties that carry their names, as the SDK took it before 12, in the form of an object. */
function byName(list: ArrayValue): ObjectValue {
  const entries = new Map<string, Entry>();
  const gaps: Unknown[] = [];
  for (const value of list.items) {
    const key = value.kind === 'object' ? stringOf(value.entries.get('name')?.value) : undefined;
    if (key !== undefined) entries.set(key, { key, value, node: value.node });
    else gaps.push(value.kind === 'unknown' ? value : unknown(value.node, 'a property in a list needs a `name`'));
  }
  return { kind: 'object', entries, gaps, node: list.node };
}

function readPropertiesEntry(
  entry: Entry | undefined,
  object: ObjectValue,
  primaryKey: string | undefined,
  grammar: Grammar,
  log: Log,
): ReadProperties {
  const none = new Set<string>();
  const nothing: ReadProperties = { properties: new Map(), unread: none, keys: none, dropped: none, more: true };
  const list = entry?.value.kind === 'array' && grammar.allowsPropertyLists ? entry.value : undefined;
  const properties = list === undefined ? entry?.value : byName(list);
  if (properties?.kind === 'object') return readProperties(properties, primaryKey, grammar, log);
  const at: ts.Node = entry?.node ?? object.node;
  if (entry?.value.kind === 'unknown') log.unknown(null, { ...entry.value, reason: `\`properties\`: ${entry.value.reason}` }, placeOf(at));
  else if (entry !== undefined || object.gaps.length === 0) log.refuse(null, '`properties` must be an object', placeOf(at));
  return nothing;
}
