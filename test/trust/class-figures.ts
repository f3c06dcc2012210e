import fc from 'fast-check';
import type { ClassKind } from './class-kinds';
import { randomApps } from './random-classes';
import { judgeClasses, type Judged } from './whole-classes';

/** The kinds of faults that a whole class may show. */
const FAULTS = ['silent', 'extra', 'disproved', 'larger', 'unproved'] as const satisfies readonly (keyof Judged)[];

/** What random apps with a kind of server came to. */
export interface ClassFigures {
  readonly name: string;
  readonly apps: number;
  readonly findings: number;
  readonly proved: number;
  /** How many faults there are of each kind, and all of them as sentences. */
  readonly counts: readonly number[];
  readonly faults: readonly string[];
}

/** Judges so many random apps, the same for the same seed. */
export function classFiguresOf(kind: ClassKind, apps: number, seed: number): ClassFigures {
  const judged = fc.sample(randomApps(kind), { numRuns: apps, seed }).map((app) => judgeClasses(app, kind));
  const of = (fault: (typeof FAULTS)[number]): string[] => judged.flatMap((each) => each[fault].map((said) => `${fault}: ${said}`));
  return {
    name: kind.kind.name,
    apps,
    findings: judged.reduce((sum, { findings }) => sum + findings, 0),
    proved: judged.reduce((sum, { proved }) => sum + proved, 0),
    counts: FAULTS.map((fault) => of(fault).length),
    faults: FAULTS.flatMap(of),
  };
}

const row = ({ name, apps, findings, proved, counts }: ClassFigures): string => `| ${[name, apps, findings, proved, ...counts].join(' | ')} |`;

/** What the page says of whole classes. */
export const classesSection = (figures: readonly ClassFigures[]): string =>
  `Random apps of four classes (two that link to each other by ids of any type, two that are embedded, one within the other) are written with the server side that fits them, of which one or two things are then damaged: a type, null, \`required\`, \`additionalProperties\`, \`uniqueItems\`, elements, a title, the key, a property that is dropped, renamed or added, links and embedded objects among them. What the client writes is given to each object of the schema, property by property, and what the schema takes is held against the client. A witness is put into a document that the schema takes otherwise. Of which kind a class is (embedded here, a collection there) no document shows, so that an error about it has none.

| server | apps | findings | witnesses executed | refused without a finding | findings where nothing is refused | witnesses that did not break | that could be smaller | errors without one |
|---|---|---|---|---|---|---|---|---|
${figures.map(row).join('\n')}`;
