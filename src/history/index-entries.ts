import path from 'node:path';
import { exists, placeOf } from '../disk/disk';
import { gitFolders } from '../tree/git-folders';
import type { Git, StagedEntry } from './git';

/**
 * The index that a hook was given for its commit (`git commit -a`, `git commit FILE`), where it is one of this repository: such
 * a variable may be left over from another.
 */
function indexOfHook(top: string): string | undefined {
  const { GIT_INDEX_FILE: given = '' } = process.env;
  const file = path.resolve(top, given);
  const own = gitFolders(top)?.own;
  if (given === '' || own === undefined || !exists(path.dirname(file))) return undefined;
  return placeOf(path.dirname(file)) === placeOf(own) ? file : undefined;
}

/** What the index holds that a commit would be made of: the one that a hook was given, else that of the repository. */
export const indexEntries = (git: Git, top: string): readonly StagedEntry[] => git.staged(indexOfHook(top));
