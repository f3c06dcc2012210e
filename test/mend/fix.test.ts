import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check';
import { replaceText } from '../../src/cli/write-file';
import { defaultConfig } from '../../src/config/config';
import { mend } from '../../src/mend/mend';
import type { Finding } from '../../src/rule/finding';
import { appTree } from '../../src/workspace/workspace';
import { clientClass, serverExport, type Files } from '../support/app';
import { command, type Outcome } from '../support/command';
import { git } from '../support/git-history';
import { temporaryProject, writeFiles } from '../support/project';

const ID = { bsonType: 'objectId' };
const STRING = { bsonType: 'string' };

const server = (required: readonly string[], properties: Readonly<Record<string, object>>): Files =>
  serverExport({ Task: { required: ['_id', ...required], properties: { _id: ID, ...properties } } });
const client = (lines: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n${lines}    },`);

/** The client requires `note`, and lacks `first` and `second`. */
const APP: Files = { ...client("      note: 'string',\n"), ...server(['first', 'second'], { note: STRING, first: STRING, second: { bsonType: 'long' } }) };
const MENDED = "      _id: 'objectId',\n      note: 'string?',\n      first: 'string',\n      second: 'int',\n    },";
const SCHEMA = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
const CLIENT = 'client/Task.ts';

const read = (root: string, file = CLIENT): string => readFileSync(path.join(root, file), 'utf8');
const fix = (root: string, side: string, ...flags: readonly string[]): Promise<Outcome> => command(root, ['check', '--fix', '--side', side, ...flags]);

describe('check --fix', () => {
  it('makes what is safe on the client, says what, and changes nothing a second time', async () => {
    const root = temporaryProject(APP);
    const { status, out, err } = await fix(root, 'client');
    expect(read(root)).toContain(MENDED);
    expect(err).toBe([
      'Mended 3 findings in 1 file of the client:',
      "  client/Task.ts:3:1 Task.first: Declare `first` as `string`. (server-only-required-property)",
      "  client/Task.ts:3:1 Task.second: Declare `second` as `int`. (server-only-required-property)",
      '  client/Task.ts:9:7 Task.note: Declare it as `string?`, as the server does. (optional-required-mismatch)',
      '',
    ].join('\n'));
    expect([status, out]).toEqual([0, expect.stringContaining('0 errors, 0 warnings: 1 class compared')]);
    const before = read(root);
    expect((await fix(root, 'client')).err).toBe('Nothing is mended on the client.\n');
    expect(read(root)).toBe(before);
  });

  it('makes what is safe on the server, and leaves the rest to a choice', async () => {
    const root = temporaryProject({
      ...client("      note: 'string?',\n      due: 'date?',\n      title: 'string',\n"),
      ...server(['note', 'first'], { note: STRING, first: STRING, title: STRING }),
    });
    const { status, err } = await fix(root, 'server', '--format', 'json');
    expect(JSON.parse(read(root, SCHEMA))).toMatchObject({
      required: ['_id'], properties: { note: STRING, first: STRING, title: STRING, due: { bsonType: 'date' } },
    });
    expect(err).toContain('1 finding can be mended there by a choice that is yours');
    expect(status).toBe(1);
  });

  it('lets the field of the class be empty with its schema', async () => {
    const text = "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  _id!: Realm.BSON.ObjectId;\n  note!: string;\n  static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: 'string' } };\n}\n";
    const root = temporaryProject({ [CLIENT]: text, ...server([], { note: STRING }) });
    expect((await fix(root, 'client')).status).toBe(0);
    expect(read(root)).toBe(text.replace('note!', 'note?').replace("'string'", "'string?'"));
  });

  it('keeps line ends, a byte order mark, a missing end of the last line and the mode of the file', async () => {
    const text = String(APP[CLIENT]).replaceAll('\n', '\r\n').replace(/\r\n$/, '');
    const root = temporaryProject({ ...APP, [CLIENT]: `\uFEFF${text}` });
    chmodSync(path.join(root, CLIENT), 0o750);
    await fix(root, 'client');
    const mended = read(root);
    expect(mended).toContain(MENDED.replaceAll('\n', '\r\n'));
    expect(mended.startsWith('\uFEFF')).toBe(true);
    expect(mended.replaceAll('\r\n', '')).not.toContain('\n');
    expect(mended.endsWith('}')).toBe(true);
    expect(statSync(path.join(root, CLIENT)).mode & 0o777).toBe(0o750);
  });

  it('does not make what brings another finding, and makes the rest', () => {
    let first: Finding | undefined;
    const root = temporaryProject(APP);
    const config = defaultConfig(root);
    const { texts, undecided } = mend(appTree(config), 'client', (tree) => {
      const result = check(tree, config);
      const now = tree.read(CLIENT);
      const more = result.findings.find(({ property }) => property === 'note') ?? first;
      first ??= more;
      const isWorse = 'text' in now && now.text.includes("note: 'string?'") && more !== undefined;
      return isWorse ? { ...result, findings: [...result.findings, { ...more, fingerprint: 'new' }] } : result;
    });
    expect(texts.get(CLIENT)).toContain(MENDED.replace('string?', 'string'));
    expect(undecided).toBe(1);
  });

  it('does not undo what a baseline is held against', async () => {
    const before = { ...client("      note: 'string',\n"), ...server(['note'], { note: STRING }) };
    const root = temporaryProject(before);
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'before');
    writeFiles(root, client("      note: 'string?',\n"));
    const { status } = await fix(root, 'server', '--against', 'HEAD');
    expect(JSON.parse(read(root, SCHEMA))).toMatchObject({ required: ['_id', 'note'] });
    expect(status).toBe(1);
  });

  it.each<[string, string, (text: string) => string]>([
    ['generated code', 'it says that it is generated', (text) => `/** @generated by a tool */\n${text}`],
    ['packed code', 'it looks like the output of a program', (text) => `${text}// ${'x'.repeat(1000)}\n`],
  ])('leaves %s as it is', async (_what, reason, change) => {
    const text = change(String(APP[CLIENT]));
    const root = temporaryProject({ ...APP, [CLIENT]: text });
    const { status, err } = await fix(root, 'client');
    expect(read(root)).toBe(text);
    expect(err).toContain(`client/Task.ts is left as it is, since ${reason}`);
    expect(status).toBe(1);
  });

  it('leaves what is reached by a link, and what is installed, as it is', async () => {
    const root = temporaryProject(APP);
    mkdirSync(path.join(root, 'elsewhere'));
    renameSync(path.join(root, CLIENT), path.join(root, 'elsewhere/Task.txt'));
    symlinkSync('../elsewhere/Task.txt', path.join(root, CLIENT));
    expect((await fix(root, 'client')).err).toContain('since it is reached by a link');
    expect(read(root)).toBe(APP[CLIENT]);
    const installed = temporaryProject({ ...server(['first'], { first: STRING }), 'node_modules/models/Task.ts': client('')[CLIENT] });
    expect((await fix(installed, 'client', '--client', 'node_modules/models')).err).toContain('since it belongs to a package that is installed');
  });

  it('writes the other files where one is read-only, and ends with 2', async () => {
    const other = { ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string' },"), ...serverExport({ Person: { required: ['_id'], properties: { _id: ID, name: STRING } } }) };
    const root = temporaryProject({ ...other, ...APP });
    chmodSync(path.join(root, CLIENT), 0o444);
    const { status, err } = await fix(root, 'client');
    expect(status).toBe(2);
    expect(err.split('\n').filter((line) => line.startsWith('realm-schema: '))).toEqual([expect.stringMatching(/Task\.ts is read-only, and is left as it is/)]);
    expect(read(root)).toBe(APP[CLIENT]);
    expect(read(root, 'client/Person.ts')).toContain("name: 'string?'");
  });

  it('leaves a file that changed meanwhile as it is', () => {
    const root = temporaryProject({ 'a.ts': 'b' });
    expect(() => replaceText(path.join(root, 'a.ts'), 'a', 'c')).toThrow('was changed while it was to be mended');
    expect(read(root, 'a.ts')).toBe('b');
  });

  it.each([
    [['--fix'], '`--fix` needs a side'],
    [['--side', 'client'], '`--side` and `--dry-run` belong to `--fix`'],
    [['--dry-run'], '`--side` and `--dry-run` belong to `--fix`'],
    [['--fix', '--side', 'client', '--accept', '--reason', 'x'], '`--fix` and `--accept` do not go together'],
  ])('is refused with %j', async (flags, reason) => {
    expect(await command(temporaryProject(APP), ['check', ...flags])).toEqual({ status: 2, out: '', err: expect.stringContaining(reason) as string });
  });
});

