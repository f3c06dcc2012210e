import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientClass, serverExport } from '../support/app';
import { packageRoot } from '../support/project';
import { createRepository, type Repository } from '../support/repository';

/** The real manifest and the real pre-commit; only what the package depends on is left out, so that no network is needed. */
let home: string;
let app: Repository;

const env = (): NodeJS.ProcessEnv => ({ HOME: home, PRE_COMMIT_HOME: path.join(home, 'pre-commit'), npm_config_offline: 'true', npm_config_audit: 'false' });

/** A repository with the manifest, whose command is the one that this repository has built. */
function publishHook(root: string): string {
  const built = path.join(packageRoot, 'dist/src/cli');
  mkdirSync(root);
  const hook = createRepository(root, env());
  const { name, version, bin } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { name: string; version: string; bin: Record<string, string> };
  hook.write({
    'package.json': { name, version, bin, scripts: { prepack: 'echo building' } },
    [bin['realm-schema'] ?? '']: `#!/usr/bin/env node
const { main } = require(${JSON.stringify(path.join(built, 'realm-schema.js'))});
const { processSurroundings } = require(${JSON.stringify(path.join(built, 'streams.js'))});
main(process.argv.slice(2), processSurroundings()).then((status) => { process.exitCode = status; });
`,
  });
  for (const file of ['.pre-commit-hooks.yaml', '.npmrc']) copyFileSync(path.join(packageRoot, file), path.join(root, file));
  hook.commit('Publish');
  return hook.git('rev-parse', 'HEAD').stdout.trim();
}

const TASK = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string',\n    },";
const good = clientClass('Task', TASK);
const bad = clientClass('Task', TASK.replace("'string'", "'string?'"));
const server = serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } });

beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-hook-'));
  const rev = publishHook(path.join(home, 'hook'));
  mkdirSync(path.join(home, 'app'));
  app = createRepository(path.join(home, 'app'), env());
  app.write({
    ...good,
    ...server,
    '.pre-commit-config.yaml': `repos:\n  - repo: ${path.join(home, 'hook')}\n    rev: ${rev}\n    hooks:\n      - id: realm-schema\n        language_version: system\n`,
  });
  app.commit('Start');
  const { status, stdout, stderr } = app.run('pre-commit', ['install', '--install-hooks']);
  if (status !== 0) throw new Error(`pre-commit could not install the hook:\n${stdout}${stderr}`);
}, 60_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

const head = (): string => app.git('rev-parse', 'HEAD').stdout;

/** Commits what is staged or not, and gives what the hook said; the work tree is as before afterwards. */
function tryToCommit(change: () => void): { stopped: boolean; output: string } {
  const before = head();
  change();
  const { stdout, stderr } = app.git('commit', '--quiet', '--message', 'Change');
  const stopped = head() === before;
  app.git('reset', '--quiet', '--hard', before.trim());
  return { stopped, output: stdout + stderr };
}

const stage = (): unknown => app.git('add', '--all');

describe('the hook of the pre-commit framework', () => {
  it('has a valid manifest', () => {
    expect(app.run('pre-commit', ['validate-manifest', path.join(packageRoot, '.pre-commit-hooks.yaml')])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('lets a good commit pass', () => {
    const { stopped, output } = tryToCommit(() => {
      app.write(clientClass('Task', TASK.replace("note: 'string'", "note: { type: 'string' }")));
      stage();
    });
    expect(output).toMatch(/^realm-schema\.+Passed$/m);
    expect(stopped).toBe(false);
  });

  it('stops a bad commit, and says why', () => {
    const { stopped, output } = tryToCommit(() => {
      app.write(bad);
      stage();
    });
    expect(stopped).toBe(true);
    expect(output).toMatch(/^realm-schema\.+Failed\n- hook id: realm-schema\n- exit code: 1\n\nerror optional-required-mismatch$/m);
    expect(output).toContain('client: client/Task.ts:9:7');
  });

  it('stops a commit that only deletes', () => {
    const { stopped, output } = tryToCommit(() => app.git('rm', '--quiet', '-r', 'server/data_sources/mongodb-atlas/app/Task'));
    expect(stopped).toBe(true);
    expect(output).toMatch(/exit code: [12]/);
  });

  it('judges what is staged, not what is mended afterwards', () => {
    const { stopped } = tryToCommit(() => {
      app.write(bad);
      stage();
      app.write(good);
    });
    expect(stopped).toBe(true);
  });

  it('does not stop for what is not staged', () => {
    const { stopped, output } = tryToCommit(() => {
      app.write({ 'README.md': 'An app.\n' });
      app.git('add', 'README.md');
      app.write(bad);
    });
    expect(stopped).toBe(false);
    expect(output).toMatch(/^realm-schema\.+Passed$/m);
  });
});
