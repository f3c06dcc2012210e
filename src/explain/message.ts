import { catalogue } from './catalogue';
import type { CatalogueEntry, Wording } from './entry';
import { explainMatch, under, type Explanation, type Heading } from './explanation';
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

function headingBefore(found: readonly Found[], { match, entry }: Found): Heading | undefined {
  if (entry.listed === undefined) return undefined;
  const before = found.filter((each) => each.entry.heading === true && each.wording.bare !== true && each.match.start <= match.start);
  const last = before.sort((a, b) => a.match.start - b.match.start).at(-1);
  return last === undefined ? undefined : { id: last.entry.id, class: last.match.values.C ?? null };
}

const sameCase = (a: Explanation) => (b: Explanation): boolean => a.id === b.id && a.class === b.class && a.property === b.property;

const saysSides = ({ clientSays, serverSays }: Explanation): number => Number(clientSays !== null) + Number(serverSays !== null);

/** What a message that is already normalised means; nothing where it is not known. `input` is what is quoted of it. */
export function explainMessage(text: string, input: string): Explanation[] {
  const all = patterns.flatMap((known) => [...known.pattern.matches(text)].map((match) => ({ ...known, match })));
  const level = all.reduce((lowest, each) => Math.min(lowest, each.level), 3);
  const chosen = strongest(all.filter((each) => each.level === level));
  const most = level === 0 ? chosen : chosen.sort((a, b) => b.pattern.weight - a.pattern.weight).slice(0, 1);
  const explanations = most.flatMap((each) => {
    const heading = headingBefore(all, each);
    const explained = explainMatch(each.entry, each.wording, each.match, text, input).map((one) => ({ ...one, known: each.pattern.weight }));
    return heading === undefined ? explained : explained.map((one) => under(one, heading));
  });
  const richest = [...explanations].sort((a, b) => saysSides(b) - saysSides(a));
  return explanations.filter((each) => richest.find(sameCase(each)) === each);
}
