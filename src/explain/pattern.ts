import type { Wording } from './entry';

const PLACEHOLDER = /\{(Cs|ps|[A-Z]\d?|[a-z]\d?)\}/;
/** Quotes come in many shapes; an apostrophe inside of a word hardly ever does. */
const QUOTES = /(?<![a-z])['"`]|['"`](?![a-z])/;

/** The instructions of the sync protocol: what stands before the colon of many messages. */
const INSTRUCTIONS = 'AddTable|EraseTable|AddColumn|EraseColumn|CreateObject|EraseObject|Update|AddInteger|ArrayInsert|ArrayMove|ArrayErase|Clear|SetInsert|SetErase|Set';

/** Every repetition is bounded, so that no text can make a match slow. */
const SHAPES: Readonly<Record<string, string>> = {
  Cs: String.raw`[^{}\n]{1,4000}?`,
  ps: String.raw`[^{}\n]{1,4000}?`,
  C: String.raw`[^'"\`\s.…:,=(){}<>[\]]{1,120}`,
  p: String.raw`[^'"\`\n]{1,120}?`,
  T: String.raw`[^'"\`\n]{1,120}?`,
  I: INSTRUCTIONS,
  K: String.raw`\d{1,19}`,
  n: String.raw`-?\d{1,20}(?:\.\d{1,20}){0,3}`,
  v: String.raw`[^\n]{0,200}?`,
};
const CLASSES = new Set(['C', 'D', 'E', 'X']);

/** What a lazy repetition takes at the end of a wording, where no literal stops it. */
const LAST: Readonly<Record<string, string>> = { T: String.raw`\w{1,80}(?:<\w[\w<>, ]{0,80}>)?`, p: String.raw`[\w$]{1,120}`, Cs: String.raw`[\w$]{1,120}(?:, ?[\w$]{1,120}(?![\w=])){0,99}`, v: String.raw`\S{0,200}` };

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

/** Quotes are doubled in CSV. */
const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/['"`]/g, String.raw`['"\`]{1,2}`);

/** The literals of a wording and the placeholders between them, in turn: a literal comes first and last. */
function split(text: string): string[] {
  return text.split(new RegExp(PLACEHOLDER.source));
}

/**
 * The longest stretch of a wording that has neither placeholders nor quotes: a text without it cannot match. The first
 * letter of a wording is left out, since it may be a capital or not.
 */
export function anchorOf({ text }: Wording): string {
  const stretches = split(text).filter((_, index) => index % 2 === 0).flatMap((literal) => literal.split(QUOTES));
  const longest = stretches.reduce((one, other) => (other.length > one.length ? other : one), '');
  return longest === stretches[0] ? longest.slice(1) : longest;
}

/** A message that follows another begins with a small letter. */
function inEitherCase(literal: string): string {
  const [first = ''] = literal;
  return /[a-z]/i.test(first) ? `[${first.toLowerCase()}${first.toUpperCase()}]${escaped(literal.slice(1))}` : escaped(literal);
}

/** A wording does not begin in the middle of a word, and the name of an error does not end in one. */
const NO_WORD_BEFORE = String.raw`(?<!\w)`;
const NO_WORD_AFTER = String.raw`(?!\w)`;

function expressionOf(wording: Wording): RegExp {
  const seen = new Set<string>();
  const parts = split(wording.text);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return index === 0 ? inEitherCase(part) : escaped(part);
    if (seen.has(part)) return `\\k<${part}>`;
    seen.add(part);
    const next = parts[index + 1] ?? '';
    const isLast = index === parts.length - 2 && next === '';
    return `${CLASSES.has(part.charAt(0)) && part !== 'Cs' ? '(?:class_)?' : ''}(?<${part}>${shapeOf(part, next, isLast)})`;
  }).join('');
  return new RegExp(`${/^\w/.test(wording.text) ? NO_WORD_BEFORE : ''}${source}${/^\w+$/.test(wording.text) ? NO_WORD_AFTER : ''}`);
}

/** How much of a text is around its anchor: enough for the longest names and lists. */
const BEFORE = 700;
const AFTER = 5000;

/** Where a wording was found in a text, and what its placeholders stand for. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly values: Readonly<Record<string, string>>;
}

/** A wording, ready to be looked for. */
export class Pattern {
  readonly anchor: string;
  /** The more of the wording is fixed, the surer is a match; a repeated placeholder is surer still. */
  readonly weight: number;
  #expression: RegExp | undefined;

  constructor(readonly wording: Wording) {
    this.anchor = anchorOf(wording);
    const parts = split(wording.text);
    const names = parts.filter((_, index) => index % 2 === 1);
    const repeated = names.length - new Set(names).size;
    this.weight = parts.reduce((sum, part, index) => sum + (index % 2 === 0 ? part.length : 0), 0) + repeated * 10;
  }

  /** All places in a normalised text. */
  *matches(text: string): Iterable<Match> {
    const { anchor, wording } = this;
    if (wording.whole === true) {
      if (text.trim().replace(/[.\s]+$/, '') === wording.text) yield { start: 0, end: text.length, values: {} };
      return;
    }
    for (let at = text.indexOf(anchor), from = 0; at >= 0; at = text.indexOf(anchor, Math.max(at + anchor.length, from))) {
      const begin = Math.max(from, at - BEFORE);
      const found = (this.#expression ??= expressionOf(wording)).exec(text.slice(begin, at + anchor.length + AFTER));
      if (found === null || begin + found.index > at) continue;
      const start = begin + found.index;
      from = start + found[0].length;
      yield { start, end: from, values: found.groups ?? {} };
    }
  }
}
