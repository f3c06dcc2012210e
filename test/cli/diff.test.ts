import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command } from '../support/command';
import { commit, git, repository, temporaryFolder, writeFiles } from '../support/git-history';
import { app, client, server, type Classes } from '../support/twin';

const BASE: Classes = { Task: { _id: 'objectId', note: 'string', due: 'date?' } };
const LATER: Classes = { Task: { _id: 'objectId', note: 'int', due: 'date?', extra: 'int?' } };

interface Printed {
  readonly version: number;
  readonly old: string;
  readonly new: string;
  readonly changes: readonly { readonly kind: string; readonly side: string; readonly property: string | null; readonly classification: string }[];
  readonly steps: readonly { readonly order: number; readonly title: string; readonly do: readonly string[]; readonly why: string }[];
  readonly notes: readonly string[];
  readonly target: string;
  readonly uncertain: readonly string[];
}

async function diff(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Printed> {
  const { status, out, err } = await command(folder, ['diff', ...args, '--format', 'json'], env);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as Printed;
}

const lines = ({ changes }: Printed): string[] => changes.map(({ kind, side, property, classification }) => `${kind} ${side} ${property ?? '-'} ${classification}`);

const CHANGED = ['type both note terminate', 'added-property both extra server-first'];

describe('diff OLD NEW', () => {
  it('compares two revisions of a real repository', async () => {
    const folder = repository(app(BASE), app(LATER), {});
    const printed = await diff(folder, ['HEAD~2', 'HEAD~1']);
    expect([printed.version, printed.old, printed.new]).toEqual([1, 'HEAD~2', 'HEAD~1']);
    expect(lines(printed)).toEqual(CHANGED);
    expect(lines(await diff(folder, ['HEAD~2..HEAD~1']))).toEqual(CHANGED);
    expect(lines(await diff(folder, ['HEAD~1', 'HEAD~2']))).toEqual(['removed-property both extra terminate', 'type both note terminate']);
    expect(await diff(folder, ['HEAD~1', 'HEAD~1'])).toMatchObject({ changes: [], steps: [] });
  });

  it('takes the files as they are where no later revision is named', async () => {
    const folder = repository(app(BASE));
    writeFiles(folder, app(LATER));
    const printed = await diff(folder, ['main']);
    expect([printed.new, lines(printed)]).toEqual(['the working tree', CHANGED]);
  });

  it('takes the earlier revision from the pull request, else from the configuration', async () => {
    const folder = repository(app(BASE));
    git(folder, 'checkout', '-qb', 'feature');
    commit(folder, { ...app(LATER), 'realm-schema.config.json': { baseline: 'main' } });
    expect(await diff(folder, [])).toMatchObject({ old: 'main', changes: [{}, {}] });
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
    expect(await diff(folder, [], { GITHUB_BASE_REF: 'main' })).toMatchObject({ old: 'origin/main', changes: [{}, {}] });
  });

  it('compares folders, and a snapshot with the client only', async () => {
    const [before, now] = [temporaryFolder(), temporaryFolder()];
    writeFiles(before, app(BASE));
    writeFiles(now, app(LATER));
    expect(lines(await diff(now, [before]))).toEqual(CHANGED);
    expect(lines(await diff(temporaryFolder(), [before, now]))).toEqual(CHANGED);
    await command(before, ['snapshot', 'v1']);
    const printed = await diff(now, [`${before}/.realm-schema/snapshots/v1.json`]);
    expect(lines(printed)).toEqual(['type client note terminate', 'added-property client extra server-first']);
    expect(printed.notes).toEqual([`The server was not compared: ${before}/.realm-schema/snapshots/v1.json is a snapshot of the client.`]);
  });

  it('reads each revision with the configuration that it had', async () => {
    const below = (name: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]));
    const other = below('other', server({ Other: { _id: 'objectId' } }));
    const folder = repository(
      { ...below('old', app(BASE)), ...other, 'realm-schema.config.json': { client: 'old/client', server: 'old/server' } },
      { ...below('new', app(LATER)), ...other, 'realm-schema.config.json': { client: 'new/client', server: 'new/server' } },
    );
    expect(lines(await diff(folder, ['HEAD~1', 'HEAD']))).toEqual(CHANGED);
    expect(lines(await diff(folder, ['HEAD~1']))).toEqual(CHANGED);
  });

  it('says where it looked for an app whose folder was not there yet', async () => {
    const folder = repository(app(BASE), Object.fromEntries(Object.entries(app(LATER)).map(([file, text]) => [`apps/todo/${file}`, text])));
    const printed = await diff(`${folder}/apps/todo`, ['HEAD~1']);
    expect([lines(printed), printed.notes]).toEqual([CHANGED, ['HEAD~1 does not have this folder: what has gone since from elsewhere in the repository was searched for the app.']]);
  });

  it('finds no change where files and classes only moved, or an export went to another generation', async () => {
    const moved: Files = { 'app/models.ts': Object.values(client(BASE)).join('\n'), ...server(BASE) };
    const legacy: Files = {
      'server/stitch.json': { config_version: 20180301, app_id: 'todo-abcde', name: 'todo' },
      'server/services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: { clusterName: 'Cluster0', flexible_sync: { state: 'enabled', type: 'flexible', queryable_fields_names: [] } } },
      'server/services/mongodb-atlas/rules/app.Task.json': { database: 'app', collection: 'Task', roles: [], relationships: {}, schema: server(BASE)['server/data_sources/mongodb-atlas/app/Task/schema.json'] },
    };
    const folder = repository(app(BASE), moved, { ...client(BASE), ...legacy });
    expect((await diff(folder, ['HEAD~2', 'HEAD~1'])).changes).toEqual([]);
    expect((await diff(folder, ['HEAD', 'HEAD~1'])).changes).toEqual([]);
  });

  it('prints both places of both revisions', async () => {
    const folder = repository(app(BASE), app(LATER));
    const { changes } = await diff(folder, ['HEAD~1', 'HEAD']);
    const file = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
    expect(changes[1]).toMatchObject({
      class: 'Task', before: null, after: 'int?', needs: ['server-first'], synced: true,
      client: { old: null, new: { file: 'client/Task.ts', line: 11, column: 7 } }, server: { old: null, new: { file, line: 18, column: 5 } },
    });
    expect(changes[0]).toMatchObject({ before: 'string', after: 'int', client: { old: { file: 'client/Task.ts', line: 9 }, new: { file: 'client/Task.ts', line: 9 } }, server: { old: { file, line: 12 }, new: { file, line: 12 } } });
  });

  it('says in one sentence that nothing changed', async () => {
    const folder = repository(app(BASE));
    expect(await command(folder, ['diff', 'main'])).toEqual({ status: 0, out: 'Nothing changed between main and the working tree.\n', err: '' });
    expect(await command(folder, ['diff', 'main', '--format', 'markdown'])).toEqual({ status: 0, out: 'Nothing changed between main and the working tree.\n', err: '' });
  });

  it('says what it could not compare', async () => {
    const files = client(BASE);
    const dynamic = { ...files, 'client/Task.ts': String(files['client/Task.ts']).replace("note: 'string'", 'note: process.env.NOTE') };
    const folder = repository({ ...app(BASE) }, { ...server(BASE), ...dynamic });
    const { changes, notes } = await diff(folder, ['HEAD~1', 'HEAD']);
    expect([changes, notes]).toEqual([[], ['Not compared, since the client does not say it without being run: Task.note.']]);
  });
});

