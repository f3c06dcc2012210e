import type { Comparison } from '../../compare/comparison';
import type { Report, Summary } from '../json';
import type { ReadEarlier } from '../lines-before';
import type { CheckedRelease } from './release-section';

export type ReleaseSummary = NonNullable<Summary['releases']>;

/** What the page of a check is made from, for one client and its server. */
export interface CheckedApp extends ReadEarlier {
  /** The name of the app, where several are in one report. */
  readonly name: string | null;
  readonly report: Report;
  /** Both sides as they were read, for the picture and the tables. */
  readonly comparison: Comparison;
  /** The released clients that were checked, the oldest first. */
  readonly releases: readonly CheckedRelease[];
  /** Sentences about what was read and what was set aside. */
  readonly notes: readonly string[];
  /** The text of a file that a place names, for the code frames. */
  readonly read: (file: string) => string | undefined;
}
