import { readFileSync } from 'node:fs';
import path from 'node:path';
import { classesSection, type ClassFigures } from './class-figures';
import { damagedInputSection } from './damaged-input';
import type { Figures, WayFigures } from './figures';
import { mutationSection } from './mutation';

const root = path.join(__dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What holds for all inputs, and the test that tries it. */
export const LAWS: readonly (readonly [law: string, file: string, title: string])[] = [
  ['Where both sides are in step nothing is said, however they are spelt and ordered', 'test/laws.test.ts', 'no rule says anything where both sides are in step'],
  ['Order and spelling do not change what is found', 'test/laws.test.ts', 'do not change what is found'],
  ['One change is one finding', 'test/laws.test.ts', 'one change is one finding'],
  ['`diff` sees what `check --against` sees, but for what is named in `test/trust/diff-law.ts`', 'test/trust/diff-law.test.ts', 'diff sees what check --against sees'],
  ['`--fix` twice is `--fix` once, brings no finding, and does what `--dry-run` says', 'test/trust/fix-law.test.ts', 'twice is once, brings no finding, and does what --dry-run says'],
  ['The command, the API, ESLint and every format say the same', 'test/trust/format-law.test.ts', 'say the same'],
  ['Whole classes that a server refuses or a client cannot hold have a finding, and each error a witness that breaks', 'test/trust/class-law.test.ts', 'have a finding where something is refused, and witnesses that break'],
  ['Every class of both sides is compared, or named with the reason', 'test/completeness.test.ts', 'every class of both sides is compared, or named'],
  ['A check that compared nothing ends with 2', 'test/completeness.test.ts', 'ends with 2'],
  ['Every format says what was not compared', 'test/completeness.test.ts', 'every format says the same of what was not compared'],
  ['A damaged file is one finding, and no change', 'test/compare/damage-laws.test.ts', 'fc.'],
  ['What is generated from a side is in step with it', 'test/generate/round-trip.test.ts', 'fc.'],
  ['A run that is remembered says what a new one says', 'test/cache/from-memory.test.ts', 'fc.'],
  ['A rewording changes no fingerprint, claim and repair', 'test/rewording.test.ts', 'reword'],
  ['What a snapshot has frozen is read back the same', 'test/history/snapshot.test.ts', 'fc.'],
];

/** The verdicts that Realm Core itself gave. */
export function coreSection(): string {
  const { pairs } = JSON.parse(textOf('test/fixtures/realm-core/core-cases.json')) as { pairs: readonly { readonly accepts: boolean }[] };
  const accepted = pairs.filter(({ accepts }) => accepts).length;
  return `Realm Core 14.14.0 was given ${pairs.length} pairs of schemas: it accepts ${accepted} and refuses ${pairs.length - accepted}. There is an error for each property that it refuses, and none for any other; the same as a change from one schema to the other, in both directions. \`test/conformance/realm-core.test.ts\` holds each pair.`;
}

/** What is recorded of real projects. */
export function corpusSection(): string {
  const blocks = textOf('test/corpus/recorded.txt').trim().split('\n\n');
  const sum = (pattern: RegExp): number => blocks.flatMap((block) => [...block.matchAll(pattern)]).reduce((total, [, number]) => total + Number(number), 0);
  const crashed = blocks.filter((block) => block.includes('CRASHED')).length;
  return `${blocks.length} public repositories are checked before a release, at the commits of \`test/corpus/recorded.txt\`: ${sum(/^ +client: (\d+) class/gm)} classes of clients and ${sum(/^ +server: (\d+) class/gm)} of servers, of which ${sum(/^ +compared: (\d+) class/gm)} are declared on both sides. ${crashed} end with a crash.`;
}

export const lawsSection = (): string => ['| law | test |', '|---|---|', ...LAWS.map(([law, file]) => `| ${law} | \`${file}\` |`)].join('\n');

const row = (name: string, way: string, { refused, silent, otherWay, extra }: WayFigures): string =>
  `| ${name} | ${way} | ${refused} | ${silent.length} | ${otherWay} | ${extra.length} |`;

const rowsOf = ({ name, upload, download }: Figures): readonly string[] => [row(name, 'upload', upload), row(name, 'download', download)];

const witnessRow = ({ name, pairs, named, proved, disproved, larger, unproved }: Figures): string =>
  `| ${name} | ${pairs} | ${named} | ${proved} | ${disproved.length} | ${larger.length} | ${unproved.length} |`;

/** How often each of some words occurs, the most frequent first. */
function tally(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([word, count]) => `- ${count}: ${word}`);
}

