import type { Git } from './git';

/** The commit that is compared with, and how it was come by where it is not the one that was named. */
export interface Parting {
  readonly commit: string;
  readonly taken?: string;
}

const short = (commit: string): string => commit.slice(0, 7);

/**
 * The commit at which a branch and `since` parted, as the three dots of `git diff A...B` mean it: what the branch gained afterwards
 * is not missing in `since`. A tag is taken as it is, since it stands for what was released or deployed.
 */
export function partingOf(git: Git, ref: string, commit: string, since: string): Parting {
  if (git.ask(['rev-parse', '--symbolic-full-name', ref])?.startsWith('refs/tags/') === true) return { commit };
  const base = git.ask(['merge-base', commit, since])?.trim();
  if (base === commit) return { commit };
  if (base !== undefined && base !== '') return { commit: base, taken: `at its merge base ${short(base)}` };
  const isShallow = git.ask(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  const why = isShallow ? `this clone is shallow and holds no merge base with ${since}: fetch more with \`git fetch --unshallow\`` : `it has no commit in common with ${since}`;
  return { commit, taken: `at its tip ${short(commit)}, since ${why}` };
}
