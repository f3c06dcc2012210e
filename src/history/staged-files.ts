import type { Entry, Git, StagedEntry } from './git';
import { HistoryError } from './history-error';
import { indexEntries } from './index-entries';
import { tellIndex, toldOfStaged } from './told-index';
import { withSubmodules, type Files } from './submodules';

/** How many files of a conflict are named. */
const SHOWN = 3;

/** Blobs without content, under both kinds of hashes. */
const EMPTY = ['e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'];

/** Whether a file was only announced (`git add --intent-to-add`): no commit would hold it. */
function isAnnounced(git: Git, { path: file, hash }: StagedEntry): boolean {
  if (!EMPTY.includes(hash) || !/\.\w+$/.test(file)) return false;
  return /^\s*size: .*flags: [2367abef][0-9a-f]{7}$/m.test(git.guess(['-c', 'core.fsmonitor=false', 'ls-files', '--debug', `:(top,literal)${file}`]) ?? '');
}

/** The files that are staged in a repository, those of its submodules as they would be committed. Throws `HistoryError` for conflicts. */
export function stagedFiles(git: Git, top: string): Files {
  const staged = indexEntries(git, top);
  tellIndex(top, staged);
  const conflicts = [...new Set(staged.filter(({ stage }) => stage > 0).map((each) => each.path))];
  if (conflicts.length > 0) {
    const more = conflicts.length > SHOWN ? ` and ${conflicts.length - SHOWN} more` : '';
    throw new HistoryError(`The index holds conflicts that are not settled, so nothing can be checked with --staged: ${conflicts.slice(0, SHOWN).join(', ')}${more}. Settle them, and \`git add\` the files.`);
  }
  const files = staged.filter((each) => each.kind !== 'commit' && !isAnnounced(git, each));
  const entries = new Map(files.map((each): [string, Entry] =>
    [each.path, { hash: each.hash, isLink: each.kind === 'link', git, told: toldOfStaged(top, each) }]));
  const submodules = staged.flatMap(({ path: file, hash, kind }) => (kind === 'commit' ? [{ path: file, commit: hash }] : []));
  return withSubmodules({ entries, submodules }, top);
}
