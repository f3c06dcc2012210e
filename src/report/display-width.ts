const PLAIN = /^[\x20-\x7e]*$/;
/** Letters that a terminal draws in two columns: those of East Asia, but for the narrow ones made to fit, and pictures. */
const WIDE = /^(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\u30fc\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
/** Accents and joiners, which are drawn on the letter before them. */
const NONE = /^[\p{Mn}\p{Me}\p{Cf}]/u;

/** The columns that a text takes in a terminal, which are neither its bytes nor its characters. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return Array.from(text).reduce((sum, each) => sum + (NONE.test(each) ? 0 : WIDE.test(each) ? 2 : 1), 0);
}
