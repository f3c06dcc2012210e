import type { AppConfig } from '../config/config';
import type { ClientSchemas } from '../schema/client-schemas';
import type { FileTree } from '../tree/file-tree';
import { liveTree, type LiveTree } from '../tree/live-tree';
import { scopeOf } from './scope';
import { appTree, NoClientError, readClientSide } from './workspace';

/** A client that could not be read; one that declares nothing holds nothing. */
function readOne(tree: FileTree, config: AppConfig): ClientSchemas | 'none' | null {
  try {
    return readClientSide(tree, config);
  } catch (error) {
    return error instanceof NoClientError ? 'none' : null;
  }
}

/** All of them, or `null` where one of them could not be read. */
function whole(read: readonly (ClientSchemas | 'none' | null)[]): readonly ClientSchemas[] | null {
  return read.includes(null) ? null : read.filter((each) => each !== null && each !== 'none');
}

/** Reads the other clients of an app that is several; `null` where one of them cannot be read. `open` says whose files are meant. */
export function clientsBeside(
  { beside = [] }: Pick<AppConfig, 'beside'>, open: (config: AppConfig) => FileTree = appTree,
): readonly ClientSchemas[] | null {
  return whole(beside.map((each) => readOne(open(each), each)));
}

/** The same for an editor: a client is read again only where its files have changed. */
export function watchClientsBeside({ beside = [] }: Pick<AppConfig, 'beside'>): () => readonly ClientSchemas[] | null {
  const known = new Map<AppConfig, { readonly tree: LiveTree; read: ClientSchemas | 'none' | null | undefined }>();
  return () => whole(beside.map((config) => {
    const entry = known.get(config) ?? { tree: liveTree(config.folder, scopeOf(config)), read: undefined };
    known.set(config, entry);
    const { relisted, changed } = entry.tree.refresh([]);
    if (relisted || changed.length > 0) entry.read = undefined;
    entry.read ??= readOne(entry.tree, config);
    return entry.read;
  }));
}
