import { existsSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository that a folder is in: the nearest one upward with `.git`, which is a file in a worktree. */
function repositoryRoot(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/**
 * Gives the paths of a project as seen from the root of its repository, which may hold the project in a folder. Services that
 * show findings in a pull request know no other paths. Outside of a repository, paths stay as they are.
 */
export function pathsInRepository(folder: string): (file: string) => string {
  const prefix = path.relative(repositoryRoot(folder) ?? folder, folder).split(path.sep).join('/');
  return (file) => path.posix.join(prefix, file);
}
