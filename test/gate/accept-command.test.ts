import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colorsOf } from '../../src/report/colors';
import { main } from '../../src/cli/realm-schema';
import { clientClass, serverExport, type Files } from '../support/app';
import { temporaryProject } from '../support/project';

const FILE = '.realm-schema/accepted.json';
const app: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n      ...more,\n    },"),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await main(args, { cwd, out: (text) => { out += text; }, err: (text) => { err += text; }, colors: colorsOf(false), width: 100 });
  return { status, out, err };
}

const text = (root: string, file = FILE): string => readFileSync(path.join(root, file), 'utf8');
const ACCEPT = ['check', '--accept', '--reason', 'old data'] as const;

describe('check --accept', () => {
  it('writes errors and warnings with their reason, and the next run passes and says how many', async () => {
    const root = temporaryProject(app);
    expect((await run(root, 'check', '--max-warnings', '0')).status).toBe(1);
    const { status, out, err } = await run(root, ...ACCEPT, '--until', '2099-12-31');
    expect([status, err]).toEqual([0, `Accepted 2 findings in ${FILE}, until 2099-12-31. Commit that file.\n`]);
    expect(out).toContain(`Accepted, and left out: 2 findings (${FILE}, or a comment in the source).\nNot compared, since the client could not be read there: Task (client/Task.ts:10:10).\n0 errors, 0 warnings:`);
    expect(JSON.parse(text(root))).toEqual({
      version: 1,
      accepted: [
        { rule: 'unresolved-schema', target: 'app-services', class: 'Task', property: null, reason: 'old data', until: '2099-12-31', fingerprint: expect.any(String) as string },
        { rule: 'optional-required-mismatch', target: 'app-services', class: 'Task', property: 'note', reason: 'old data', until: '2099-12-31', fingerprint: expect.any(String) as string },
      ],
    });
    expect((await run(root, 'check', '--max-warnings', '0')).status).toBe(0);
    expect(await run(root, 'check', '--format', 'json')).toMatchObject({ status: 0, err: 'Accepted, and left out: 2 findings.\n' });
    expect(readdirSync(path.join(root, '.realm-schema'))).toEqual(['accepted.json']);
  });

  it('writes the same file twice', async () => {
    const root = temporaryProject(app);
    await run(root, ...ACCEPT);
    const first = text(root);
    expect((await run(root, ...ACCEPT)).err).toBe('There is nothing to accept.\n');
    expect(text(root)).toBe(first);
  });

  it('accepts what has expired once more', async () => {
    const root = temporaryProject(app);
    await run(root, ...ACCEPT);
    writeFileSync(path.join(root, FILE), text(root).replaceAll('"reason": "old data"', '"reason": "old data",\n      "until": "2001-01-01"'));
    const expired = await run(root, 'check');
    expect(expired.status).toBe(1);
    expect(expired.out).toContain('The acceptance of 2 findings has expired.');
    expect((await run(root, 'check', '--accept', '--reason', 'still old')).status).toBe(0);
    expect(text(root)).not.toContain('2001');
    expect(text(root).match(/still old/g)).toHaveLength(2);
  });

  it('writes where the configuration says, and through a link', async () => {
    const root = temporaryProject({ ...app, 'realm-schema.config.json': { accepted: 'ci/known.json' }, 'shared/known.json': { version: 1, accepted: [] } });
    mkdirSync(path.join(root, 'ci'));
    symlinkSync('../shared/known.json', path.join(root, 'ci/known.json'));
    expect((await run(root, ...ACCEPT)).err).toContain('in ci/known.json.');
    expect(lstatSync(path.join(root, 'ci/known.json')).isSymbolicLink()).toBe(true);
    expect(text(root, 'shared/known.json')).toContain('old data');
  });

  it.each<[string, readonly string[], string]>([
    ['no reason', ['--accept'], '`--accept` needs a reason: say with `--reason "…"` why these findings are harmless.'],
    ['an empty reason', ['--accept', '--reason', ' '], '`--accept` needs a reason: say with `--reason "…"` why these findings are harmless.'],
    ['a date that is none', ['--accept', '--reason', 'x', '--until', '2026-02-30'], '`--until 2026-02-30` is no date: write it as 2026-03-31.'],
    ['a date that has passed', ['--accept', '--reason', 'x', '--until', '2001-01-01'], '`--until 2001-01-01` has passed already.'],
    ['a reason for nothing', ['--reason', 'x'], '`--reason` and `--until` belong to `--accept`.'],
  ])('refuses %s', async (_name, flags, message) => {
    const root = temporaryProject(app);
    expect(await run(root, 'check', ...flags)).toEqual({ status: 2, out: '', err: `realm-schema: ${message}\n` });
    expect(existsSync(path.join(root, FILE))).toBe(false);
  });

  it('refuses a damaged file, in one sentence, and leaves it alone', async () => {
    const root = temporaryProject({ ...app, [FILE]: '{' });
    const { status, out, err } = await run(root, ...ACCEPT);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^realm-schema: \.realm-schema\/accepted\.json:1:2: the file of accepted findings cannot be used: it is not JSON: a closing brace is expected\. .*\n$/);
    expect(text(root)).toBe('{');
  });

  it('says so where the file cannot be written', async () => {
    const root = temporaryProject({ ...app, '.realm-schema': 'a file, not a folder' });
    const { status, err } = await run(root, ...ACCEPT);
    expect(status).toBe(2);
    expect(err).toMatch(/^realm-schema: .*accepted\.json cannot be written: .*\n$/);
  });
});

describe('check --quiet', () => {
  it('shows errors only, and counts warnings still', async () => {
    const root = temporaryProject(app);
    const { status, out } = await run(root, 'check', '--quiet');
    expect(status).toBe(1);
    expect(out).toContain('error optional-required-mismatch');
    expect(out).not.toContain('unresolved-schema');
    expect(out).toContain('1 error, 1 warning:');
  });
});

describe('paths in reports for a service', () => {
  it('start at the root of the repository', async () => {
    const root = temporaryProject({ ...Object.fromEntries(Object.entries(app).map(([file, value]) => [`apps/todo/${file}`, value])), '.git/HEAD': '' });
    const project = path.join(root, 'apps/todo');
    expect((await run(project, 'check', '--format', 'github')).out).toMatch(/^::error file=apps\/todo\/client\/Task\.ts,/m);
    expect((await run(project, 'check', '--format', 'sarif')).out).toContain('"uri": "apps/todo/server/data_sources/mongodb-atlas/app/Task/schema.json"');
  });

  it('stay as they are outside of one', async () => {
    expect((await run(temporaryProject(app), 'check', '--format', 'github')).out).toMatch(/^::error file=client\/Task\.ts,/m);
  });
});
