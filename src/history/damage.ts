import type { Git } from './git';
import { HistoryError } from './history-error';

/** Whether the clone was made with a filter (`--filter=blob:none`): it holds what it has checked out, and of other commits only names. */
const isPartial = (git: Git): boolean =>
  git.guess(['config', '--get-regexp', String.raw`^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$`]) !== undefined;

const typeOf = (git: Git, object: string): string | undefined => git.guess(['cat-file', '-t', `${object}^{}`])?.trim();

/** Why the object that a name leads to, a commit as a rule, cannot be read as a whole. */
export function incomplete(git: Git, name: string, object: string): HistoryError {
  const short = object.slice(0, 12);
  if (isPartial(git))
    return new HistoryError(`This clone is partial, or damaged, and lacks files of ${short}: bring them with \`git diff --stat ${short}\`, or clone without a filter.`);
  if (typeOf(git, object) === 'blob') return new HistoryError(`\`${name}\` is the name of a single file in this repository, not of a commit.`);
  return new HistoryError(`\`${name}\` stands for ${short}, and that, or something in it, is damaged or missing in this repository: \`git fsck\` says what, and \`git fetch --refetch\` or a new clone brings it.`);
}

/** Why a ref leads nowhere at all. */
export function damagedRef(ref: string): HistoryError {
  return new HistoryError(`\`${ref}\` is damaged: it names no object, as a crash leaves it. Remove the file \`.git/${ref}\`, and fetch it again.`);
}

/** Whether an object, or what a tag leads to, cannot be read. What a hash names may just not be here: it is damaged only where there is something. */
function isDamaged(git: Git, name: string, object: string): boolean {
  if (typeOf(git, object) !== undefined) return false;
  const isHash = /^[0-9a-f]{7,64}$/i.test(name) && object.startsWith(name.toLowerCase());
  return !isHash || git.guess(['cat-file', '-e', object]) !== undefined;
}

/** A name without what leads on from it: the tag in `v1.0.0~2`, the branch in `main@{1}`. */
export const startOf = (ref: string): string => ref.replace(/(?:[~^:]|@\{).*$/s, '');

/** What git allows in no name, and takes for a pattern where it lists refs: one can keep it busy for ever. */
const IS_PATTERN = /[*?[\\]/;

/** The refs that a name can be short for; `HEAD` stands for a branch. */
function refsOf(name: string): readonly string[] {
  if (name === 'HEAD' || name === '@') return ['refs/heads'];
  return ['refs', 'refs/tags', 'refs/heads', 'refs/remotes'].map((folder) => `${folder}/${name}`);
}

/** Why a name that is known in the repository leads to no commit: the ref is damaged, or what it leads to. */
export function damageOf(git: Git, ref: string): HistoryError | undefined {
  const start = startOf(ref);
  for (const name of new Set([ref, start])) {
    const object = name === '' ? undefined : git.guess(['rev-parse', '--verify', '--quiet', name])?.trim();
    if (object !== undefined) return isDamaged(git, name, object) ? incomplete(git, ref, object) : undefined;
  }
  const [damaged] = start === '' || IS_PATTERN.test(start) ? [] : git.refs([...refsOf(start), start]).damaged;
  return damaged === undefined ? undefined : damagedRef(damaged);
}
