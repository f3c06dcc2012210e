import path from 'node:path';
import type { ClientConfiguration } from '../schema/client-schemas';
import { settingAt, type Opening } from '../schema/settings';

/** Two configurations that open one realm file, the one that was read first first. */
export type Pair = readonly [ClientConfiguration, ClientConfiguration];

/** A place as one text: two that begin together, such as `a ? b : c` and the condition in it, end apart. */
const spotOf = ({ file, line, column, endLine, endColumn }: Opening['place']): string => [file, line, column, endLine, endColumn].join(':');

/** Whether two places run instead of each other: they are one, or stand on two sides of an `if`. */
const areAlternatives = (a: Opening, b: Opening): boolean =>
  spotOf(a.place) === spotOf(b.place) ||
  a.branches.some((one) => b.branches.some((other) => spotOf(one.of) === spotOf(other.of) && one.side !== other.side));

/** The file that a local realm is surely kept in; `undefined` where that is not known, or no realm is seen to be opened. */
function fileOf({ synced, superseded, openings, settings, path: file }: ClientConfiguration): string | undefined {
  const isKnown = file.known && (settings.complete || settingAt(settings, ['path']) !== undefined);
  return !synced && !superseded && openings.length > 0 && isKnown ? path.posix.normalize(file.text) : undefined;
}

/** Every two configurations that surely open the same file of a local realm, and not instead of each other. */
export function pairsOfOneFile(configurations: readonly ClientConfiguration[]): Pair[] {
  const byFile = new Map<string, ClientConfiguration[]>();
  const pairs: Pair[] = [];
  for (const each of configurations) {
    const file = fileOf(each);
    if (file === undefined) continue;
    const others = byFile.get(file) ?? [];
    const apart = others.filter((other) => !other.openings.some((a) => each.openings.some((b) => areAlternatives(a, b))));
    pairs.push(...apart.map((other): Pair => [other, each]));
    byFile.set(file, [...others, each]);
  }
  return pairs;
}
