import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { commit, git, repository, temporaryFolder, writeFiles } from '../support/git-history';
import { app, client, server, type Classes } from '../support/twin';

const BASE: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?', tags: 'string[]' }, Draft: { _id: 'objectId', text: 'string' } };
const { Task, Draft } = BASE;
const task = (changed: Readonly<Record<string, string>>): Classes => ({ Task: { _id: 'objectId', ...changed }, ...(Draft === undefined ? {} : { Draft }) });

const DRAFT_FILE = 'server/data_sources/mongodb-atlas/app/Draft/schema.json';

/** The files of an app one folder further down. */
const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

describe('check --against a revision of a real repository', () => {
  it.each<[string, Files, string[]]>([
    ['nothing', app(BASE), []],
    ['a type on the client', app(task({ note: 'int', due: 'date?', tags: 'string[]' }), BASE), ['error changed-type Task.note open+upload+download client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7']],
    ['a type on the server', app(BASE, task({ note: 'int', due: 'date?', tags: 'string[]' })), ['error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5']],
    ['a type on both sides', app(task({ note: 'int', due: 'date?', tags: 'string[]' })), ['error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5']],
    ['a property gone from the server', app(BASE, task({ note: 'string', tags: 'string[]' })), ['error removed-property Task.due upload+deploy client/Task.ts:10:7 Task/schema.json:2:3 Task/schema.json:15:5']],
    ['a property gone from the client', app(task({ note: 'string', tags: 'string[]' }), BASE), ['info removed-property Task.due - client/Task.ts:3:1 Task/schema.json:15:5 client/Task.ts:10:7']],
    ['a class gone from both sides', app({ Task: Task ?? {} }), ['error removed-class Draft upload+deploy - - Draft/schema.json:2:3']],
    ['two changes', app(task({ note: 'string?', due: 'date?', tags: 'string<>' })), [
      'error changed-optionality Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:12:5',
      'error changed-collection Task.tags open+upload+download+deploy client/Task.ts:11:7 Task/schema.json:17:5 Task/schema.json:18:5',
    ]],
    ['moved files and classes', { 'app/all-models.ts': Object.values(client(BASE)).join('\n').replace("\nimport Realm from 'realm';", ''), ...server(BASE) }, []],
    ['another name in code', { ...app(BASE), 'client/Task.ts': String(client(BASE)['client/Task.ts']).replace("note: 'string'", "remark: { type: 'string', mapTo: 'note' }") }, []],
    ['an app that moved into a folder', below('packages/todo', app(BASE)), []],
  ])('%s', async (_name, now, expected) => {
    const folder = repository(app(BASE), now);
    expect(await found(folder, '--against', 'HEAD~1')).toEqual(expected);
  });

  it('does not take another app of the repository for a folder that was not there', async () => {
    const other = below('apps/other', app(BASE));
    const folder = repository(other, { ...other, ...below('apps/new', app({ Task: { _id: 'objectId' } })) });
    const { status, out, err } = await command(path.join(folder, 'apps/new'), ['check', '--against', 'HEAD~1']);
    expect([status, err]).toEqual([2, expect.stringContaining('HEAD~1 holds no schema at all: there is nothing to compare with.')]);
    expect(out).toContain('0 errors, 0 warnings');
  });

  it('follows an app that moved, and imports what stayed where it was', async () => {
    const shared: Files = { 'shared/keys.ts': "export const KEY = '_id';\n" };
    const keyed = { 'client/Task.ts': `import { KEY } from '../shared/keys';\n${String(client(BASE)['client/Task.ts']).replace("primaryKey: '_id'", 'primaryKey: KEY')}` };
    const folder = repository({ ...shared, ...app(BASE), ...keyed }, { ...shared, ...below('apps/todo', app(BASE)) });
    expect(await found(path.join(folder, 'apps/todo'), '--against', 'HEAD~1')).toEqual([]);
  });

  describe('without a client', () => {
    const only = (classes: Classes): Files => server(classes);
    const { Draft: _gone, ...rest } = BASE;

    it('checks what changed on the server, and says that nothing else was checked', async () => {
      const folder = repository(only(BASE), only(rest));
      expect(await found(folder, '--against', 'HEAD~1')).toEqual(['error removed-class Draft upload+deploy - - Draft/schema.json:2:3']);
      const { status, out } = await command(folder, ['check', '--against', 'HEAD~1']);
      expect(status).toBe(1);
      expect(out).toContain('no client; server: server (app-services)\nNo client was found: the server was only checked by itself and with its past.');
      expect(out).not.toContain('Not compared, since the client does not declare them');
      expect((await command(folder, ['check', '--against', 'HEAD~1', '--format', 'json'])).err).toMatch(/^No client was found: /);
    });

    it.each<[string, readonly Files[], string[], RegExp]>([
      ['no past is asked for', [only(BASE)], ['check'], /No client found/],
      ['the client is said to be somewhere', [only(BASE), only(rest)], ['check', '--against', 'HEAD~1', '--client', 'server'], /No client file matches/],
      ['the client was there', [app(BASE), only(BASE)], ['check', '--against', 'HEAD~1'], /No client found/],
      ['there is no server either', [{ 'README.md': '' }, { 'README.md': 'x' }], ['check', '--against', 'HEAD~1'], /No server found/],
      ['the past has no server', [{ 'README.md': '' }, only(BASE)], ['check', '--against', 'HEAD~1'], /No client found/],
    ])('is a failure where %s', async (_name, revisions, args, sentence) => {
      expect(await command(repository(...revisions), args)).toMatchObject({ status: 2, err: expect.stringMatching(sentence) as string });
    });
  });

  it('reads what is not committed as the present', async () => {
    const folder = repository(app(BASE));
    writeFiles(folder, client(task({ note: 'string', due: 'date', tags: 'string[]' })));
    expect(await found(folder, '--against', 'main')).toEqual(['error changed-optionality Task.due open+upload+download client/Task.ts:10:7 Task/schema.json:15:5 client/Task.ts:10:7']);
  });

  it('takes an export of the first generation and one of the third for the same', async () => {
    const legacy: Files = {
      'server/stitch.json': { config_version: 20180301, app_id: 'todo-abcde', name: 'todo' },
      'server/services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: { clusterName: 'Cluster0', sync: { state: 'enabled', database_name: 'app', partition: { key: 'note', type: 'string', permissions: { read: true, write: true } } } } },
      ...Object.fromEntries(Object.keys(BASE).map((name) => [`server/services/mongodb-atlas/rules/app.${name}.json`, {
        database: 'app', collection: name, roles: [], relationships: {}, schema: JSON.parse(JSON.stringify(server(BASE)[`server/data_sources/mongodb-atlas/app/${name}/schema.json`])) as object,
      }])),
    };
    const folder = repository({ ...client(BASE), ...legacy }, { ...client(BASE), ...server(BASE, { type: 'partition', partition: { key: 'note', type: 'string' } }) });
    const { out } = await command(folder, ['check', '--against', 'HEAD~1']);
    expect(out).toContain('compared with HEAD~1');
    expect(out).not.toContain('holds no');
    expect((await found(folder, '--against', 'HEAD~1')).filter((line) => line.includes('HEAD') || /changed|removed|renamed/.test(line))).toEqual([]);
  });

  it('uses the configuration that the revision had', async () => {
    const folder = repository(
      { ...below('old', app(BASE)), ...below('other', server({ Task: { _id: 'objectId' } })), 'realm-schema.config.json': { client: 'old/client', server: 'old/server' } },
      { ...below('new', app(task({ note: 'int', due: 'date?', tags: 'string[]' }))), ...below('other', server({ Task: { _id: 'objectId' } })), 'realm-schema.config.json': { client: 'new/client', server: 'new/server' } },
    );
    expect(await found(folder, '--against', 'HEAD~1')).toEqual(['error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5']);
  });

  it('takes the baseline from the configuration, and in CI from the pull request', async () => {
    const folder = repository(app(BASE));
    git(folder, 'checkout', '-qb', 'feature');
    const files = app(task({ note: 'int', due: 'date?', tags: 'string[]' }));
    commit(folder, { ...files, 'realm-schema.config.json': { baseline: 'main' } });
    expect(await found(folder)).toHaveLength(1);
    commit(folder, files);
    expect(await found(folder)).toEqual([]);
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
    expect((await command(folder, ['check', '--against'], { GITHUB_BASE_REF: 'main' })).out).toContain('compared with origin/main');
    expect(await command(folder, ['check', '--against'])).toMatchObject({ status: 2, err: expect.stringMatching(/^realm-schema: --against names no revision, .*: name one, such as --against origin\/main\.\n$/) as string });
  });

  it('shows the code of the baseline', async () => {
    const folder = repository(app(BASE), app(task({ note: 'int', due: 'date?', tags: 'string[]' }), BASE));
    const { out } = await command(folder, ['check', '--against', 'HEAD~1']);
    expect(out).toContain("  before: client/Task.ts:9:7\n    client  9 | note: 'int',\n              |       ^^^^^\n    server 13 | \"bsonType\": \"string\"\n              |             ^^^^^^^^\n    before  9 | note: 'string',\n");
  });
});

