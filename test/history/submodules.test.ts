import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { git, repository, temporaryFolder } from '../support/git-history';
import { app, client, server, type Classes } from '../support/twin';

const before: Classes = { Task: { _id: 'objectId', note: 'string' } };
const after: Classes = { Task: { _id: 'objectId', note: 'int' } };
const CHANGED = 'error changed-type Task.note open+upload+download client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7';

/** A repository that holds another one in the folder `app`, and moves it on by one commit. */
function superproject(own: Files, ...revisions: readonly Files[]): string {
  const inner = repository(...revisions);
  const outer = repository(own);
  git(outer, 'submodule', '--quiet', 'add', inner, 'app');
  const inside = path.join(outer, 'app');
  git(inside, 'checkout', '--quiet', 'HEAD~1');
  git(outer, 'commit', '--quiet', '-am', 'first');
  git(inside, 'checkout', '--quiet', 'main');
  git(outer, 'commit', '--quiet', '-am', 'second');
  return outer;
}

/** A copy of a project whose submodule only has its newest commit; the one before is `earlier`. */
function shallow(folder: string): { readonly copy: string; readonly earlier: string } {
  const copy = path.join(temporaryFolder(), 'copy');
  git(folder, 'clone', '--quiet', folder, copy);
  git(copy, 'clone', '--quiet', '--depth', '1', `file://${git(folder, 'config', '--file', '.gitmodules', 'submodule.app.url').trim()}`, 'app');
  return { copy, earlier: git(path.join(folder, 'app'), 'rev-parse', 'HEAD~1').trim() };
}

describe('an app that is a submodule of the project', () => {
  it('is compared with what it was at a revision of the project', async () => {
    const folder = superproject({ 'README.md': '' }, app(before), app(after, before));
    expect(await found(folder, '--against', 'HEAD~1')).toEqual([CHANGED]);
    expect((await command(folder, ['diff', 'HEAD~1', 'HEAD'])).out).toContain('~ `Task.note`: `string` → `int` (client only)');
  });

  it('may be one side only, and outside of the folder of the configuration', async () => {
    const folder = superproject({ ...server(before), 'tools/realm-schema.config.json': { client: '../app/client', server: '../server' } }, client(before), client(after));
    expect(await found(folder, '--against', 'HEAD~1')).toEqual([CHANGED]);
    expect(await found(path.join(folder, 'tools'), '--against', 'HEAD~1')).toEqual([CHANGED]);
  });

  it('is named where its commit is not there', async () => {
    const { copy, earlier } = shallow(superproject({ 'README.md': '' }, app(before), app(after, before)));
    const why = `outside of its submodules, and not all of these can be read. The submodule app lacks the commit ${earlier.slice(0, 7)}: \`git -C app fetch origin ${earlier}\` brings it.\n`;
    const checked = await command(copy, ['check', '--against', 'HEAD~1', '--format', 'json']);
    expect([checked.status, checked.err]).toEqual([2, `realm-schema: HEAD~1 holds no client and no server side ${why}`]);
    expect(JSON.parse(checked.out)).toMatchObject({ summary: { classes: { compared: 1 } } });
    expect(await command(copy, ['diff', 'HEAD~1'])).toMatchObject({ status: 2, err: `realm-schema: HEAD~1 holds no client and no server side ${why}` });
    git(copy, 'tag', 'v1', 'HEAD~1');
    expect(await command(copy, ['check', '--released', 'v1'])).toMatchObject({ status: 2, err: `realm-schema: v1 declares no schema ${why}` });
  });

  it('is noted where the revision holds both sides without it', async () => {
    const { copy, earlier } = shallow(superproject(app(before), client({ Draft: { _id: 'objectId' } }), {}));
    const { status, out } = await command(copy, ['check', '--against', 'HEAD~1']);
    expect(status).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(`At HEAD~1 something could not be read, and is not compared. The submodule app lacks the commit ${earlier.slice(0, 7)}: `);
  });

  it.each(['check', 'check --server app/server', 'check --client app/client --server server', 'inspect client'])('%s names it where it is not checked out', async (line) => {
    const folder = superproject(line.includes('--server server') ? server(before) : {}, app(before), app(after, before));
    git(folder, 'submodule', '--quiet', 'deinit', '--force', 'app');
    rmSync(path.join(folder, 'app'), { recursive: true });
    const { status, err } = await command(folder, line.split(' '));
    expect(status).toBe(2);
    expect(err).toMatch(/^realm-schema: No .* The submodule app is not checked out: `git submodule update --init app` brings it\.\n$/);
  });
});
