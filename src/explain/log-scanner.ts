import { AnchorFilter } from './anchor-filter';
import { codeAnchors } from './codes';
import { Explainer, type Understood } from './explainer';
import { patterns } from './message';

const NEWLINE = 10;
/** As much as fits the caches of a processor, and no line of a log is longer. */
const SIZE = 1 << 20;
/** A longer line is cut: what matters stands in front. */
const MAX_LINE = 64 * 1024;

/** What large logs are searched for. Wordings that have to be a whole message are too common for it. */
export function logPhrases(): string[] {
  return [...patterns.filter(({ wording }) => wording.whole !== true).map(({ pattern }) => pattern.anchor), ...codeAnchors];
}

/**
 * Explains a log of any size in bounded memory: bytes are put into `space`, `filled` says how many there were, `end`
 * gives the result. Only lines that hold a phrase of the catalogue are turned into text at all.
 */
export class LogScanner {
  readonly #filter = new AnchorFilter(logPhrases(), SIZE);
  readonly #explainer = new Explainer(true);
  readonly #buffer = this.#filter.buffer;
  #length = 0;
  /** Where the line before ended, counted from the start of the buffer. */
  #endOfLast = -1;

  /** The part of the buffer that can be written to; never empty. */
  get space(): Buffer {
    return this.#buffer.subarray(this.#length);
  }

  /** Takes the bytes that were written to the front of `space`. */
  filled(bytes: number): void {
    this.#length += bytes;
    const lastNewline = this.#buffer.subarray(0, this.#length).lastIndexOf(NEWLINE);
    if (lastNewline >= 0) this.#scan(lastNewline + 1);
    else if (this.#length === SIZE) this.#scan(SIZE);
  }

  /** Takes bytes that lie elsewhere. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const { space } = this;
      const part = bytes.subarray(at, at + space.length);
      space.set(part);
      at += part.length;
      this.filled(part.length);
    }
  }

  end(): Understood {
    this.#scan(this.#length);
    return this.#explainer.understood();
  }

  /** Looks through the first `length` bytes, which end with a line, and drops them. */
  #scan(length: number): void {
    this.#filter.scan(length, (at) => this.#lineAt(at, length));
    this.#buffer.copyWithin(0, length, this.#length);
    this.#length -= length;
    this.#endOfLast -= length;
  }

  #lineAt(at: number, length: number): number {
    const start = at === 0 ? 0 : this.#buffer.lastIndexOf(NEWLINE, at - 1) + 1;
    const newline = this.#buffer.indexOf(NEWLINE, at);
    const end = newline < 0 || newline > length ? length : newline;
    const from = Math.max(start, at - MAX_LINE);
    const line = this.#buffer.toString('utf8', from, Math.min(end, from + 2 * MAX_LINE));
    this.#explainer.line(line, start === this.#endOfLast);
    this.#endOfLast = end + 1;
    return end;
  }
}
