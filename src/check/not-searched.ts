import type { AppConfig } from '../config/config';
import { repositoryRoot } from '../tree/repository-root';

/**
 * What to do where the command ran in a folder deep in a repository, and nothing upward says where the app is: with a space
 * before it, and empty where the whole repository was searched.
 */
export function notSearched({ folder, file }: Pick<AppConfig, 'folder' | 'file'>): string {
  const root = file === null ? repositoryRoot(folder) : undefined;
  if (root === undefined || root === folder) return '';
  return ` Only this folder of the repository ${root} was searched: run the command there, or put a realm-schema.config.json there, which holds for the folders below it too.`;
}
