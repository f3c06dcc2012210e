import { findNodeAtLocation } from 'jsonc-parser';
import { readRegularFile } from '../disk/disk';
import type { ClientClass, ClientSchemas, Unread } from '../schema/client-schemas';
import type { ObjectSchema, Place, Property } from '../schema/model';
import { parseJson, valueAt, type JsonDocument, type JsonNode } from '../json/json-document';
import { decodeText } from '../tree/text';
import { HistoryError } from './history-error';
import { readRealm, writtenRealms, type WrittenRealm } from './snapshot-realms';
import { SNAPSHOT_VERSION } from './snapshot-shape';
import { snapshot as validate } from './validator.generated';

/** Where snapshots are kept, relative to the configuration's folder. */
export const SNAPSHOT_FOLDER = '.realm-schema/snapshots';

/** The canonical schemas of a client, as one release declared them. */
export interface Snapshot {
  readonly name: string;
  readonly client: ClientSchemas;
}

interface WrittenProperty {
  readonly type: Property['type'];
  readonly objectType?: string;
  readonly property?: string;
  readonly optional?: true;
  readonly indexed?: true | 'full-text';
  readonly mapTo?: string;
  readonly presentation?: string;
  readonly default?: true;
}

interface WrittenClass {
  readonly primaryKey?: string;
  readonly embedded?: true;
  readonly asymmetric?: true;
  readonly local?: true;
  readonly unread?: { readonly kind?: true; readonly primaryKey?: true; readonly more?: true; readonly properties?: readonly string[] };
  readonly properties: Readonly<Record<string, WrittenProperty>>;
}

interface Written {
  readonly version: number;
  readonly name: string;
  readonly classes: Readonly<Record<string, WrittenClass>>;
  readonly realms?: readonly WrittenRealm[];
}

