import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { commit, git, writeFiles } from '../support/git-history';
import { app, type Classes } from '../support/twin';

const FIRST: Classes = { Task: { _id: 'objectId', note: 'string' } };
const SECOND: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?' } };
const NOW: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?', done: 'bool?' } };

/** How a clone is made so that it lacks what earlier commits have. */
const CLONES = {
  blobless: ['--filter=blob:none'],
  treeless: ['--filter=tree:0'],
  'of small files': ['--filter=blob:limit=8'],
  'of another remote': ['--filter=blob:none', '--origin', 'upstream'],
} as const;

type Clone = keyof typeof CLONES;

let folder = '';

const at = (clone: Clone): string => path.join(folder, clone);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-'));
  const origin = path.join(folder, 'origin');
  git(folder, 'init', '-q', '-b', 'main', origin);
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  commit(origin, app(FIRST), 'v1.0.0');
  commit(origin, app(SECOND));
  git(origin, 'tag', 'v2.0.0');
  commit(origin, app(NOW));
  for (const [name, flags] of Object.entries(CLONES)) git(folder, 'clone', '-q', ...flags, `file://${origin}`, name);
  return () => rmSync(folder, { recursive: true });
});

/** How many objects a clone knows by name only. */
const missing = (clone: string): number => git(clone, 'rev-list', '--objects', '--all', '--missing=print').split('\n').filter((line) => line.startsWith('?')).length;

const PARTIAL = /This clone is partial, or damaged, and lacks files of [0-9a-f]{12}: bring them with `git diff --stat [0-9a-f]{12}`, or clone without a filter\.\n$/;

/** Git before 2.45 does not know the variable by which it fetches nothing: these run with whichever git is installed. */
describe('nothing is fetched of a partial clone, and that is said', () => {
  it.each<[Clone, readonly string[]]>([
    ['blobless', ['check', '--against', 'HEAD~1']],
    ['blobless', ['check', '--released', 'v1.*', '--released-from', 'v1.0.0']],
    ['blobless', ['check', '--fix', '--side', 'client', '--against', 'v2.0.0']],
    ['blobless', ['diff', 'v1.0.0', 'v2.0.0']],
    ['blobless', ['explain', '--server', 'v1.0.0', 'Bad changeset (DOWNLOAD)']],
    ['treeless', ['check', '--against', 'v1.0.0']],
    ['treeless', ['diff', 'HEAD~2...HEAD~1']],
    ['treeless', ['check', '--server', 'HEAD~1']],
    ['of small files', ['check', '--released', '--target', 'local']],
    ['of another remote', ['generate', 'migration', 'v1.0.0']],
    ['of another remote', ['diff', 'upstream/main~1']],
  ])('%s: %j', async (clone, args) => {
    const before = missing(at(clone));
    const { status, err } = await command(at(clone), args);
    expect([status, err]).toEqual([2, expect.stringMatching(PARTIAL)]);
    expect([before > 0, missing(at(clone))]).toEqual([true, before]);
  });

  it('the baseline of a configuration, too', async () => {
    const clone = at('of another remote');
    const before = missing(clone);
    writeFiles(clone, { 'realm-schema.config.json': { baseline: 'v1.0.0' } });
    expect(await command(clone, ['check'])).toMatchObject({ status: 2, err: expect.stringMatching(PARTIAL) as string });
    rmSync(path.join(clone, 'realm-schema.config.json'));
    expect(missing(clone)).toBe(before);
  });
});

describe('a partial clone is as good as a whole one', () => {
  it('for what is checked out', async () => {
    expect(await command(at('treeless'), ['check', '--against', 'HEAD'])).toMatchObject({ status: 0, err: '' });
  });

  it('for a snapshot, which is of the present', async () => {
    expect(await command(at('blobless'), ['snapshot', 'v3.0.0', '--output', '-'])).toMatchObject({ status: 0, err: '' });
  });

  it('for a revision whose files were brought', async () => {
    const clone = path.join(folder, 'brought');
    git(folder, 'clone', '-q', '--filter=blob:none', `file://${path.join(folder, 'origin')}`, clone);
    git(clone, 'diff', '--stat', 'v1.0.0');
    expect(await command(clone, ['diff', 'v1.0.0'])).toMatchObject({ err: '' });
    expect(await command(clone, ['check', '--against', 'v2.0.0'])).toMatchObject({ status: 2, err: expect.stringMatching(PARTIAL) as string });
  });
});
