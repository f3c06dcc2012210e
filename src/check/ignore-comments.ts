import type { Place } from '../schema/model';

/** A comment in a client source that silences one or more rules for the line after it. */
export interface IgnoreComment {
  readonly rules: readonly string[];
  /** `null` where the comment gives none; it silences nothing then. */
  readonly reason: string | null;
  /** The line that the comment is about, counted from 1. */
  readonly target: number;
  readonly place: Place;
}

const MARKER = 'realm-schema-ignore-next-line';

/** The comment from its first character: rules, then ` -- ` and a reason, to the end of the line or of the block. */
const COMMENT = new RegExp(`(//|/\\*)\\s*${MARKER}(?![\\w-])(.*)$`);

/** A line that holds nothing but a comment: several comments in a row are about the line after all of them. */
const ONLY_A_COMMENT = /^\s*(?:\{\s*)?(?:\/\/.*|\/\*.*\*\/\s*\}?\s*)$/;

/** The line that a comment in each line is about: the next that is more than a comment, counted from 1. */
function targetsIn(lines: readonly string[]): number[] {
  let next = lines.length;
  const backwards = lines.map((_line, index) => lines.length - 1 - index).map((index) => {
    const target = next + 1;
    if (!ONLY_A_COMMENT.test(lines[index] ?? '')) next = index;
    return target;
  });
  return backwards.reverse();
}

/** More names than there are rules are no mistake of a person: the rest of them is not looked at. */
const MOST_NAMES = 100;

function parse(opening: string, rest: string): Pick<IgnoreComment, 'rules' | 'reason'> {
  const body = opening === '/*' ? rest.replace(/\*\/.*$/, '') : rest;
  const dashes = /(?:^|\s)-{2,}/.exec(body);
  const names = dashes === null ? body : body.slice(0, dashes.index);
  const reason = dashes === null ? '' : body.slice(dashes.index + dashes[0].length).trim();
  return {
    rules: [
      ...new Set(
        names
          .slice(0, MOST_NAMES * 40)
          .split(/[\s,]+/)
          .filter((name) => name !== ''),
      ),
    ].slice(0, MOST_NAMES),
    reason: reason === '' ? null : reason,
  };
}

/** Finds the ignore comments of a source. Most texts hold none and cost one search. */
export function findIgnoreComments(file: string, text: string): IgnoreComment[] {
  if (!text.includes(MARKER)) return [];
  const lines = text.split(/\r?\n/);
  const targets = targetsIn(lines);
  return lines.flatMap((line, index) => {
    const match = COMMENT.exec(line);
    if (match === null) return [];
    const [whole, opening = '', rest = ''] = match;
    const end = opening === '/*' && whole.includes('*/') ? match.index + whole.indexOf('*/') + 2 : line.length;
    const place = { file, line: index + 1, column: match.index + 1, endLine: index + 1, endColumn: end + 1 };
    return [{ ...parse(opening, rest), target: targets[index] ?? index + 2, place }];
  });
}