describe('check --against a folder', () => {
  it('reads both sides there', async () => {
    const before = temporaryFolder();
    writeFiles(before, app(BASE));
    const now = temporaryFolder();
    writeFiles(now, app(task({ note: 'int', due: 'date?', tags: 'string[]' })));
    expect(await found(now, '--against', before)).toEqual(['error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5']);
    expect(await found(now, '--against', before, '--client', 'client', '--server', 'server')).toHaveLength(1);
  });
});

describe('a baseline that cannot be used', () => {
  it.each<[string, string, RegExp]>([
    ['no such revision', 'mian', /^realm-schema: `mian` is neither a revision of this repository nor a folder or a file\. Did you mean `main`\?\n$/],
    ['no such folder', './nowhere', /^realm-schema: `\.\/nowhere` does not exist\.\n$/],
    ['a variable that is not set', '', /^realm-schema: --against names no revision: its value is empty, as of a variable that is not set\.\n$/],
    ['a file that is no snapshot', 'client/Task.ts', /^realm-schema: client\/Task\.ts:1:1 is no snapshot: /],
  ])('%s: the present is checked all the same, and the status is 2', async (_name, ref, message) => {
    const folder = repository(app(BASE, task({ note: 'int', due: 'date?', tags: 'string[]' })));
    const { status, out, err } = await command(folder, ['check', '--against', ref]);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(out).toContain('error type-mismatch');
  });

  it('outside of a repository', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, app(BASE));
    const { status, err } = await command(folder, ['check', '--against', 'main']);
    expect([status, err]).toEqual([2, `realm-schema: ${folder} is not in a git repository: compare with a folder or a snapshot file instead.\n`]);
  });

  it.each<[string, Files, string]>([
    ['without a server', client(BASE), 'HEAD~1 holds no server side: only the other was compared with it.'],
    ['without a client', server(BASE), 'HEAD~1 holds no client side: only the other was compared with it.'],
    ['with several servers', { ...app(BASE), ...below('old', server(BASE)) }, 'HEAD~1: Several server sides found: old/server, server.'],
  ])('%s: said, and no finding', async (_name, before, note) => {
    const folder = repository(before, app(BASE));
    const { status, out, err } = await command(folder, ['check', '--against', 'HEAD~1']);
    expect([status, err]).toEqual([0, '']);
    expect(out.replaceAll('\n', ' ')).toContain(note);
  });

  it.each<[string, Files, string]>([
    ['a damaged schema', { ...app(BASE), [DRAFT_FILE]: '{' }, `At HEAD~1 something could not be read, and is not compared: ${DRAFT_FILE}:1:2 The file is not JSON`],
    ['a client that is no TypeScript', { ...app(BASE), 'client/Draft.ts': `${String(client(BASE)['client/Draft.ts'])}\nexport const = ;` }, 'At HEAD~1 something could not be read, and is not compared: client/Draft.ts:'],
  ])('with %s there: said, and the rest is judged', async (_name, before, note) => {
    const folder = repository(before, app(task({ note: 'int', due: 'date?', tags: 'string[]' })));
    const { status, out } = await command(folder, ['check', '--against', 'HEAD~1']);
    expect(status).toBe(1);
    expect(out.match(/^error \S+/gm)).toEqual(['error changed-type']);
    expect(out.replaceAll('\n', ' ')).toContain(note);
  });

  it('with a damaged `required` there: what it would have said has not changed', async () => {
    const before = app(BASE);
    const folder = repository({ ...before, [DRAFT_FILE]: { ...(before[DRAFT_FILE] as object), required: '_id' } }, before);
    expect(await found(folder, '--against', 'HEAD~1')).toEqual([]);
    expect((await command(folder, ['check', '--against', 'HEAD~1'])).out.replaceAll('\n', ' ')).toContain('At HEAD~1 something could not be read');
  });

  it('with a configuration that is damaged there', async () => {
    const folder = repository({ ...app(BASE), 'realm-schema.config.json': '{ "clients": 1 }' }, { ...app(BASE), 'realm-schema.config.json': {} });
    const { status, err } = await command(folder, ['check', '--against', 'HEAD~1']);
    expect(status).toBe(2);
    expect(err).toMatch(/^realm-schema: At HEAD~1: .*realm-schema\.config\.json:1:3 `clients` is no key of the configuration\. Did you mean `client`\?\n$/);
  });

  it('in a partial clone: what it lacks does not pass for unchanged', async () => {
    const source = repository(app(BASE), app(task({ note: 'int', due: 'date?', tags: 'string[]' })));
    git(source, 'config', 'uploadpack.allowFilter', 'true');
    git(source, 'tag', 'v1.0.0', 'HEAD~1');
    const folder = path.join(temporaryFolder(), 'clone');
    git(source, 'clone', '-q', '--filter=blob:none', `file://${source}`, folder);
    for (const flags of [['--against', 'HEAD~1'], ['--released']]) {
      const { status, err } = await command(folder, ['check', ...flags]);
      expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: This clone is partial, or damaged, and lacks files of /)]);
    }
  });

  it('in a shallow clone, which is left as it is', async () => {
    const source = repository(app(BASE), app(BASE));
    const folder = path.join(temporaryFolder(), 'clone');
    git(source, 'clone', '-q', '--depth=1', `file://${source}`, folder);
    const head = readFileSync(path.join(folder, '.git/HEAD'), 'utf8');
    writeFileSync(path.join(folder, 'note.txt'), 'x');
    expect((await command(folder, ['check', '--against', 'HEAD'])).status).toBe(0);
    expect((await command(folder, ['check', '--against', 'HEAD~1'])).err).toContain('This clone is shallow: fetch it with `git fetch --unshallow`.');
    expect(readFileSync(path.join(folder, '.git/HEAD'), 'utf8')).toBe(head);
  });
});
