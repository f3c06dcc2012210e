import { isOfReleases, type Finding } from '../rule/finding';
import { linesOf } from './code-frame';

type Read = (file: string) => string | undefined;
type Lines = (file: string) => readonly string[] | undefined;

/** Where the texts of earlier states come from. */
export interface ReadEarlier {
  /** The text of a file as it was in the baseline. */
  readonly readBefore?: Read | undefined;
  /** The same of a released client, by its name. */
  readonly readReleased?: ((release: string) => Read) | undefined;
}

/** What was before, for a finding: what it is called, and the lines of its files. */
export interface Before {
  readonly label: string;
  readonly lines: Lines;
}

/** Gives what the `baseline` of a finding is a place in: the baseline, or the newest released client that has it. */
export function beforeIn(
  { readBefore = () => undefined, readReleased = () => () => undefined }: ReadEarlier,
): (finding: Finding) => Before {
  const baseline = { label: 'before', lines: linesOf(readBefore) };
  const known = new Map<string, Before>();
  return (finding) => {
    const newest = isOfReleases(finding) ? finding.releases.at(-1) : undefined;
    if (newest === undefined) return baseline;
    const before = known.get(newest) ?? { label: newest, lines: linesOf(readReleased(newest)) };
    known.set(newest, before);
    return before;
  };
}
