import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readers } from '../fuzz/readers';

/** How many damaged inputs a reader was given in the last long run, and the seed that they were made from. */
export interface Tried {
  readonly inputs: number;
  readonly seed: number;
}

/** A run with fewer inputs is not taken down. */
export const LONG_RUN = 10_000;

/** The long runs that were taken down, by reader. */
export const triedFile = path.join(__dirname, '../fuzz/tried.json');

export const longRuns = (): Readonly<Record<string, Tried>> => JSON.parse(readFileSync(triedFile, 'utf8')) as Record<string, Tried>;

/** The readers that are given damaged inputs, and how many of them. */
export function damagedInputSection(): string {
  const runs = longRuns();
  const rows = readers.map(({ name }) => `| \`${name}\` | ${runs[name]?.inputs ?? 0} | ${runs[name]?.seed ?? '-'} |`);
  return `## Damaged input

Each reader is given damaged inputs, 25 in every run of the tests and those that it once failed on, and ${LONG_RUN.toLocaleString('en')} by \`npm run fuzz\`. In the last long run of each every law of \`test/fuzz/laws.ts\` held: no exception but a sentence for the user, no answer over five seconds, no place outside of the text, and nothing damaged that is not named.

| reader | inputs | seed |
|---|---|---|
${rows.join('\n')}`;
}
