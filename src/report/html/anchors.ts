import type { Finding } from '../../rule/finding';

/** Where things of one app can be linked to. The anchor of a thing is the same in every run that has it. */
export interface Anchors {
  readonly ofClass: (name: string) => string;
  readonly ofFinding: (finding: Finding) => string;
  /** A part of the page, such as its diagram. */
  readonly ofPart: (part: string) => string;
}

/** Letters, digits and signs that need no escape in an address; two names stay two. */
const slug = (name: string): string =>
  name.replace(/[^A-Za-z0-9-]/g, (character) => (character === '_' ? '__' : `_${character.charCodeAt(0).toString(16)}.`));

/** What is asked for twice gets a number. */
function numbered<T>(nameOf: (thing: T) => string): (thing: T) => string {
  const known = new Map<T, string>();
  const taken = new Map<string, number>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const name = nameOf(thing);
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    const anchor = times === 1 ? name : `${name}-${times}`;
    known.set(thing, anchor);
    return anchor;
  };
}

/** The anchors of an app; where a page holds several, the name of each keeps them apart. */
export function anchorsOf(app: string | null): Anchors {
  const prefix = app === null ? '' : `${slug(app)}:`;
  return {
    ofClass: (name) => `${prefix}class-${slug(name)}`,
    ofFinding: numbered(({ fingerprint }: Finding) => `${prefix}finding-${fingerprint.slice(0, 12)}`),
    ofPart: (part) => `${prefix}${part}`,
  };
}
