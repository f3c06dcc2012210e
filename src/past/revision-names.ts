import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { baselineRef } from './ci-baseline';
import { named } from './earlier';
import type { Asking } from './past';

/** The names of two revisions; the later one is `undefined` where the files as they are stand for it. */
export interface RevisionNames {
  readonly old: string;
  /** The folder that the path of the earlier one starts from. */
  readonly from: string;
  readonly now: string | undefined;
  /** The revision whose parting from the earlier one is meant, rather than the earlier one itself. */
  readonly since: string | undefined;
}

/** Takes a name apart that joins two revisions as git does, with two dots, or with three for where they parted; `../name` is a path. */
function rangeOf(name: string): Omit<RevisionNames, 'from'> | undefined {
  const [, old = '', dots, now = ''] = /^(.*[^./\\])(\.{2,3})([^./\\].*)$/.exec(name) ?? [];
  if (dots === undefined) return undefined;
  return { old, now, since: dots.length === 2 ? undefined : now };
}

/**
 * The two revisions that are meant: both named, joined by dots, or the earlier one from the CI service or the configuration.
 * Throws `HistoryError` where nothing says what to compare with.
 */
export function namesOf(old: string | undefined, now: string | undefined, config: AppConfig, { cwd, env = {} }: Asking): RevisionNames {
  const range = now === undefined && old !== undefined ? rangeOf(old) : undefined;
  if (range !== undefined) return { ...range, from: cwd };
  const since = now === undefined ? 'HEAD' : undefined;
  if (now !== undefined) named(now, 'NEW');
  if (old !== undefined) return { old: named(old, 'OLD'), from: cwd, now, since };
  const base = baselineRef(env)?.ref;
  if (base !== undefined) return { old: base, from: cwd, now, since };
  if (config.baseline !== undefined) return { old: config.baseline, from: config.folder, now, since };
  throw new HistoryError('diff needs an earlier revision: name one, such as `realm-schema diff origin/main`. This is no pull request of GitHub, GitLab or Bitbucket, and the configuration has no `baseline`.');
}
