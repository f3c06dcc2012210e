import type { FileTree } from '../../tree/file-tree';

/** One collection of an export, by where it is described. Inside, a `rules` file may name it otherwise. */
export type CollectionSource =
  | {
      readonly layout: 'data_sources';
      readonly folder: string;
      readonly service: string;
      readonly database: string;
      readonly collection: string;
    }
  | { readonly layout: 'services'; readonly file: string; readonly service: string };

/**
 * An App Services export. The folders decide which layout it has, not the number in its root file, since hybrids exist
 * (server-schema.md 1.1): `data_sources/` since 2021, `services/<service>/rules/` before.
 */
export interface AppExport {
  /** Path of the app's folder, relative to the project root; `''` for the root itself. */
  readonly root: string;
  readonly collections: readonly CollectionSource[];
}

/** The root files of the generations, newest first (server-schema.md 1.1). */
export const ROOT_FILES: readonly string[] = ['root_config.json', 'realm_config.json', 'config.json', 'stitch.json'];

const COLLECTION_FILE = /^((?:.*\/)?)data_sources\/([^/]+)\/([^/]+)\/([^/]+)\/(?:schema|rules|relationships)\.json(?:\/|$)/;
const RULE_FILE = /^((?:.*\/)?)services\/([^/]+)\/rules\/[^/]+\.json$/;

export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Other projects have a folder `services` too: only an app has a root file, or a configuration beside the rules. */
function isApp(tree: FileTree, root: string, service: string): boolean {
  return tree.has(join(root, `services/${service}/config.json`)) || ROOT_FILES.some((name) => tree.has(join(root, name)));
}

/** Finds the exports that a folder of the tree holds or is a part of; `''` stands for the whole tree. */
export function findExports(tree: FileTree, below = ''): AppExport[] {
  const found = new Map<string, Map<string, CollectionSource>>();
  const add = (prefix: string, key: string, source: CollectionSource): void => {
    const root = prefix.replace(/\/$/, '');
    const collections = found.get(root) ?? new Map<string, CollectionSource>();
    found.set(root, collections.set(key, source));
  };
  const files = below === '' ? tree.files() : tree.files().filter((file) => file.startsWith(`${below}/`));
  for (const file of files) {
    const [, prefix = '', service = '', database = '', collection = ''] = COLLECTION_FILE.exec(file) ?? [];
    if (collection === '') continue;
    const folder = `${prefix}data_sources/${service}/${database}/${collection}`;
    add(prefix, folder, { layout: 'data_sources', folder, service, database, collection });
  }
  for (const file of files) {
    const [, prefix = '', service = ''] = RULE_FILE.exec(file) ?? [];
    const root = prefix.replace(/\/$/, '');
    const isNewer = [...(found.get(root)?.values() ?? [])].some(({ layout }) => layout === 'data_sources');
    if (service !== '' && !isNewer && isApp(tree, root, service)) add(prefix, file, { layout: 'services', file, service });
  }
  return [...found].map(([root, collections]) => ({ root, collections: [...collections.values()] }));
}
