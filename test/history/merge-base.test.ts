import { describe, expect, it } from 'vitest';
import { command, found } from '../support/command';
import { commit, git, repository } from '../support/git-history';
import { app, type Classes } from '../support/twin';

const BASE: Classes = { Task: { _id: 'objectId', note: 'string' } };
/** What came to the main branch after the work began. */
const AHEAD: Classes = { ...BASE, Draft: { _id: 'objectId' } };
const WORK: Classes = { Task: { _id: 'objectId', note: 'int' } };

/** A branch `work` that changed a type, and a main branch that has got a class since, under several names. */
function behind(): string {
  const folder = repository(app(BASE));
  git(folder, 'checkout', '-qb', 'work');
  commit(folder, app(WORK));
  git(folder, 'checkout', '-q', 'main');
  commit(folder, app(AHEAD));
  git(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
  git(folder, 'tag', 'v1', 'main');
  git(folder, 'tag', '-a', 'v2', '-m', 'v2', 'main');
  git(folder, 'branch', 'both', 'main');
  git(folder, 'tag', 'both', 'main');
  git(folder, 'checkout', '-q', 'work');
  return folder;
}

const classes = async (folder: string, ...flags: readonly string[]): Promise<string[]> =>
  (await found(folder, ...flags)).map((line) => line.split(' ').slice(1, 3).join(' '));

const OWN = ['changed-type Task.note'];
const ALL = ['changed-type Task.note', 'removed-class Draft'];

describe('a branch that is behind', () => {
  it('is compared with what it came from, and with a tag as it is, since that is what was released', async () => {
    const folder = behind();
    const hash = git(folder, 'rev-parse', 'main').trim();
    for (const ref of ['main', 'heads/both', 'origin/main', 'main@{0}', 'main^0', hash]) expect([ref, await classes(folder, '--against', ref)]).toEqual([ref, OWN]);
    for (const ref of ['v1', 'tags/v1', 'refs/tags/v1', 'v1^0', 'v1^{}', 'v1~0', 'v1^{commit}', 'v2', 'v2^0', 'v2^{commit}', 'both']) expect([ref, await classes(folder, '--against', ref)]).toEqual([ref, ALL]);
  });

  it('before its first commit, is compared with the tip', async () => {
    const folder = behind();
    git(folder, 'checkout', '-q', '--orphan', 'other');
    expect(await classes(folder, '--against', 'main')).toEqual(ALL);
  });

  it('is not joined by three dots with what is no revision', async () => {
    expect(await command(behind(), ['diff', 'main...nowhere'])).toMatchObject({ status: 2, err: expect.stringContaining('`nowhere`') as string });
  });
});