const shown = ({ type, schema }: WayFigures['silent'][number]): string => `\`${type}\` with \`${JSON.stringify(schema)}\``;

/** `docs/trust.md`: what was proved, by the figures of the last long run, and with how many random apps the laws of two outputs were tried. */
export function trustPage(figures: readonly Figures[], classes: readonly ClassFigures[], seed: number, apps: number): string {
  const ways = figures.flatMap(({ upload, download }) => [upload, download]);
  const extra = tally(ways.flatMap((each) => each.extra));
  const silent = [...new Set(ways.flatMap((each) => each.silent).map(shown))].slice(0, 10);
  return `# What is proved

\`npm run trust\` writes this page; \`npm test\` tries the same with fewer pairs, and that the page has what the tests have.

## Findings are true, and silence is

Random pairs (seed ${seed}) of a property of a client and what a server says of it: every type and collection of Realm, optional or not, against one to three types of the server, in arrays and objects too. The server's own schema is executed: a validator of MongoDB by the types of stored values, JSON Schema as it is (2020-12, formats checked), and the components of OpenAPI, where \`nullable\` of 3.0 is the type \`null\`, and of the properties a third are only sent (\`readOnly\`) and a third only taken (\`writeOnly\`), so that no document is refused, or none read. The documents that a client writes are given to the schema (upload), and the documents that the schema takes are held against what the client can hold (download).

| server | way | pairs with something refused | of these without a finding | of these with a finding about the other way only | findings where nothing is refused |
|---|---|---|---|---|---|
${figures.flatMap(rowsOf).join('\n')}

Where it depends on who reads a value, no verdict is counted: a number that another type of number could take, a list in a \`mixed\` property, in JSON a text without a format that may well be an id, Base64 or a decimal. That JSON sends decimals as numbers or as texts is for both sides to agree on: either counts. Values that are refused one way are one finding: that the other way breaks too is not said a second time.${extra.length === 0 ? '' : `\n\nFindings where nothing is refused, by rule and message:\n\n${extra.join('\n')}`}${silent.length === 0 ? '' : `\n\nRefused without a finding, among others:\n\n${silent.map((each) => `- ${each}`).join('\n')}`}

## Witnesses

Every error of group \`compatibility\` in these pairs carries the smallest document that breaks. It is executed: the schema refuses it, or takes it and the client cannot hold it. And it is minimal: with an element or a key less, or without the property where that is what the finding is about, nothing breaks any more. (A value is as simple as any other of its type; null or none is no simpler value, since whether there may be none is a question of its own.) An error about what is read has no value that the client can hold.

| server | pairs | named as not compared | witnesses executed | that did not break | that could be smaller | errors without one |
|---|---|---|---|---|---|---|
${figures.map(witnessRow).join('\n')}

A property is named as not compared where the schema leaves nothing that a Realm type could be; what it says by \`enum\`, \`minimum\`, \`pattern\`, \`not\` and the like is named too.

## Whole classes

${classesSection(classes)}

## Realm Core

${coreSection()}

## Laws

${lawsSection()}

Those in \`test/trust\` were tried with ${apps} random apps each.

${damagedInputSection()}

${mutationSection()}

## Real projects

${corpusSection()}
`;
}
