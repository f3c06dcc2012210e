import type { FileTree } from '../../tree/file-tree';

/** One collection of an export, by the folder that describes it. */
export interface CollectionFolder {
  readonly folder: string;
  readonly service: string;
  readonly database: string;
  readonly collection: string;
}

/** An App Services export: a folder that holds `data_sources/` (server-schema.md 1.2). */
export interface AppExport {
  /** Path of the app's folder, relative to the project root; `''` for the root itself. */
  readonly root: string;
  readonly collections: readonly CollectionFolder[];
}

const COLLECTION_FILE = /^((?:.*\/)?)data_sources\/([^/]+)\/([^/]+)\/([^/]+)\/(?:schema|rules|relationships)\.json$/;

/** Finds the exports below a folder of the tree; `''` stands for the whole tree. */
export function findExports(tree: FileTree, below = ''): AppExport[] {
  const found = new Map<string, Map<string, CollectionFolder>>();
  for (const file of tree.files()) {
    if (below !== '' && !file.startsWith(`${below}/`)) continue;
    const match = COLLECTION_FILE.exec(file);
    if (match === null) continue;
    const [, prefix = '', service = '', database = '', collection = ''] = match;
    const root = prefix.replace(/\/$/, '');
    const folder = file.slice(0, file.lastIndexOf('/'));
    const collections = found.get(root) ?? new Map<string, CollectionFolder>();
    found.set(root, collections.set(folder, { folder, service, database, collection }));
  }
  return [...found].map(([root, collections]) => ({ root, collections: [...collections.values()] }));
}
