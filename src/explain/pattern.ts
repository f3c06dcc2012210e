import { PLACEHOLDER, type Wording } from './catalogue';

/** Quotes come in many shapes; an apostrophe inside of a word hardly ever does. */
const QUOTES = /(?<![a-z])['"`]|['"`](?![a-z])/;

/** The instructions of the sync protocol: what stands before the colon of many messages. */
const INSTRUCTIONS = [
  'AddTable', 'EraseTable', 'AddColumn', 'EraseColumn', 'CreateObject', 'EraseObject', 'Update', 'AddInteger', 'ArrayInsert', 'ArrayMove',
  'ArrayErase', 'Clear', 'SetInsert', 'SetErase', 'Set',
].join('|');

const OF_A_CLASS = String.raw`[^'"\`\s.…:,=(){}<>[\]]`;

/** What a placeholder can be. Every repetition is bounded. */
const SHAPES: Readonly<Record<string, string>> = {
  Cs: String.raw`[^{}\n]{1,4000}?`,
  ps: String.raw`[^{}\n]{1,4000}?`,
  C: `${OF_A_CLASS}{1,120}`,
  p: String.raw`[^'"\`\n]{1,120}?`,
  T: String.raw`[^'"\`\n]{1,120}?`,
  I: INSTRUCTIONS,
  K: String.raw`\d{1,19}`,
  n: String.raw`-?\d{1,20}(?:\.\d{1,20}){0,3}`,
  v: String.raw`[^\n]{0,200}?`,
};
const CLASSES = new Set(['C', 'D', 'E', 'X']);

/** What a lazy repetition takes at the end of a wording, where no literal stops it. */
const LAST: Readonly<Record<string, string>> = {
  T: String.raw`\w{1,80}(?:<\w[\w<>, ]{0,80}>)?`,
  p: String.raw`[\w$]{1,120}`,
  Cs: String.raw`[\w$]{1,120}(?:, ?[\w$]{1,120}(?![\w=])){0,99}`,
  v: String.raw`\S{0,200}`,
};

/** A property that no quote closes is a word. */
const WORD = String.raw`[^'"\`\s]{1,120}?`;

/** What a placeholder can be, by the literal that follows it and whether that is the end. */
function shapeOf(name: string, next: string, isLast: boolean): string {
  if (name === 'Cs' || name === 'ps') return (isLast ? LAST[name] : undefined) ?? SHAPES[name] ?? '';
  const letter = name.charAt(0);
  const kind = CLASSES.has(letter) ? 'C' : letter === 'q' ? 'p' : letter;
  if (isLast && LAST[kind] !== undefined) return LAST[kind];
  return kind === 'p' && !/^['"`]/.test(next) ? WORD : SHAPES[kind] ?? '';
}

/** The source of an expression that matches a text itself. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Quotes are doubled in CSV. */
const escaped = (literal: string): string => literally(literal).replace(/['"`]/g, String.raw`['"\`]{1,2}`);

/** The literals of a wording and the placeholders between them, in turn: a literal comes first and last. */
const split = (text: string): string[] => text.split(PLACEHOLDER);

/**
 * The longest stretch of a wording that has neither placeholders nor quotes: a text without it cannot match. The first
 * letter of a wording is left out, since it may be a capital or not.
 */
function anchorOf(parts: readonly string[]): string {
  const stretches = parts.filter((_, index) => index % 2 === 0).flatMap((literal) => literal.split(QUOTES));
  const longest = stretches.reduce((one, other) => (other.length > one.length ? other : one), '');
  return longest === stretches[0] ? longest.slice(1) : longest;
}

/** A message that follows another begins with a small letter. */
function inEitherCase(literal: string): string {
  const [first = ''] = literal;
  return /[a-z]/i.test(first) ? `[${first.toLowerCase()}${first.toUpperCase()}]${escaped(literal.slice(1))}` : escaped(literal);
}

/** A wording does not begin in the middle of a word or the name of a class, and the name of an error does not end in one. */
const NO_WORD_BEFORE = String.raw`(?<!\w)`;
const NO_CLASS_BEFORE = `(?<!${OF_A_CLASS})`;
const NO_WORD_AFTER = String.raw`(?!\w)`;

/**
 * The expression of a wording. A placeholder ends where the literal behind it is first met, and that is never taken back:
 * it stands in a lookahead, which is left only once. With bounded repetitions beside, what a match takes at one place is
 * bounded too, whatever the text is.
 */
function expressionOf({ text }: Wording, [first = '', ...parts]: readonly string[]): RegExp {
  const seen = new Set<string>();
  const steps = parts.map((part, index) => {
    if (index % 2 === 1) return escaped(part);
    if (seen.has(part)) return `\\k<${part}>`;
    seen.add(part);
    const next = parts[index + 1] ?? '';
    const shape = shapeOf(part, next, index === parts.length - 2 && next === '');
    return `${CLASSES.has(part.charAt(0)) && part !== 'Cs' ? '(?:class_)?' : ''}(?=(?<${part}>${shape})${escaped(next)})\\k<${part}>`;
  });
  const before = /^\w/.test(text) ? NO_WORD_BEFORE : text.startsWith('{C}') ? NO_CLASS_BEFORE : '';
  return new RegExp(`${before}${inEitherCase(first)}${steps.join('')}${/^\w+$/.test(text) ? NO_WORD_AFTER : ''}`, 'g');
}

/** Where a wording was found in a text, and what its placeholders stand for. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly values: Readonly<Record<string, string>>;
}

/** A wording, ready to be looked for. */
export interface Pattern {
  /** What a text has that holds the wording. */
  readonly anchor: string;
  /** The more of the wording is fixed, the surer is a match; a repeated placeholder is surer still. */
  readonly weight: number;
  /** All places in a normalised text. */
  readonly matches: (text: string) => readonly Match[];
}

/** A text that is nothing but a wording. */
function wholeMatch(text: string, wording: string): Match[] {
  const message = text.trim();
  return message.startsWith(wording) && /^[.\s]*$/.test(message.slice(wording.length)) ? [{ start: 0, end: text.length, values: {} }] : [];
}

/** The pattern of a wording. Its expression is only made for a text that can hold it. */
export function patternOf(wording: Wording): Pattern {
  const parts = split(wording.text);
  const anchor = anchorOf(parts);
  const names = parts.filter((_, index) => index % 2 === 1);
  const repeated = names.length - new Set(names).size;
  const weight = parts.reduce((sum, part, index) => sum + (index % 2 === 0 ? part.length : 0), 0) + repeated * 10;
  let expression: RegExp | undefined;
  const matches = (text: string): readonly Match[] => {
    if (!text.includes(anchor)) return [];
    if (wording.whole === true) return wholeMatch(text, wording.text);
    expression ??= expressionOf(wording, parts);
    const found = [...text.matchAll(expression)];
    return found.map(({ index, groups = {}, 0: { length } }) => ({ start: index, end: index + length, values: groups }));
  };
  return { anchor, weight, matches };
}
