import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { app, client, server, type Classes } from '../support/twin';
import { command, found } from '../support/command';
import { git, repository, temporaryFolder, writeFiles } from '../support/git-history';

const task = (note: string): Classes => ({ Task: { _id: 'objectId', note } });
const MISMATCH = [expect.stringContaining('optional-required-mismatch Task.note')];

afterEach(() => vi.unstubAllEnvs());

describe('check --staged', () => {
  it('reads the index, and not what is on the disk', async () => {
    const folder = repository(app(task('string')));
    writeFiles(folder, client(task('string?')));
    expect(await found(folder, '--staged')).toEqual([]);
    expect(await found(folder)).toEqual(MISMATCH);
    git(folder, 'add', '.');
    writeFiles(folder, client(task('string')));
    expect(await found(folder, '--staged')).toEqual(MISMATCH);
    expect(await found(folder)).toEqual([]);
  });

  it('shows the lines that are staged', async () => {
    const folder = repository(app(task('string')));
    writeFiles(folder, client(task('string?')));
    git(folder, 'add', '.');
    rmSync(path.join(folder, 'client'), { recursive: true });
    expect((await command(folder, ['check', '--staged'])).out).toContain("note: 'string?'");
  });

  it('does not know what is not added, and knows what was deleted', async () => {
    const folder = repository(app(task('string')));
    writeFiles(folder, app({ Person: { _id: 'objectId' } }));
    git(folder, 'add', '--intent-to-add', '.');
    expect((JSON.parse((await command(folder, ['check', '--staged', '--format', 'json'])).out) as { summary: { classes: object } }).summary.classes)
      .toEqual({ client: 1, server: 1, compared: 1 });
    git(folder, 'rm', '-q', '--cached', '-r', 'client');
    expect(await command(folder, ['check', '--staged'])).toMatchObject({ status: 2, err: expect.stringContaining('No client found') as string });
  });

  it('works with a baseline', async () => {
    const folder = repository(app(task('string')));
    writeFiles(folder, app(task('int')));
    expect(await found(folder, '--staged', '--against', 'HEAD')).toEqual([]);
    git(folder, 'add', '.');
    expect(await found(folder, '--staged', '--against', 'HEAD')).toEqual([expect.stringContaining('changed-type Task.note')]);
  });

  it('works in a folder of the repository, with a side beside it', async () => {
    const folder = repository({ 'app/realm-schema.config.json': { client: ['src'], server: '../backend' } });
    writeFiles(path.join(folder, 'app/src'), client(task('string?')));
    writeFiles(path.join(folder, 'backend'), server(task('string')));
    expect((await command(path.join(folder, 'app'), ['check', '--staged'])).status).toBe(2);
    git(folder, 'add', '.');
    expect(await found(path.join(folder, 'app'), '--staged')).toEqual(MISMATCH);
    writeFiles(folder, { 'app/realm-schema.config.json': { client: ['src'], server: '../backend', rules: { 'optional-required-mismatch': 'off' } } });
    expect(await found(path.join(folder, 'app'), '--staged')).toEqual(MISMATCH);
    expect(await found(path.join(folder, 'app'))).toEqual([]);
  });

  it('reads a side outside of the repository, and what is installed, from the disk', async () => {
    const outside = temporaryFolder();
    writeFiles(outside, server(task('string')));
    const folder = repository(client(task('string?')));
    writeFiles(folder, { 'node_modules/realm/package.json': { name: 'realm', version: '12.0.0' }, '.gitignore': 'node_modules\n' });
    expect(await found(folder, '--staged', '--server', outside)).toEqual(MISMATCH);
  });

  it('reads a package of the repository as it is staged, though it is linked among those that are installed', async () => {
    const folder = repository({
      ...server(task('string')),
      'packages/models/package.json': { name: '@x/models', main: 'index.js' },
      'packages/models/index.js': "exports.note = 'string?';\n",
      'client/Task.js': "const { note } = require('@x/models');\nexports.Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note } };\n",
    });
    mkdirSync(path.join(folder, 'node_modules/@x'), { recursive: true });
    symlinkSync('../../packages/models', path.join(folder, 'node_modules/@x/models'));
    writeFiles(folder, { 'packages/models/index.js': "exports.note = 'string';\n" });
    expect(await found(folder, '--staged')).toEqual(MISMATCH);
    expect(await found(folder)).toEqual([]);
  });

  it('reads the configuration that is staged, whatever the disk has', async () => {
    const [file, off] = ['realm-schema.config.json', { rules: { 'optional-required-mismatch': 'off' } }];
    const folder = repository({ ...client(task('string?')), ...server(task('string')), [file]: off });
    writeFiles(folder, { [file]: '{ "rules": ' });
    expect(await found(folder, '--staged')).toEqual([]);
    expect(await found(folder, '--staged', '--config', file)).toEqual([]);
    rmSync(path.join(folder, file));
    expect(await found(folder, '--staged')).toEqual([]);
    git(folder, 'rm', '-q', '--cached', file);
    writeFiles(folder, { [file]: off });
    expect(await found(folder, '--staged')).toEqual(MISMATCH);
    expect(await found(folder, '--staged', '--config', file)).toEqual([]);
    expect(await found(folder)).toEqual([]);
  });

  it('finds a side elsewhere in the repository, and one that is named, among what is staged', async () => {
    const folder = repository({ 'app/README.md': '', ...server(task('string')) });
    writeFiles(path.join(folder, 'app'), client(task('string?')));
    git(folder, 'add', '.');
    rmSync(path.join(folder, 'server'), { recursive: true });
    expect(await found(path.join(folder, 'app'), '--staged')).toEqual(MISMATCH);
    expect(await found(folder, '--staged', '--server', 'server')).toEqual(MISMATCH);
  });

  it('reads the other clients of an app, and what is accepted, as they are staged', async () => {
    const folder = repository({
      ...server({ ...task('string'), Tag: { _id: 'objectId', name: 'string' } }),
      'a/package.json': { name: 'a' }, 'a/Task.ts': client(task('string'))['client/Task.ts'],
      'b/package.json': { name: 'b' }, 'b/Tag.ts': client({ Tag: { _id: 'objectId', name: 'string' } })['client/Tag.ts'],
      'realm-schema.config.json': { server: 'server', local: ['Cache'] },
    });
    const names = async (...flags: string[]): Promise<string[]> => (await command(folder, ['check', '--format', 'json', ...flags])).out.match(/"rule": "configured-name"/g) ?? [];
    writeFiles(folder, { 'b/Cache.ts': client({ Cache: { _id: 'objectId' } })['client/Cache.ts'] });
    expect([(await names()).length, (await names('--staged')).length > 0]).toEqual([0, true]);
    git(folder, 'add', '.');
    rmSync(path.join(folder, 'b/Cache.ts'));
    expect([(await names()).length > 0, (await names('--staged')).length]).toEqual([true, 0]);
  });

  it('stops at conflicts that are not settled, in one sentence', async () => {
    const folder = repository(app(task('string')));
    git(folder, 'checkout', '-qb', 'other');
    writeFiles(folder, client(task('int')));
    git(folder, 'commit', '-qam', 'other');
    git(folder, 'checkout', '-q', 'main');
    writeFiles(folder, client(task('date')));
    git(folder, 'commit', '-qam', 'main');
    expect(() => git(folder, 'merge', '-q', 'other')).toThrow();
    expect(await command(folder, ['check', '--staged'])).toEqual({
      status: 2, out: '',
      err: 'realm-schema: The index holds conflicts that are not settled, so nothing can be checked with --staged: client/Task.ts. Settle them, and `git add` the files.\n',
    });
  });

  it('reads the index that a hook is given, if it is one of this repository', async () => {
    const folder = repository(app(task('string')));
    writeFiles(folder, client(task('string?')));
    git(folder, 'add', '.');
    writeFileSync(path.join(folder, '.git/next-index-1.lock'), git(folder, 'rev-parse', 'HEAD'));
    vi.stubEnv('GIT_INDEX_FILE', path.join(temporaryFolder(), 'index'));
    expect(await found(folder, '--staged')).toEqual(MISMATCH);
    vi.stubEnv('GIT_INDEX_FILE', '.git/next-index-1.lock');
    expect(await command(folder, ['check', '--staged'])).toMatchObject({ status: 2, err: expect.stringContaining('git ls-files failed, so what is staged cannot be read') as string });
  });

  it('is refused outside of a repository, and with flags that write', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, app(task('string')));
    expect((await command(folder, ['check', '--staged'])).err).toContain('is not in a git repository');
    expect((await command(folder, ['check', '--staged', '--fix', '--side', 'client'])).err).toContain('do not go together');
    expect((await command(folder, ['check', '--staged', '--accept', '--reason', 'x'])).err).toContain('do not go together');
  });
});
