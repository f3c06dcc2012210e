import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { liveTree } from '../tree/live-tree';
import { stampOf } from '../tree/stamp';

/** Where a repository keeps what its refs stand for. */
interface GitFolders {
  /** Of this work tree: its `HEAD`. */
  readonly own: string;
  /** Of the repository: the refs that all its work trees share. */
  readonly common: string;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Finds the repository around a folder by looking upward; a linked work tree or a submodule has a file that says where it is. */
function gitFolders(from: string): GitFolders | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const entry = path.join(folder, '.git');
    const stats = statSync(entry, { throwIfNoEntry: false });
    if (stats !== undefined) {
      const link = stats.isDirectory() ? undefined : /^gitdir: (.+)$/m.exec(textOf(entry) ?? '')?.[1];
      const own = link === undefined ? entry : path.resolve(folder, link);
      const common = textOf(path.join(own, 'commondir'));
      return { own, common: common === undefined ? own : path.resolve(own, common) };
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

/**
 * Watches the refs of the repository around a folder without running git: for an editor, which asks after every keystroke.
 * The function that it gives returns a value that is another one when a ref may lead to another commit.
 */
export function watchRefs(folder: string): () => string {
  const found = gitFolders(folder);
  if (found === undefined) return () => stampOf(path.join(folder, '.git'));
  const { own, common } = found;
  const single = [path.join(own, 'HEAD'), path.join(common, 'packed-refs'), path.join(common, 'reftable/tables.list')];
  const loose = liveTree(path.join(common, 'refs'));
  let looseVersion = 0;
  return () => {
    const { relisted, changed } = loose.refresh([]);
    if (relisted || changed.length > 0) {
      looseVersion += 1;
      for (const file of loose.files()) loose.read(file);
    }
    return [looseVersion, ...single.map(stampOf)].join(' ');
  };
}
