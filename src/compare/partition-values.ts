import type { ClientClass, ClientConfiguration, ClientSchemas } from '../schema/client-schemas';
import type { Place, Property } from '../schema/model';
import type { Partition } from '../schema/server-schemas';
import { isFalsy, settingAt, type SettingValue } from '../schema/settings';
import { isSyncing } from '../schema/sync-settings';
import type { Use, WrittenObject, WrittenValue } from '../schema/uses';
import { faultsOf, type ClassLookup } from './written-faults';

/** A value that a partition cannot have, where a realm is opened with it, or where it is written to an object. */
export type PartitionFault = { readonly place: Place } & (
  | { readonly kind: 'type' | 'null' | 'template'; readonly given: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'written-type' | 'written-null'; readonly class: string; readonly given: string }
  | { readonly kind: 'written-other'; readonly class: string; readonly given: string; readonly opened: string }
);

/** What is given, as far as it is a value of JavaScript or of BSON that is known. */
interface Given {
  readonly type: string;
  readonly value: string | number | null;
  readonly inWords: string;
}

/** The types of values by the names that the configuration of sync has for them. Another name is not judged. */
const TYPES: ReadonlySet<string> = new Set(['string', 'long', 'objectId', 'uuid']);

const LONGEST = 40;

const quoted = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
};

function ofLiteral(value: string | number | boolean | null): Given {
  if (value === null) return { type: 'null', value, inWords: '`null`' };
  if (typeof value === 'boolean') return { type: 'bool', value: String(value), inWords: `the boolean ${quoted(value)}` };
  if (typeof value === 'string') return { type: 'string', value, inWords: `the string ${quoted(value)}` };
  return { type: Number.isSafeInteger(value) ? 'long' : 'double', value, inWords: `the number ${quoted(value)}` };
}

const MADE: ReadonlyMap<string, string> = new Map([['ObjectId', 'objectId'], ['ObjectID', 'objectId'], ['UUID', 'uuid'], ['Date', 'date']]);

const ofType = (type: string): Given => ({ type, value: null, inWords: `a value of type \`${type}\`` });

function ofSetting(value: SettingValue): Given | undefined {
  if (value.kind === 'literal') return ofLiteral(value.value);
  const made = value.kind === 'instance' ? MADE.get(value.of) : undefined;
  return made === undefined ? undefined : ofType(made);
}

function ofWritten(value: WrittenValue): Given | undefined {
  if (value.kind === 'literal') return value.value === undefined ? { ...ofLiteral(null), inWords: '`undefined`' } : ofLiteral(value.value);
  return value.kind === 'made' && ['objectId', 'uuid', 'date', 'decimal128'].includes(value.type) ? ofType(value.type) : undefined;
}

/** Whether a value is surely none of the key; `null` is one where the key is not required. */
function misfit({ type, required }: Partition, given: Given): 'type' | 'null' | undefined {
  if (given.type === 'null') return required === true ? 'null' : undefined;
  return TYPES.has(type ?? '') && given.type !== type ? 'type' : undefined;
}

/** A place for a value that nothing is put into: `$user.id`, `${user.id}` in plain quotes, or what a template made of nothing. */
const UNFILLED = /\$\{[^}]*\}|\$[A-Za-z_][\w.]*|(?:^|[^A-Za-z])(?:undefined|\[object Object\])(?![A-Za-z])/;

/** What is wrong with the values that realms are opened with. */
export function openedFaults({ configurations }: ClientSchemas, partition: Partition): PartitionFault[] {
  return configurations.flatMap((each) => faultOfOpened(each, partition) ?? []);
}

function faultOfOpened({ settings, openings, sdk }: ClientConfiguration, partition: Partition): PartitionFault | undefined {
  const sync = settingAt(settings, ['sync']);
  if (sync?.value.kind !== 'object' || !sync.value.settings.complete || !isSyncing(sdk)) return undefined;
  const [flexible, value] = ['flexible', 'partitionValue'].map((key) => settingAt(settings, ['sync', key]));
  if (flexible !== undefined && !isFalsy(flexible)) return undefined;
  if (value === undefined) return openings.length > 0 && settings.complete ? { kind: 'missing', place: sync.place } : undefined;
  const given = ofSetting(value.value);
  if (given === undefined) return undefined;
  const kind = misfit(partition, given) ?? (UNFILLED.test(String(given.value)) ? 'template' : undefined);
  return kind && { kind, given: given.inWords, place: value.place };
}

/** What is wrong with the values that are written to the partition key of objects. */
export function writtenPartitions(client: ClientSchemas, classes: ClassLookup, partition: Partition): PartitionFault[] {
  return client.uses.flatMap((use) => {
    const values = use.kind === 'created' || use.kind === 'changed' ? use.values : null;
    return values === null ? [] : faultsIn(values, use.class, { client, classes, partition, file: use.place.file });
  });
}

interface Writing {
  readonly client: ClientSchemas;
  readonly classes: ClassLookup;
  readonly partition: Partition;
  readonly file: Use['place']['file'];
}

function faultsIn({ entries }: WrittenObject, name: string, writing: Writing): PartitionFault[] {
  const schema = writing.classes.get(name);
  if (schema === undefined || !schema.synced) return [];
  return entries.flatMap(({ key, value }): PartitionFault[] => {
    const property = schema.properties.get(key);
    if (property === undefined || schema.unread.properties.has(property.mapTo)) return [];
    if (property.mapTo === writing.partition.key && !schema.embedded) return faultOfKey(value, property, schema, writing) ?? [];
    return objectsIn(value).flatMap((each) => faultsIn(each, property.objectType ?? '', writing));
  });
}

/** The objects that are written along, to a link or a list. */
function objectsIn(value: WrittenValue): readonly WrittenObject[] {
  if (value.kind === 'object') return [value.object];
  return value.kind === 'list' ? value.items.flatMap(objectsIn) : [];
}

/** What the property of the class itself does not take is reported of that. */
function faultOfKey(value: WrittenValue, property: Property, schema: ClientClass, writing: Writing): PartitionFault[] | undefined {
  const given = ofWritten(value);
  if (given === undefined || faultsOf(value, property, schema, writing.classes, 'any').length > 0) return undefined;
  const { name } = schema;
  const kind = misfit(writing.partition, given);
  const at = { class: name, given: given.inWords, place: value.place };
  if (kind !== undefined) return [{ kind: kind === 'null' ? 'written-null' : 'written-type', ...at }];
  const opened = openedIn(writing.file, name, writing.client);
  if (opened === undefined || value.kind !== 'literal' || opened.some((each) => each === given.value)) return undefined;
  return [{ kind: 'written-other', ...at, opened: [...new Set(opened.map(quoted))].join(', ') }];
}

/** The values of the realms that a file opens with a class; `undefined` where one of them is not known, or there is none. */
function openedIn(file: string, name: string, { configurations }: ClientSchemas): readonly (string | number | null)[] | undefined {
  const own = configurations.filter((each) => [each.place, ...each.openings.map(({ place }) => place)].some((at) => at.file === file));
  const values = own
    .filter(({ classes, complete }) => !complete || classes.includes(name))
    .map(({ settings }) => settingAt(settings, ['sync', 'partitionValue'])?.value)
    .map((value) => (value?.kind === 'literal' && typeof value.value !== 'boolean' ? value.value : undefined));
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 && known.length === values.length ? known : undefined;
}
