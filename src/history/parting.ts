import { startOf } from './damage';
import type { Git } from './git';
import { HistoryError } from './history-error';
import { commitOf } from './resolve-ref';

/** The commit that is compared with, and how it was come by where it is not the one that was named. */
export interface Parting {
  readonly commit: string;
  readonly taken?: string;
}

const short = (commit: string): string => commit.slice(0, 7);

/** Whether a name leads to a commit by way of a tag: `v1`, `tags/v1`, `v1^0`. Git takes the tag where a branch has the name too. */
function isTag(git: Git, ref: string): boolean {
  const start = startOf(ref);
  return /^(?:refs\/)?tags\//.test(start) || git.guess(['rev-parse', '--verify', '--quiet', `refs/tags/${start}`]) !== undefined;
}

/** The commit of the other line of work; `undefined` for a `HEAD` without a commit yet. */
function commitSince(git: Git, since: string): string | undefined {
  const commit = commitOf(git, since);
  if (commit !== undefined || since === 'HEAD') return commit;
  throw new HistoryError(`\`${since}\` is no revision of this repository: only two revisions can be joined by three dots.`);
}

/**
 * The commit at which a branch and `since` parted, as the three dots of `git diff A...B` mean it: what the branch gained afterwards
 * is not missing in `since`. A tag is taken as it is, since it stands for what was released or deployed.
 * Throws `HistoryError` where `since` is no revision, or git cannot tell.
 */
export function partingOf(git: Git, ref: string, commit: string, since: string): Parting {
  const other = commitSince(git, since);
  if (other === undefined || isTag(git, ref)) return { commit };
  const base = git.ask(['merge-base', commit, other])?.trim();
  if (base === commit) return { commit };
  if (base !== undefined && base !== '') return { commit: base, taken: `at its merge base ${short(base)}` };
  const isShallow = git.guess(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  const why = isShallow ? `this clone is shallow and holds no merge base with ${since}: fetch more with \`git fetch --unshallow\`` : `it has no commit in common with ${since}`;
  return { commit, taken: `at its tip ${short(commit)}, since ${why}` };
}
