import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, found } from '../support/command';
import { commit, git, repository, temporaryFolder, writeFiles } from '../support/git-history';
import { app, client, server, type Classes } from '../support/twin';

const OLD: Classes = { Task: { _id: 'objectId', note: 'string' } };
const MORE: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?' } };

/** A branch that is behind: `main` has gained a property since they parted. */
function behind(): string {
  const folder = repository(app(OLD));
  git(folder, 'branch', 'feature');
  commit(folder, app(MORE));
  git(folder, 'checkout', '-q', 'feature');
  return folder;
}

const head = (folder: string, ref: string): string => git(folder, 'rev-parse', ref).trim();

/** Writes rubbish where an object was. */
function damage(folder: string, object: string): void {
  const file = path.join(folder, '.git/objects', object.slice(0, 2), object.slice(2));
  chmodSync(file, 0o644);
  writeFileSync(file, 'rubbish');
}

describe('a branch that is behind', () => {
  it('is compared with where both parted, and that is said', async () => {
    const folder = behind();
    const { status, out } = await command(folder, ['check', '--against', 'main']);
    expect(status).toBe(0);
    expect(out).toContain(`compared with main at its merge base ${head(folder, 'feature').slice(0, 7)}`);
  });

  it('is compared with the tip on request, with a tag as it is, and with a commit like a branch', async () => {
    const folder = behind();
    const gone = expect.stringContaining('removed-property Task.due') as string;
    git(folder, 'tag', 'deployed', 'main');
    expect(await found(folder, '--against', 'main', '--against-tip')).toEqual([gone]);
    expect(await found(folder, '--against', 'deployed')).toEqual([gone]);
    expect(await found(folder, '--against', head(folder, 'main'))).toEqual([]);
  });

  it('the same by the configuration', async () => {
    const folder = behind();
    writeFiles(folder, { 'realm-schema.config.json': { baseline: 'main' } });
    expect(await found(folder)).toEqual([]);
  });

  it('the same for diff with one revision and with three dots; two revisions are what they are', async () => {
    const folder = behind();
    const changes = async (...args: readonly string[]): Promise<number> => (JSON.parse((await command(folder, ['diff', ...args, '--format', 'json'])).out) as { changes: unknown[] }).changes.length;
    expect([await changes('main'), await changes('main...feature'), await changes('main', 'feature'), await changes('main..feature')]).toEqual([0, 0, 1, 1]);
    expect((await command(folder, ['diff', 'main'])).out).toContain('main was taken at its merge base');
  });

  it('without a merge base, is compared with the tip, and that is said', async () => {
    const folder = behind();
    git(folder, 'checkout', '-q', '--orphan', 'other');
    commit(folder, { ...app(OLD), 'notes.md': 'other' });
    const { out } = await command(folder, ['check', '--against', 'main']);
    expect(out.replaceAll('\n', ' ')).toMatch(/compared with main at its tip \w{7}, since it has no commit in common with HEAD/);
  });

  it('in a shallow clone without a merge base, too', async () => {
    const folder = behind();
    const clone = path.join(temporaryFolder(), 'clone');
    git(folder, 'clone', '-q', '--depth=1', '--no-single-branch', `file://${folder}`, clone);
    const { out } = await command(clone, ['check', '--against', 'origin/main']);
    expect(out.replaceAll('\n', ' ')).toContain('since this clone is shallow and holds no merge base with HEAD');
  });
});

describe('a baseline that is nothing', () => {
  it.each<[string, readonly string[]]>([
    ['an empty name for diff', ['diff', '']],
    ['an empty second name for diff', ['diff', 'main', '']],
    ['a blank name for diff', ['diff', ' ']],
    ['an empty name for check', ['check', '--against', '']],
  ])('%s', async (_name, args) => {
    const { status, err } = await command(repository(app(OLD)), args);
    expect([status, err]).toEqual([2, expect.stringContaining('its value is empty')]);
  });

  it.each(['check --against', 'diff'])('%s: a folder or a commit without any schema', async (line) => {
    const folder = repository({ 'README.md': 'soon' }, app(OLD));
    mkdirSync(path.join(folder, 'empty'));
    for (const name of ['HEAD~1', './empty', 'empty']) {
      expect(await command(folder, [...line.split(' '), name])).toMatchObject({ status: 2, err: expect.stringContaining(`${name} holds no schema at all`) as string });
    }
  });

  it.each([client(OLD), server(OLD)])('is one where it holds a side', async (side) => {
    expect(await command(repository(side, app(OLD)), ['check', '--against', 'HEAD~1'])).toMatchObject({ status: 0, err: '' });
  });
});

