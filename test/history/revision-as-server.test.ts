import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, type Files } from '../support/app';
import { command, found } from '../support/command';
import { commit, git, repository, writeFiles } from '../support/git-history';

const task = (note: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${note}' },`);

describe('a revision of the client as the server side', () => {
  it('is held against the client of today', async () => {
    const folder = repository(task('string'));
    git(folder, 'tag', 'v1.0.0');
    commit(folder, task('int'));
    expect(await found(folder, '--server', 'v1.0.0')).toEqual(['error type-mismatch Task.note upload+download client/Task.ts:7:36 v1.0.0:client/Task.ts:7:36 -']);
    expect(await found(folder, '--server', 'HEAD')).toEqual([]);
    writeFiles(folder, task('bool'));
    expect(await found(folder, '--server', 'HEAD', '--client', 'client')).toEqual(['error type-mismatch Task.note upload+download client/Task.ts:7:36 HEAD:client/Task.ts:7:36 -']);
  });

  it('shows no code of today at a place of then', async () => {
    const folder = repository(task('string'), task('int'));
    const { out } = await command(folder, ['check', '--server', 'HEAD~1']);
    expect(out).toContain("  server: HEAD~1:client/Task.ts:7:36\n      6 |     primaryKey: '_id',\n    > 7 |     properties: { _id: 'objectId', note: 'int' },\n");
    expect(out).not.toContain("note: 'string'");
    expect(out).toContain('server: HEAD~1 (app-services)');
  });

  it('is not taken for a path that is there, nor a path that is not for a revision', async () => {
    const folder = repository(task('string'));
    const { status, err } = await command(folder, ['check', '--server', 'v9']);
    expect([status, err]).toEqual([2, expect.stringMatching(/No server found: v9 does not exist/)]);
    writeFiles(path.join(folder, 'HEAD'), task('int'));
    expect(await found(folder, '--server', 'HEAD', '--client', 'client')).toEqual(['error type-mismatch Task.note upload+download client/Task.ts:7:36 client/Task.ts:7:36 -']);
  });
});
