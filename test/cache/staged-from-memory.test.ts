import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runFromMemory } from '../../src/cli/remembered';
import { colorsOf } from '../../src/report/colors';
import { command, type Outcome } from '../support/command';
import { git, repository } from '../support/git-history';
import { writeFiles } from '../support/project';
import { app, client, server, type Classes } from '../support/twin';
import type { Files } from '../support/app';

const CACHE = 'node_modules/.cache/realm-schema';
const STAGED = ['check', '--staged', '--format', 'json'];

const task = (note: string): Classes => ({ Task: { _id: 'objectId', note } });

/** A source as most are: it declares no class, opens no realm and uses nothing of one. */
const SCREEN = "import React from 'react';\nexport const Screen = () => <Text>Hello</Text>;\n";

const APP: Files = { ...app(task('string')), '.gitignore': 'node_modules\n', 'client/Screen.tsx': SCREEN };

function stagedApp(): string {
  const root = repository(APP);
  writeFiles(root, { 'node_modules/realm/package.json': { name: 'realm', version: '12.0.0' } });
  return root;
}

async function remembered(cwd: string, args: readonly string[] = STAGED): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await runFromMemory(args, { cwd, out: (text) => { out += text; }, err: (text) => { err += text; }, colors: colorsOf(false), width: 100, env: {} });
  return { status, out, err };
}

/** The time that a run took is that of the run that read. */
const timeless = ({ out, ...rest }: Outcome): Outcome => ({ ...rest, out: out.replace(/"durationMs": \d+/, 'time') });

const kept = (root: string): string[] => readdirSync(path.join(root, CACHE)).map((name) => `${name} ${statSync(path.join(root, CACHE, name)).ino}`).sort();

/** Whether the next run is repeated from memory. */
async function isRemembered(root: string): Promise<boolean> {
  const before = kept(root);
  await remembered(root);
  return JSON.stringify(kept(root)) === JSON.stringify(before);
}

const EDITS: Readonly<Record<string, (root: string) => void>> = {
  'a property of the client gets another type': (root) => writeFiles(root, client(task('int'))),
  'a property of the client is as it was': (root) => writeFiles(root, client(task('string'))),
  'a property of the server gets another type': (root) => writeFiles(root, server(task('int'))),
  'a class comes': (root) => writeFiles(root, client({ Photo: { _id: 'objectId' } })),
  'a file goes': (root) => rmSync(path.join(root, 'client/Photo.ts'), { force: true }),
  'a source says nothing in other words': (root) => writeFiles(root, { 'client/Screen.tsx': `${SCREEN}export const more: number = 1;\n` }),
  'a source begins to declare a class': (root) => writeFiles(root, { 'client/Screen.tsx': "import Realm from 'realm';\nexport const Screen = { name: 'Screen', primaryKey: '_id', properties: { _id: 'objectId' } };\n" }),
  'a source goes': (root) => rmSync(path.join(root, 'client/Screen.tsx'), { force: true }),
  'all is staged': (root) => git(root, 'add', '-A'),
  'what is staged is committed': (root) => git(root, 'commit', '-q', '--allow-empty', '-m', 'x'),
};

afterEach(() => vi.unstubAllEnvs());

describe('a run over the index that is remembered', () => {
  it('says what a new one says, whatever is done and staged', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(EDITS)), { minLength: 3, maxLength: 4 }), async (edits) => {
      const root = stagedApp();
      await remembered(root);
      for (const edit of edits) {
        EDITS[edit]?.(root);
        EDITS['all is staged']?.(root);
        expect(timeless(await remembered(root)), edit).toEqual(timeless(await command(root, STAGED)));
      }
    }), { numRuns: 4 });
  });

  it.each<[string, (root: string) => void, boolean]>([
    ['another file', (root) => writeFiles(root, { 'client/Screen.tsx': `${SCREEN}export const more: number = 1;\n` }), true],
    ['an earlier file as it was', (root) => writeFiles(root, client(task('string'))), true],
    ['a class', (root) => writeFiles(root, client(task('int'))), false],
    ['a schema of the server', (root) => writeFiles(root, server(task('int'))), false],
    ['a file that was not there', (root) => writeFiles(root, { 'client/New.tsx': SCREEN }), false],
    ['a source that uses a class', (root) => writeFiles(root, { 'client/Screen.tsx': "export const ask = (realm: Realm) => realm.objects('Task');\n" }), false],
    ['bytes that are no text', (root) => writeFiles(root, { 'client/Screen.tsx': Buffer.from([0xff, 0xfe, 0x41, 0]) }), false],
  ])('is repeated or not where the next commit has %s', async (_name, edit, isRepeated) => {
    const root = stagedApp();
    await remembered(root);
    edit(root);
    expect(await isRemembered(root), 'not staged').toBe(true);
    git(root, 'add', '-A');
    expect(await isRemembered(root), 'staged').toBe(isRepeated);
    expect(timeless(await remembered(root))).toEqual(timeless(await command(root, STAGED)));
  });

  it('goes by the index that a hook is given', async () => {
    const root = stagedApp();
    await remembered(root);
    const inHook = async (): Promise<Outcome> => {
      vi.stubEnv('GIT_INDEX_FILE', '.git/next-index-17.lock');
      return timeless(await remembered(root)) ;
    };
    git(root, 'read-tree', '--index-output=.git/next-index-17.lock', 'HEAD');
    vi.stubEnv('GIT_INDEX_FILE', '.git/next-index-17.lock');
    expect(await isRemembered(root), 'the same is staged there').toBe(true);
    vi.unstubAllEnvs();
    writeFiles(root, client(task('int')));
    git(root, 'add', '-A');
    expect((await remembered(root)).status).toBe(1);
    expect((await inHook()).status).toBe(0);
  });
});
