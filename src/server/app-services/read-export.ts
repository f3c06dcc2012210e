import type { FileTree } from '../../tree/file-tree';
import { readClasses, type LinkAt } from '../class-reader';
import { propertiesOf, readJson, stringAt, valueAt, type JsonDocument } from '../json-document';
import type { ServerClass, ServerProblem, ServerSchemas, SyncConfiguration, Unchecked } from '../../schema/server-schemas';
import { checkShape, type Shape } from '../shape/check-shape';
import type { AppExport, CollectionFolder } from './find-exports';
import { readRelationships, type Relationships } from './relationships';
import { readSyncConfiguration } from './sync-configuration';

/** The files of one collection, read and checked. */
interface Collection extends CollectionFolder {
  readonly schema: JsonDocument | undefined;
  readonly relationships: Relationships;
}

interface Log {
  readonly problems: ServerProblem[];
  readonly files: string[];
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Reads one file of the export if it is there, and notes what is wrong with it. Only an object can be read on. */
function readPart(tree: FileTree, file: string, shape: Shape, log: Log): JsonDocument | undefined {
  if (!tree.has(file)) return undefined;
  log.files.push(file);
  const { document, problems } = readJson(tree, file);
  log.problems.push(...problems, ...(document === undefined || problems.length > 0 ? [] : checkShape(shape, document)));
  return document?.root.type === 'object' ? document : undefined;
}

function readCollection(tree: FileTree, folder: CollectionFolder, log: Log): Collection {
  const rules = readPart(tree, join(folder.folder, 'rules.json'), 'rules', log);
  const relationships = readPart(tree, join(folder.folder, 'relationships.json'), 'relationships', log);
  return {
    ...folder,
    database: stringAt(rules?.root, 'database') ?? folder.database,
    collection: stringAt(rules?.root, 'collection') ?? folder.collection,
    schema: readPart(tree, join(folder.folder, 'schema.json'), 'schema', log),
    relationships: relationships === undefined ? new Map() : readRelationships(relationships),
  };
}

/** A collection has a class when its schema says anything at all; `{}` is how "no schema" is exported. */
function describesClass({ schema }: Collection): boolean {
  return schema !== undefined && propertiesOf(schema.root).length > 0;
}

/** The class of a collection: its title, or the collection's own name where the title is missing. */
function titleOf(collection: Collection): string {
  return stringAt(collection.schema?.root, 'title') ?? collection.collection;
}

function isAsymmetric(collection: Collection, sync: SyncConfiguration | null): boolean {
  const tables = sync?.asymmetricTables ?? [];
  return tables.some(({ name }) => name === collection.collection || name === titleOf(collection));
}

/** Finds the class that a relationship leads to; `ref` names the collection, the client names its title. */
function linkResolver(collection: Collection, all: readonly Collection[]): LinkAt {
  return (path) => {
    const relationship = collection.relationships.get(path);
    if (relationship === undefined) return undefined;
    const target = all.find((each) =>
      each.collection === relationship.collection && each.database === relationship.database
      && (each.service === relationship.service || relationship.service.includes('%(')));
    return target !== undefined && describesClass(target)
      ? { target: titleOf(target) }
      : { unknown: `its relationship leads to \`${relationship.database}.${relationship.collection}\`, which has no schema in this export` };
  };
}

/** Reads an App Services export: the classes that a client of the synced data source would have to declare. */
export function readExport(tree: FileTree, app: AppExport): ServerSchemas {
  const log: Log = { problems: [], files: [] };
  const syncDocument = readPart(tree, join(app.root, 'sync/config.json'), 'sync', log);
  const sync = syncDocument === undefined ? null : readSyncConfiguration(syncDocument);
  const isSynced = ({ service }: CollectionFolder): boolean =>
    sync?.service == null || service === sync.service || !app.collections.some((each) => each.service === sync.service);
  const collections = app.collections.filter(isSynced).map((folder) => readCollection(tree, folder, log));
  const classes: ServerClass[] = [];
  const unchecked: Unchecked[] = [];
  for (const collection of collections) {
    const { schema } = collection;
    if (schema === undefined || !describesClass(collection)) continue;
    if (valueAt(schema.root, 'properties')?.type !== 'object') {
      unchecked.push({ class: titleOf(collection), property: null, reason: 'the schema declares no `properties`', server: schema.place(schema.root) });
      continue;
    }
    const read = readClasses(schema, schema.root, titleOf(collection), collection, isAsymmetric(collection, sync), linkResolver(collection, collections));
    classes.push(...read.classes.filter(({ name, embedded }) => !embedded || !classes.some((known) => known.name === name)));
    unchecked.push(...read.unchecked);
  }
  return { target: 'app-services', location: app.root, classes, sync, unchecked, ...log };
}
