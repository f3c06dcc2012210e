/**
 * `npm run mutation -- FILE…` changes each condition, operator, function and list of some sources, one at a time, and says which changes
 * no test notices; how many are noticed goes to `test/mutation/scores.json` and to `docs/trust.md`. Without files: all rules, `src/schema`
 * and `src/compare`. Stryker is installed into `.tmp/mutation` when it is first needed, since nothing else needs its hundred packages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mutationScores, withMutationSection, type Score } from '../test/trust/mutation';

const root = path.join(__dirname, '..');
const tools = path.join(root, '.tmp/mutation');
const stryker = path.join(tools, 'node_modules/@stryker-mutator/core');
const VERSION = '9.6.1';

/** The tests, beside those of a file's own name, that look at nothing but what sources of a folder say. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  rules: ['catalogue', 'compare/validator-difference', 'compare/transition', 'server/severities'],
  'src/compare': ['compare/find-mismatches', 'compare/side-changes', 'compare/verdicts', 'compare/realms', 'compare/transition', 'compare/gaps', 'compare/validator-difference', 'server/severities', 'rules/type-mismatch', 'rules/link-mismatch', 'rules/collection-mismatch', 'rules/optional-required-mismatch', 'rules/primary-key-mismatch', 'rules/client-only-class', 'rules/unused-class', 'rules/schema-version', 'rules/changed-type', 'rules/removed-class'],
  'src/schema': ['compare/find-mismatches', 'compare/validator-difference', 'compare/rename', 'compare/same-shape', 'client/sdk-generations', 'rules/valid-object-schema', 'rules/realm-configuration', 'rules/sync-permissions', 'rules/type-mismatch', 'rules/link-mismatch', 'rules/optional-required-mismatch'],
  'src/schema/dialects': ['server/mongodb', 'server/json-schema', 'server/openapi', 'server/app-services', 'server/round-trip', 'server/refusals', 'generate/round-trip', 'rules/unsupported-server-type', 'rules/type-mismatch'],
  'src/schema/grammar': ['client/sdk-generations', 'client/printed-schema', 'client/realm-refusals', 'rules/valid-object-schema', 'rules/nullable-collection-element', 'generate/round-trip', 'rules/optional-required-mismatch'],
  'src/schema/open': ['client/realm-refusals', 'client/list-refusals', 'server/refusals', 'rules/valid-object-schema', 'rules/valid-relationship', 'conformance/realm-core'],
};

/** The rules that judge what a source finds, where its name does not say so. */
const JUDGES: Readonly<Record<string, readonly string[]>> = {
  'field-faults': ['declared-field'], 'partition-values': ['partition-value'], 'query-problems': ['query-property', 'query-type', 'query-interpolation'],
  'queryable-names': ['queryable-field', 'removed-queryable-field'], queryable: ['queryable-field', 'subscription-query', 'removed-queryable-field'],
  'role-faults': ['sync-permissions'], 'sdk-fixes': ['sdk-version'], 'subscribed-fields': ['subscription-query', 'queryable-field'],
  'unknown-settings': ['realm-configuration'], 'written-faults': ['written-property', 'partition-value', 'query-type'], 'written-query': ['query-property', 'query-type'],
  'written-types': ['type-mismatch'], 'dropped-classes': ['dropped-collection'], 'realm-migration': ['schema-version', 'changed-type'], witness: ['type-mismatch'],
  'client-reset': ['client-reset-handler'], 'declared-fields': ['declared-field'], 'misplaced-settings': ['realm-configuration', 'sync-error-handler'],
  roles: ['sync-permissions'], settings: ['realm-configuration'], 'sync-settings': ['sync-error-handler', 'client-reset-handler'], uses: ['written-property', 'query-property', 'unknown-class'],
  'meant-types': ['type-mismatch', 'unsupported-server-type', 'valid-server-schema'], 'nearest-name': ['unknown-class', 'query-property', 'configured-name'],
};

/** The tests that are tried on a file. */
function testsOf(file: string): readonly string[] {
  const [folder, name] = [path.dirname(file), path.basename(file, '.ts')];
  const own = [`${folder.replace('src/', '')}/${name}`, ...(JUDGES[name] ?? []).map((rule) => `rules/${rule}`)];
  return [...own, ...(BESIDE[folder] ?? [])].map((test) => `test/${test}.test.ts`).filter((test) => existsSync(path.join(root, test)));
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { encoding: 'utf8', recursive: true }).sort()
    .filter((file) => file.endsWith('.ts') && path.basename(file) !== 'index.ts').map((file) => `${folder}/${file.split(path.sep).join('/')}`);

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
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: [...new Set(files.flatMap(testsOf))].join() } });
  if (status !== 0) return status ?? 2;
  const found = scoresOf(JSON.parse(readFileSync(path.join(tools, 'report.json'), 'utf8')) as Report);
  for (const [file, { changed, noticed }] of Object.entries(found)) console.log(`${file}: ${noticed} of ${changed} noticed`);
  const all = Object.entries({ ...mutationScores(), ...found }).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = all.map(([file, score]) => `  ${JSON.stringify(file)}: ${JSON.stringify(score)}`);
  writeFileSync(path.join(root, 'test/mutation/scores.json'), `{\n${lines.join(',\n')}\n}\n`);
  const page = path.join(root, 'docs/trust.md');
  writeFileSync(page, withMutationSection(readFileSync(page, 'utf8')));
  return 0;
}

const given = process.argv.slice(2);
install();
process.exitCode = measure(given.length > 0 ? given : ['rules', 'src/schema', 'src/compare'].flatMap(sourcesIn));
