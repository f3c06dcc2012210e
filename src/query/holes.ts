import type { Span } from './syntax-tree';

/**
 * What stands in the place of a value that a program puts into the text of a query: a part of a text in quotes, a `value`
 * by itself, or something else (a path, a number of objects, a part of the query).
 */
export interface Hole extends Span {
  readonly kind: 'quoted' | 'value' | 'else';
}

/** A text whose holes are filled by what may stand there, as far as that can be told. */
export interface FilledText {
  readonly text: string;
  readonly holes: readonly Hole[];
}

/** A value follows: an operator that compares, or one of its values before. */
const BEFORE_VALUE = /(?:[=<>]|\b(?:in|between|beginswith|endswith|contains|like)(?:\s*\[c\])?|[\w)\]"'}]\s+text)\s*(?:\{[^{}]*)?$/i;
const AFTER_VALUE = /^\s*(?:$|[)},]|and\b|or\b|&&|\|\||sort\b|distinct\b|limit\b)/i;

/** Values that are written in a form of their own. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\boid\($/i, '000000000000000000000000'],
  [/\buuid\($/i, '00000000-0000-0000-0000-000000000000'],
];

const KEY = /\[\s*(?:'[^']*|"[^"]*)$/;

const LIMIT = /\blimit\s*\(\s*$/i;

/** No placeholder that anybody writes. */
const PLACEHOLDER = '$99';

/** How much of the text around is looked at. */
const NEAR = 1000;

/** Fills the holes between the parts of a text. */
export function fillHoles(parts: readonly string[]): FilledText {
  const [first = '', ...others] = parts;
  const holes: Hole[] = [];
  let text = first;
  let quote = quoteAfter(first, undefined);
  for (const part of others) {
    const { kind, by } = standIn(text.slice(-NEAR), part.slice(0, NEAR), quote);
    holes.push({ kind, offset: text.length, length: by.length });
    text += by + part;
    quote = quoteAfter(part, quote);
  }
  return { text, holes };
}

function standIn(before: string, after: string, quote: string | undefined): { readonly kind: Hole['kind']; readonly by: string } {
  // Between brackets it is the key of a dictionary, which is a part of a path.
  if (quote !== undefined) return { kind: KEY.test(before) ? 'else' : 'quoted', by: 'x' };
  const form = FORMS.find(([head]) => head.test(before));
  if (form !== undefined) return { kind: 'value', by: form[1] };
  if (LIMIT.test(before)) return { kind: 'else', by: '1' };
  return BEFORE_VALUE.test(before) && AFTER_VALUE.test(after) ? { kind: 'value', by: PLACEHOLDER } : { kind: 'else', by: '' };
}

/** The quote that is open behind a part. */
function quoteAfter(part: string, before: string | undefined): string | undefined {
  let quote = before;
  for (const [each] of part.matchAll(/\\[^]|['"]/g)) {
    if (each === quote) quote = undefined;
    else if (quote === undefined && each.length === 1) quote = each;
  }
  return quote;
}
