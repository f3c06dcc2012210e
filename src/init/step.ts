/** A file that is to be written, or to be added to: what it holds now, and what then. */
export interface Writing {
  readonly kind: 'write';
  /** What it sets up, for a heading. */
  readonly part: string;
  readonly file: string;
  /** `null` where there is no such file yet. */
  readonly before: string | null;
  readonly text: string;
  /** Whether a new file has to be one that can be run. */
  readonly executable?: boolean;
}

/** What is set up already. */
export interface Present {
  readonly kind: 'there';
  readonly part: string;
  readonly file: string;
}

/** What cannot be written without guessing: a sentence, and the lines that somebody adds by hand. */
export interface Advice {
  readonly kind: 'advice';
  readonly part: string;
  readonly message: string;
  readonly lines: readonly string[];
}

/** One part of setting a project up. Files are absolute paths. */
export type Step = Writing | Present | Advice;
