import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colorsOf } from '../../src/report/colors';
import { main } from '../../src/cli/realm-schema';
import type { Finding } from '../../src/rule/finding';
import type { Files } from '../support/app';
import { changeLine } from '../support/app';
import { command } from '../support/command';
import { commit, repository, temporaryFolder, writeFiles } from '../support/git-history';
import { app, client, type Classes } from '../support/twin';

const FIRST: Classes = { Task: { _id: 'objectId', note: 'string', done: 'bool' } };
const SECOND: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?' } };
const THIRD: Classes = { Task: { _id: 'objectId', note: 'string?', due: 'date?' } };

/** A repository with a release of each, from 1.0.0 on, and a server that fits the last. */
function releases(...more: readonly [tag: string, files: Files][]): string {
  const folder = repository();
  commit(folder, app(FIRST), 'v1.0.0');
  commit(folder, { ...app(FIRST), 'README.md': 'no other schema' }, 'v1.1.0');
  commit(folder, app(SECOND), 'v2.0.0');
  for (const [tag, files] of more) commit(folder, files, tag);
  commit(folder, app(THIRD), 'v3.0.0');
  return folder;
}

/** The findings with the versions that they break, and what the run says of all of them. */
async function check(folder: string, ...flags: readonly string[]): Promise<{ status: number; findings: string[]; err: string; releases: unknown; notes: string }> {
  const { status, out, err } = await command(folder, ['check', '--format', 'json', ...flags]);
  const { out: pretty } = await command(folder, ['check', ...flags]);
  const { summary, findings } = JSON.parse(out) as { summary: { releases?: unknown }; findings: Finding[] };
  return { status, err, findings: findings.map((each) => `${changeLine(each)} [${each.releases.join(' ')}]`), releases: summary.releases, notes: pretty.replace(/\s+/g, ' ') };
}

const LIST = [
  'error client-only-property Task.done upload - Task/schema.json:2:3 client/Task.ts:10:7 [v1.0.0 v1.1.0]',
  'error optional-required-mismatch Task.note download - Task/schema.json:11:5 client/Task.ts:9:7 [v1.0.0 v1.1.0 v2.0.0]',
];

