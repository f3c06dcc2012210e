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

describe('diff of a side in another repository', () => {
  /** A folder with the repositories `phone` and `backend`, where each has two revisions. */
  function two(config: object = {}): string {
    const folder = temporaryFolder();
    const sides: Readonly<Record<string, readonly Files[]>> = {
      phone: [client(NOW), client(BEFORE)].map((files) => ({ ...files, 'realm-schema.config.json': config })),
      backend: [server(NOW), server(BEFORE)],
    };
    for (const [name, revisions] of Object.entries(sides)) {
      writeFiles(path.join(folder, name), { 'README.md': name });
      git(path.join(folder, name), 'init', '-q', '-b', 'main');
      for (const files of revisions) commit(path.join(folder, name), files);
    }
    return folder;
  }

  const diff = async (cwd: string, ...args: readonly string[]): Promise<{ notes: string[]; changes: { side: string; reason: string }[] }> =>
    JSON.parse((await command(cwd, ['diff', ...args, '--format', 'json'])).out) as { notes: string[]; changes: { side: string; reason: string }[] };

  const OUTSIDE = (side: string, name: string): string => `The ${side} is outside of this repository: as it is now it stands for ${name}.`;

  it.each<[string, object, readonly string[], readonly string[]]>([
    ['with the files as they are', {}, ['HEAD~1', '--server', '../backend'], ['HEAD~1']],
    ['of two revisions', {}, ['HEAD~1', 'HEAD', '--server', '../backend'], ['HEAD~1', 'HEAD']],
    ['that the configuration names', { server: '../backend' }, ['HEAD~1'], ['HEAD~1']],
  ])('compares the client with the server of today: %s', async (_name, config, args, names) => {
    const { notes, changes } = await diff(path.join(two(config), 'phone'), ...args);
    expect(notes).toEqual(names.map((name) => OUTSIDE('server', name)));
    expect(changes.map(({ side, reason }) => [side, reason])).toEqual([['client', 'The server has it already.']]);
  });

  it('compares the server with the client of today', async () => {
    const { notes, changes } = await diff(path.join(two(), 'backend'), 'HEAD~1', '--client', '../phone');
    expect(notes).toEqual([OUTSIDE('client', 'HEAD~1')]);
    expect(changes.map(({ side }) => side)).toEqual(['server']);
  });

  it('does not take two sides of today for a revision', async () => {
    const folder = two();
    writeFiles(path.join(folder, 'empty'), { 'README.md': '' });
    git(path.join(folder, 'empty'), 'init', '-q', '-b', 'main');
    commit(path.join(folder, 'empty'), { 'README.md': 'soon' });
    const { status, err } = await command(path.join(folder, 'empty'), ['diff', 'HEAD', '--client', '../phone', '--server', '../backend']);
    expect([status, err]).toEqual([2, expect.stringContaining('HEAD holds no schema at all')]);
  });
});
