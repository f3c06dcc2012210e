import { placeOf } from '../disk/disk';
import type { AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { openRevision, type Opening, type Revision } from '../history/revision';
import { scopeOf } from '../workspace/scope';

/** An earlier state that is asked for, and the folder that its path starts from. */
export interface NamedRevision {
  readonly name: string;
  readonly from: string;
}

/** The name that somebody gave, where it is one: an empty path would be the folder of the app itself. Throws `HistoryError`. */
export function named(name: string, whose: string): string {
  if (name.trim() === '') throw new HistoryError(`${whose} names no revision: its value is empty, as of a variable that is not set.`);
  return name;
}

/** Whether a revision is the folder of the app on the disk, whose files are the present. */
export function isPresent(revision: Revision, { folder }: AppConfig): boolean {
  return 'tree' in revision && revision.key === undefined && placeOf(revision.tree.root) === placeOf(folder);
}

/** Opens what the present is compared with. Throws `HistoryError` where it is not there, or is the present itself, which never differs. */
export function openEarlier({ name, from }: NamedRevision, config: AppConfig, opening: Opening): Revision {
  const revision = openRevision(name, config.folder, from, scopeOf(config), opening);
  if (isPresent(revision, config))
    throw new HistoryError(`\`${name}\` is the app as it is now: it would be compared with itself. Name an earlier revision, such as origin/main.`);
  return revision;
}
