/** Why an earlier revision cannot be read, in one sentence that says what to do. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}