const sorted = <T,>(entries: Iterable<readonly [string, T]>): [string, T][] =>
  [...entries].map(([key, value]): [string, T] => [key, value]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function writtenProperty({
  name,
  type,
  objectType,
  property,
  optional,
  indexed,
  mapTo,
  presentation,
  default: value,
}: Property): WrittenProperty {
  return {
    type,
    ...(objectType === undefined ? {} : { objectType }),
    ...(property === undefined ? {} : { property }),
    ...(optional ? { optional } : {}),
    ...(indexed === false ? {} : { indexed }),
    ...(mapTo === name ? {} : { mapTo }),
    ...(presentation === undefined ? {} : { presentation }),
    ...(value === undefined ? {} : { default: value }),
  };
}

/** What is surely no part of the schema is not there, and needs no word. */
function writtenUnread({ kind, primaryKey, more, properties, dropped }: Unread): WrittenClass['unread'] {
  const names = [...properties].filter((name) => dropped?.has(name) !== true).sort();
  if (!kind && !primaryKey && !more && names.length === 0) return undefined;
  return {
    ...(kind ? { kind } : {}),
    ...(primaryKey ? { primaryKey } : {}),
    ...(more ? { more } : {}),
    ...(names.length > 0 ? { properties: names } : {}),
  };
}

function classHead({ primaryKey, embedded, asymmetric, synced, unread }: ClientClass): Omit<WrittenClass, 'properties'> {
  const gaps = writtenUnread(unread);
  return {
    ...(primaryKey === undefined ? {} : { primaryKey }),
    ...(embedded ? { embedded } : {}),
    ...(asymmetric ? { asymmetric } : {}),
    ...(synced ? {} : { local: true }),
    ...(gaps === undefined ? {} : { unread: gaps }),
  };
}

/** One line a property, so that a review shows one line a change. */
function inline(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}

function classText(schema: ClientClass): string {
  const head = Object.entries(classHead(schema)).map(([key, value]) => `      ${JSON.stringify(key)}: ${inline(value)},\n`);
  const { properties: all, unread } = schema;
  const stored = sorted(all).filter(([, { mapTo }]) => unread.refused?.has(mapTo) !== true);
  const properties = stored.map(([key, property]) => `        ${JSON.stringify(key)}: ${inline(writtenProperty(property))}`);
  return `    ${JSON.stringify(schema.name)}: {\n${head.join('')}      "properties": {\n${properties.join(',\n')}\n      }\n    }`;
}

/** A client as a snapshot file, version 1. Classes, properties and realms are sorted, whatever the order of the sources. */
export function snapshotText(name: string, { classes, configurations }: Pick<ClientSchemas, 'classes' | 'configurations'>): string {
  const realms = writtenRealms(configurations).map((each) => `    ${inline(each)}`);
  const all = sorted(classes.map((each) => [each.name, each] as const)).map(([, each]) => classText(each));
  return `{\n  "version": ${SNAPSHOT_VERSION},\n  "name": ${JSON.stringify(name)},\n  "classes": {\n${all.join(',\n')}\n  }${realms.length === 0 ? '' : `,\n  "realms": [\n${realms.join(',\n')}\n  ]`}\n}\n`;
}

function placeAt(document: JsonDocument, ...path: string[]): Place {
  const value = path.reduce<JsonNode | undefined>(valueAt, document.root) ?? document.root;
  return document.place(value.parent?.children?.[0] ?? value, value);
}

function readProperty(name: string, written: WrittenProperty, source: Place): Property {
  const { optional, indexed, mapTo, ...rest } = written;
  return { name, ...rest, optional: optional ?? false, indexed: indexed ?? false, mapTo: mapTo ?? name, source };
}

function readClass(name: string, written: WrittenClass, document: JsonDocument): ClientClass {
  const { primaryKey, embedded, asymmetric, local, unread, properties } = written;
  const schema: ObjectSchema = {
    name,
    ...(primaryKey === undefined ? {} : { primaryKey }),
    embedded: embedded ?? false,
    asymmetric: asymmetric ?? false,
    properties: new Map(
      Object.entries(properties).map(([key, each]) => [
        key,
        readProperty(key, each, placeAt(document, 'classes', name, 'properties', key)),
      ]),
    ),
    source: placeAt(document, 'classes', name),
  };
  const { kind = false, primaryKey: key = false, more = false, properties: names = [] } = unread ?? {};
  return { ...schema, synced: local !== true, unread: { kind, primaryKey: key, more, properties: new Set(names) } };
}

/** The version of something that may be a snapshot, so that a newer one is told from a damaged one. */
function versionOf(value: unknown): number | undefined {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  return typeof version === 'number' ? version : undefined;
}

/** Takes the text of a snapshot file apart. Throws `HistoryError` where it is damaged, or of a version that is not known yet. */
export function parseSnapshot(file: string, text: string): Snapshot {
  const { document, problems: [problem] } = parseJson(file, text);
  if (document === undefined || problem !== undefined) {
    const { line, column } = problem?.place ?? { line: 1, column: 1 };
    throw new HistoryError(`${file}:${line}:${column} is no snapshot: ${problem?.message.replace(/\.$/, '') ?? 'the file is empty'}. Write it again with \`realm-schema snapshot\`.`);
  }
  const value = document.value(document.root);
  const version = versionOf(value);
  if (version !== undefined && version > SNAPSHOT_VERSION) {
    throw new HistoryError(`${file} is a snapshot of version ${version}; this realm-schema reads version ${SNAPSHOT_VERSION}. Update eslint-plugin-realm-schema.`);
  }
  if (!validate(value)) {
    const [error] = (validate as { errors?: readonly { instancePath: string; message?: string }[] | null }).errors ?? [];
    const path =
      error?.instancePath
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
        .filter((part) => part !== '') ?? [];
    const { line, column } = placeAt(document, ...path);
    throw new HistoryError(`${file}:${line}:${column} is no snapshot: ${path.length === 0 ? 'the file' : `\`${path.join('.')}\``} ${error?.message ?? 'is not right'}. Write it again with \`realm-schema snapshot\`.`);
  }
  const { name, classes, realms = [] } = value as Written;
  const configurations = realms.map((each, index) =>
    readRealm(each, document.place(findNodeAtLocation(document.root, ['realms', index]) ?? document.root)),
  );
  const read = Object.entries(classes).map(([each, written]) => readClass(each, written, document));
  const rest = { unresolved: [], invalid: [], ambiguous: [], superseded: [], uses: [], fields: [] };
  return { name, client: { classes: read, configurations, files: [file], ...rest } };
}

/** Reads a snapshot file of the disk. `name` is how it is called in messages and places. */
export function readSnapshot(file: string, name: string): Snapshot {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(file);
  } catch (error) {
    throw new HistoryError(`${name} cannot be read: ${(error as Error).message}.`);
  }
  const read = decodeText(bytes);
  if ('unreadable' in read) throw new HistoryError(`${name} is no snapshot: ${read.unreadable}.`);
  return parseSnapshot(name, read.text);
}
