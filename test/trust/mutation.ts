import { readFileSync } from 'node:fs';
import path from 'node:path';

/** How many changes of a source were made, and how many a test noticed. */
export interface Score {
  readonly changed: number;
  readonly noticed: number;
}

/** The scores of all sources that were measured, as `npm run mutation` writes them. */
export function mutationScores(): Readonly<Record<string, Score>> {
  return JSON.parse(readFileSync(path.join(__dirname, '../mutation/scores.json'), 'utf8')) as Record<string, Score>;
}

const row = (name: string, { changed, noticed }: Score): string => `| ${name} | ${changed} | ${noticed} | ${((100 * noticed) / changed).toFixed(1)} % |`;

/** What was measured, file by file. */
export function mutationSection(): string {
  const measured = Object.entries(mutationScores());
  const scores = measured.filter(([, { changed }]) => changed > 0);
  const sum = (of: (score: Score) => number): number => scores.reduce((total, [, score]) => total + of(score), 0);
  const total = { changed: sum(({ changed }) => changed), noticed: sum(({ noticed }) => noticed) };
  return `## Changes that the tests notice

\`npm run mutation\` changes each condition, operator, function, list and object of a source, one at a time, with Stryker, and runs the tests that reach it. Texts are left as they are, and what runs only once, when a file is loaded. Which changes no test notices, and why, is in \`test/mutation/survivors.md\`. In ${measured.length - scores.length} more sources, which hold data and texts, there is nothing to change.

| file | changes | noticed | of them |
|---|---|---|---|
${scores.map(([file, score]) => row(`\`${file}\``, score)).join('\n')}
${row('**all of these**', total)}`;
}
