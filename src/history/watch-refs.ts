import path from 'node:path';
import { gitFolders } from '../tree/git-folders';
import { liveTree } from '../tree/live-tree';
import { stampOf } from '../tree/stamp';

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
