import type { AppConfig } from '../config/config';
import { findExports } from '../server/app-services/find-exports';
import type { FileTree } from '../tree/file-tree';

/** How many folders two paths share from the root on. */
function shared(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const end = left.findIndex((part, index) => part !== right[index]);
  return a === '' || b === '' ? 0 : end === -1 ? left.length : end;
}

/**
 * The export that belongs to a client by where it is, such as `todo/backend` to `todo/frontend`: the one that shares most
 * folders with a package of the client. `undefined` where two are as near, where none is near, or where there is one alone.
 */
export function nearestServer(tree: FileTree, { server, target }: AppConfig, packages: readonly string[]): string | undefined {
  if (server !== undefined || (target !== undefined && target !== 'app-services')) return undefined;
  const exports = packages.every((each) => each === '') ? [] : findExports(tree);
  if (exports.length < 2) return undefined;
  const near = exports.map(({ root }) => ({ root, folders: Math.max(...packages.map((each) => shared(each, root))) }));
  const most = Math.max(...near.map(({ folders }) => folders));
  const [first, ...others] = near.filter(({ folders }) => folders === most);
  return most > 0 && others.length === 0 ? first?.root : undefined;
}
