/** More than a path or a name has that somebody reads. */
const MOST = 1000;

const LONG_WORD = new RegExp(String.raw`\S{${MOST},}`, 'g');

/** A sentence in which each word that nobody reads to its end, such as a value that went wrong, is cut within. */
export function cutWords(sentence: string): string {
  return sentence.replaceAll(LONG_WORD, (word) => `${word.slice(0, 200)}…${word.slice(-100)}`);
}
