import type { SyncConfiguration } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { isTrueAt, stringAt, valueAt } from '../../json/json-document';
import type { Located } from '../schema-node';
import { join, ROOT_FILES, type AppExport } from './find-exports';
import { readPart, type Log } from './read-part';
import { readSyncConfiguration } from './sync-configuration';
import { literal } from './template';

/** What a service's own configuration says about sync: older exports, and the Admin API, keep it there (server-schema.md 1.3). */
function syncOfService(tree: FileTree, folder: string, log: Log): { readonly part: Located; readonly service: string | null } | undefined {
  const service = readPart(tree, join(folder, 'config.json'), 'service', log);
  const config = valueAt(service?.node, 'config');
  const sync = [valueAt(config, 'sync'), valueAt(config, 'flexible_sync')].find(
    (node) => node?.type === 'object' && (node.children ?? []).length > 0,
  );
  return service === undefined || sync === undefined
    ? undefined
    : { part: { document: service.document, node: sync }, service: literal(stringAt(service.node, 'name')) };
}

function readServices(tree: FileTree, { root, collections }: AppExport, log: Log): SyncConfiguration | null {
  const services = [...new Set(collections.map(({ layout, service }) => `${layout}/${service}`))];
  for (const path of services) {
    const found = syncOfService(tree, join(root, path), log);
    if (found === undefined) continue;
    const read = readSyncConfiguration(found.part.document, found.part.node);
    return { ...read, service: read.service ?? found.service ?? path.slice(path.indexOf('/') + 1) };
  }
  return null;
}

function readRoot(tree: FileTree, root: string, log: Log): Located | undefined {
  const file = ROOT_FILES.map((name) => join(root, name)).find((name) => tree.has(name));
  return file === undefined ? undefined : readPart(tree, file, 'root', log);
}

/** What an export says about sync, wherever its generation keeps it; `null` where it says nothing. */
export function readSync(tree: FileTree, app: AppExport, log: Log): SyncConfiguration | null {
  const root = readRoot(tree, app.root, log);
  const own = readPart(tree, join(app.root, 'sync/config.json'), 'sync', log);
  const sync = own === undefined ? readServices(tree, app, log) : readSyncConfiguration(own.document, own.node);
  const ofRoot = valueAt(root?.node, 'sync');
  const fromRoot = root === undefined || ofRoot === undefined ? null : readSyncConfiguration(root.document, ofRoot);
  const found = sync ?? fromRoot;
  if (found === null) return null;
  const inRoot = sync !== null && fromRoot !== null && isTrueAt(ofRoot, 'development_mode_enabled') && !sync.developmentMode;
  return {
    ...found,
    ...(inRoot ? { developmentMode: true, developmentModeSource: fromRoot.developmentModeSource } : {}),
    environment: literal(stringAt(root?.node, 'environment')),
  };
}
