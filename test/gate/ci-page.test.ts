import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientClass, serverExport } from '../support/app';
import { command as runHere } from '../support/command';
import { packageRoot, writeFiles, type Run } from '../support/project';
import { createRepository, type Repository } from '../support/repository';

/** The commands of docs/ci.md, in a clone of a repository whose branch breaks the client. */

const page = readFileSync(path.join(packageRoot, 'docs/ci.md'), 'utf8');
const blocks = new Map([...page.matchAll(/^```yaml (\S+)\n([^]*?)^```$/gm)].map(([, file = '', text = '']) => [file, text]));

const commandsOf = (file: string): string[] => [...(blocks.get(file) ?? '').matchAll(/^ *(?:- )?(?:run: |entry: |- )?(npx .*realm-schema .*)$/gm)].map(([, command = '']) => command);

const TASK = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string',\n    },";
const good = clientClass('Task', TASK);
const bad = clientClass('Task', TASK.replace("'string'", "'string?'"));
const server = serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } });

const ENV = { GITHUB_BASE_REF: 'main' };
const COMMAND = 'node_modules/.bin/realm-schema';

let folder: string;
let app: Repository;

/** The base branch is called `main` at `origin`; the work is on a branch of a clone, as in a job for a pull request. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-ci-'));
  mkdirSync(path.join(folder, 'origin'));
  mkdirSync(path.join(folder, 'app'));
  const origin = createRepository(path.join(folder, 'origin'));
  origin.write({ ...good, ...server, '.gitignore': 'node_modules\n*.sarif\ngl-*.json\n' });
  origin.commit('Start');
  app = createRepository(path.join(folder, 'app'), { HOME: folder, ...ENV, npm_config_update_notifier: 'false', npm_config_offline: 'true' });
  app.git('remote', 'add', 'origin', path.join(folder, 'origin'));
  app.git('fetch', '--quiet', 'origin');
  app.git('checkout', '--quiet', '-b', 'change', 'origin/main');
  app.git('tag', 'deployed', 'origin/main');
  mkdirSync(path.join(app.root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(path.join(packageRoot, 'dist/src/cli/realm-schema.js'), path.join(app.root, 'node_modules/.bin/realm-schema'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as a CI service does: in a shell that stops at the first failure where it needs one, else, as that takes less time, here. */
async function runStep(command: string): Promise<Run> {
  const [, words] = /^(?:npx --no realm-schema|node_modules\/\.bin\/realm-schema) ([\w\s./-]+)$/.exec(command) ?? [];
  if (words === undefined) return app.run('bash', ['-eo', 'pipefail', '-c', command.replace('npx --no realm-schema', COMMAND)]);
  const { status, out, err } = await runHere(app.root, words.trim().split(/\s+/), ENV);
  return { status, stdout: out, stderr: err };
}

/** What lint-staged runs with the configuration of the page: what the function gives, and nothing behind it. */
function commandOfLintStaged(): string {
  const [, text = ''] = /^```js lint-staged\.config\.js\n([^]*?)^```$/m.exec(page) ?? [];
  const module: { exports: Record<string, (files: string[]) => string> } = { exports: {} };
  new Function('module', text)(module);
  return `node_modules/.bin/${Object.values(module.exports)[0]?.(['client/Task.ts']) ?? ''}`;
}

/** What the bad branch is told: that it changed, or, where nothing earlier is read, that both sides differ. */
const ruleOf = (command: string): string => (command.includes('--against') ? 'changed-optionality' : 'optional-required-mismatch');

const [github = [], gitlab = [], preCommit = []] = ['.github/workflows/schema.yml', '.gitlab-ci.yml', '.pre-commit-config.yaml'].map(commandsOf);

describe('docs/ci.md', () => {
  it('has the commands that are run here', () => {
    expect([github.length, gitlab.length, preCommit.length]).toEqual([3, 2, 1]);
  });

  const all = [...new Set([...github, ...gitlab, ...preCommit, commandOfLintStaged()])];

  it.each(all)('passes a good branch: %s', async (command) => {
    expect(await runStep(command)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(all.filter((command) => !command.includes('sarif')))('fails for a bad branch: %s', async (command) => {
    writeFiles(app.root, bad);
    const { status, stdout } = await runStep(command);
    writeFiles(app.root, good);
    expect(status).toBe(1);
    expect(stdout).toContain(ruleOf(command));
  });

  it.each(all.filter((command) => command.includes('sarif')))('writes SARIF for a bad branch, and goes on: %s', async (command) => {
    writeFiles(app.root, bad);
    const { status } = await runStep(command);
    writeFiles(app.root, good);
    expect(status).toBe(0);
    const log = JSON.parse(readFileSync(path.join(app.root, 'realm-schema.sarif'), 'utf8')) as { runs: { results: { ruleId: string }[] }[] };
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain(ruleOf(command));
  });

  it('leaves a report for the merge request', async () => {
    writeFiles(app.root, bad);
    await runStep(gitlab[0] ?? '');
    writeFiles(app.root, good);
    const entries = JSON.parse(readFileSync(path.join(app.root, 'gl-code-quality-report.json'), 'utf8')) as { check_name: string }[];
    expect(entries.map(({ check_name: name }) => name)).toContain('changed-optionality');
  });

  it('does not take a check that could not be made for one with findings', async () => {
    writeFiles(app.root, { 'realm-schema.config.json': '{' });
    const [, sarif = ''] = github;
    const { status, stderr } = await runStep(sarif);
    rmSync(path.join(app.root, 'realm-schema.config.json'));
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/^realm-schema: .*realm-schema\.config\.json:1:2 is not JSON/);
  });
});
