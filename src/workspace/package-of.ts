import type { FileTree } from '../tree/file-tree';

/** The folder of the nearest `package.json` upward from a file; `''` where it is that of the tree, or there is none. */
export function packageOf(tree: FileTree, file: string): string {
  for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
    const folder = file.slice(0, end);
    if (folder !== '..' && !folder.endsWith('/..') && tree.has(`${folder}/package.json`)) return folder;
  }
  return '';
}
