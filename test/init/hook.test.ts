import { mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot, temporaryProject } from '../support/project';
import type { Files } from '../support/app';
import { createRepository, type Repository } from '../support/repository';
import { broken, init, inStep } from './app';

/** An app in a repository, with the command installed, after `init`. */
async function repository(files: Files): Promise<Repository> {
  const root = temporaryProject({ 'package.json': { name: 'app' }, ...inStep, ...files });
  mkdirSync(path.join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(path.join(packageRoot, 'dist/src/cli/realm-schema.js'), path.join(root, 'node_modules/.bin/realm-schema'));
  const app = createRepository(root, { HOME: root, npm_config_offline: 'true', npm_config_update_notifier: 'false' });
  expect(await init(root, ['--yes'])).toMatchObject({ status: 0, err: '' });
  return app;
}

const read = (app: Repository, file: string): string => readFileSync(path.join(app.root, file), 'utf8');

/** What a command that the hook runs says of the good app, of the broken one before it is added, and once it is. */
function statuses(app: Repository, program: string, ...args: readonly string[]): unknown[] {
  const staged = (): unknown => (app.git('add', 'client', 'server', 'realm-schema.config.json'), app.run(program, args).status);
  const good = staged();
  app.write(broken);
  return [good, app.run(program, args).status, staged()];
}

describe('the hook', () => {
  it('of husky 9 runs, and stops for a fault', async () => {
    const app = await repository({ 'package.json': { name: 'app', devDependencies: { husky: '^9.1.0' } } });
    expect(read(app, '.husky/pre-commit')).toBe('npx --no realm-schema check --staged\n');
    expect(statuses(app, 'sh', '-e', '.husky/pre-commit')).toEqual([0, 0, 1]);
  });

  it('of husky 8 is what git runs by itself', async () => {
    const app = await repository({ 'package.json': { name: 'app', devDependencies: { husky: '^8.0.0' } }, '.husky/_/husky.sh': '' });
    expect(read(app, '.husky/pre-commit')).toBe('#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpx --no realm-schema check --staged\n');
    expect(statSync(path.join(app.root, '.husky/pre-commit')).mode & 0o111).toBe(0o111);
    app.git('config', 'core.hooksPath', '.husky');
    app.write({ ...broken, '.gitignore': 'node_modules\n' });
    const { status, stdout, stderr } = app.commit('Break');
    expect([status, stdout + stderr]).toEqual([1, expect.stringContaining('optional-required-mismatch')]);
  });

  it('of lefthook runs what it says', async () => {
    const app = await repository({ 'lefthook.yml': '# ours\npre-commit:\n  jobs:\n    - run: make # all\n' });
    const text = read(app, 'lefthook.yml');
    expect(text).toBe('# ours\npre-commit:\n  jobs:\n    - run: make # all\n    - name: realm-schema\n      run: npx --no realm-schema check --staged\n');
    const { 'pre-commit': { jobs } } = parse(text) as { 'pre-commit': { jobs: { run: string }[] } };
    expect(statuses(app, 'sh', '-c', jobs.at(-1)?.run ?? '')).toEqual([0, 0, 1]);
  });

  it.each<[string, Files, string, RegExp]>([
    ['husky 4', { 'package.json': { husky: { hooks: { 'commit-msg': 'x' } } } }, 'package.json', /"pre-commit": "npx --no realm-schema check --staged"/],
    ['a hook without a last line end', { '.husky/pre-commit': 'npm test' }, '.husky/pre-commit', /^npm test\nnpx --no realm-schema check --staged\n$/],
    ['a hook of Windows', { '.husky/pre-commit': 'npm test\r\n' }, '.husky/pre-commit', /^npm test\r\nnpx --no realm-schema check --staged\r\n$/],
    ['lefthook in JSON', { 'lefthook.json': { 'pre-commit': { parallel: true } } }, 'lefthook.json', /"run": "npx --no realm-schema check --staged"/],
    ['pre-commit', { '.pre-commit-config.yaml': 'repos:\n- repo: x\n  hooks: [{id: eslint, additional_dependencies: [eslint-plugin-realm-schema]}]\n' }, '.pre-commit-config.yaml', /\n- repo: local\n {2}hooks:\n {4}- id: realm-schema\n/],
  ])('is added: %s', async (_what, files, file, text) => {
    const root = temporaryProject({ ...inStep, '.git/HEAD': '', ...files });
    await init(root, ['--yes']);
    expect(readFileSync(path.join(root, file), 'utf8')).toMatch(text);
  });

  it.each<[string, Files]>([
    ['that ends early', { '.husky/pre-commit': 'npm test\nexit 0\n' }],
    ['that is no shell', { '.husky/pre-commit': '#!/usr/bin/env node\n' }],
    ['in package.json', { 'package.json': '{"husky":{"hooks":{"pre-commit":"make"}}}' }],
    ['in TOML', { 'lefthook.toml': '[pre-commit]\n' }],
    ['in brackets', { '.pre-commit-config.yaml': 'repos: []\n' }],
  ])('is said, and left alone, for one %s', async (_what, files) => {
    const [[file = '', text] = []] = Object.entries(files);
    const root = temporaryProject({ ...inStep, '.git/HEAD': '', ...files });
    expect((await init(root, ['--yes'])).out).toMatch(/\nhook \(.*(?:let|add).*,\n {4}.*\n/);
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
  });
});
