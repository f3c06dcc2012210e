import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { commit, git, temporaryFolder } from '../support/git-history';
import { app, type Classes } from '../support/twin';

const FIRST: Classes = { Task: { _id: 'objectId', note: 'string', done: 'bool' } };
const NOW: Classes = { Task: { _id: 'objectId', note: 'string' } };

let original = '';

beforeAll(() => {
  original = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-'));
  git(original, 'init', '-q', '-b', 'main');
  commit(original, app(FIRST), 'v1.0.0');
  commit(original, app({ ...FIRST, Draft: { _id: 'objectId' } }), 'v2.0.0');
  commit(original, app(NOW));
  return () => rmSync(original, { recursive: true });
});

/** Two tagged releases, and the present on `main`. */
function releases(): string {
  const folder = temporaryFolder();
  cpSync(original, folder, { recursive: true });
  return folder;
}

const objectFile = (folder: string, hash: string): string => path.join(folder, '.git/objects', hash.slice(0, 2), hash.slice(2));

const hashOf = (folder: string, name: string): string => git(folder, 'rev-parse', name).trim();

/** Takes away what a name leads to. */
const lose = (name: string) => (folder: string): void => rmSync(objectFile(folder, hashOf(folder, name)));

/** Writes something else where git keeps what a name leads to. */
const garble = (name: string) => (folder: string): void => {
  const file = objectFile(folder, hashOf(folder, name));
  chmodSync(file, 0o644);
  writeFileSync(file, 'garbage');
};

/** Leaves the file of a ref empty, as a crash does. */
const empty = (ref: string) => (folder: string): void => writeFileSync(path.join(folder, '.git', ref), '');

const INCOMPLETE = (name: string): RegExp => new RegExp(`^realm-schema: \`${name}\` stands for [0-9a-f]{12}, and that, or something in it, is damaged or missing in this repository: \`git fsck\` says what, and \`git fetch --refetch\` or a new clone brings it\\.\n$`);
const EMPTY_REF = (ref: string): RegExp => new RegExp(`^realm-schema: \`${ref}\` is damaged: it names no object, as a crash leaves it\\. Remove the file `);

describe('a revision that is damaged', () => {
  it.each<[string, (folder: string) => void, string, RegExp]>([
    ['a commit that is gone', lose('v1.0.0^{commit}'), 'v1.0.0', INCOMPLETE('v1\\.0\\.0')],
    ['a tag that is gone', lose('v1.0.0'), 'v1.0.0', INCOMPLETE('v1\\.0\\.0')],
    ['a tree that is gone', lose('v1.0.0^{tree}'), 'v1.0.0', INCOMPLETE('v1\\.0\\.0')],
    ['a file that is garbage', garble('v1.0.0:client/Task.ts'), 'v1.0.0', INCOMPLETE('v1\\.0\\.0')],
    ['what a path of revisions goes through', garble('v2.0.0^{commit}'), 'v2.0.0~1', INCOMPLETE('v2\\.0\\.0~1')],
    ['the branch at hand', empty('refs/heads/main'), 'HEAD', EMPTY_REF('refs/heads/main')],
    ['the branch at hand, in short', empty('refs/heads/main'), '@', EMPTY_REF('refs/heads/main')],
    ['a ref without anything in it', empty('refs/tags/v1.0.0'), 'v1.0.0', EMPTY_REF('refs/tags/v1\\.0\\.0')],
  ])('is named as that: %s', async (_name, damage, ref, message) => {
    const folder = releases();
    damage(folder);
    const { status, out, err } = await command(folder, ['check', '--against', ref]);
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
    expect(err).not.toContain('Did you mean');
    expect(out).toContain('0 errors');
  });

  it('is named by its hash too, where there is something of it', async () => {
    const folder = releases();
    const hash = hashOf(folder, 'v1.0.0^{commit}');
    garble('v1.0.0^{commit}')(folder);
    expect(await command(folder, ['diff', hash])).toMatchObject({ status: 2, out: '', err: expect.stringMatching(INCOMPLETE(hash)) as string });
    rmSync(objectFile(folder, hash));
    expect((await command(folder, ['diff', hash])).err).toContain('is neither a revision of this repository nor a folder or a file.');
  });

  it('is no server side that does not exist', async () => {
    const folder = releases();
    lose('v1.0.0^{commit}')(folder);
    expect(await command(folder, ['check', '--server', 'v1.0.0'])).toMatchObject({ status: 2, err: expect.stringMatching(INCOMPLETE('v1\\.0\\.0')) as string });
  });

  it('is named where it cannot be told where two lines of work parted', async () => {
    const folder = releases();
    git(folder, 'checkout', '-qb', 'work', 'HEAD~1');
    commit(folder, { ...app(NOW), 'README.md': '' });
    garble('v2.0.0^{commit}')(folder);
    const { status, err } = await command(folder, ['check', '--against', 'main']);
    expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: git merge-base failed, so the past cannot be read: .*corrupt\. The repository is damaged: .*\n$/)]);
  });

  it('does not hide what is wrong with a name that is not there', async () => {
    const folder = releases();
    empty('refs/heads/other')(folder);
    expect((await command(folder, ['diff', 'mian'])).err).toContain('Did you mean `main`?');
  });
});

describe('check --released where git fails', () => {
  it.each<[string, (folder: string) => void, string, RegExp]>([
    ['a tag leads to a commit that is gone', lose('v1.0.0^{commit}'), 'v2.0.0', INCOMPLETE('v1\\.0\\.0')],
    ['a tag that is gone', lose('v1.0.0'), 'v2.0.0', INCOMPLETE('v1\\.0\\.0')],
    ['a file that is gone', lose('v2.0.0:client/Draft.ts'), 'v1.0.0', INCOMPLETE('v2\\.0\\.0')],
    ['a ref without anything in it', empty('refs/tags/v1.0.0'), 'v2.0.0', EMPTY_REF('refs/tags/v1\\.0\\.0')],
    ['all refs are without anything', (folder) => { empty('refs/tags/v1.0.0')(folder); empty('refs/tags/v2.0.0')(folder); }, '', /^(realm-schema: `refs\/tags\/v\d\.0\.0` is damaged: .*\n){2}$/],
  ])('ends with 2, and the rest is checked: %s', async (_name, damage, checked, message) => {
    const folder = releases();
    damage(folder);
    const { status, out, err } = await command(folder, ['check', '--released', '--format', 'json']);
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
    expect(JSON.parse(out)).toMatchObject({ summary: { releases: { checked: checked === '' ? 0 : 1, broken: checked === '' ? [] : [checked] } } });
    expect(out).not.toContain('No tag matches');
  });

  it('ends with 2 where a version is the name of a file', async () => {
    const folder = releases();
    git(folder, 'tag', 'v3.0.0', 'HEAD:client/Task.ts');
    expect((await command(folder, ['check', '--released'])).err).toBe('realm-schema: `v3.0.0` is the name of a single file in this repository, not of a commit.\n');
  });

  it('ends with 2 where git cannot list tags at all', async () => {
    const folder = releases();
    writeFileSync(path.join(folder, '.git/packed-refs'), 'garbage\n');
    const { status, err } = await command(folder, ['check', '--released']);
    expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: .*packed-refs.*\n$/)]);
  });
});