describe('check --fix --dry-run', () => {
  it.each<[string, string, (text: string) => string]>([
    ['as it is', 'client/Task.ts', (text) => text],
    ['with CRLF', 'client/Task.ts', (text) => text.replaceAll('\n', '\r\n')],
    ['without an end of the last line', 'client/Task.ts', (text) => text.replace(/,\n {4}\},\n {2}\};\n\}\n$/, ' } }; }')],
    ['with a byte order mark', 'client/Task.ts', (text) => `\uFEFF${text}`],
    ['with a path of other letters and spaces', 'cliént/ä "b"/Ta sk.ts', (text) => text],
  ])('prints a patch that git applies, %s', async (_how, file, change) => {
    const { [CLIENT]: text, ...rest } = APP;
    const files = { ...rest, [file]: change(String(text)) };
    const root = temporaryProject({ 'app/package.json': {}, ...Object.fromEntries(Object.entries(files).map(([each, value]) => [`app/${each}`, value])) });
    git(root, 'init', '-q', '-b', 'main');
    const before = read(root, `app/${file}`);
    const { status, out, err } = await fix(path.join(root, 'app'), 'client', '--dry-run');
    expect(read(root, `app/${file}`)).toBe(before);
    expect(err).toContain('Would mend 3 findings in 1 file of the client:');
    expect(err).toContain('With the patch, 0 errors and 0 warnings remain.');
    expect(status).toBe(0);
    writeFileSync(path.join(root, 'fix.patch'), out);
    git(root, 'apply', 'fix.patch');
    const applied = read(root, `app/${file}`);
    writeFileSync(path.join(root, 'app', file), before);
    await fix(path.join(root, 'app'), 'client');
    expect(applied).toBe(read(root, `app/${file}`));
    expect(applied).not.toBe(before);
  });

  it('prints nothing where nothing is to be mended', async () => {
    const root = temporaryProject({ ...client("      note: 'string?',\n"), ...server([], { note: STRING }) });
    expect((await fix(root, 'client', '--dry-run')).out).toBe('');
  });
});

describe('many repairs of one file', () => {
  const names = Array.from({ length: 40 }, (_, index) => `p${index}`);
  const files = { ...client(''), ...server(names, Object.fromEntries(names.map((name) => [name, STRING]))) };

  it('are made one behind the other: all that a class lacks', async () => {
    const root = temporaryProject(files);
    expect((await fix(root, 'client')).status).toBe(0);
    expect(read(root)).toContain(`_id: 'objectId',\n${names.map((name) => `      ${name}: 'string',\n`).join('')}`);
  });

  it('are made one behind the other: all that is required', async () => {
    const root = temporaryProject(files);
    expect((await fix(root, 'server')).status).toBe(0);
    expect(JSON.parse(read(root, SCHEMA))).toMatchObject({ required: ['_id'] });
  });
});
