import path from 'node:path';
import { exists } from '../disk/disk';
import { isIgnored } from '../tree/list-files';
import { incomplete } from './damage';
import { openGit, type Entry, type Git, type Listing, type Submodule } from './git';

/** A submodule whose files at a commit are not to be had, and why, in one sentence. */
export interface UnreadSubmodule {
  readonly reason: string;
  /** Whether it is checked out, so that its present files are read. */
  readonly checkedOut: boolean;
}

/** A commit, or a tag that leads to one, and what it is called in messages. */
interface Named {
  readonly name: string;
  readonly commit: string;
}

/** The files of a commit below a path, those of submodules among them. */
export interface Files {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly unread: readonly UnreadSubmodule[];
}

const unread = (reason: string, checkedOut: boolean): Files => ({ entries: new Map(), unread: [{ reason, checkedOut }] });

function filesOfSubmodule({ path: name, commit }: Submodule, folder: string): Files {
  const inside = path.join(folder, name);
  if (!exists(path.join(inside, '.git'))) return unread(`The submodule ${name} is not checked out: \`git submodule update --init ${name}\` brings it.`, false);
  const git = openGit(inside);
  const isThere = git.guess(['cat-file', '-e', `${commit}^{commit}`]) !== undefined;
  if (!isThere) return unread(`The submodule ${name} lacks the commit ${commit.slice(0, 7)}: \`git -C ${name} fetch origin ${commit}\` brings it.`, true);
  return filesOf(git, inside, { name, commit }, '');
}

/**
 * The files of a commit below a path, which is `folder` on the disk. What a submodule held is read from its own repository,
 * as far as that is checked out and has the commit. Throws `HistoryError` where the commit is not there as a whole.
 */
export function filesOf(git: Git, folder: string, { name, commit }: Named, below: string): Files {
  const listing = git.list(commit, below);
  if (listing === undefined) throw incomplete(git, name, commit);
  return withSubmodules(listing, folder);
}

/** The files of a listing of `folder`, those of its submodules among them. */
export function withSubmodules({ entries, submodules }: Listing, folder: string): Files {
  if (submodules.length === 0) return { entries, unread: [] };
  const inner = submodules
    .filter(({ path: name }) => !isIgnored(`${name}/`))
    .map((each) => ({ name: each.path, files: filesOfSubmodule(each, folder) }));
  const all = inner.flatMap(({ name, files }) => [...files.entries].map(([file, entry]): [string, Entry] => [`${name}/${file}`, entry]));
  return { entries: new Map([...entries, ...all]), unread: inner.flatMap(({ files }) => files.unread) };
}
