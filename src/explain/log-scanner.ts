import { AnchorFilter } from './anchor-filter';
import { codeAnchors } from './codes';
import { Explainer, type Understood } from './explainer';
import { patterns } from './message';

const NEWLINE = 10;
/** A longer line is cut: what matters stands in front. */
const MAX_LINE = 64 * 1024;
/** Where new text is put, behind room for the start of its first line: what is read to a round address is read faster. */
const BASE = MAX_LINE;

/** What large logs are searched for. Wordings that have to be a whole message are too common for it; others are marked as too short. */
export function logPhrases(): string[] {
  return [...new Set([...patterns.filter(({ wording }) => wording.whole !== true && wording.short !== true).map(({ pattern }) => pattern.anchor), ...codeAnchors])];
}

/**
 * Explains a log of any size in bounded memory: bytes are put into `space`, `filled` says how many there were, `end`
 * gives the result. Only lines that hold a phrase of the catalogue are turned into text at all.
 */
export class LogScanner {
  readonly #filter = new AnchorFilter(logPhrases());
  readonly #explainer = new Explainer(true);
  readonly #buffer = this.#filter.buffer;
  /** The text that was not searched yet: a line that has no end so far, just before the base, and what was written behind it. */
  #start = BASE;
  #end = BASE;
  /** Where the line before ended. */
  #endOfLast = BASE;

  /** The part of the buffer that can be written to; never empty. */
  get space(): Buffer {
    return this.#buffer.subarray(this.#end);
  }

  /** Takes the bytes that were written to the front of `space`. */
  filled(bytes: number): void {
    this.#end += bytes;
    const lastNewline = this.#buffer.subarray(0, this.#end).lastIndexOf(NEWLINE);
    const endOfLines = Math.max(lastNewline + 1, this.#start);
    if (this.#end - endOfLines > MAX_LINE) this.#scan(this.#end);
    else if (endOfLines > this.#start) this.#scan(endOfLines);
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
    this.#scan(this.#end);
    return this.#explainer.understood();
  }

  /** Looks through the text up to `end`, where a line ends, and moves the rest to the base. */
  #scan(end: number): void {
    this.#filter.scan(this.#start, end, (at) => this.#lineAt(at, end));
    const rest = this.#end - end;
    this.#buffer.copyWithin(BASE - rest, end, this.#end);
    this.#endOfLast += BASE - this.#end;
    this.#start = BASE - rest;
    this.#end = BASE;
  }

  #lineAt(at: number, limit: number): number {
    const start = Math.max(this.#start, this.#buffer.lastIndexOf(NEWLINE, at - 1) + 1);
    const newline = this.#buffer.indexOf(NEWLINE, at);
    const end = newline < 0 || newline > limit ? limit : newline;
    const from = Math.max(start, at - MAX_LINE);
    const line = this.#buffer.toString('utf8', from, Math.min(end, from + 2 * MAX_LINE));
    this.#explainer.line(line, start === this.#endOfLast);
    this.#endOfLast = end + 1;
    return end;
  }
}
