import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { baselineRef } from './ci-baseline';
import type { Asking } from './past';

/** The names of two revisions; the later one is `undefined` where the files as they are stand for it. */
export interface RevisionNames {
  readonly old: string;
  /** The folder that the path of the earlier one starts from. */
  readonly from: string;
  readonly now: string | undefined;
}

/** Takes a name apart that joins two revisions as git does, with two dots; `../name` is a path. */
function rangeOf(name: string): { readonly old: string; readonly now: string } | undefined {
  const [, old = '', dots, now = ''] = /^(.*[^./\\])(\.{2,3})([^./\\].*)$/.exec(name) ?? [];
  if (dots === undefined) return undefined;
  if (dots.length === 2) return { old, now };
  throw new HistoryError(`\`${name}\` starts from where both branches part: find that commit with \`git merge-base ${old} ${now}\`, and name it and \`${now}\`.`);
}

/**
 * The two revisions that are meant: both named, joined by dots, or the earlier one from the CI service or the configuration.
 * Throws `HistoryError` where nothing says what to compare with.
 */
export function namesOf(old: string | undefined, now: string | undefined, config: AppConfig, { cwd, env = {} }: Asking): RevisionNames {
  const range = now === undefined && old !== undefined ? rangeOf(old) : undefined;
  if (range !== undefined) return { ...range, from: cwd };
  if (old !== undefined) return { old, from: cwd, now };
  const base = baselineRef(env)?.ref;
  if (base !== undefined) return { old: base, from: cwd, now };
  if (config.baseline !== undefined) return { old: config.baseline, from: config.folder, now };
  throw new HistoryError('diff needs an earlier revision: name one, such as `realm-schema diff origin/main`. This is no pull request of GitHub, GitLab or Bitbucket, and the configuration has no `baseline`.');
}
