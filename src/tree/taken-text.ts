import { observe } from '../disk/observe';
import type { ReadText, WordTest } from './text';

/** Who is told of what somebody takes of a text. */
export interface Told {
  readonly whole: () => void;
  readonly words: (test: WordTest, about: string, said: string) => void;
}

/** A text of which is told as far as somebody takes of it: the whole, or what tests of its words gave. */
export function asTaken({ text, byteOrderMark }: ReadText, told: Told): ReadText {
  let isTold = false;
  const tell = (): void => {
    if (!isTold) told.whole();
    isTold = true;
  };
  return {
    get text() { tell(); return text; },
    get byteOrderMark() { tell(); return byteOrderMark; },
    words: (test, about) => {
      const said = test.of(text, about);
      if (!isTold) told.words(test, about, said);
      return said;
    },
  };
}

/** Tells an observer what a test of words gave for a file of the disk. */
export const tellWords = (file: string, { name }: WordTest, about: string, said: string): void =>
  observe('words', [file, name, about].join('\0'), () => said);
