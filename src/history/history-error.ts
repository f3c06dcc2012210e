/** Why an earlier revision cannot be read, in one sentence that says what to do. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}

/** A clone that was made with a filter (`--filter=blob:none`) holds what it has checked out, and of other commits only names. */
export function partialClone(commit: string): HistoryError {
  return new HistoryError(`This clone is partial, or damaged, and lacks files of ${commit.slice(0, 12)}: bring them with \`git diff --stat ${commit.slice(0, 12)}\`, or clone without a filter.`);
}
