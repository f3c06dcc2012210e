import type { FileTree } from '../tree/file-tree';
import { findExports } from './app-services/find-exports';
import { readExport } from './app-services/read-export';
import type { ServerSchemas } from '../schema/server-schemas';

/** Where server sides were found, none of which was read: one must be chosen. */
export interface ServerChoice {
  readonly locations: readonly string[];
}

/**
 * Reads the server side below a folder of the tree. Several exports are never mixed: their locations are given instead.
 * An empty choice means that there is nothing to read.
 */
export function readServer(tree: FileTree, below = ''): ServerSchemas | ServerChoice {
  const exports = findExports(tree, below);
  const [only] = exports;
  return only !== undefined && exports.length === 1 ? readExport(tree, only) : { locations: exports.map(({ root }) => root || '.') };
}
