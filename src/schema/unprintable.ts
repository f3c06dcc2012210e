/** Control characters, line separators, what turns the direction of a text, and halves of characters. */
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A character as `\u001b`, which JSON and TypeScript read back. */
export const escapedCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text of JSON or TypeScript, in which these characters can stand in strings alone, with each of them escaped; the ends of its lines stay. */
export const withEscapes = (code: string): string =>
  code.replace(UNPRINTABLE, (character) => (character === '\n' ? character : escapedCharacter(character)));
