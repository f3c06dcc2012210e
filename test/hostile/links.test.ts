import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shelfFor } from '../../src/cache/shelf';
import { command } from '../support/command';
import { git, temporaryFolder } from '../support/git-history';
import { temporaryProject } from '../support/project';
import { app } from '../support/twin';

const APP = app({ Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', note: 'int' } });

/** A project beside a folder of somebody else, to which one of its paths leads. */
function linked(link: string): { readonly root: string; readonly elsewhere: string } {
  const [root, elsewhere] = [temporaryProject(APP), temporaryFolder()];
  git(root, 'init', '-q');
  writeFileSync(path.join(elsewhere, 'file'), 'mine');
  mkdirSync(path.dirname(path.join(root, link)), { recursive: true });
  symlinkSync(/\.\w+$/.test(link) && !link.startsWith('.') ? path.join(elsewhere, 'file') : elsewhere, path.join(root, link));
  return { root, elsewhere };
}

const isAsItWas = (elsewhere: string): boolean => readdirSync(elsewhere).join() === 'file' && readFileSync(path.join(elsewhere, 'file'), 'utf8') === 'mine';

describe('a link that leads out of the project', () => {
  it.each([
    ['.realm-schema', 'check --accept --reason so'],
    ['.realm-schema', 'snapshot v1'],
    ['out', 'generate server --output .'],
    ['.github', 'init --yes --ci github'],
    ['.vscode', 'init --yes'],
    ['eslint.config.mjs', 'init --yes'],
    ['package.json', 'init --yes'],
    ['client/Task.ts', 'check --fix --side client'],
  ])('is not followed to write: %s, %s', async (link, line) => {
    const { root, elsewhere } = linked(link === 'client/Task.ts' ? 'client/Other.ts' : link);
    await command(root, line.split(' '));
    expect(isAsItWas(elsewhere)).toBe(true);
  });

  it.each([
    ['.realm-schema', 'check --accept --reason so'],
    ['.realm-schema', 'snapshot v1'],
  ])('is named: %s, %s', async (link, line) => {
    const { status, err } = await command(linked(link).root, line.split(' '));
    expect([status, err]).toEqual([2, expect.stringContaining('cannot be written: a link on the way leads out of the project') as string]);
  });

  it('is followed where who calls the command names it', async () => {
    const { root, elsewhere } = linked('reports');
    expect(await command(root, ['check', '--format', 'json', '--output', 'reports/check.json'])).toMatchObject({ status: 1, err: '' });
    expect(existsSync(path.join(elsewhere, 'check.json'))).toBe(true);
  });

  it('is followed to another folder of the same repository', async () => {
    const { root } = linked('unused');
    mkdirSync(path.join(root, 'shared'));
    symlinkSync('shared', path.join(root, '.realm-schema'));
    expect(await command(root, ['check', '--accept', '--reason', 'so'])).toMatchObject({ status: 0 });
    expect(readdirSync(path.join(root, 'shared'))).toEqual(['accepted.json']);
  });

  it.each(['node_modules/.cache', 'node_modules/.cache/realm-schema'])('is no place for what is remembered: %s', (link) => {
    const { root } = linked(link);
    expect(shelfFor({ argv: [], cwd: root, width: 80, isColored: false, hasSummary: false })).toBeUndefined();
  });
});

describe('a socket', () => {
  it.each([
    ['client/x.ts', 'it is a pipe or a device, not a file'],
    ['realm-schema.config.json', 'it is a pipe or a device, not a file'],
    ['server/sync/config.json', 'it is a pipe or a device, not a file'],
  ])('is no file: %s', async (file, sentence) => {
    const root = temporaryProject(Object.fromEntries(Object.entries(APP).filter(([name]) => name !== file)));
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path.join(root, file), resolve));
    onTestFinished(() => void server.close());
    const { out, err } = await command(root, ['check']);
    expect(`${out}${err}`.replaceAll(/\n +/g, ' ')).toContain(sentence);
  });
});
