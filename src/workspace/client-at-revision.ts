import path from 'node:path';
import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { openRepository, type Repository } from '../history/repository';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import type { FileTree } from '../tree/file-tree';
import { clientAsServer } from './client-as-server';

function repositoryOf(folder: string): Repository | undefined {
  try {
    return openRepository(folder);
  } catch (error) {
    if (error instanceof HistoryError) return undefined;
    throw error;
  }
}

/**
 * The files of a revision of the repository that a folder is in; `undefined` where there is no such revision. Throws
 * `HistoryError` where it is damaged.
 */
function treeAt(folder: string, ref: string): FileTree | undefined {
  const repository = repositoryOf(folder);
  const commit = repository?.find(ref);
  return commit === undefined ? undefined : repository?.state(ref, commit).tree;
}

/**
 * The client as it was at the git revision that `server` names, as the server side of the client of today. Its places are
 * written `revision:file`, since the file of that name may say something else now. `undefined` where `server` names no revision.
 */
export function clientAtRevision(
  { folder, server }: Pick<AppConfig, 'folder' | 'server'>,
  read: (tree: FileTree) => ClientSchemas,
): ServerSchemas | undefined {
  const tree = server === undefined || path.isAbsolute(server) ? undefined : treeAt(folder, server);
  return tree === undefined || server === undefined ? undefined : clientAsServer(server, read(tree), (file) => `${server}:${file}`);
}
