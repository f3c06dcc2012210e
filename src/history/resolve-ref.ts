import { closest, distance } from 'fastest-levenshtein';
import { damageOf } from './damage';
import type { Git } from './git';
import { HistoryError } from './history-error';

/**
 * The commit that a ref stands for, or `undefined`. A name that starts with a dash would be an option to git, and one with a
 * caret leaves a commit out. Throws `HistoryError` where the repository knows the name, and what it leads to is damaged.
 */
export function commitOf(git: Git, ref: string): string | undefined {
  if (ref === '' || /^[-^]/.test(ref)) return undefined;
  const commit = git.guess(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])?.trim();
  if (commit !== undefined) return commit;
  const damage = damageOf(git, ref);
  if (damage !== undefined) throw damage;
  return undefined;
}

/** The known ref that a misspelt one is nearest to, if it is near at all. */
function nearest(git: Git, ref: string): string | undefined {
  const names = git.refs(['refs/heads', 'refs/remotes', 'refs/tags']).refs.map(({ name }) => name.replace(/^refs\/\w+\//, ''));
  if (names.length === 0) return undefined;
  const best = closest(ref, names);
  const sameEnd = names.find((name) => name.endsWith(`/${ref}`));
  return sameEnd ?? (distance(ref, best) <= Math.max(2, Math.ceil(ref.length / 3)) ? best : undefined);
}

/** What to run so that the ref is there: a clone of one commit, as CI makes it, holds little else. */
function fetchCommand(git: Git, ref: string): string {
  const remotes = git.guess(['remote'])?.split('\n').filter((name) => name !== '') ?? [];
  const remote = remotes.find((name) => ref.startsWith(`${name}/`)) ?? remotes[0] ?? 'origin';
  if (/[~^@]/.test(ref)) return 'git fetch --unshallow';
  if (/^[0-9a-f]{7,64}$/.test(ref)) return `git fetch --depth=1 ${remote} ${ref}`;
  if (ref.startsWith(`${remote}/`)) {
    const branch = ref.slice(remote.length + 1);
    return `git fetch --depth=1 ${remote} ${branch}:refs/remotes/${remote}/${branch}`;
  }
  return `git fetch --depth=1 ${remote} ${ref}:${ref}`;
}

/** Why a ref has no commit here: the nearest name, and what to fetch. */
export function missingRef(git: Git, ref: string): HistoryError {
  if (git.guess(['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined && git.refs([]).refs.length === 0)
    return new HistoryError(`\`${ref}\` is not in this repository, which has no commit yet.`);
  const [, part, end] = /^(.*?)(?:\.{2,3}(.*)|:.*)$/.exec(ref) ?? [];
  if (part !== undefined && end !== undefined) return new HistoryError(`\`${ref}\` is a range of revisions: name one of them, such as \`${part || end}\`.`);
  if (part !== undefined) return new HistoryError(`\`${ref}\` is a file or folder of a revision: name the revision alone, \`${part || 'HEAD'}\`.`);
  const shallow = git.guess(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  const near = nearest(git, ref);
  const hints = [
    ...(near === undefined ? [] : [`Did you mean \`${near}\`?`]),
    ...(shallow ? [`This clone is shallow: fetch it with \`${fetchCommand(git, ref)}\`.`] : near === undefined ? [`Fetch it with \`${fetchCommand(git, ref)}\` if it is elsewhere.`] : []),
  ];
  return new HistoryError(`\`${ref}\` is neither a revision of this repository nor a folder or a file. ${hints.join(' ')}`);
}
