import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';

const files: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string?' },"),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};

const textOf = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('--output', () => {
  it('takes the format before it, several times in one run; what has none goes to standard output', async () => {
    const root = temporaryProject(files);
    const { status, out, err } = await command(root, ['check', '--format', 'junit', '--output', 'out/a.xml', '--format', 'pretty', '--format', 'sarif', '--output', 'b.sarif']);
    expect([status, err, textOf(root, 'out/a.xml').slice(0, 5), (JSON.parse(textOf(root, 'b.sarif')) as { version: string }).version]).toEqual([1, '', '<?xml', '2.1.0']);
    expect(out).toMatch(/^error optional-required-mismatch\n/);
    expect(readdirSync(path.join(root, 'out'))).toEqual(['a.xml']);
  });

  it.each<[readonly string[], string]>([
    [['--format', 'json', '--output', 'x'], ''],
    [['--output', 'x', '--format', 'json'], ''],
    [['--format', 'json', '--output', '-'], '{'],
    [['--format', 'json'], '{'],
  ])('%j', async (args, begins) => {
    const root = temporaryProject(files);
    const { out } = await command(root, ['check', ...args]);
    expect([out.slice(0, 1), existsSync(path.join(root, 'x'))]).toEqual([begins, begins === '']);
  });

  it.each<[readonly string[], string]>([
    [['--format', 'json', '--format', 'sarif'], '`--format json` and `--format sarif` would both go to standard output'],
    [['--format', 'json', '--output', 'a', '--output', 'b'], '`--output b` has no format of its own'],
    [['--format', 'json', '--output', 'a', '--format', 'sarif', '--output', './a'], '`--output a` is given twice'],
    [['--format', 'json', '--output', ''], '--output names no file'],
  ])('says what is wrong with %j', async (args, message) => {
    const root = temporaryProject(files);
    const { status, out, err } = await command(root, ['check', ...args]);
    expect([status, out, err]).toEqual([2, '', expect.stringContaining(message) as string]);
    expect(existsSync(path.join(root, 'a'))).toBe(false);
  });

  it.each([
    ['folder', 'it is a folder, not a file'],
    ['client/Task.ts/x', 'a part of its path is a file'],
    ['client/Task.ts/x/y', 'a part of its path is a file'],
    ['nowhere/x', 'or a link that leads nowhere'],
    ['nowhere/x/y', 'or a link that leads nowhere'],
    ['y'.repeat(300), 'its name is too long'],
    [`${'y'.repeat(300)}/x`, 'its name is too long'],
    ['/dev/full', 'there is no space left for it'],
  ])('leaves all as it was where one file cannot be written: %s, since %s', async (bad, reason) => {
    const root = temporaryProject({ ...files, 'good.json': 'old' });
    mkdirSync(path.join(root, 'folder'));
    symlinkSync('not-there', path.join(root, 'nowhere'));
    const before = readdirSync(root).sort();
    const { status, out, err } = await command(root, ['check', '--format', 'json', '--output', 'good.json', '--format', 'sarif', '--output', bad, '--format', 'pretty']);
    expect([status, out, err]).toEqual([2, '', expect.stringMatching(new RegExp(`cannot be written: .*${reason}`)) as string]);
    expect([textOf(root, 'good.json'), readdirSync(root).sort(), readdirSync(path.join(root, 'folder'))]).toEqual(['old', before, []]);
  });

  it.each([['out/a', 'link/a'], ['link/new/a', 'out/new/a'], ['target', 'to-target']])('refuses two reports for one file by a link: %s and %s', async (first, second) => {
    const root = temporaryProject(files);
    mkdirSync(path.join(root, 'out'));
    writeFileSync(path.join(root, 'target'), 'old');
    symlinkSync('out', path.join(root, 'link'));
    symlinkSync('target', path.join(root, 'to-target'));
    const { status, out, err } = await command(root, ['check', '--format', 'json', '--output', first, '--format', 'sarif', '--output', second]);
    expect([status, out, err]).toEqual([2, '', expect.stringMatching(/are one file, by a link: the second text would replace the first\.\n$/) as string]);
    expect([textOf(root, 'target'), readdirSync(path.join(root, 'out'))]).toEqual(['old', []]);
  });

  it.each<[readonly string[], string]>([
    [['inspect', 'client', 'client', '--format', 'json'], '{'],
    [['explain', '--format', 'markdown', 'Bad changeset (UPLOAD)'], '#'],
    [['rules', '--format', 'json'], '{'],
  ])('is there for the other commands: %j', async (args, begins) => {
    const root = temporaryProject(files);
    const { status, out } = await command(root, [...args, '--output', 'x']);
    expect([status, out, textOf(root, 'x').slice(0, 1)]).toEqual([0, '', begins]);
  });
});

describe('the summary of a job', () => {
  it('is added to where the service names a file', async () => {
    const root = temporaryProject(files);
    const file = path.join(root, 'summary.md');
    writeFileSync(file, 'before\n');
    const { status, out } = await command(root, ['check', '--format', 'github'], { GITHUB_STEP_SUMMARY: file });
    expect([status, out.startsWith('::error')]).toEqual([1, true]);
    expect(readFileSync(file, 'utf8')).toMatch(/^before\n\*\*realm-schema: 1 error, 0 warnings\.\*\*/);
  });

  it('changes nothing else where it cannot be written', async () => {
    const { status, err } = await command(temporaryProject(files), ['check'], { GITHUB_STEP_SUMMARY: '/nowhere/x' });
    expect([status, err]).toEqual([1, expect.stringMatching(/^realm-schema: the summary of the job is missing: .*the folder for it does not exist/) as string]);
  });
});
