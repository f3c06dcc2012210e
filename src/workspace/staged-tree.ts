import path from 'node:path';
import { parsePresent, type AppConfig } from '../config/config';
import { placeOf } from '../disk/disk';
import { openRepository } from '../history/repository';
import { diskTree, type FileTree } from '../tree/file-tree';
import { landOf } from '../tree/read-file';
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

/**
 * The apps of a configuration as it is staged; as it is on the disk where it is no part of the repository, and `undefined`
 * where a package.json does not have it yet.
 */
export function stagedApps(apps: readonly AppConfig[]): readonly AppConfig[] | undefined {
  const [file] = apps.flatMap((app) => app.file ?? []);
  if (file === undefined) return apps;
  const tree = openRepository(path.dirname(file)).staged();
  const read = tree.has(path.basename(file)) ? tree.read(path.basename(file)) : undefined;
  if (read === undefined || 'unreadable' in read) return apps;
  const staged = parsePresent(file, read.text);
  return staged.length === 0 && path.basename(file) === 'package.json' ? undefined : staged;
}
