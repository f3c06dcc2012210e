import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { packageRoot, runCommand, temporaryProject } from '../support/project';

const properties = (note: string): string => `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${note}' },`;
const server = serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } });
const good: Files = { ...clientClass('Task', properties('string')), ...server };
const bad: Files = { ...clientClass('Task', properties('string?')), ...server };
const bin = path.join(packageRoot, 'dist/src/cli/realm-schema.js');

function shell(cwd: string, script: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', CLI: `${process.execPath} ${bin}`, OLD: temporaryProject(good) } });
  return { status, stdout, stderr };
}

/** Each command, and each format of one: all of them write through one door. */
const LINES = [
  'check', 'check --format json', 'check --format sarif', 'inspect client', 'inspect server --format json',
  'diff $OLD --format markdown', "explain 'Bad changeset (UPLOAD)'", 'snapshot v1', '--help',
];

describe('output that cannot be written', () => {
  it.each(LINES)('ends with 2: %s', (line) => {
    const { status, stderr } = shell(temporaryProject(good), `$CLI ${line} > /dev/full`);
    expect([status, stderr]).toEqual([2, 'realm-schema: the output cannot be written: there is no space left for it.\n']);
  });

  it.each(['/dev/full', 'client/Task.ts/v1.json', 'x'.repeat(300)])('ends with 2, and leaves what is there: snapshot --output %s', (file) => {
    const { status, stderr } = runCommand(['snapshot', 'v1', '--output', file], temporaryProject(good));
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^realm-schema: .* cannot be written: /) as string]);
    expect(existsSync('/dev/full')).toBe(true);
  });

  // Each in a process with a limit: what tries to make a folder there again and again cannot be stopped from inside.
  it.runIf(existsSync('/proc'))('ends where no folder can ever be made', () => {
    const limit = 'timeout 20 $CLI check --no-cache --output';
    const [direct, deeper] = [shell(temporaryProject(good), `${limit} /proc/x/y`), shell(temporaryProject(good), `${limit} /proc/self/x/y/z`)];
    expect([direct.status, direct.stderr]).toEqual([2, 'realm-schema: /proc/x/y cannot be written: the folder for it does not exist, and none is made there.\n']);
    expect([deeper.status, deeper.stderr]).toEqual([2, 'realm-schema: /proc/self/x/y/z cannot be written: the folder for it does not exist, and none is made there.\n']);
  });

  it.runIf(existsSync('/proc'))('is no reason to wait where a run cannot be kept', () => {
    const { status, stderr } = shell(temporaryProject(good), 'timeout 20 $CLI check --cache-location /proc/x');
    expect([status, stderr]).toEqual([0, expect.stringContaining('the folder for it does not exist, and none is made there') as string]);
  });

  it('ends with 2 where the reason cannot be told either', () => {
    expect(shell(temporaryProject(good), '$CLI check > /dev/full 2> /dev/full').status).toBe(2);
  });
});

it.each<[string, Files, number]>([['0', good, 0], ['1', bad, 1]])('a closed pipe leaves the status at %s', (_name, files, expected) => {
  const { status, stderr } = shell(temporaryProject(files), '$CLI check --format sarif | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}');
  expect([status, stderr]).toEqual([expected, '']);
});

it('a snapshot can go to a pipe', () => {
  const root = temporaryProject(good);
  const { status } = shell(root, 'mkfifo p; cat p > copy.json & $CLI snapshot v1 --output p; s=$?; wait; exit $s');
  expect([status, readFileSync(path.join(root, 'copy.json'), 'utf8')]).toEqual([0, expect.stringContaining('"Task"') as string]);
});

it.each([40, 200])('COLUMNS says how wide it is: %i', (columns) => {
  const { stdout } = runCommand(['check'], temporaryProject(bad), { COLUMNS: String(columns) });
  const code = stdout.split('\n').filter((line) => /^ {4}/.test(line));
  expect(code.length).toBeGreaterThan(3);
  expect(code.filter((line) => line.length > columns)).toEqual([]);
});