describe('a git that fails', () => {
  it('is no list of tags without any', async () => {
    const folder = repository(app(OLD));
    git(folder, 'tag', 'v1.0.0');
    writeFileSync(path.join(folder, '.git/refs/tags/v2.0.0'), `${'1'.repeat(40)}\n`);
    for (const flags of [['--released'], ['--released', 'v*'], ['--released', 'v1.0.0', 'v2.*']]) {
      const { status, err } = await command(folder, ['check', ...flags]);
      expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: `v2\.0\.0` stands for 1{12}, and that, or something in it, is damaged or missing in this repository: .*\n$/)]);
    }
  });

  it('is no commit that was misspelt', async () => {
    const folder = repository(app(OLD), app(MORE));
    git(folder, 'tag', 'v1.0.0');
    git(folder, 'tag', 'v1.0.1', 'HEAD~1');
    damage(folder, head(folder, 'HEAD~1'));
    const { status, err } = await command(folder, ['check', '--against', 'v1.0.1']);
    expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: `v1\.0\.1` stands for [0-9a-f]{12}, and that, or something in it, is damaged/)]);
    expect(err).not.toContain('Did you mean');
  });

  it('is no tag that stands for nothing', async () => {
    const folder = repository(app(OLD));
    writeFileSync(path.join(folder, '.git/refs/tags/v1'), `${'1'.repeat(40)}\n`);
    expect((await command(folder, ['check', '--against', 'v1'])).err).toContain('`v1` stands for 111111111111, and that, or something in it, is damaged or missing in this repository');
  });

  it('names a tree that is damaged', async () => {
    const folder = repository(app(OLD), app(MORE));
    damage(folder, head(folder, 'HEAD~1^{tree}'));
    expect(await command(folder, ['check', '--against', 'HEAD~1'])).toMatchObject({ status: 2 });
  });
});

describe.skipIf(process.platform === 'win32')('a program `git` that is not what it seems', () => {
  const LISTS_NOTHING = 'case "$*" in *for-each-ref*) echo "fatal: boom" >&2; exit 128;; esac\nPATH="${PATH#*:}" exec git "$@"';
  it.each<[string, string, readonly string[], string]>([
    ['cannot list tags', LISTS_NOTHING, ['--released'], 'git for-each-ref failed, so the past cannot be read: boom.'],
    ['is ended from outside', 'kill -9 $$', ['--against', 'HEAD'], 'git was ended by SIGKILL before it gave an answer'],
    ['fails without a reason', 'exit 3', ['--released'], 'is not in a git repository (git ended with 3 and gave no reason)'],
    ['says yes and nothing', 'exit 0', ['--against', 'HEAD'], 'HEAD holds no schema at all'],
  ])('%s: no answer is no empty one', async (_name, script, flags, sentence) => {
    const [folder, bin, before] = [repository(app(OLD)), temporaryFolder(), process.env.PATH];
    writeFileSync(path.join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    process.env.PATH = `${bin}:${before ?? ''}`;
    try {
      expect(await command(folder, ['check', ...flags])).toMatchObject({ status: 2, err: expect.stringContaining(sentence) as string });
    } finally {
      process.env.PATH = before;
    }
  });
});

describe('releases that are not in a clone', () => {
  const released = async (flags: readonly string[]): Promise<unknown> => {
    const folder = repository(app(OLD));
    git(folder, 'tag', 'v1.0.0');
    commit(folder, app(MORE), 'v2.0.0');
    const clone = path.join(temporaryFolder(), 'clone');
    git(folder, 'clone', '-q', '--depth=1', `file://${folder}`, clone);
    appendFileSync(path.join(clone, '.git/config'), '\n');
    const { status, err } = await command(clone, ['check', ...flags]);
    return [status, err];
  };

  it.each([
    [['--released', 'v1.0.0'], 'There is no tag `v1.0.0` in this clone'],
    [['--released', '--released-from', 'v1.0.0'], 'This clone is shallow, and the oldest release, `v1.0.0`, is not there'],
    [['--released', 'app-*'], 'This clone is shallow, and no tag matches'],
  ])('%s', async (flags, sentence) => {
    expect(await released(flags)).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('are no matter where they are there', async () => {
    expect(await released(['--released', 'v2.0.0'])).toEqual([0, '']);
  });
});