describe('check --released', () => {
  it('gives one finding for all the versions that it would break', async () => {
    const { status, findings, releases: summary, notes } = await check(releases(), '--released');
    expect(status).toBe(1);
    expect(findings.sort()).toEqual(LIST);
    expect(summary).toEqual({ checked: 4, broken: ['v1.0.0', 'v1.1.0', 'v2.0.0'], oldestWorking: 'v3.0.0' });
    expect(notes).toContain('The server breaks 3 of 4 released clients: v1.0.0, v1.1.0, v2.0.0. The oldest that still works is v3.0.0.');
  });

  it('shows the code of the newest release that it would break, on the page too', async () => {
    const folder = releases();
    const { out } = await command(folder, ['check', '--released', '--only', 'client-only-property']);
    expect(out).toContain('  v1.1.0: client/Task.ts:10:7\n');
    expect(out).toMatch(/^ {4}v1\.1\.0 10 \| done: 'bool',?\n {14}\| {7}\^{6}$/m);
    const { out: page } = await command(folder, ['check', '--released', '--format', 'html']);
    expect(page).toContain('<b>v1.1.0</b> <span class="place">client/<wbr>Task.<wbr>ts:10:7</span></figcaption><pre class="source">');
    await command(folder, ['snapshot', 'v1.1.0', '--output', 'v1.json']);
    const { out: frozen } = await command(folder, ['check', '--released', 'v1.json', '--format', 'html']);
    expect(frozen).not.toMatch(/<figure><figcaption>[^\n]*?<\/figcaption><\/figure>/);
  });

  it.each<[string, readonly string[], number]>([
    ['a floor', ['--released', '--released-from', 'v2.0.0'], 2],
    ['a floor without a v', ['--released', 'v*', '--released-from', '2.0'], 2],
    ['a pattern', ['--released', 'v1.*'], 2],
    ['two patterns', ['--released', 'v1.*', 'v3.*'], 3],
  ])('takes %s', async (_name, flags, expected) => {
    expect((await check(releases(), ...flags)).releases).toMatchObject({ checked: expected });
  });

  it('adds the versions to the finding of the change that is behind it', async () => {
    const folder = releases();
    writeFiles(folder, app({ Task: { _id: 'objectId', note: 'string?' } }));
    const { findings } = await check(folder, '--against', 'HEAD', '--released', 'v2.*', 'v3.*');
    expect(findings).toEqual([
      'error optional-required-mismatch Task.note download - Task/schema.json:11:5 client/Task.ts:9:7 [v2.0.0]',
      'error removed-property Task.due upload+deploy client/Task.ts:3:1 Task/schema.json:2:3 Task/schema.json:14:5 [v2.0.0 v3.0.0]',
    ].sort((a, b) => (a.includes('client/Task.ts:3:1 ') ? -1 : b.includes('client/Task.ts:3:1 ') ? 1 : 0)));
  });

  it('says what the versions share, in the configuration', async () => {
    const folder = releases();
    const versions = { 'v1.0.0': { share: 0.05, until: '2020-01-01' }, 'v1.1.0': { share: 0.125 }, 'v9.9.9': {} };
    writeFiles(folder, { 'realm-schema.config.json': { released: { tags: ['v*'], versions } } });
    const { findings, notes } = await check(folder);
    expect(findings.filter((line) => line.includes('Task.done'))).toEqual(['error client-only-property Task.done upload - Task/schema.json:2:3 client/Task.ts:10:7 [v1.1.0]']);
    expect(notes).toContain('Released in v1.1.0 (12.5 % of users): `Task.done` (`bool`) is not on the server');
    expect(notes).toContain('Not checked, since their support has ended: v1.0.0.');
    expect(notes).toContain('`released.versions` of the configuration names what is no release: v9.9.9.');
  });

  it('takes a server that works with all', async () => {
    const folder = repository();
    for (const tag of ['v1.0.0', 'v1.0.1']) commit(folder, app(FIRST), tag);
    const { status, findings, notes } = await check(folder, '--released');
    expect([status, findings]).toEqual([0, []]);
    expect(notes).toContain('The server works with all of 2 released clients checked; the oldest is v1.0.0.');
  });

  it.each<[string, string, Files, string]>([
    ['a tag that is no version', 'vnext', app(FIRST), 'Not checked, since they are no versions: vnext.'],
    ['a tag without a schema', 'v2.1.0', { 'README.md': 'lost' }, 'Not checked, since they declare no schema: v2.1.0.'],
  ])('%s is said, and the others are checked', async (_name, tag, files, note) => {
    const { status, findings, notes } = await check(releases([tag, files]), '--released');
    expect([status, findings.sort()]).toEqual([1, LIST]);
    expect(notes).toContain(note);
  });

  it('orders versions as versions', async () => {
    const folder = repository();
    for (const tag of ['v1.10.0', 'v1.9.0', 'v1.9.0-rc.1', 'v1.2']) commit(folder, app(FIRST), tag);
    commit(folder, app(THIRD));
    expect((await check(folder, '--released')).releases).toMatchObject({ broken: ['v1.2', 'v1.9.0-rc.1', 'v1.9.0', 'v1.10.0'], oldestWorking: null });
  });

  it.each([
    ['v1.*', ['v1.2.0', 'v1.10.0']],
    ['v1.2.0', ['v1.2.0']],
    ['v2*', ['v2.0.0']],
    ['app-*', ['app-3.0.0']],
  ])('takes a pattern that holds a part of the version: %s', async (pattern, broken) => {
    const folder = repository();
    for (const tag of ['v1.10.0', 'v1.2.0', 'v2.0.0', 'app-3.0.0']) commit(folder, app(FIRST), tag);
    commit(folder, app(THIRD));
    expect((await check(folder, '--released', pattern)).releases).toMatchObject({ checked: broken.length, broken });
  });

  it('says that there are no tags, or no repository, and ends with 2 where it could not look', async () => {
    const folder = repository(app(FIRST));
    expect((await check(folder, '--released')).notes).toContain('No tag matches `v*`: a clone of one commit has no tags; fetch them with `git fetch --tags`.');
    expect((await check(folder, '--released', `${'x'.repeat(20_000)}*`)).notes).toMatch(/No tag matches `x{200}…x{99}\*`: a clone of one commit/);
    expect(await check(folder, '--released', '--released-from', 'first')).toMatchObject({ status: 2, err: 'realm-schema: `first`, the oldest release in use, is no version: name a tag such as v2.3.0.\n' });
    const outside = temporaryFolder();
    writeFiles(outside, app(FIRST));
    expect(await check(outside, '--released')).toMatchObject({ status: 2, err: expect.stringContaining('is not in a git repository') as string });
  });

  it('shows how far it is where somebody watches', async () => {
    const shown: string[] = [];
    await main(['check', '--released'], { cwd: releases(), out: () => undefined, err: () => undefined, colors: colorsOf(false), width: 100, progress: (text) => shown.push(text) });
    expect(shown).toEqual(['v1.0.0 (1 of 4)', 'v1.1.0 (2 of 4)', 'v2.0.0 (3 of 4)', 'v3.0.0 (4 of 4)', '']);
  });
});

