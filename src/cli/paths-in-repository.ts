import path from 'node:path';
import { repositoryRoot } from '../tree/repository-root';
import { slashedFrom } from '../tree/slashed';

/**
 * Gives the paths of a project as seen from the root of its repository, which may hold the project in a folder. Services that
 * show findings in a pull request know no other paths. Outside of a repository, paths stay as they are.
 */
export function pathsInRepository(folder: string): (file: string) => string {
  const prefix = slashedFrom(repositoryRoot(folder) ?? folder, folder);
  return (file) => path.posix.join(prefix, file);
}
