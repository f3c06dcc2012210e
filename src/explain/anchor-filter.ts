import { BESIDE, createStepSearch, GROUP, STEP, TEXT } from './step-search';

/**
 * The shortest phrase that can be searched for. Wherever fifteen bytes stand, they cover one of the steps of eight bytes
 * whole into which a text is cut; which one depends on where they begin, so there are eight to look for.
 */
export const SHORTEST = 2 * STEP - 1;

/** The steps of what stands in most lines of a sync log: looking for one of them would stop at every line. */
const COMMON = new Set(
  [
    ' Connection[1]: Session[1]: Received: DOWNLOAD CHANGESET(', ' original_changeset_size=', ' Indexing incoming changeset [', ' instructions)', ' changeset_',
    'The application may be doing too much work on its main thread',
  ].flatMap((text) => Array.from({ length: text.length - STEP + 1 }, (_, at) => text.slice(at, at + STEP))),
);

/** A phrase, as a part of the bytes of all, and where in it a step begins. */
interface Phrase {
  readonly start: number;
  readonly length: number;
  readonly offset: number;
}

/**
 * Finds the places in a large text where one of many phrases stands, without comparing the text with each of them. A
 * table says which steps occur in a phrase at all; only there are the phrases compared. So the time is about that of
 * reading the memory, however many phrases there are.
 */
export class AnchorFilter {
  readonly #search = createStepSearch();
  /** What is searched, `TEXT` bytes. Write the text to it. */
  readonly buffer = this.#search.buffer;
  readonly #words = new Int32Array(this.buffer.buffer, this.buffer.byteOffset, TEXT / 4);
  readonly #bytes: Buffer;
  /** The phrases by the first word of a step. */
  readonly #phrases = new Map<number, Phrase[]>();

  /** Phrases are plain ASCII, in all less than `TEXT` bytes. Throws where one is too short to be found for sure. */
  constructor(phrases: readonly string[]) {
    this.#bytes = Buffer.from(phrases.join(''), 'latin1');
    this.#bytes.copy(this.buffer);
        let start = 0;
    for (const phrase of phrases) {
      if (phrase.length < SHORTEST) throw new Error(`the phrase "${phrase}" is shorter than ${SHORTEST} bytes`);
      for (let first = 0; first < STEP; first += 1) this.#mark({ start, length: phrase.length, offset: rarest(phrase, first) });
      start += phrase.length;
    }
  }

  #mark(phrase: Phrase): void {
    const at = phrase.start + phrase.offset;
    const isRoomBehind = phrase.offset + STEP + BESIDE <= phrase.length;
    this.#search.mark(at, isRoomBehind ? at + STEP : at - BESIDE);
    const word = this.buffer.readInt32LE(at);
    const known = this.#phrases.get(word);
    if (known === undefined) this.#phrases.set(word, [phrase]);
    else known.push(phrase);
  }

  /**
   * Calls `found` with a place inside of each phrase that stands between two places of the buffer; `found` gives the place
   * from which to go on.
   */
  scan(start: number, end: number, found: (at: number) => number): void {
    const { next } = this.#search;
    const last = Math.min(Math.ceil(end / GROUP) * GROUP, TEXT);
    let done = start;
    for (let group = next(start - (start % GROUP), last); group < last; group = next(Math.max(group + GROUP, done - (done % GROUP)), last)) {
      for (let at = group; at < group + GROUP; at += STEP) if (at >= done && this.#isPhrase(at, start, end)) done = found(at);
    }
  }

  #isPhrase(at: number, start: number, end: number): boolean {
    const phrases = this.#phrases.get(this.#words[at / 4] ?? 0);
    if (phrases === undefined) return false;
    for (const phrase of phrases) {
      const from = at - phrase.offset;
      if (from >= start && from + phrase.length <= end && this.#stands(phrase, from)) return true;
    }
    return false;
  }

  #stands({ start, length }: Phrase, from: number): boolean {
    let index = length - 1;
    while (index >= 0 && this.#bytes[start + index] === this.buffer[from + index]) index -= 1;
    return index < 0;
  }
}

/** Of the steps that begin at `first` or a whole number of steps behind it, where the first begins that is not common. */
function rarest(phrase: string, first: number): number {
  for (let at = first; at + STEP <= phrase.length; at += STEP) if (!COMMON.has(phrase.slice(at, at + STEP))) return at;
  return first;
}
