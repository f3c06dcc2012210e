import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { commit, repository } from '../support/git-history';
import { lintText, shown } from '../support/lint';
import { temporaryProject } from '../support/project';
import { app, client, server } from '../support/twin';

const TASK = { Task: { _id: 'objectId', note: 'string' } };
const STALE = { Task: { _id: 'objectId', note: 'int' } };
const built = (folder: string): Files => Object.fromEntries(Object.entries(client(STALE)).map(([file, text]) => [`${folder}/${file}`, text]));
const moved = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [file.replace(/^server/, folder), text]));

describe('check, where git ignores files', () => {
  it.each<[string, Files]>([
    ['build output with another name', { ...built('lib/commonjs'), '.gitignore': 'lib/\n' }],
    ['a copy of the sources', { ...built('backup'), '.gitignore': '/backup\n' }],
    ['by a file deeper down', { ...built('app/gen'), 'app/.gitignore': 'gen\n' }],
    ['what the configuration leaves out', { ...built('old'), 'realm-schema.config.json': { exclude: 'old' } }],
    ['what the configuration leaves out of what it names', { ...built('client/old'), 'realm-schema.config.json': { client: 'client', exclude: ['client/old/**'] } }],
    ['a stale export', { ...moved('old', server(STALE)), '.gitignore': 'old\n' }],
  ])('does not read %s', async (_name, more) => {
    expect(await found(temporaryProject({ ...app(TASK), ...more }))).toEqual([]);
  });

  it('names a server side that is ignored, and reads it where it is named', async () => {
    const root = temporaryProject({ ...client(TASK), ...moved('generated/export', server(STALE)), '.gitignore': 'generated\n' });
    const { status, err } = await command(root, ['check']);
    expect([status, err]).toEqual([2, expect.stringContaining('name it with --server generated/export.')]);
    expect(await found(root, '--server', 'generated/export')).toEqual([expect.stringContaining('error type-mismatch Task.note')]);
    expect(await found(root, '--server', './generated/')).toHaveLength(1);
  });

  it('names a client that is ignored, and reads it where it is named', async () => {
    const root = temporaryProject({ ...server(TASK), ...built('gen'), '.gitignore': 'gen\n' });
    const { status, err } = await command(root, ['check']);
    expect([status, err]).toEqual([2, expect.stringContaining('name it with --client gen/client.')]);
    expect(await found(root, '--client', 'gen/**/*.ts')).toHaveLength(1);
    expect(await found(root, '--client', 'gen/client/Task.ts')).toHaveLength(1);
  });

  it('reads what is tracked all the same, now and before', async () => {
    const root = repository({ ...app(TASK), '.gitignore': 'client\nserver\n' });
    expect(await found(root, '--against', 'HEAD')).toEqual([]);
    commit(root, { ...app(STALE), '.gitignore': 'client\nserver\n' });
    expect(await found(root, '--against', 'HEAD~1')).toEqual([expect.stringContaining('error changed-type Task.note')]);
  });

  it('leaves out at a revision what the configuration leaves out', async () => {
    const root = repository({ ...app(TASK), ...built('old'), 'realm-schema.config.json': { exclude: 'old' } });
    expect(await found(root, '--against', 'HEAD')).toEqual([]);
  });

  it('is silent in the editor about such a file', () => {
    const root = temporaryProject({ ...app(TASK), ...built('lib'), '.gitignore': 'lib\n' });
    expect(lintText(`${root}/lib/client/Task.ts`, String(built('lib')['lib/client/Task.ts']))).toEqual([]);
    expect(lintText(`${root}/client/Task.ts`, String(client(STALE)['client/Task.ts'])).map(shown)).toEqual(['9:7 type-mismatch']);
  });
});
