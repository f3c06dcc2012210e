import { listedAt, propertiesOf, stringAt, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { Place } from '../../schema/model';
import type { Permission } from '../../schema/roles';
import type { Partition, QueryableFields, SyncConfiguration } from '../../schema/server-schemas';
import { permissionOf } from './roles';
import { literal } from './template';

function booleanAt(node: JsonNode | undefined, key: string): boolean | null {
  const value = valueAt(node, key);
  return value?.type === 'boolean' ? (value.value as boolean) : null;
}

function readPartition(document: JsonDocument, node: JsonNode | undefined): Partition | null {
  const key = literal(stringAt(node, 'key'));
  if (node === undefined || key === null) return null;
  const permissions = propertiesOf(valueAt(node, 'permissions'));
  const permission = (name: string): Permission | null => permissionOf(document, permissions.find((each) => each.key === name));
  return {
    key,
    type: literal(stringAt(node, 'type')),
    required: booleanAt(node, 'required'),
    read: permission('read'),
    write: permission('write'),
    source: document.place(node),
  };
}

/** `disabled` is how a pause is exported, an empty text how sync is that was terminated; old documentation has it as a boolean (server-schema.md 1.3, 1.4). */
const STATES: ReadonlyMap<unknown, SyncConfiguration['state']> = new Map<unknown, SyncConfiguration['state']>([
  ['enabled', 'enabled'], [true, 'enabled'], ['disabled', 'paused'], [false, 'paused'], ['', 'terminated'],
]);

function readQueryableFields(document: JsonDocument, node: JsonNode): QueryableFields {
  const collections = propertiesOf(valueAt(node, 'collection_queryable_fields_names')).map(({ key, keyNode, value }) =>
    [key, { fields: listedAt(document, value), source: document.place(keyNode, value) }] as const);
  return {
    global: listedAt(document, valueAt(node, 'queryable_fields_names')),
    byCollection: new Map(collections),
    indexed: listedAt(document, valueAt(node, 'indexed_queryable_fields_names')),
  };
}

/**
 * Reads `sync/config.json`, or the node of an older file that says the same (server-schema.md 1.4).
 * Exports older than flexible sync name no type, only a partition; a service names no type either, only queryable fields.
 */
export function readSyncConfiguration(document: JsonDocument, node: JsonNode = document.root): SyncConfiguration {
  const type = stringAt(node, 'type');
  const partition = readPartition(document, valueAt(node, 'partition'));
  const isPartition = type === 'partition' || (type === undefined && partition !== null);
  const isFlexible = type === 'flexible' || (type === undefined && partition === null && valueAt(node, 'queryable_fields_names') !== undefined);
  const placeOf = (name: string): Place => {
    const found = propertiesOf(node).find(({ key }) => key === name);
    return found === undefined ? document.place(node) : document.place(found.keyNode, found.value);
  };
  return {
    mode: isPartition ? 'partition' : isFlexible ? 'flexible' : null,
    state: STATES.get(valueAt(node, 'state')?.value) ?? null,
    stateSource: placeOf('state'),
    developmentMode: booleanAt(node, 'development_mode_enabled') ?? false,
    developmentModeSource: placeOf('development_mode_enabled'),
    service: literal(stringAt(node, 'service_name')),
    partition: isPartition ? partition : null,
    queryableFields: readQueryableFields(document, node),
    asymmetricTables: listedAt(document, valueAt(node, 'asymmetric_tables')),
    hasOwnPermissions: propertiesOf(valueAt(node, 'permissions')).some(({ value }) => (value.children ?? []).length > 0),
    environment: null,
    source: document.place(node),
  };
}
