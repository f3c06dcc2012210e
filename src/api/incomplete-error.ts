/** A part of what was asked for could not be done: the command ends with 2, and prints the report of the rest all the same. */
export class IncompleteError<Report = unknown> extends Error {
  override readonly name = 'IncompleteError';

  constructor(
    /** Why, a sentence each. */
    readonly failures: readonly string[],
    /** What could be done. It must not be taken for the whole. */
    readonly report: Report,
  ) {
    super(failures.join(' '));
  }
}
