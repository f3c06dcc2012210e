import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { FileTree } from '../tree/file-tree';
import { holdsScript } from '../tree/script-blocks';
import { openGit, type Entry, type Git, type Tag } from './git';
import { gitTree, type Blobs } from './git-tree';
import { commitOf, missingRef } from './resolve-ref';

/** A folder at a commit. */
export interface State {
  readonly tree: FileTree;
  /** The same for two commits between which no source, JSON or configuration file of the folder changed. */
  readonly key: string;
  /** Whether the folder was not there yet, so that the whole repository stands for it. */
  readonly whole: boolean;
}

/** The repository that a folder is in, as a source of earlier revisions of that folder. */
export interface Repository {
  /** The commit that a ref stands for, if there is one. */
  find(ref: string): string | undefined;
  /** Why a ref was not found, with the nearest one and what to fetch. */
  missing(ref: string): Error;
  /** The folder as it was at a commit. Where it was not there yet, the whole repository: the app may have moved. */
  state(commit: string): State;
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

/** What readers read: sources, JSON with or without comments, and links to them; and files that hold scripts. */
const READ = /\.(?:[cm]?[jt]sx?|jsonc?)$/;

function keyOf(entries: ReadonlyMap<string, Entry>): string {
  const hash = createHash('sha1');
  for (const [file, entry] of entries) if (READ.test(file) || holdsScript(file)) hash.update(`${file}\0${entry.hash}\0`);
  return hash.digest('hex');
}

/** What a commit has of the files and folders elsewhere that belong to the app, as far as they are in the same repository. */
function listOutside(git: Git, commit: string, outside: readonly string[]): [string, Entry][] {
  return outside.flatMap((each) => {
    const path = posix.normalize(posix.join(git.prefix, each));
    if (path === '..' || path.startsWith('../')) return [];
    const below = path === '.' ? '' : `${path.replace(/\/$/, '')}/`;
    const file = git.list(commit, posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`).get(posix.basename(path));
    return file !== undefined ? [[each, file] as [string, Entry]] : [...git.list(commit, below)].map(([name, entry]): [string, Entry] => [`${each}/${name}`, entry]);
  });
}

/**
 * Opens the repository of a folder, and of what lies `outside` of it and belongs to it. Throws `HistoryError` where there is
 * none. Blobs are kept by hash over all revisions.
 */
export function openRepository(folder: string, outside: readonly string[] = []): Repository {
  const git = openGit(folder);
  const blobs: Blobs = new Map();
  return {
    find: (ref) => commitOf(git, ref),
    missing: (ref) => missingRef(git, ref),
    state: (commit) => {
      const below = git.list(commit, git.prefix);
      const whole = below.size === 0 && git.prefix !== '';
      const own = whole ? git.list(commit, '') : below;
      const entries = outside.length === 0 ? own : new Map([...own, ...listOutside(git, commit, outside)]);
      return { tree: gitTree(git, blobs, folder, commit, entries), key: keyOf(entries), whole };
    },
    tags: (pattern) => tagsOf(git, pattern),
  };
}
