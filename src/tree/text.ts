/** A look at the words of a text: what it gives follows from the text, and from what the look is about, alone. Its name tells it from others. */
export interface WordTest {
  readonly name: string;
  readonly of: (text: string, about: string) => string;
}

/** The text of one file. */
export interface ReadText {
  readonly text: string;
  readonly byteOrderMark: boolean;
  /** What a test gives for the text. Who asks so rests on the answer and not on the whole text, as long as nobody takes that. */
  readonly words?: (test: WordTest, about: string) => string;
}

/** The text of one file, or why there is none. */
export type FileText = ReadText | { readonly unreadable: string };

/** What a test of words gives for a text that was read. */
export const wordsOf = (read: ReadText, test: WordTest, about = ''): string => read.words?.(test, about) ?? test.of(read.text, about);

/** A test that words pass or not. */
export const passingTest = (name: string, passes: (text: string) => boolean): WordTest => ({ name, of: (text) => (passes(text) ? 'yes' : '') });

/** Whether a text that was read passes a test. */
export const passesTest = (read: ReadText, test: WordTest, about = ''): boolean => wordsOf(read, test, about) !== '';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** What a text of Unicode may begin with, and is no part of. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Whether bytes are characters of ASCII, as every JSON file and every source starts with. */
const areAscii = (...bytes: readonly (number | undefined)[]): boolean =>
  bytes.every((byte) => byte !== undefined && byte >= 0x09 && byte < 0x7f);

/** UTF-16 is named by its mark, or by the zeros between its first letters, so that the message can say what the file is instead of what it is not. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
  if (second === 0 && fourth === 0 && areAscii(first, third)) return 'UTF-16 (little endian)';
  if (first === 0 && third === 0 && areAscii(second, fourth)) return 'UTF-16 (big endian)';
  return undefined;
}

/** Decodes the bytes of a file as UTF-8. Anything else is unreadable, with the reason. */
export function decodeText(bytes: Uint8Array): FileText {
  const encoding = foreignEncoding(bytes);
  if (encoding !== undefined) return { unreadable: `it is encoded in ${encoding}; save it as UTF-8` };
  try {
    const text = utf8.decode(bytes);
    return text.startsWith(BYTE_ORDER_MARK) ? { text: text.slice(1), byteOrderMark: true } : { text, byteOrderMark: false };
  } catch {
    return { unreadable: 'it is not valid UTF-8' };
  }
}
