import path from 'node:path';
import { diskTree, type FileTree } from '../tree/file-tree';
import type { Scope } from '../tree/list-files';
import { entryAt } from '../tree/entry';
import { HistoryError } from './history-error';
import { openRepository, type Repository } from './repository';
import { readSnapshot, type Snapshot } from './snapshot';
import type { UnreadSubmodule } from './submodules';

/** An earlier state of an app: all its files, or what a snapshot kept of its client. States with the same `key` read the same. */
export type Revision = {
  readonly name: string;
  /** Which commit was taken where it is not simply the one that was named, as a part of a sentence. */
  readonly taken?: string;
} & (
  | { readonly tree: FileTree; readonly key?: string; readonly whole?: boolean; readonly unread?: readonly UnreadSubmodule[] }
  | { readonly snapshot: Snapshot }
);

/** Whether a name can only be meant as a path. */
function isPlainlyPath(name: string): boolean {
  return path.isAbsolute(name) || /^\.{1,2}(?:[/\\]|$)/.test(name) || /\.json$/.test(name);
}

/** How what is named is opened. */
export interface Opening {
  /** The revision that has to descend from the one that is opened: else the commit is taken at which both parted, as three dots mean it. */
  readonly since?: string | undefined;
  /** For a caller that wants to see a folder change. */
  readonly openFolder?: OpenFolder;
}

type OpenFolder = (root: string, scope: Scope) => FileTree;

function openPath(name: string, cwd: string, openFolder: (root: string) => FileTree): Revision | undefined {
  const file = path.resolve(cwd, name);
  const stats = entryAt(file);
  if (stats?.isDirectory() === true) return { name, tree: openFolder(file) };
  return stats?.isFile() === true ? { name, snapshot: readSnapshot(file, name) } : undefined;
}

/** The repository, or why there is none: a path can still be meant then. */
function repositoryOf(folder: string, scope: Scope): Repository | HistoryError {
  try {
    return openRepository(folder, scope);
  } catch (error) {
    if (error instanceof HistoryError) return error;
    throw error;
  }
}

/**
 * Opens what a user names as an earlier state of the app in `folder`: a revision of its repository, a folder, or a
 * snapshot file, where paths start at `cwd`. A name that is both is taken for the revision; `./name` means the path.
 * `scope` is what belongs to the app, seen from `folder`. Throws `HistoryError` where it
 * is none of them.
 */
export function openRevision(
  name: string, folder: string, cwd: string, scope: Scope = {}, { since, openFolder = diskTree }: Opening = {},
): Revision {
  const open = (root: string): FileTree => openFolder(root, scope);
  if (isPlainlyPath(name)) {
    const found = openPath(name, cwd, open);
    if (found === undefined) throw new HistoryError(`\`${name}\` does not exist.`);
    return found;
  }
  const repository = repositoryOf(folder, scope);
  const commit = repository instanceof HistoryError ? undefined : repository.find(name);
  if (!(repository instanceof HistoryError) && commit !== undefined) {
    const { commit: from, taken } = since === undefined ? { commit, taken: undefined } : repository.since(name, commit, since);
    return { name, ...(taken === undefined ? {} : { taken }), ...repository.state(name, from) };
  }
  const found = openPath(name, cwd, open);
  if (found !== undefined) return found;
  throw repository instanceof HistoryError ? repository : repository.missing(name);
}
