import path from 'node:path';
import { exists, placeOf } from '../disk/disk';
import { gitFolders } from '../tree/git-folders';
import type { Entry, Git, StagedEntry } from './git';
import { HistoryError } from './history-error';
import { withSubmodules, type Files } from './submodules';

/** How many files of a conflict are named. */
const SHOWN = 3;

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

/** Blobs without content, under both kinds of hashes. */
const EMPTY = ['e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'];

/** Whether a file was only announced (`git add --intent-to-add`): no commit would hold it. */
function isAnnounced(git: Git, { path: file, hash }: StagedEntry): boolean {
  if (!EMPTY.includes(hash) || !/\.\w+$/.test(file)) return false;
  return /^\s*size: .*flags: [2367abef][0-9a-f]{7}$/m.test(git.guess(['-c', 'core.fsmonitor=false', 'ls-files', '--debug', `:(top,literal)${file}`]) ?? '');
}

/** The files that are staged in a repository, those of its submodules as they would be committed. Throws `HistoryError` for conflicts. */
export function stagedFiles(git: Git, top: string): Files {
  const staged = git.staged(indexOfHook(top));
  const conflicts = [...new Set(staged.filter(({ stage }) => stage > 0).map((each) => each.path))];
  if (conflicts.length > 0) {
    const more = conflicts.length > SHOWN ? ` and ${conflicts.length - SHOWN} more` : '';
    throw new HistoryError(`The index holds conflicts that are not settled, so nothing can be checked with --staged: ${conflicts.slice(0, SHOWN).join(', ')}${more}. Settle them, and \`git add\` the files.`);
  }
  const files = staged.filter((each) => each.kind !== 'commit' && !isAnnounced(git, each));
  const entries = new Map(files.map(({ path: file, hash, kind }): [string, Entry] => [file, { hash, isLink: kind === 'link', git }]));
  const submodules = staged.flatMap(({ path: file, hash, kind }) => (kind === 'commit' ? [{ path: file, commit: hash }] : []));
  return withSubmodules({ entries, submodules }, top);
}
