import path from 'node:path';
import { exists } from '../disk/disk';

/** The root of the repository that a folder is in: the nearest one upward with `.git`, which is a file in a worktree and in a submodule. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (exists(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
