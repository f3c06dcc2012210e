import path from 'node:path';
import { CONFIG_FILES, findConfig, parsePresent, readConfig, type AppConfig } from '../config/config';
import { placeOf } from '../disk/disk';
import { openRepository } from '../history/repository';
import { diskTree, type FileTree } from '../tree/file-tree';
import { landOf } from '../tree/read-file';
import { repositoryRoot } from '../tree/repository-root';
import { scopeOf } from './scope';
import { isInside, slashedFrom } from '../tree/slashed';

const isInstalled = (file: string): boolean => file.split('/').includes('node_modules');

/** Where a file of the disk really is, seen from the root of a tree; as it was given where that cannot be told. */
function real(root: string, file: string): string {
  try {
    return slashedFrom(placeOf(root), placeOf(path.join(root, file)));
  } catch {
    return file;
  }
}

/**
 * The files of an app as they are staged. What no commit holds is read from the disk: packages that are installed, and a side
 * outside of the repository. Throws `HistoryError` where there is no repository, or its index holds conflicts.
 */
export function stagedTree(config: AppConfig): FileTree {
  const { folder } = config;
  const scope = scopeOf(config);
  const land = landOf(folder);
  const index = openRepository(folder, scope).staged();
  const disk = diskTree(folder, scope);
  const isElsewhere = (file: string): boolean => !isInside(land, path.resolve(placeOf(folder), file));
  const hasElsewhere = (scope.named ?? []).some(isElsewhere);
  // A package of this repository is linked among those that are installed.
  const at = (file: string): string => (isInstalled(file) ? real(folder, file) : file);
  const isOnDisk = (file: string): boolean => isInstalled(file) || isElsewhere(file);
  return {
    ...index,
    files: () => (hasElsewhere ? [...index.files(), ...disk.files().filter(isElsewhere)].sort() : index.files()),
    read: (file) => (isOnDisk(at(file)) ? disk.read(file) : index.read(at(file))),
    has: (file) => (isOnDisk(at(file)) ? disk.has(file) : index.has(at(file))),
  };
}

/** The apps that a file configures as it is staged; `undefined` where it is not, or says nothing of apps. */
function stagedFile(tree: FileTree, file: string): readonly AppConfig[] | undefined {
  const name = slashedFrom(tree.root, file);
  const read = tree.has(name) ? tree.read(name) : undefined;
  if (read === undefined || 'unreadable' in read) return undefined;
  const apps = parsePresent(file, read.text);
  return apps.length === 0 && path.basename(file) === 'package.json' ? undefined : apps;
}

/**
 * The apps of a configuration as it is staged: of the file that is named, else of the nearest one upward that is staged, and above
 * the repository of the nearest one on the disk. A file that no commit would hold counts only where it is named.
 */
export function stagedApps(cwd: string, named: string | undefined): readonly AppConfig[] | undefined {
  const root = repositoryRoot(cwd) ?? cwd;
  const tree = openRepository(root).staged();
  if (named !== undefined) return stagedFile(tree, path.resolve(cwd, named)) ?? readConfig(path.resolve(cwd, named));
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    for (const name of CONFIG_FILES) {
      const found = stagedFile(tree, path.join(folder, name));
      if (found !== undefined) return found;
    }
    if (folder === root || folder === path.dirname(folder)) return findConfig(path.dirname(root));
  }
}
