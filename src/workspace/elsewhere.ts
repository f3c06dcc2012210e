import type { AppConfig } from '../config/config';
import type { FileTree } from '../tree/file-tree';
import { repositoryRoot } from '../tree/repository-root';

/** The submodules of a repository whose folders are empty, as far as a side can be in them: at a path of the tree, or anywhere (`''`). */
function missingSubmodules(tree: FileTree, below: string): string[] {
  const read = tree.has('.gitmodules') ? tree.read('.gitmodules') : undefined;
  if (read === undefined || 'unreadable' in read) return [];
  const folders = [...read.text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map(([, folder = '']) => folder);
  const isMeant = (folder: string): boolean => below === '' || below === folder || below.startsWith(`${folder}/`);
  return folders.filter((folder) => isMeant(folder) && !tree.files().some((file) => file.startsWith(`${folder}/`)));
}

/**
 * Where a side that was not found may be instead, with a space before it: in a submodule that is not checked out, or, where the
 * command ran in a folder deep in a repository and nothing upward says where the app is, that it is not further up. Else it is empty.
 */
export function elsewhere(
  tree: FileTree,
  { folder, file, target = 'app-services' }: Pick<AppConfig, 'folder' | 'file' | 'target'>,
  below: string,
): string {
  const [submodule] = missingSubmodules(tree, below);
  if (submodule !== undefined)
    return ` The submodule ${submodule} is not checked out: \`git submodule update --init ${submodule}\` brings it.`;
  const root = file === null && below === '' ? repositoryRoot(folder) : undefined;
  if (root === undefined || root === folder) return '';
  // An export is searched in all of the repository; files of other kinds are too much like those of other programs.
  if (target === 'app-services') return ` The repository ${root} holds none either.`;
  return ` Only this folder of the repository ${root} was searched: run the command there, or put a realm-schema.config.json there, which holds for the folders below it too.`;
}
