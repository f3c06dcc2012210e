import { catalogue, type CatalogueEntry, type Wording } from './catalogue';
import { explainMatch, under, type Explanation, type Heading } from './explanation';
import { patternOf, type Match, type Pattern } from './pattern';

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
  entry.wordings.map((wording) => ({ entry, wording, pattern: patternOf(wording), level: levelOf(entry, wording) })));

interface Found extends Known {
  readonly match: Match;
}

/** Of matches that overlap, the one whose wording says most; those that say most first. */
function strongest(found: readonly Found[], length: number): readonly Found[] {
  const taken = new Uint8Array(length);
  return [...found].sort((a, b) => b.pattern.weight - a.pattern.weight || a.match.start - b.match.start).filter(({ match }) => {
    const isFree = !taken.subarray(match.start, match.end).includes(1);
    if (isFree) taken.fill(1, match.start, match.end);
    return isFree;
  });
}

/** What is told of the matches: of those that name a case all, else only the strongest. */
function chosenOf(found: readonly Found[], length: number): readonly Found[] {
  const level = found.reduce((lowest, each) => Math.min(lowest, each.level), 3);
  const chosen = strongest(found.filter((each) => each.level === level), length);
  return level === 0 ? chosen : chosen.slice(0, 1);
}

const isHeading = ({ entry, wording }: Found): boolean => entry.heading === true && wording.bare !== true;

/** By their places; a heading that begins with its first line stands before it. */
const inOrder = (a: Found, b: Found): number => a.match.start - b.match.start || Number(isHeading(b)) - Number(isHeading(a));

const keyOf = ({ id, class: name, property }: Explanation): string => [id, name, property].join('\u0000');

const saysSides = ({ clientSays, serverSays }: Explanation): number => Number(clientSays !== null) + Number(serverSays !== null);

/** Of explanations of the same case, the first of those that say most of the two sides. */
function richest(explanations: readonly Explanation[]): Explanation[] {
  const best = new Map<string, Explanation>();
  for (const each of explanations) {
    const known = best.get(keyOf(each));
    if (known === undefined || saysSides(each) > saysSides(known)) best.set(keyOf(each), each);
  }
  return explanations.filter((each) => best.get(keyOf(each)) === each);
}

/** What a message that is already normalised means; nothing where it is not known. `input` is what is quoted of it. */
export function explainMessage(text: string, input: string): Explanation[] {
  const found = patterns.flatMap((known) => known.pattern.matches(text).map((match): Found => ({ ...known, match })));
  if (found.length === 0) return [];
  const chosen = new Set(chosenOf(found, text.length));
  const explanations: Explanation[] = [];
  let heading: Heading | undefined;
  for (const each of found.sort(inOrder)) {
    const { entry, wording, pattern, match } = each;
    if (isHeading(each)) heading = { id: entry.id, class: match.values.C ?? null };
    if (!chosen.has(each)) continue;
    const above = entry.listed === 'change' || entry.listed === 'fault' ? heading : undefined;
    for (const explained of explainMatch(entry, wording, match, text, input)) {
      const one = { ...explained, known: pattern.weight };
      explanations.push(above === undefined ? one : under(one, above));
    }
  }
  return richest(explanations);
}
