import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
  /** A watch of a project: waits for a run whose findings are as they should be, however many runs a change leads to. */
  function watch(root: string): { readonly until: (holds: (run: string) => boolean) => Promise<void>; readonly end: () => Promise<readonly [status: number, err: string]> } {
    const ended = new AbortController();
    let [out, err] = ['', ''];
    let look = (): void => undefined;
    const status = main(['check', '--watch'], {
      cwd: root,
      out: (text) => { out += text; },
      err: (text) => { err += text; look(); },
      colors: colorsOf(false),
      width: 100,
      isTerminal: true,
      interrupted: ended.signal,
    });
    const lastRun = (): string => out.split('\u001b[2J\u001b[3J\u001b[H').slice(1).at(-1) ?? '';
    return {
      until: (holds) => new Promise((resolve) => {
        look = () => { if (err.endsWith('^C ends it.\n') && holds(lastRun())) resolve(); };
        look();
      }),
      end: async () => {
        ended.abort();
        return [await status, err];
      },
    };
  }

  const write = (root: string, folder: string, name: string): void =>
    writeFileSync(path.join(root, folder, `${name === 'Task' ? name : 'Order'}.ts`), String(clientClass(name, properties('string'))[`client/${name}.ts`]));

  it('checks again when a file changes, and ends when it is interrupted', async () => {
    const root = temporaryProject(files);
    const { until, end } = watch(root);
    await until((run) => run.includes('optional-required-mismatch'));
    write(root, 'client', 'Task');
    await until((run) => !run.includes('optional-required-mismatch') && run.includes('client-only-property'));
    const [status, err] = await end();
    expect([status, err]).toEqual([0, expect.stringMatching(/^Checked in \d+ ms\. Watching for changes; \^C ends it\.\n/) as string]);
  });

  it('sees folders that come later, and those that go and come back', async () => {
    const root = temporaryProject(files);
    const { until, end } = watch(root);
    await until((run) => !run.includes('`Order`'));
    for (const folder of ['screens', 'screens', 'client']) {
      rmSync(path.join(root, folder), { recursive: true, force: true });
      mkdirSync(path.join(root, folder));
      write(root, folder, 'Order');
      await until((run) => run.includes('`Order`'));
      write(root, folder, 'Parcel');
      await until((run) => run.includes('`Parcel`') && !run.includes('`Order`'));
    }
    expect((await end())[0]).toBe(0);
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
