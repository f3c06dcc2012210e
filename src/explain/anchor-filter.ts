import { createStepSearch, GROUP, STEP, type StepSearch } from './step-search';

/**
 * The shortest phrase that can be searched for. Wherever fifteen bytes stand, they cover one of the steps of eight bytes
 * whole into which a text is cut; which one depends on where they begin, so there are eight to look for.
 */
export const SHORTEST = 2 * STEP - 1;

/** Words that stand in most lines of a sync log: looking for a part of them would stop at every line. */
const COMMON = ['changeset', 'instruction', 'Received: ', 'Connection', 'Session[', 'DOWNLOAD', 'may be '];
const PIECE = 6;
const pieces = new Set(COMMON.flatMap((word) => Array.from({ length: word.length - PIECE + 1 }, (_, at) => word.slice(at, at + PIECE))));

const isCommon = (phrase: string, at: number): boolean =>
  pieces.has(phrase.slice(at, at + PIECE)) || pieces.has(phrase.slice(at + 1, at + 1 + PIECE)) || pieces.has(phrase.slice(at + 2, at + 2 + PIECE));

/** Where in a phrase the eight steps begin of which the fewest are common. */
function rarest(phrase: string): number {
  let [best, least] = [0, STEP];
  for (let first = 0; first + SHORTEST <= phrase.length && least > 0; first += 1) {
    let common = 0;
    for (let at = first; at < first + STEP; at += 1) if (isCommon(phrase, at)) common += 1;
    if (common < least) [best, least] = [first, common];
  }
  return best;
}

interface Phrase {
  readonly bytes: Buffer;
  /** Where in the phrase the step is. */
  readonly offset: number;
}

/**
 * Finds the places in a large text where one of many phrases stands, without comparing the text with each of them. A
 * table says which steps occur in a phrase at all; only there are the phrases compared. So the time is about that of
 * reading the memory, however many phrases there are.
 */
export class AnchorFilter {
  readonly #search: StepSearch;
  /** The phrases by their first word of a step. */
  readonly #phrases = new Map<number, Phrase[]>();
  readonly #words: Int32Array;

  /** Phrases are plain ASCII. Throws where one is too short to be found for sure. `size` is that of the buffer, a multiple of 65,536. */
  constructor(phrases: readonly string[], size: number) {
    this.#search = createStepSearch(size);
    this.#words = new Int32Array(this.buffer.buffer, 0, size / 4);
    for (const phrase of new Set(phrases)) {
      const bytes = Buffer.from(phrase, 'latin1');
      if (bytes.length < SHORTEST) throw new Error(`the phrase "${phrase}" is shorter than ${SHORTEST} bytes`);
      const first = rarest(phrase);
      for (let offset = first; offset < first + STEP; offset += 1) this.#add({ bytes, offset });
    }
  }

  #add(phrase: Phrase): void {
    const { bytes, offset } = phrase;
    this.#search.mark(bytes.subarray(offset, offset + STEP));
    const word = bytes.readInt32LE(offset);
    const known = this.#phrases.get(word);
    if (known === undefined) this.#phrases.set(word, [phrase]);
    else known.push(phrase);
  }

  /** What is searched. Write the text to it. */
  get buffer(): Buffer {
    return this.#search.buffer;
  }

  /**
   * Calls `found` with a place inside of each phrase that stands in the first `length` bytes of the buffer; `found` gives
   * the place from which to go on.
   */
  scan(length: number, found: (at: number) => number): void {
    const { next } = this.#search;
    const end = Math.min(Math.ceil(length / GROUP) * GROUP, this.buffer.length);
    let done = 0;
    for (let group = next(0, end); group < end; group = next(Math.max(group + GROUP, done - (done % GROUP)), end)) {
      for (let at = group; at < group + GROUP; at += STEP) if (at >= done && this.#isPhrase(at, length)) done = found(at);
    }
  }

  #isPhrase(at: number, length: number): boolean {
    const { buffer } = this;
    const phrases = this.#phrases.get(this.#words[at / 4] ?? 0);
    if (phrases === undefined) return false;
    for (const { bytes, offset } of phrases) if (stands(bytes, buffer, at - offset, length)) return true;
    return false;
  }
}

function stands(bytes: Buffer, buffer: Buffer, start: number, length: number): boolean {
  if (start < 0 || start + bytes.length > length) return false;
  for (let index = 0; index < bytes.length; index += 1) if (bytes[index] !== buffer[start + index]) return false;
  return true;
}
