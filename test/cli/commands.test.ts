import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterAWhile } from '../../src/cli/streams';
import { main } from '../../src/cli/realm-schema';
import { colorsOf } from '../../src/report/colors';
import { rules } from '../../rules/index';
import { clientClass, serverExport, type Files } from '../support/app';
import { command, found } from '../support/command';
import { temporaryProject } from '../support/project';

const properties = (note: string): string => `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${note}', more: 'int' },`;
const server = serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } });
const files: Files = { ...clientClass('Task', properties('string?')), ...server };
const rulesIn = async (...args: readonly string[]): Promise<string[]> => (await found(temporaryProject(files), ...args)).map((line) => line.split(' ')[1] ?? '').sort();

describe('rules', () => {
  it('lists the catalogue', async () => {
    const { out } = await command('/', ['rules']);
    expect(rules.filter(({ id, docs }) => !out.includes(`  ${id} `) || !out.includes(docs.description))).toEqual([]);
    const { rules: listed } = JSON.parse((await command('/', ['rules', '--format', 'json'])).out) as { rules: { id: string }[] };
    expect(listed.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it('prints a page', async () => {
    const { status, out } = await command('/', ['rules', 'type-mismatch']);
    expect([status, out.split('\n')[0], out.includes('## Why it matters'), out.includes('<!--')]).toEqual([0, '# type-mismatch', true, false]);
    expect(JSON.parse((await command('/', ['rules', 'type-mismatch', '--format', 'json'])).out)).toMatchObject({ version: 1, id: 'type-mismatch', group: 'compatibility' });
  });

  it('names the nearest where there is none', async () => {
    const { status, out, err } = await command('/', ['rules', 'type-missmatch\u001b[2J']);
    expect([status, out, err]).toEqual([2, '', String.raw`realm-schema: There is no rule ${'`'}type-missmatch\u001b[2J${'`'}; the nearest is ${'`'}type-mismatch${'`'}. ${'`'}realm-schema rules${'`'} lists all of them.` + '\n']);
  });
});

describe('--only and --except', () => {
  it('choose whose findings are reported, and count', async () => {
    expect(await rulesIn()).toEqual(['client-only-property', 'optional-required-mismatch']);
    expect(await rulesIn('--only', 'client-only-property', 'type-mismatch')).toEqual(['client-only-property']);
    expect(await rulesIn('--except', 'client-only-property')).toEqual(['optional-required-mismatch']);
    const { status } = await command(temporaryProject(files), ['check', '--only', 'type-mismatch']);
    expect(status).toBe(0);
  });

  it.each(['--only', '--except'])('%s refuses a rule that does not exist', async (flag) => {
    const { status, err } = await command(temporaryProject(files), ['check', flag, 'client-only-propery']);
    expect([status, err]).toEqual([2, expect.stringContaining('the nearest is `client-only-property`') as string]);
  });
});

describe('--watch', () => {
  it('checks again when a file changes, and ends when it is interrupted', async () => {
    const root = temporaryProject(files);
    const ended = new AbortController();
    let [out, err] = ['', ''];
    const ran = main(['check', '--watch'], {
      cwd: root, out: (text) => { out += text; }, err: (text) => { err += text; }, colors: colorsOf(false), width: 100, isTerminal: true, interrupted: ended.signal,
    });
    const until = async (holds: () => boolean): Promise<void> => {
      for (let times = 0; !holds() && times < 300; times += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(() => err.includes('Watching'));
    writeFileSync(path.join(root, 'client/Task.ts'), String(clientClass('Task', properties('string'))['client/Task.ts']));
    await until(() => err.split('Watching').length > 2);
    ended.abort();
    expect(await ran).toBe(0);
    const [, first = '', second = ''] = out.split('\u001b[2J\u001b[3J\u001b[H');
    expect([first.includes('optional-required-mismatch'), second.includes('optional-required-mismatch'), second.includes('client-only-property')]).toEqual([true, false, true]);
    expect(err).toMatch(/^Checked in \d+ ms\. Watching for changes; \^C ends it\.\n/);
  });

  it('does not go with --accept', async () => {
    expect(await command(temporaryProject(files), ['check', '--watch', '--accept', '--reason', 'x'])).toMatchObject({ status: 2, err: expect.stringContaining('do not go together') as string });
  });
});

it('says how far it is only after a while, and takes away only what it has said', () => {
  const said: string[] = [];
  let time = 0;
  const say = afterAWhile((text) => { said.push(text); }, () => time);
  say('a (1 of 2)');
  say('');
  time = 1500;
  say('b (2 of 2)');
  say('');
  expect(said).toEqual(['b (2 of 2)', '']);
});