describe('the released versions', () => {
  const without = (name: string): Classes => ({ Task: Object.fromEntries(Object.entries(BASE.Task ?? {}).filter(([each]) => each !== name)) });
  const waits = ({ steps }: Printed): readonly string[] => steps.find(({ title }) => title.startsWith('Wait'))?.do ?? [];

  /** Two releases with the property that goes, one without, and one whose declaration cannot be read. */
  function released(config: object = {}): string {
    const folder = temporaryFolder();
    git(folder, 'init', '-q', '-b', 'main');
    commit(folder, app(BASE), 'v1.0.0');
    commit(folder, app(BASE), 'v1.1.0');
    commit(folder, app(without('due'), BASE), 'v2.0.0');
    commit(folder, { ...app(without('due')), 'realm-schema.config.json': config });
    return folder;
  }

  it('are named where the roll-out has to wait for them', async () => {
    const folder = released({ released: { tags: 'v*', versions: { 'v1.0.0': { share: 0.02 }, 'v1.1.0': { share: 0.3 } } } });
    expect(waits(await diff(folder, ['v1.0.0']))).toContain('Released versions in the way of `Task.due`: v1.0.0, v1.1.0 (32 % of users).');
    expect(waits(await diff(released(), ['v1.0.0', '--released']))).toContain('Released versions in the way of `Task.due`: v1.0.0, v1.1.0.');
    expect(waits(await diff(released(), ['v1.0.0', '--released', 'v2*']))).toContain('No released version is in the way of: `Task.due`.');
    expect(waits(await diff(released(), ['v1.0.0'])).join()).not.toContain('in the way of');
  });

  it('that cannot be read end with 2, and the diff is printed all the same', async () => {
    const folder = released();
    writeFiles(folder, { 'broken.json': '{' });
    const { status, out, err } = await command(folder, ['diff', 'v1.0.0', '--released', './broken.json']);
    expect(status).toBe(2);
    expect(err).toMatch(/^realm-schema: broken\.json:1:2 is no snapshot: /);
    expect(out).toContain('needs sync terminated');
  });
});

