import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';
import type { Files } from '../support/app';
import { broken, init, inStep } from './app';

/** A project with an ESLint, a hook and both services, whose repository is only as much as is looked at. */
const project: Files = {
  ...inStep,
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.github/dependabot.yml': 'version: 2\n',
  '.gitlab-ci.yml': '# build first\nstages: [build, deploy]\nbuild:\n  stage: build\n  script: [make]  # all\n',
  'package.json': { name: 'app', devDependencies: { 'eslint-plugin-realm-schema': '*', '@typescript-eslint/parser': '*' } },
  'package-lock.json': {},
  '.eslintrc.json': '{\n  // ours\n  "root": true,\n  "extends": ["eslint:recommended"]\n}\n',
  '.husky/pre-commit': 'npm test\n',
};

/** All files of a folder with their texts. */
function filesOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(root, file)).isFile());
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

const WRITTEN = ['.eslintrc.json', '.github/workflows/realm-schema.yml', '.gitlab-ci.yml', '.husky/pre-commit', 'realm-schema.config.json'];

describe('init', () => {
  it('without a terminal shows what it would do, writes nothing and ends with 2', async () => {
    const root = temporaryProject(project);
    const before = filesOf(root);
    const { status, out, err } = await init(root);
    expect(status).toBe(2);
    expect(err).toBe('realm-schema: Nothing was written, since there is no terminal to ask at. Run it again with --yes to write all of it.\n');
    expect(out).toMatch(/^Found\n {2}client: client \(1 class\)\n {2}server: server \(app-services, 1 class\)\n\nconfiguration: write realm-schema\.config\.json\n/);
    expect(out).toContain('hook (husky): add to .husky/pre-commit\n    + npx --no realm-schema check --staged\n');
    expect(filesOf(root)).toEqual(before);
  });

  it('with --yes writes all of it, and nothing the second time', async () => {
    const root = temporaryProject(project);
    const before = filesOf(root);
    expect(await init(root, ['--yes'])).toMatchObject({ status: 0, err: '' });
    const after = filesOf(root);
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual(WRITTEN);
    expect(after['.eslintrc.json']).toContain('  // ours\n  "root": true,\n  "extends": [');
    expect(after['.gitlab-ci.yml']).toMatch(/^# build first\n[^]* {2}script: \[make\] {2}# all\nrealm-schema:\n {2}stage: build\n {2}image: node:22\n/);
    expect(after['.husky/pre-commit']).toBe('npm test\nnpx --no realm-schema check --staged\n');
    const again = await init(root);
    expect(again).toMatchObject({ status: 0, err: '' });
    expect(again.out.match(/has it already/g)).toHaveLength(WRITTEN.length);
    expect(await init(root, ['--yes'])).toEqual(again);
    expect(filesOf(root)).toEqual(after);
  });

  it('asks for each file, and writes what is agreed to', async () => {
    const root = temporaryProject(project);
    const questions: string[] = [];
    const { status, out } = await init(root, [], async (question) => {
      questions.push(question);
      return Promise.resolve(question.includes('.husky') ? 'No' : question.includes('.eslintrc') && questions.length === 2 ? 'what?' : '');
    });
    expect(questions).toEqual([
      'Write realm-schema.config.json? [Y/n] ', 'Add to .eslintrc.json? [Y/n] ', 'Add to .eslintrc.json? [Y/n] ', 'Add to .husky/pre-commit? [Y/n] ',
      'Write .github/workflows/realm-schema.yml? [Y/n] ', 'Add to .gitlab-ci.yml? [Y/n] ',
    ]);
    expect([status, readFileSync(path.join(root, '.husky/pre-commit'), 'utf8')]).toEqual([0, 'npm test\n']);
    expect(out).toMatch(/Wrote realm-schema\.config\.json\.\nAdded to \.eslintrc\.json\.\nWrote \.github\/workflows\/realm-schema\.yml\.\nAdded to \.gitlab-ci\.yml\.\nNow .* finds no error\.\n$/);
  });

  it('stops where somebody leaves, and leaves alone what changed meanwhile', async () => {
    const left = temporaryProject(project);
    expect(await init(left, [], async () => Promise.resolve(undefined))).toMatchObject({ status: 2, err: 'realm-schema: Stopped before the end: nothing more was written.\n' });
    expect(existsSync(path.join(left, 'realm-schema.config.json'))).toBe(false);
    const changed = temporaryProject(project);
    const { status, err } = await init(changed, [], async () => {
      writeFileSync(path.join(changed, 'realm-schema.config.json'), '{}\n');
      return Promise.resolve('y');
    });
    expect([status, readFileSync(path.join(changed, 'realm-schema.config.json'), 'utf8')]).toEqual([2, '{}\n']);
    expect(err).toMatch(/realm-schema\.config\.json has changed since it was read/);
  });

  it('keeps the rights of a file, and does not replace one that is read-only', async () => {
    const root = temporaryProject(project);
    chmodSync(path.join(root, '.husky/pre-commit'), 0o755);
    chmodSync(path.join(root, '.gitlab-ci.yml'), 0o444);
    const { status, err } = await init(root, ['--yes']);
    expect(status).toBe(2);
    expect(err).toMatch(/^realm-schema: .*\.gitlab-ci\.yml cannot be written: it is read-only\.\n$/);
    expect(statSync(path.join(root, '.husky/pre-commit')).mode & 0o777).toBe(0o755);
  });

  it.each<[string, Files, RegExp]>([
    ['one side alone', { 'client/Task.ts': inStep['client/Task.ts'] }, /^realm-schema: No server found.*--target local\.\n$/],
    ['nothing at all', {}, /^realm-schema: No server found/],
    ['a package.json that is none', { ...inStep, 'package.json': '{' }, /package\.json is not a JSON object/],
  ])('ends with 2 and one sentence for %s', async (_what, files, sentence) => {
    const root = temporaryProject({ ...files, 'empty/x': '' });
    const { status, err } = await init(root, ['--yes']);
    expect(status).toBe(2);
    expect(err).toMatch(sentence);
    expect(existsSync(path.join(root, 'realm-schema.config.json'))).toBe(false);
  });

  it('says how the rest is done where the project has no such tools', async () => {
    const root = temporaryProject(inStep);
    const { status, out } = await init(root, ['--yes']);
    expect(status).toBe(0);
    expect(out).toContain('package: package.json does not name eslint-plugin-realm-schema');
    expect(out).toContain('ESLint: There is no configuration of ESLint');
    expect(out).toContain('hook: This is no git repository');
    expect(out).toContain('CI job: Neither the files nor the remotes');
    expect(readdirSync(root).sort()).toEqual(['client', 'realm-schema.config.json', 'server']);
  });

  it('says how many errors stand in the way', async () => {
    const root = temporaryProject({ ...inStep, ...broken });
    expect((await init(root, ['--yes'])).out).toMatch(/finds 1 error: hook and job fail until they are mended, or accepted/);
  });

  it('in a folder of the repository writes what runs there', async () => {
    const names: Files = Object.fromEntries(Object.entries(inStep).map(([file, text]) => [`apps/a b/${file}`, text]));
    const root = temporaryProject({ ...names, '.git/HEAD': 'ref: refs/heads/main\n', '.github/x': '', 'lefthook.yml': '', 'apps/a b/package.json': { name: 'b' } });
    mkdirSync(path.join(root, '.git/objects'));
    expect((await init(path.join(root, 'apps/a b'), ['--yes'])).status).toBe(0);
    expect(readFileSync(path.join(root, 'lefthook.yml'), 'utf8')).toBe('pre-commit:\n  commands:\n    realm-schema:\n      root: apps/a b/\n      run: npx --no realm-schema check --staged\n');
    expect(readFileSync(path.join(root, '.github/workflows/realm-schema.yml'), 'utf8')).toContain('- working-directory: apps/a b\n        run: npm install\n');
    expect((await command(path.join(root, 'apps/a b'), ['check'])).status).toBe(0);
  });
});
