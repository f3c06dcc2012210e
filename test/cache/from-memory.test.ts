import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runFromMemory } from '../../src/cli/remembered';
import { summaryOf } from '../../src/cli/streams';
import { colorsOf } from '../../src/report/colors';
import { clientClass, serverExport, type Files } from '../support/app';
import { command, type Outcome } from '../support/command';
import { git, repository, temporaryFolder } from '../support/git-history';
import { temporaryProject, writeFiles } from '../support/project';

const CACHE = 'node_modules/.cache/realm-schema';

const task = (title: string, ...more: readonly string[]): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', title: '${title}'${more.map((each) => `, ${each}: 'int'`).join('')} },`);
const server = (bsonType: string): Files => serverExport({ Task: { title: 'Task', bsonType: 'object', required: ['_id', 'title'], properties: { _id: { bsonType: 'objectId' }, title: { bsonType } } } });

const APP: Files = { 'node_modules/realm/package.json': { name: 'realm', version: '12.0.0' }, 'package.json': { dependencies: { realm: '12.0.0' } }, ...task('string', 'extra'), ...server('string') };

/** Runs a command line as the process does: from memory where it can. */
async function remembered(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await runFromMemory(args, { cwd, out: (text) => { out += text; }, err: (text) => { err += text; }, colors: colorsOf(false), width: 100, env, summarize: summaryOf(env) });
  return { status, out, err };
}

/** The time that a run took is that of the run that read. */
const timeless = ({ out, ...rest }: Outcome): Outcome => ({ ...rest, out: out.replace(/"durationMs": \d+|\d+ ms$/m, 'time') });

/** Which files the cache has, and of which writing: the same where a run was repeated from memory. */
const kept = (root: string, cache = CACHE): string[] => readdirSync(path.join(root, cache)).map((name) => `${name} ${statSync(path.join(root, cache, name)).ino}`).sort();

/** Whether the next run is repeated from memory. */
async function isRemembered(root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const before = kept(root);
  await remembered(root, args, env);
  return JSON.stringify(kept(root)) === JSON.stringify(before);
}

/** A source as most are: it declares no class, opens no realm and uses nothing of one. */
const SCREEN = "import React from 'react';\nexport const Screen = () => <Text>Hello</Text>;\n";