describe('an app without a server', () => {
  const open = (sync: string): Files => ({ 'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = () => Realm.open({ schema: [Task]${sync} });\n` });

  it('is judged as local where no class is synced', async () => {
    const unused = client({ Unused: { _id: 'objectId' } });
    const folder = repository({ ...client(BASE), ...open(''), ...unused }, { ...client(LATER), ...open(''), ...unused });
    expect(await diff(folder, ['HEAD~1', 'HEAD'])).toMatchObject({ target: 'local', changes: [{ classification: 'migration', synced: false }, { classification: 'schema-version', synced: false }], notes: [] });
  });

  it('is taken as synced where a class may be, and that is said', async () => {
    const folder = repository(client(BASE), client(LATER));
    expect(await diff(folder, ['HEAD~1', 'HEAD'])).toMatchObject({
      target: 'app-services',
      changes: [{ classification: 'terminate' }, { classification: 'server-first' }],
      notes: ['The server was not compared: neither revision holds a server side. Classes were taken as synced where nothing says otherwise; for realms without a server, use --target local.'],
    });
  });

  it('does not call a class gone that may be in what was not read', async () => {
    const extra = client({ Note: { _id: 'objectId' } });
    const unread = { 'client/dynamic.ts': "import Realm from 'realm';\nexport const open = (name: string) => Realm.open({ schema: [{ name, properties: { a: 'int' } }] });\n" };
    const folder = repository({ ...app(BASE), ...extra }, { ...app(BASE), ...unread });
    const printed = await diff(folder, ['HEAD~1', 'HEAD']);
    expect(printed).toMatchObject({ changes: [], uncertain: ['Note'] });
    expect((await command(folder, ['diff', 'HEAD~1', 'HEAD'])).out.replaceAll('\n', ' ')).toContain('In one revision only, or in what was not read of the other, and so not among the changes: `Note`. Nothing else changed between HEAD~1 and HEAD; whether `Note` came or went cannot be told.');
  });
});

describe('a diff that cannot be made', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['an unknown revision', ['mian'], /^`mian` is neither a revision of this repository nor a folder or a file\. Did you mean `main`\?$/],
    ['an unknown later revision', ['main', 'mian'], /^`mian` is neither .* Did you mean `main`\?$/],
    ['a range with three dots that starts where nothing was', ['main...empty'], /^main holds no schema at all: there is nothing to compare\./],
    ['no such folder', ['./nowhere'], /^`\.\/nowhere` does not exist\.$/],
    ['a file that is no snapshot', ['client/Task.ts'], /^client\/Task\.ts:1:1 is no snapshot: /],
    ['a damaged snapshot', ['./damaged.json'], /^\.\/damaged\.json:1:\d+ is no snapshot: .* Write it again with `realm-schema snapshot`\.$/],
    ['a snapshot of a newer version', ['./newer.json'], /^\.\/newer\.json is a snapshot of version 99; this realm-schema reads version 1\./],
    ['no revision at all', [], /^diff needs an earlier revision: name one, such as `realm-schema diff origin\/main`\./],
    ['a revision without any schema', ['empty'], /^empty holds no schema at all: there is nothing to compare\./],
    ['sides that do not meet', ['client-only', 'server-only'], /^client-only and server-only have no side in common: one holds only a client, and the other only a server\.$/],
    ['several servers', ['several'], /^several: Several server sides found: other\/server, server\. Choose one with --server/],
    ['a damaged configuration', ['configured'], /^At configured: .*realm-schema\.config\.json.* `clients` is no key of the configuration\./],
  ])('%s: one sentence, and status 2', async (_name, args, message) => {
    const folder = repository({ 'README.md': 'soon' });
    git(folder, 'tag', 'empty');
    const tagged: readonly (readonly [string, Files])[] = [
      ['client-only', client(BASE)], ['server-only', server(BASE)],
      ['several', { ...app(BASE), ...Object.fromEntries(Object.entries(server(BASE)).map(([file, text]) => [`other/${file}`, text])) }],
      ['configured', { ...app(BASE), 'realm-schema.config.json': { clients: 'app' } }],
    ];
    for (const [tag, files] of tagged) commit(folder, files, tag);
    commit(folder, { ...app(BASE), 'damaged.json': '{ "version": 1, "classes": ', 'newer.json': { version: 99, name: 'v9', classes: {} }, ...(args.includes('configured') ? { 'realm-schema.config.json': {} } : {}) });
    const { status, out, err } = await command(folder, ['diff', ...args]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^realm-schema: [^\n]*\n$/);
    expect(err.slice('realm-schema: '.length, -1)).toMatch(message);
  });

  it('outside of a repository', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, app(BASE));
    expect(await command(folder, ['diff', 'main'])).toEqual({ status: 2, out: '', err: `realm-schema: ${folder} is not in a git repository: compare with a folder or a snapshot file instead.\n` });
  });
});
