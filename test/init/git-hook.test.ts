import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryProject, writeFiles } from '../support/project';
import { createRepository } from '../support/repository';
import { init, inStep } from './app';

const root = (): string => createRepository(temporaryProject({ 'package.json': { name: 'app' }, ...inStep })).root;
const HOOK = '.git/hooks/pre-commit';
const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('a repository that has neither hooks nor CI', () => {
  it('gets the hook of git itself, once, and the job that is asked for', async () => {
    const app = root();
    const { status, out } = await init(app, ['--yes', '--ci', 'github']);
    expect([status, out.includes('hook (git): write')]).toEqual([0, true]);
    expect(read(app, HOOK)).toBe('#!/bin/sh\nnpx --no realm-schema check --staged\n');
    expect(statSync(path.join(app, HOOK)).mode & 0o111).toBe(0o111);
    expect(read(app, '.github/workflows/realm-schema.yml')).toContain('npx --no realm-schema check --against --format github');
    const again = await init(app, ['--yes', '--ci', 'github']);
    expect(again.out).toContain('hook (git): .git/hooks/pre-commit has it already.');
    expect(again.out).not.toMatch(/^(?:Wrote|Added)/m);
  });

  it('gets the job of GitLab', async () => {
    const app = root();
    expect((await init(app, ['--yes', '--ci', 'gitlab'])).status).toBe(0);
    expect(read(app, '.gitlab-ci.yml')).toContain('npx --no realm-schema check --against');
  });

  it('keeps a hook that is there, and says what to add', async () => {
    const app = root();
    writeFiles(app, { [HOOK]: '#!/bin/sh\nexit 0\n' });
    expect((await init(app, ['--yes'])).out).toContain('hook (git): The repository has a hook pre-commit already: let it run this as well,\n    npx --no realm-schema check --staged\n');
    expect(read(app, HOOK)).toBe('#!/bin/sh\nexit 0\n');
  });

  it('writes none where git takes hooks from another folder', async () => {
    const app = root();
    writeFiles(app, { '.git/config': '[core]\n\trepositoryformatversion = 0\n\thooksPath = /elsewhere\n' });
    expect((await init(app, ['--yes'])).out).toContain('hook: Git takes the hooks of this repository from another folder (core.hooksPath).');
  });
});
