/** No specifier that somebody writes is longer. */
const LONGEST = 256;

/** So many ways to match a specifier can be tried in good time. */
const MOST_WAYS = 1 << 17;

/** The parts of a regular expression: a class of characters, an escape, a quantifier, the head of a group, or a character. */
const PARTS = /\[(?:\\.|[^\]\\])*\]|\\.|\{\d+(?:,\d*)?\}|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[^]/g;

const isQuantifier = (part: string): boolean => /^(?:[*+?]|\{\d)/.test(part);

/** In how many ways what a quantifier repeats can be spread over a text. */
function waysOf(quantifier: string): number {
  if (quantifier === '?') return 2;
  const [, least = '0', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}$/.exec(quantifier) ?? [undefined, '0', ',', ''];
  if (comma === '') return 1;
  return most === '' ? LONGEST : Math.min(LONGEST, Number(most) - Number(least) + 1);
}

/** The alternatives of a group that were read, and the one that is being read. */
interface Group {
  readonly before: number;
  readonly ways: number;
}

const total = ({ before, ways }: Group): number => before + ways;

/** In how many ways a regular expression can try a text: infinitely many, for us, where a group is repeated or refers to another. */
function waysToMatch(source: string): number {
  const open: Group[] = [{ before: 0, ways: source.startsWith('^') ? 1 : LONGEST }];
  let last = '';
  for (const [part] of source.matchAll(PARTS)) {
    const group = open.at(-1) ?? { before: 0, ways: 1 };
    const times = (ways: number): void => void open.splice(-1, 1, { ...group, ways: group.ways * ways });
    if (/^\\[1-9k]/.test(part) || (last === ')' && isQuantifier(part) && part !== '?')) return Infinity;
    if (part.startsWith('(')) open.push({ before: 0, ways: 1 });
    else if (part === '|') open.splice(-1, 1, { before: total(group), ways: 1 });
    else if (part === ')' && open.length > 1) {
      const [closed, outer] = [open.pop() ?? group, open.pop() ?? group];
      open.push({ ...outer, ways: outer.ways * total(closed) });
    } else if (isQuantifier(part) && !(part === '?' && isQuantifier(last))) times(waysOf(part));
    last = part;
  }
  return open.reduce((ways, group) => ways * total(group), 1);
}

/**
 * A regular expression that a project wrote, for specifiers of modules; `undefined` where it is none, or could be tried in more
 * ways than there is time for. The source under check must not be able to stop a run.
 */
export function tamePattern(source: string, flags = ''): RegExp | undefined {
  try {
    const pattern = new RegExp(source, flags);
    return waysToMatch(source) <= MOST_WAYS ? pattern : undefined;
  } catch {
    // The tool that reads it refuses it itself.
    return undefined;
  }
}

/** What a pattern finds in a specifier. */
export const matchedBy = (pattern: RegExp, specifier: string): RegExpExecArray | null =>
  (specifier.length > LONGEST ? null : pattern.exec(specifier));
