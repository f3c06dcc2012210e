import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot, temporaryProject } from '../support/project';
import type { Files } from '../support/app';
import { createRepository, type Repository } from '../support/repository';
import { broken, init, inStep } from './app';

const ENV = { GITHUB_BASE_REF: 'main', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', npm_config_offline: 'true', npm_config_update_notifier: 'false' };

/** A clone whose branch is one for a pull request, after `init`. */
async function branch(remote: string): Promise<Repository> {
  const root = temporaryProject({ ...inStep, 'package.json': { name: 'app' }, 'package-lock.json': {}, '.gitignore': 'node_modules\n' });
  mkdirSync(path.join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(path.join(packageRoot, 'dist/src/cli/realm-schema.js'), path.join(root, 'node_modules/.bin/realm-schema'));
  const app = createRepository(root, { HOME: root, ...ENV });
  app.commit('Start');
  app.git('remote', 'add', 'origin', remote);
  app.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  app.git('checkout', '--quiet', '-b', 'change');
  expect(await init(root, ['--yes'])).toMatchObject({ status: 0, err: '' });
  return app;
}

/** The commands that come after those which install, in a shell that stops at the first failure. */
function run(app: Repository, commands: readonly string[]): unknown[] {
  expect(commands[0]).toBe('npm ci');
  const script = commands.slice(1).join('\n');
  const good = app.run('bash', ['-eo', 'pipefail', '-c', script]);
  app.write(broken);
  const { status, stdout } = app.run('bash', ['-eo', 'pipefail', '-c', script]);
  return [good.status, good.stderr, status, stdout];
}

const BAD = [0, '', 1, expect.stringContaining('changed-optionality')];

describe('the job in CI', () => {
  it('of GitHub runs', async () => {
    const app = await branch('git@github.com:somebody/app.git');
    const workflow = parse(readFileSync(path.join(app.root, '.github/workflows/realm-schema.yml'), 'utf8')) as { jobs: Record<string, { steps: { run?: string }[] }> };
    expect(workflow).toMatchObject({ on: ['pull_request'], permissions: { contents: 'read' } });
    expect(run(app, workflow.jobs['realm-schema']?.steps.flatMap(({ run: command }) => command ?? []) ?? [])).toEqual(BAD);
  });

  it('of GitLab runs', async () => {
    const app = await branch('https://gitlab.example.com/somebody/app.git');
    const pipeline = parse(readFileSync(path.join(app.root, '.gitlab-ci.yml'), 'utf8')) as Record<string, { script: string[] }>;
    expect(run(app, pipeline['realm-schema']?.script ?? [])).toEqual(BAD);
  });

  it.each<[string, Files, string]>([
    ['pnpm', { 'pnpm-lock.yaml': '' }, 'corepack enable\npnpm install --frozen-lockfile'],
    ['yarn', { 'yarn.lock': '' }, 'corepack enable\nyarn install --frozen-lockfile'],
    ['a later yarn', { 'yarn.lock': '', '.yarnrc.yml': '' }, 'corepack enable\nyarn install --immutable'],
    ['no lock file', {}, 'npm install'],
  ])('installs with %s', async (_what, files, commands) => {
    const root = temporaryProject({ ...inStep, '.git/HEAD': '', '.gitlab-ci.yml': 'stages: [test]\n', 'package.json': {}, ...files });
    await init(root, ['--yes']);
    const { 'realm-schema': job } = parse(readFileSync(path.join(root, '.gitlab-ci.yml'), 'utf8')) as Record<string, { script: string[] }>;
    expect(job?.script.slice(0, -1).join('\n')).toBe(commands);
  });

  it('is not written twice, nor over another one', async () => {
    const root = temporaryProject({ ...inStep, '.git/HEAD': '', '.github/workflows/ci.yml': 'jobs: {a: {steps: [{run: npx realm-schema check}]}}\n' });
    expect((await init(root, ['--yes'])).out).toContain('CI job (GitHub): .github/workflows/ci.yml has it already.');
    const other = temporaryProject({ ...inStep, '.git/HEAD': '', '.github/workflows/realm-schema.yml': 'name: x\n' });
    expect((await init(other, ['--yes'])).out).toContain('that does something else: add this as a workflow,');
    expect(readFileSync(path.join(other, '.github/workflows/realm-schema.yml'), 'utf8')).toBe('name: x\n');
  });
});
