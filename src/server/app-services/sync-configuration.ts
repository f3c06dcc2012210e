import { stringAt, stringsAt, valueAt, type JsonDocument, type JsonNode } from '../json-document';
import type { SyncConfiguration } from '../../schema/server-schemas';

/** A value that holds an environment template is not known until the app is deployed (server-schema.md 1.1). */
function literal(text: string | undefined): string | null {
  return text === undefined || text === '' || text.includes('%(') ? null : text;
}

function booleanAt(node: JsonNode | undefined, key: string): boolean | null {
  const value = valueAt(node, key);
  return value?.type === 'boolean' ? (value.value as boolean) : null;
}

/** Reads `sync/config.json` (server-schema.md 1.4). Exports older than flexible sync name no type, only a partition. */
export function readSyncConfiguration(document: JsonDocument): SyncConfiguration {
  const { root } = document;
  const partition = valueAt(root, 'partition');
  const key = stringAt(partition, 'key');
  const type = stringAt(root, 'type');
  const isPartition = type === 'partition' || (type === undefined && key !== undefined);
  return {
    mode: isPartition ? 'partition' : type === 'flexible' ? 'flexible' : null,
    developmentMode: booleanAt(root, 'development_mode_enabled') ?? false,
    service: literal(stringAt(root, 'service_name')),
    partition: isPartition && key !== undefined && key !== '' ? { key, type: literal(stringAt(partition, 'type')), required: booleanAt(partition, 'required') } : null,
    asymmetricTables: stringsAt(root, 'asymmetric_tables'),
    source: document.place(root),
  };
}
