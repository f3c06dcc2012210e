import { catalogue } from './catalogue';
import type { CatalogueEntry, Wording } from './entry';
import { explainMatch, under, type Explanation } from './explanation';
import { Pattern, type Match } from './pattern';

interface Known {
  readonly entry: CatalogueEntry;
  readonly wording: Wording;
  readonly pattern: Pattern;
  /** 0 names a case, 1 wraps or heads others, 2 is the mere form of a case, 3 that of a wrapper. The lowest counts. */
  readonly level: 0 | 1 | 2 | 3;
}

function levelOf(entry: CatalogueEntry, wording: Wording): Known['level'] {
  if (wording.bare === true) return entry.wrapper === true ? 3 : 2;
  return entry.wrapper === true ? 1 : 0;
}

/** Every wording of the catalogue. */
export const patterns: readonly Known[] = catalogue.flatMap((entry) =>
  entry.wordings.map((wording) => ({ entry, wording, pattern: new Pattern(wording), level: levelOf(entry, wording) })));

interface Found extends Known {
  readonly match: Match;
}

const overlap = (a: Match, b: Match): boolean => a.start < b.end && b.start < a.end;

/** Of matches that overlap, the one whose wording says most. */
function strongest(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of [...found].sort((a, b) => b.pattern.weight - a.pattern.weight || a.match.start - b.match.start)) {
    if (!kept.some((other) => overlap(other.match, each.match))) kept.push(each);
  }
  return kept.sort((a, b) => a.match.start - b.match.start);
}

const HEADINGS = new Set(['E1', 'E9', 'E11', 'E12']);
const LINES = new Set(['E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8']);

/** Whether an error heads a list of changes. */
export const isHeading = (id: string): boolean => HEADINGS.has(id);
/** Whether an error is a line of such a list. */
export const isLine = (id: string): boolean => LINES.has(id);

function headingBefore(found: readonly Found[], { match, entry }: Found): string | undefined {
  if (!isLine(entry.id)) return undefined;
  const before = found.filter((each) => isHeading(each.entry.id) && each.wording.bare !== true && each.match.start < match.start);
  return before.sort((a, b) => a.match.start - b.match.start).at(-1)?.entry.id;
}

const sameCase = (a: Explanation) => (b: Explanation): boolean => a.id === b.id && a.class === b.class && a.property === b.property;

/** What a message that is already normalised means; nothing where it is not known. `input` is what is quoted of it. */
export function explainMessage(text: string, input: string): Explanation[] {
  const all = patterns.flatMap((known) => [...known.pattern.matches(text)].map((match) => ({ ...known, match })));
  const level = all.reduce((lowest, each) => Math.min(lowest, each.level), 3);
  const chosen = strongest(all.filter((each) => each.level === level));
  const most = level === 0 ? chosen : chosen.sort((a, b) => b.pattern.weight - a.pattern.weight).slice(0, 1);
  const explanations = most.flatMap((each) => {
    const heading = headingBefore(all, each);
    const explained = explainMatch(each.entry, each.wording, each.match, text, input);
    return heading === undefined ? explained : explained.map((one) => under(one, heading));
  });
  return explanations.filter((each, index) => explanations.findIndex(sameCase(each)) === index);
}
