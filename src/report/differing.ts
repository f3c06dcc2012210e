import type { Finding } from '../rule/finding';
import type { Place } from '../schema/model';

/** Where each side says of what kind a value is: the first that is found in a declaration is what disagrees. */
const TYPES = [/["']?(?:bsonType|objectType|type)["']?\s*:\s*(\[[^\]]*\]|["'`][^"'`]*["'`]|[\w.]+)/d];
const LINK = [/["']?objectType["']?\s*:\s*(["'`][^"'`]*["'`]|[\w.]+)/d, ...TYPES];
const OPTIONAL = [/["']?(?:optional|nullable)["']?\s*:\s*(\[[^\]]*\]|\w+)/d, /["'`][\w<>[\]?]*(\?)[^"'`]*["'`]/d];
const TITLE = [/["']?title["']?\s*:\s*(["'`][^"'`]*["'`])/d, /["']?name["']?\s*:\s*(["'`][^"'`]*["'`])/d];

/** What stands behind the name of a property, to the end of the line. */
const VALUE = /^\s*(?:static\s+|readonly\s+)*["'`]?[\w$-]+["'`]?\s*[?!]?\s*:\s*([^\s,{][^]*?|\{[^]*\S[^]*?)[,;]?\s*$/d;

const PATTERNS: readonly (readonly [kind: RegExp, patterns: readonly RegExp[]])[] = [
  [/optional/, OPTIONAL],
  [/class-kind|client-only-class|title/, TITLE],
  [/link/, LINK],
  [/type|collection/, TYPES],
];

/** A declaration that goes on for longer is not searched to its end. */
const [MOST_LINES, MOST_COLUMNS] = [40, 2000];

function found(line: string, from: number, to: number, pattern: RegExp): readonly [number, number] | undefined {
  const span = pattern.exec(line.slice(from, Math.min(to, from + MOST_COLUMNS)))?.indices?.[1];
  return span === undefined || span[0] === span[1] ? undefined : [from + span[0], from + span[1]];
}

function search(lines: readonly string[], place: Place, patterns: readonly RegExp[], last: number): Place | undefined {
  for (const pattern of patterns) {
    for (let line = place.line; line <= last; line += 1) {
      const text = lines[line - 1] ?? '';
      const from = line === place.line ? place.column - 1 : 0;
      const span = found(text, from, line === place.endLine ? place.endColumn - 1 : text.length, pattern);
      if (span !== undefined) return { file: place.file, line, column: span[0] + 1, endLine: line, endColumn: span[1] + 1 };
    }
  }
  return undefined;
}

/**
 * The part of a declaration that disagrees with the other side, as far as its text tells: the type where types differ, else what
 * stands behind the name, else the whole place. This decides what is marked, and nothing else.
 */
export function differingPart(lines: readonly string[], place: Place, { about, property }: Pick<Finding, 'about' | 'property'>): Place {
  const kind = 'between' in about ? about.kind : '';
  const [, patterns = []] = PATTERNS.find(([test]) => test.test(kind)) ?? [];
  const last = Math.min(place.endLine, place.line + MOST_LINES, lines.length);
  return search(lines, place, patterns, last) ?? (property === null ? undefined : search(lines, place, [VALUE], place.line)) ?? place;
}