/** Things that people do to a project, each of which may change what a check says. */
const EDITS: Readonly<Record<string, (root: string) => void>> = {
  'a property of the client gets another type': (root) => writeFiles(root, task('int', 'extra')),
  'a property goes from the client': (root) => writeFiles(root, task('string')),
  'a property of the server gets another type': (root) => writeFiles(root, server('long')),
  'a class comes': (root) => writeFiles(root, clientClass('Photo', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },")),
  'a class comes back in a folder of its own': (root) => writeFiles(root, { 'client/more/Album.ts': "import Realm from 'realm';\nexport const Album = { name: 'Album', properties: { _id: 'objectId' }, primaryKey: '_id' };\nexport const open = () => Realm.open({ schema: [Album] });\n" }),
  'a file goes': (root) => rmSync(path.join(root, 'client/Photo.ts'), { force: true }),
  'a folder goes': (root) => rmSync(path.join(root, 'client/more'), { recursive: true, force: true }),
  'a class is left to git to ignore': (root) => writeFiles(root, { '.gitignore': 'client/Photo.ts\n' }),
  'nothing is ignored any more': (root) => rmSync(path.join(root, '.gitignore'), { force: true }),
  'a rule is turned off': (root) => writeFiles(root, { 'realm-schema.config.json': { rules: { 'client-only-property': 'off' } } }),
  'the configuration goes': (root) => rmSync(path.join(root, 'realm-schema.config.json'), { force: true }),
  'the SDK is another': (root) => writeFiles(root, { 'node_modules/realm/package.json': { name: 'realm', version: '10.0.0' } }),
  'a link comes': (root) => { rmSync(path.join(root, 'client/linked.ts'), { force: true }); symlinkSync('Task.ts', path.join(root, 'client/linked.ts')); },
  'a file is cut off': (root) => writeFileSync(path.join(root, 'client/Task.ts'), readFileSync(path.join(root, 'client/Task.ts'), 'utf8').slice(0, 90)),
  'a source comes that says nothing': (root) => writeFiles(root, { 'client/Screen.tsx': SCREEN }),
  'a source says nothing in other words': (root) => writeFiles(root, { 'client/Screen.tsx': SCREEN.replace('Hello', 'Good morning') }),
  'a source begins to use a class': (root) => writeFiles(root, { 'client/Screen.tsx': "import { Task } from './Task';\nexport const ask = (realm: Realm) => realm.objects(Task).filtered('tilte == 1');\n" }),
  'a source begins to declare a class': (root) => writeFiles(root, { 'client/Screen.tsx': "import Realm from 'realm';\nexport const Screen = { name: 'Screen', primaryKey: '_id', properties: { _id: 'objectId' } };\n" }),
  'a source begins to give values to a class': (root) => writeFiles(root, { 'client/Screen.tsx': "import type { Task } from './Task';\nexport const rename = (task: Task) => { task.tilte = 'x'; };\n" }),
  'a source is no text any more': (root) => writeFiles(root, { 'client/Screen.tsx': Buffer.from([0xff, 0xfe, 0x41, 0]) }),
  'a source comes that opens the realm another way': (root) => writeFiles(root, { 'client/Screen.tsx': "import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = () => Realm.open({ schema: [Task], sync: { user, flexible: true } });\n" }),
  'a text is written that says nothing': (root) => writeFiles(root, { 'NOTES.md': 'Nothing.\n' }),
};

describe('a run that is remembered', () => {
  it('says what a new one says, whatever is done to the files', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(EDITS)), { minLength: 4, maxLength: 8 }), async (edits) => {
      const root = temporaryProject(APP);
      for (const edit of edits) {
        EDITS[edit]?.(root);
        for (let time = 0; time < 2; time += 1) {
          const args = ['check', '--format', 'json'];
          expect(timeless(await remembered(root, args)), `${edit}, time ${time + 1}`).toEqual(timeless(await command(root, args)));
        }
      }
    }), { numRuns: 12 });
  });

  it.each(['check', 'check --format json', 'check --verbose', 'inspect client', 'inspect server --format json'])('is repeated where nothing changed: %s', async (line) => {
    const root = temporaryProject(APP);
    const args = line.split(' ');
    const first = await remembered(root, args);
    expect(await isRemembered(root, args)).toBe(true);
    expect(await remembered(root, args)).toEqual(first);
    expect(timeless(first)).toEqual(timeless(await command(root, args)));
  });

  it.each<[string, (root: string) => void]>([
    ['the text of a file that no side reads', (root) => writeFileSync(path.join(root, 'README.md'), 'Other words.\n')],
    ['what a source says that is about no class', (root) => writeFiles(root, { 'client/Screen.tsx': `${SCREEN}export const more: number = 1;\n` })],
    ['the times of the files', (root) => writeFiles(root, { ...task('string', 'extra') })],
    ['what is in a folder of dependencies that nobody asked for', (root) => writeFiles(root, { 'node_modules/other/index.js': 'module.exports = 1;\n' })],
  ])('does not rest on %s', async (_name, edit) => {
    const root = temporaryProject({ ...APP, 'README.md': 'Words.\n', 'client/Screen.tsx': SCREEN });
    await remembered(root, ['check']);
    edit(root);
    expect(await isRemembered(root, ['check'])).toBe(true);
  });

  it('rests on the refs of git, and not on the index', async () => {
    const root = repository({ ...APP, '.gitignore': 'node_modules\n' });
    writeFiles(root, APP);
    git(root, 'tag', 'v1.0.0');
    const args = ['check', '--against', 'v1.0.0', '--released', 'v*', '--format', 'json'];
    await remembered(root, args);
    git(root, 'update-index', '--refresh');
    writeFiles(root, { 'staged.md': 'x\n' });
    git(root, 'add', 'staged.md');
    rmSync(path.join(root, 'staged.md'));
    expect(await isRemembered(root, args)).toBe(true);
    writeFiles(root, task('string'));
    git(root, 'commit', '-qam', 'fewer');
    git(root, 'tag', '-f', 'v1.0.0');
    expect(timeless(await remembered(root, args))).toEqual(timeless(await command(root, args)));
    git(root, 'tag', 'v1.1.0');
    expect(timeless(await remembered(root, args))).toEqual(timeless(await command(root, args)));
  });

  it('rests on the variables of CI', async () => {
    const root = repository({ ...APP, '.gitignore': 'node_modules\n' });
    writeFiles(root, APP);
    git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    const args = ['check', '--against'];
    await remembered(root, args, { GITHUB_BASE_REF: 'main' });
    expect(await isRemembered(root, args, { GITHUB_BASE_REF: 'main', OTHER: 'x' })).toBe(true);
    expect((await remembered(root, args, { GITHUB_BASE_REF: 'gone' })).status).toBe(2);
  });

  it('writes the summary of a job again, wherever that is', async () => {
    const root = temporaryProject(APP);
    await remembered(root, ['check'], { GITHUB_STEP_SUMMARY: path.join(root, 'node_modules/one.md') });
    await remembered(root, ['check']);
    expect(await isRemembered(root, ['check'], { GITHUB_STEP_SUMMARY: path.join(root, 'node_modules/two.md') })).toBe(true);
    expect(readFileSync(path.join(root, 'node_modules/two.md'), 'utf8')).toBe(readFileSync(path.join(root, 'node_modules/one.md'), 'utf8'));
  });

  it('travels with the project to another folder', async () => {
    const root = temporaryProject(APP);
    const first = await remembered(root, ['check']);
    const elsewhere = path.join(temporaryFolder(), 'a/b/c');
    cpSync(root, elsewhere, { recursive: true });
    expect(await isRemembered(elsewhere, ['check'])).toBe(true);
    expect(await remembered(elsewhere, ['check'])).toEqual(first);
  });

  it.each<[string, (file: string) => void]>([
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 200))],
    ['edited', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"status":1', '"status":0'))],
    ['empty', (file) => writeFileSync(file, '')],
    ['a folder', (file) => { rmSync(file); mkdirSync(file); }],
    ['of another shape', (file) => writeFileSync(file, '{}\n{}')],
  ])('is not believed where the file is %s', async (_name, damage) => {
    const root = temporaryProject(APP);
    const first = await remembered(root, ['check']);
    for (const name of readdirSync(path.join(root, CACHE))) damage(path.join(root, CACHE, name));
    expect(timeless(await remembered(root, ['check']))).toEqual(timeless(first));
  });

  it('says where nothing can be kept, if somebody named the place', async () => {
    const root = temporaryProject({ ...APP, taken: 'a file\n' });
    const { status, err } = await remembered(root, ['check', '--cache-location', 'taken']);
    expect([status, err]).toEqual([1, expect.stringMatching(/^realm-schema: nothing is kept for the next run: .*a part of its path is a file/)]);
    rmSync(path.join(root, 'node_modules/.cache'), { recursive: true, force: true });
    writeFiles(root, { 'node_modules/.cache': 'a file\n' });
    expect(await remembered(root, ['check'])).toMatchObject({ status: 1, err: '' });
  });

  it.each([['--no-cache'], ['--accept', '--reason', 'known']])('is not made of what has to be done each time: %s', async (...flags) => {
    const root = temporaryProject(APP);
    await remembered(root, ['check', ...flags]);
    expect(() => kept(root)).toThrow('ENOENT');
  });

  it('is kept where it is wished, for each command line by itself, and not for ever', async () => {
    const root = temporaryProject(APP);
    for (let count = 0; count < 70; count += 1) writeFiles(root, { [`cache/${String(count).padStart(40, '0')}.json`]: 'x' });
    await remembered(root, ['check', '--cache-location', 'cache']);
    expect(kept(root, 'cache')).toHaveLength(64);
  });
});
