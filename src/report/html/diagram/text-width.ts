/** What a letter is wide, in its font size: as in the widest of the fonts that systems write their own texts in. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijlI.,:;'|!]/, 0.38],
  [/[frt()[\]{} /\\-]/, 0.5],
  [/[mwMW@%]/, 1.1],
  [/[A-Z…≠✓–]/, 0.84],
  [/[\u0020-\u024f]/, 0.72],
  [/[\u0250-\u10ff]/, 0.9],
];
const OTHER = 1.3;
/** Letters that are not bold are about as much narrower. */
const REGULAR = 0.9;

const widthOf = (character: string): number => WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? OTHER;
const inEms = (text: string): number => Array.from(text, widthOf).reduce((sum, width) => sum + width, 0);

/** The room in pixels that a text takes at the sizes of the styles: the name of a class, which is bold, and what is said below it. */
export const nameWidth = (text: string): number => inEms(text) * 14;
export const stateWidth = (text: string): number => inEms(text) * REGULAR * 12;

/** The same of a row, which is monospaced; letters of other scripts can be twice as wide. */
export const rowWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[ -\u10ff…≠–]/.test(character) ? 7.3 : 14.6), 0);
