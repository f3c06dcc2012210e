import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { broken, init, inStep } from '../init/app';
import { packageRoot, temporaryProject } from '../support/project';
import { createRepository } from '../support/repository';

/** The hook that `init` adds, run by the real pre-commit, at the root of a repository and in a folder of one. */

const CONFIGURATION = '# ours\nrepos:\n- repo: meta\n  hooks:\n  - id: identity # all files\n';

const below = (folder: string, files: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [path.posix.join(folder, file), text]));

describe('the hook that init adds', () => {
  it.each(['.', "apps/the client's"])('stops a bad commit in %s', async (folder) => {
    const root = temporaryProject({ ...below(folder, { ...inStep, 'package.json': { name: 'app' } }), '.gitignore': 'node_modules\ncache\n', '.pre-commit-config.yaml': CONFIGURATION });
    const project = path.join(root, folder);
    mkdirSync(path.join(project, 'node_modules/.bin'), { recursive: true });
    symlinkSync(path.join(packageRoot, 'dist/src/cli/realm-schema.js'), path.join(project, 'node_modules/.bin/realm-schema'));
    const app = createRepository(root, { HOME: root, PRE_COMMIT_HOME: path.join(root, 'cache'), npm_config_offline: 'true', npm_config_update_notifier: 'false' });
    expect(await init(project, ['--yes'])).toMatchObject({ status: 0, err: '' });
    expect(app.run('pre-commit', ['validate-config'])).toMatchObject({ status: 0 });
    app.git('add', '--all');
    expect(app.run('pre-commit', ['run', 'realm-schema'])).toMatchObject({ status: 0 });
    app.write(below(folder, broken));
    app.git('add', '--all');
    const { status, stdout } = app.run('pre-commit', ['run', 'realm-schema']);
    expect([status, stdout]).toEqual([1, expect.stringContaining('optional-required-mismatch')]);
  });
});
