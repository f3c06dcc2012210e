import { createHash } from 'node:crypto';
import path, { posix } from 'node:path';
import { exists } from '../disk/disk';
import type { FileTree } from '../tree/file-tree';
import { ignoringPatterns } from '../tree/git-ignore';
import type { Scope } from '../tree/list-files';
import { holdsScript } from '../tree/script-blocks';
import { isOutside } from '../tree/slashed';
import { damagedRef, incomplete } from './damage';
import { openGit, type Entry, type Git } from './git';
import { createLister, gitTree, type Blobs } from './git-tree';
import { HistoryError } from './history-error';
import { createListings } from './listings';
import { partingOf, type Parting } from './parting';
import { commitOf, missingRef } from './resolve-ref';
import { stagedFiles } from './staged-files';
import { filesOf, type Files, type UnreadSubmodule } from './submodules';

/** A folder at a commit. */
export interface State {
  readonly tree: FileTree;
  /** The same for two commits between which no source, JSON or configuration file of the folder changed. */
  readonly key: string;
  /** Whether the folder was not there yet, so that what has gone from the rest of the repository stands for it. */
  readonly whole: boolean;
  /** Submodules whose files at the commit are not in the tree. */
  readonly unread: readonly UnreadSubmodule[];
}

/** A tag, and the commit that it stands for, or the tag object that leads to it. */
interface Tag {
  readonly name: string;
  readonly commit: string;
}

interface Tags {
  readonly tags: readonly Tag[];
  /** Why some tags lead nowhere. */
  readonly damaged: readonly HistoryError[];
}

/** The repository that a folder is in, as a source of earlier revisions of that folder. */
export interface Repository {
  /** The commit that a ref stands for, if there is one. Throws `HistoryError` where what it leads to is damaged. */
  find(ref: string): string | undefined;
  /** The commit to compare a descendant of `since` with: see `partingOf`. */
  since(ref: string, commit: string, since: string): Parting;
  /** Why a ref was not found, with the nearest one and what to fetch. */
  missing(ref: string): Error;
  /**
   * The folder as it was at a commit, which has a name for messages. Where it was not there yet, what has gone since from
   * elsewhere in the repository: the app may have moved. Throws `HistoryError` where the commit is not there as a whole.
   */
  state(name: string, commit: string): State;
  /** Says of which commits the state will be asked for, in that order: what they have in common is then read once. */
  expect(commits: readonly string[]): void;
  /** The folder as it is staged: what a commit would hold. Throws `HistoryError` while conflicts are not settled. */
  staged(): FileTree;
  /** The tags whose name matches a pattern as `git tag --list` takes it. */
  tags(pattern: string): Tags;
  /** Whether the clone has a part of the history only, and so perhaps a part of the tags. */
  isShallow(): boolean;
}

function tagsOf(git: Git, pattern: string): Tags {
  const { refs, damaged } = git.refs([`refs/tags/${pattern}`]);
  const tags = refs.map(({ name, object }) => ({ name: name.slice('refs/tags/'.length), commit: object }));
  return { tags, damaged: damaged.map(damagedRef) };
}

/** The files of so many commits are brought at once: in one piece, all of a long past may take more memory than there is. */
const TOGETHER = 50;

/** What readers read: sources, JSON with or without comments, and links to them; and files that hold scripts. */
const READ = /\.(?:[cm]?[jt]sx?|jsonc?)$/;

function keyOf(entries: ReadonlyMap<string, Entry>): string {
  let all = '';
  for (const [file, { hash }] of entries) if (READ.test(file) || holdsScript(file)) all += `${file}\0${hash}\0`;
  return createHash('sha1').update(all).digest('hex');
}

/** What a commit has of the files and folders elsewhere that belong to the app, as far as they are in the same repository. */
function listOutside({ entries }: Files, prefix: string, outside: readonly string[]): [string, Entry][] {
  return outside.flatMap((each) => {
    const at = posix.normalize(posix.join(prefix, each)).replace(/\/$/, '');
    if (at === '..' || at.startsWith('../')) return [];
    const below = at === '.' ? '' : `${at}/`;
    const file = entries.get(at);
    if (file !== undefined) return [[each, file] as [string, Entry]];
    return [...entries].flatMap(([name, entry]): [string, Entry][] =>
      name.startsWith(below) ? [[`${each}/${name.slice(below.length)}`, entry]] : [],
    );
  });
}

/**
 * Opens the repository of a folder, and of what a scope names outside of it. Throws `HistoryError` where there is
 * none. Blobs are kept by hash over all revisions.
 */
export function openRepository(folder: string, { named: others = [], exclude = [] }: Scope = {}): Repository {
  const git = openGit(folder);
  const blobs: Blobs = new Map();
  const listings = createListings(git);
  const listing: Git = { ...git, list: listings.list };
  const outside = others.filter((each) => each === '..' || isOutside(each));
  const excludes = exclude.length === 0 ? undefined : ignoringPatterns(folder, exclude);
  const isExcluded = (file: string): boolean => excludes?.(path.join(folder, file), false) === true;
  const list = createLister(isExcluded);
  const top = path.resolve(folder, ...git.prefix.split('/').filter((part) => part !== '').map(() => '..'));
  return {
    find: (ref) => commitOf(git, ref),
    since: (ref, commit, since) => partingOf(git, ref, commit, since),
    missing: (ref) => missingRef(git, ref),
    state: (name, commit) => {
      const named = { name, commit };
      const below = filesOf(listing, folder, named, git.prefix);
      const whole = below.entries.size === 0 && git.prefix !== '';
      const all = whole || outside.length > 0 ? filesOf(listing, top, named, '') : below;
      const own = whole ? all : below;
      const entries = outside.length === 0 ? own.entries : new Map([...own.entries, ...listOutside(all, git.prefix, outside)]);
      // A file that is still at its place belongs to something else, such as another app.
      const listed = whole ? createLister((file) => exists(path.join(top, file)) || isExcluded(file))(entries) : list(entries);
      const lacks = (): HistoryError => incomplete(git, name, commit);
      const next = (): ReadonlyMap<string, Entry>[] => listings.after(commit, git.prefix, TOGETHER).map((each) => each.entries);
      return { tree: gitTree(blobs, folder, lacks, { entries, next, listed }), key: keyOf(entries), whole, unread: all.unread };
    },
    expect: (commits) => listings.expect(commits),
    staged: () => {
      const all = stagedFiles(git, top);
      const own = [...all.entries].flatMap(([file, entry]): [string, Entry][] =>
        (file.startsWith(git.prefix) ? [[file.slice(git.prefix.length), entry]] : []));
      const entries = new Map([...own, ...listOutside(all, git.prefix, outside)]);
      const lacks = (): HistoryError => new HistoryError('A file that is staged is damaged or missing in this repository: `git fsck` says which; stage it again.');
      return gitTree(blobs, folder, lacks, { entries, listed: list(entries) });
    },
    tags: (pattern) => tagsOf(git, pattern),
    isShallow: () => git.ask(['rev-parse', '--is-shallow-repository'])?.trim() === 'true',
  };
}
