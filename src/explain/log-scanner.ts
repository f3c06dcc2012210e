import { codeAnchors } from './codes';
import { Explainer, type Understood } from './explainer';
import { patterns } from './message';
import { literally } from './pattern';

/** What a log is searched for. Wordings that have to be a whole message are too common for it. */
export const logPhrases: readonly string[] = [
  ...new Set([...patterns.filter(({ wording }) => wording.whole !== true).map(({ pattern }) => pattern.anchor), ...codeAnchors]),
];

/** One of these letters is in every phrase, and this many characters stand from there on. */
const LETTERS = 'oabRBY';
const SHORTEST = 8;

/** A phrase from the first of the letters on. */
export function searched(phrase: string): string {
  const index = [...phrase.slice(0, 1 - SHORTEST)].findIndex((character) => LETTERS.includes(character));
  return phrase.slice(Math.max(index, 0));
}

/** All phrases in one expression. With few letters that one can begin with, the engine skips all others at once. */
function searchOf(phrases: readonly string[]): RegExp {
  return new RegExp([...new Set(phrases.map(searched))].map(literally).join('|'), 'g');
}

/** A longer line is cut: what matters stands in front. */
const MAX_LINE = 64 * 1024;

const asText = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/**
 * Explains a log of any size in bounded memory, piece by piece. It is searched as bytes, one character each; only lines
 * that hold a phrase of the catalogue are read as UTF-8.
 */
export class LogScanner {
  readonly #search = searchOf(logPhrases);
  readonly #explainer = new Explainer(true);
  /** The start of a line that has no end so far. */
  #rest = '';
  /** Where the line behind the last that was explained begins, counted from the start of the rest. */
  #next = 0;

  write(bytes: Uint8Array): void {
    this.#rest += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const endOfLines = this.#rest.lastIndexOf('\n') + 1;
    if (endOfLines > 0) this.#scan(endOfLines);
    else if (this.#rest.length > MAX_LINE) this.#scan(this.#rest.length);
  }

  end(): Understood {
    this.#scan(this.#rest.length);
    return this.#explainer.understood();
  }

  /** Explains the lines up to `end`, as far as they hold anything that is known. */
  #scan(end: number): void {
    const lines = this.#rest.slice(0, end);
    const search = this.#search;
    search.lastIndex = 0;
    for (let found = search.exec(lines); found !== null; found = search.exec(lines)) search.lastIndex = this.#line(lines, found.index);
    this.#rest = this.#rest.slice(end);
    this.#next -= end;
  }

  /** Explains the line that goes through a place, and gives where it ends. */
  #line(lines: string, at: number): number {
    const start = lines.lastIndexOf('\n', at) + 1;
    const newline = lines.indexOf('\n', at);
    const end = newline < 0 ? lines.length : newline;
    const from = Math.max(start, at - MAX_LINE);
    this.#explainer.line(asText(lines.slice(from, Math.min(end, from + 2 * MAX_LINE))), start === this.#next);
    this.#next = newline < 0 ? end : end + 1;
    return end;
  }
}