describe('realm-schema snapshot', () => {
  const file = '.realm-schema/snapshots/1.0.0.json';

  it('freezes the client, and is not replaced by accident', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, client(FIRST));
    expect(await command(folder, ['snapshot', '1.0.0'])).toEqual({ status: 0, out: `${file}: 1 class.\n`, err: '' });
    expect(await command(folder, ['snapshot', '1.0.0'])).toEqual({ status: 0, out: `${file} says so already.\n`, err: '' });
    const before = readFileSync(path.join(folder, file), 'utf8');
    writeFiles(folder, client(SECOND));
    expect(await command(folder, ['snapshot', '1.0.0'])).toMatchObject({ status: 2, err: `realm-schema: ${file} exists and says something else: choose another name, or replace it with --force.\n` });
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe(before);
    expect((await command(folder, ['snapshot', '1.0.0', '--force'])).status).toBe(0);
    expect(readFileSync(path.join(folder, file), 'utf8')).not.toBe(before);
    expect((await command(folder, ['snapshot', '../1.0.0'])).err).toMatch(/^realm-schema: `\.\.\/1\.0\.0` cannot be the name of a snapshot/);
    expect((await command(folder, ['snapshot', 'x', '--output', 'frozen/x.json'])).out).toBe('frozen/x.json: 1 class.\n');
  });

  it('is a released client, and a baseline', async () => {
    const folder = repository();
    writeFiles(folder, app(FIRST));
    await command(folder, ['snapshot', '1.0.0']);
    writeFiles(folder, app(SECOND));
    const expected = `error client-only-property Task.done upload - Task/schema.json:2:3 snapshots/1.0.0.json:9:9 [1.0.0]`;
    expect((await check(folder, '--released')).findings).toEqual([expected]);
    expect((await check(folder, '--released', file)).findings).toEqual([expected]);
    expect((await check(folder, '--released', '.realm-schema/snapshots')).findings).toEqual([expected]);
    const against = await check(folder, '--against', file);
    expect(against.findings).toEqual(['info removed-property Task.done - client/Task.ts:3:1 Task/schema.json:2:3 snapshots/1.0.0.json:9:9 []']);
    expect(against.notes).toContain('is a snapshot of the client: changes of the server were not judged.');
  });

  it('says which one is damaged, and checks the others', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, app(FIRST));
    await command(folder, ['snapshot', '1.0.0']);
    writeFileSync(path.join(folder, '.realm-schema/snapshots/1.1.0.json'), '{ "version": 2 }');
    writeFiles(folder, app(SECOND));
    const { status, findings, err } = await check(folder, '--released', '.realm-schema/snapshots');
    expect([status, findings.length]).toEqual([2, 1]);
    expect(err).toBe('realm-schema: .realm-schema/snapshots/1.1.0.json is a snapshot of version 2; this realm-schema reads version 1. Update eslint-plugin-realm-schema.\n');
  });
});
