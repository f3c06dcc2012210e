import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, diff, explain, IncompleteError, inspect } from '../../src/api';
import { appBelow, blocksOf } from '../support/markdown';
import { command } from '../support/command';
import { linkPackages, packageRoot, runNode, temporaryProject } from '../support/project';

const blocks = blocksOf(readFileSync(path.join(packageRoot, 'docs/api.md'), 'utf8'));
const files = appBelow(blocks, 'For programs');

/** What a command prints, without the time that it took. */
async function printed(cwd: string, ...args: readonly string[]): Promise<unknown> {
  return withoutTime(JSON.parse((await command(cwd, [...args, '--format', 'json'])).out));
}

const withoutTime = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/"durationMs":\d+/g, '"durationMs":0'));

const sides = { client: ['app'], server: 'backend' };
const flags = ['--client', 'app', '--server', 'backend'];

describe('the interface for programs', () => {
  it('does what docs/api.md says', () => {
    const root = temporaryProject(files);
    linkPackages(root, ['eslint-plugin-realm-schema']);
    const { stdout, stderr } = runNode(['check.js'], root);
    expect([stderr, stdout]).toEqual(['', blocks.find(({ language }) => language === 'text')?.text]);
  });

  it('gives what --format json prints', async () => {
    const cwd = temporaryProject(files);
    const old = temporaryProject({ ...files, 'app/Task.ts': String(files['app/Task.ts']).replace("'date?'", "'date'") });
    const error = "Property 'dueDate' in class 'Task' is nullable on one side and not on the other.";
    expect(withoutTime(check({ cwd, ...sides }))).toEqual(await printed(cwd, 'check', ...flags));
    expect(withoutTime(check({ cwd, ...sides, except: ['optional-required-mismatch'] }))).toEqual(await printed(cwd, 'check', ...flags, '--except', 'optional-required-mismatch'));
    expect(withoutTime(inspect('client', { cwd, client: ['app'] }))).toEqual(await printed(cwd, 'inspect', 'client', 'app'));
    expect(withoutTime(inspect('server', { cwd, server: 'backend' }))).toEqual(await printed(cwd, 'inspect', 'server', 'backend'));
    expect(withoutTime(diff({ cwd, old, ...sides }))).toEqual(await printed(cwd, 'diff', old, ...flags));
    expect(withoutTime(await explain(error, { cwd, ...sides }))).toEqual(await printed(cwd, 'explain', ...['--client', 'app', '--server', 'backend'], error));
  });

  it('throws what could not be done, with the report of the rest', () => {
    const cwd = temporaryProject(files);
    const attempt = (): unknown => check({ cwd, ...sides, against: 'nowhere' });
    expect(attempt).toThrow(IncompleteError);
    try {
      attempt();
    } catch (error) {
      expect((error as IncompleteError).report).toMatchObject({ version: 1, summary: { classes: { compared: 1 } } });
    }
    expect(() => check({ cwd: temporaryProject({}) })).toThrow(expect.objectContaining({ name: 'WorkspaceError' }));
    expect(() => check({ cwd, ...sides, only: ['type-mismatc'] })).toThrow('There is no rule `type-mismatc`; the nearest is `type-mismatch`.');
  });

  it.each<[string, (root: string) => string, string]>([
    ['a folder that was deleted', (root) => path.join(root, 'gone'), 'and no folder is there.'],
    ['a file', (root) => path.join(root, 'app/Task.ts'), 'and no folder is there.'],
    ['something below a file', (root) => path.join(root, 'app/Task.ts/src'), 'and no folder is there.'],
    ['a name that no file can have', (root) => path.join(root, 'x'.repeat(65_536)), `${'x'.repeat(20)}…\`, and no folder is there.`],
    ['an empty text', () => '', '`cwd` is empty'],
  ])('says in one sentence that there is no folder: %s', async (_name, folderIn, sentence) => {
    const cwd = folderIn(temporaryProject(files));
    const said = expect.objectContaining({ name: 'WorkspaceError', message: expect.stringContaining(sentence) as string }) as Error;
    expect(() => check({ cwd })).toThrow(said);
    expect(() => diff({ cwd, old: 'HEAD' })).toThrow(said);
    expect(() => inspect('server', { cwd })).toThrow(said);
    await expect(explain('Bad changeset', { cwd })).rejects.toThrow(said);
  });

  it.skipIf(process.platform === 'win32')('says that the working directory is gone', () => {
    const script = "const { check, inspect } = require('eslint-plugin-realm-schema/api');"
      + "for (const ask of [() => check(), () => inspect('client', { cwd: 'app' })]) { try { ask(); } catch (error) { console.log(error.name, error.message.slice(0, 45)); } }"
      + 'console.log(check({ cwd: __dirname }).version);';
    const root = temporaryProject({ ...files, 'gone/.keep': '', 'a.js': script, 'realm-schema.config.json': sides });
    linkPackages(root, ['eslint-plugin-realm-schema']);
    const { stderr, stdout } = spawnSync('sh', ['-c', 'cd gone; rm -r ../gone; "$0" "$1"', process.execPath, path.join(root, 'a.js')], { cwd: root, encoding: 'utf8' });
    const said = 'WorkspaceError The working directory does not exist any more\n';
    expect([stderr, stdout]).toEqual(['', `${said}${said}1\n`]);
  });

  it('is beside the plugin, which is found as before', () => {
    const root = temporaryProject({ 'a.js': "for (const name of ['', '/api', '/package.json', '/report.schema.json', '/config.schema.json']) console.log(Object.keys(require(`eslint-plugin-realm-schema${name}`)).includes('rules') || typeof require(`eslint-plugin-realm-schema${name}`));" });
    linkPackages(root, ['eslint-plugin-realm-schema']);
    const { stdout, stderr } = runNode(['a.js'], root);
    expect([stderr, stdout]).toEqual(['', 'true\nobject\nobject\nobject\nobject\n']);
  });
});
