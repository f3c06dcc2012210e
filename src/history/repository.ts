import type { FileTree } from '../tree/file-tree';
import { openGit, type Git, type Tag } from './git';
import { gitTree, type Blobs } from './git-tree';
import { commitOf, missingRef } from './resolve-ref';

/** The repository that a folder is in, as a source of earlier revisions of that folder. */
export interface Repository {
  /** The commit that a ref stands for, if there is one. */
  find(ref: string): string | undefined;
  /** Why a ref was not found, with the nearest one and what to fetch. */
  missing(ref: string): Error;
  /** The folder as it was at a commit. Where it was not there yet, the whole repository: the app may have moved. */
  tree(commit: string): FileTree;
  /** The tags whose name matches a pattern as `git tag --list` takes it. */
  tags(pattern: string): Tag[];
}

function tagsOf(git: Git, pattern: string): Tag[] {
  const output = git.ask(['for-each-ref', '--format=%(refname:lstrip=2)%00%(objectname)%00%(*objectname)', `refs/tags/${pattern}`]) ?? '';
  return output.split('\n').filter((line) => line !== '').map((line) => {
    const [name = '', object = '', peeled = ''] = line.split('\0');
    return { name, commit: peeled === '' ? object : peeled };
  });
}

/** Opens the repository of a folder. Throws `HistoryError` where there is none. Blobs are kept by hash over all revisions. */
export function openRepository(folder: string): Repository {
  const git = openGit(folder);
  const blobs: Blobs = new Map();
  return {
    find: (ref) => commitOf(git, ref),
    missing: (ref) => missingRef(git, ref),
    tree: (commit) => {
      const entries = git.list(commit, git.prefix);
      return gitTree(git, blobs, folder, entries.size > 0 || git.prefix === '' ? entries : git.list(commit, ''));
    },
    tags: (pattern) => tagsOf(git, pattern),
  };
}
