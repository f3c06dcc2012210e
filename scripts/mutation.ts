/**
 * `npm run mutation -- FILE-OR-FOLDER…` changes each condition, operator, function and list of some sources, one at a time, and says which changes
 * no test notices; how many are noticed goes to `test/mutation/scores.json` and to `docs/trust.md`. Without files: all rules, `src/schema`
 * and `src/compare`. Stryker is installed into `.tmp/mutation` when it is first needed, since nothing else needs its hundred packages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mutationScores, mutationSection, type Score } from '../test/trust/mutation';
import { withSection } from '../test/trust/section';

const root = path.join(__dirname, '..');
const tools = path.join(root, '.tmp/mutation');
const stryker = path.join(tools, 'node_modules/@stryker-mutator/core');
const VERSION = '9.6.1';

/** The TypeScript files of a folder, or a file. */
function sourcesIn(given: string): string[] {
  if (given.endsWith('.ts')) return [given];
  return readdirSync(path.join(root, given), { encoding: 'utf8', recursive: true }).sort()
    .filter((file) => file.endsWith('.ts') && path.basename(file) !== 'index.ts').map((file) => `${given}/${file.split(path.sep).join('/')}`);
}

/** The tests that see most of what rules and comparisons do for the time they take, and run in one process. */
const TESTS = ['catalogue.test.ts', 'fixtures.test.ts', 'rules', 'compare', 'server', 'client', 'query', 'schema', 'conformance', 'generate', 'migration', 'mend', 'fix'];

/** Those of them that take longer than one change is given. */
const SLOW = ['client/budget', 'server/soundness', 'compare/damage-laws'];

const tests = TESTS.flatMap((each) => sourcesIn(`test/${each}`)).filter((file) => file.endsWith('.test.ts') && !SLOW.some((slow) => file.includes(slow)));

function install(): void {
  if (existsSync(stryker)) return;
  mkdirSync(tools, { recursive: true });
  writeFileSync(path.join(tools, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', `@stryker-mutator/core@${VERSION}`];
  execFileSync('npm', args, { cwd: tools, stdio: 'inherit', shell: process.platform === 'win32' });
}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** How many changes of each file were made, and how many were noticed: a test failed, or did not end. */
function scoresOf({ files }: Report): Record<string, Score> {
  return Object.fromEntries(Object.entries(files).map(([file, { mutants }]) => {
    const made = mutants.filter(({ status }) => status !== 'Ignored');
    return [file, { changed: made.length, noticed: made.filter(({ status }) => status === 'Killed' || status === 'Timeout').length }];
  }));
}

/** Changes the files, and takes down what came of it. */
function measure(files: readonly string[]): number {
  const args = [path.join(stryker, 'bin/stryker.js'), 'run', '--mutate', files.join(',')];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests.join() } });
  if (status !== 0) return status ?? 2;
  const nothing = Object.fromEntries(files.map((file): [string, Score] => [file, { changed: 0, noticed: 0 }]));
  const found = { ...nothing, ...scoresOf(JSON.parse(readFileSync(path.join(tools, 'report.json'), 'utf8')) as Report) };
  for (const [file, { changed, noticed }] of Object.entries(found)) console.log(`${file}: ${noticed} of ${changed} noticed`);
  const all = Object.entries({ ...mutationScores(), ...found }).filter(([file]) => existsSync(path.join(root, file))).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = all.map(([file, score]) => `  ${JSON.stringify(file)}: ${JSON.stringify(score)}`);
  writeFileSync(path.join(root, 'test/mutation/scores.json'), `{\n${lines.join(',\n')}\n}\n`);
  const page = path.join(root, 'docs/trust.md');
  writeFileSync(page, withSection(readFileSync(page, 'utf8'), mutationSection()));
  return 0;
}

const given = process.argv.slice(2);
install();
process.exitCode = measure((given.length > 0 ? given : ['rules', 'src/schema', 'src/compare']).flatMap(sourcesIn));
