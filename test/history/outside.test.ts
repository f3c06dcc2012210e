import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { commit, git, repository, temporaryFolder, writeFiles } from '../support/git-history';
import { client, server, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?' } };
const NOW: Classes = { Task: { _id: 'objectId', note: 'string' } };
const GONE = 'error removed-property Task.due upload+deploy client/Task.ts:10:7 Task/schema.json:2:3 Task/schema.json:15:5';

const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
const monorepo = (ofServer: Classes): Files => ({ ...below('apps/phone', client(BEFORE)), ...below('backend', server(ofServer)), 'apps/phone/realm-schema.config.json': { server: '../../backend' } });

describe('a server outside of the project', () => {
  it('is read at the revision, where it is in the same repository', async () => {
    const app = path.join(repository(monorepo(BEFORE), monorepo(NOW)), 'apps/phone');
    expect(await found(app, '--against', 'HEAD~1')).toEqual([GONE]);
    expect(await found(app, '--against', 'HEAD')).toEqual(['error client-only-property Task.due upload client/Task.ts:10:7 Task/schema.json:2:3 -']);
  });

  it('is read at the revision when a flag names it', async () => {
    const { 'apps/phone/realm-schema.config.json': _config, ...before } = monorepo(BEFORE);
    const { 'apps/phone/realm-schema.config.json': _none, ...now } = monorepo(NOW);
    expect(await found(path.join(repository(before, now), 'apps/phone'), '--server', '../../backend', '--against', 'HEAD~1')).toEqual([GONE]);
  });

  it('is next to the folder that is compared with', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...below('old', monorepo(BEFORE)), ...below('new', monorepo(NOW)) });
    expect(await found(path.join(folder, 'new/apps/phone'), '--against', '../../../old/apps/phone')).toEqual([GONE]);
  });

  it('is not judged where it is in another repository, and that is said', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, below('backend', server(NOW)));
    writeFiles(path.join(folder, 'phone'), { 'realm-schema.config.json': { server: '../backend' } });
    git(path.join(folder, 'phone'), 'init', '-q', '-b', 'main');
    commit(path.join(folder, 'phone'), { ...client(BEFORE), 'realm-schema.config.json': { server: '../backend' } });
    const { out } = await command(path.join(folder, 'phone'), ['check', '--against', 'HEAD']);
    expect(out).toContain('HEAD holds no server side: only the other was compared with it.');
    expect(out).toContain('error client-only-property');
  });
});
