import path from 'node:path';
import { entryOf, exists, readRegularFile } from '../disk/disk';

/** Where a repository keeps what its refs stand for. */
export interface GitFolders {
  /** The folder of the files: the root of the repository, or of this work tree of it. */
  readonly root: string;
  /** Of this work tree: its `HEAD`, and its index. */
  readonly own: string;
  /** Of the repository: the refs that all its work trees share. */
  readonly common: string;
}

function textOf(file: string): string | undefined {
  try {
    return readRegularFile(file).toString('utf8').trim();
  } catch {
    return undefined;
  }
}

/** Finds the repository around a folder by looking upward; a linked work tree or a submodule has a file that says where it is. */
export function gitFolders(from: string): GitFolders | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const entry = path.join(folder, '.git');
    const stats = exists(entry) ? entryOf(entry) : undefined;
    if (stats !== undefined) {
      const link = stats.isDirectory() ? undefined : /^gitdir: (.+)$/m.exec(stats.isFile() ? (textOf(entry) ?? '') : '')?.[1];
      const own = link === undefined ? entry : path.resolve(folder, link);
      const common = textOf(path.join(own, 'commondir'));
      return { root: folder, own, common: common === undefined ? own : path.resolve(own, common) };
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}
