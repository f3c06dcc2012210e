import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command } from '../support/command';
import { lintText, shown } from '../support/lint';
import { temporaryProject } from '../support/project';
import { app, client, server } from '../support/twin';

const TASK = { Task: { _id: 'objectId', note: 'string' } };
const STALE = { Task: { _id: 'objectId', note: 'int' } };
const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
const packaged = (folder: string, files: Files): Files => ({ ...below(folder, files), [`${folder}/package.json`]: { name: `@acme/${folder.split('/').at(-1) ?? ''}` } });
const TWO: Files = { ...packaged('node-cli', client(TASK)), ...packaged('rn', client(STALE)), ...server(TASK) };

interface Output {
  readonly summary: { readonly errors: number };
  readonly findings: readonly { readonly app?: string; readonly rule: string; readonly client: { readonly file: string } }[];
}

async function checked(files: Files, ...flags: readonly string[]): Promise<readonly string[]> {
  const { out } = await command(temporaryProject(files), ['check', '--format', 'json', ...flags]);
  return (JSON.parse(out) as Output).findings.map(({ app, rule, client: { file } }) => [app ?? '-', rule, file].join(' '));
}

describe('packages that declare classes', () => {
  it('are two clients where they do not import one another, and the worst status counts', async () => {
    expect(await checked(TWO)).toEqual(['@acme/rn type-mismatch rn/client/Task.ts']);
    expect(await checked(TWO, '--client', 'node-cli', 'rn')).toEqual(['@acme/rn type-mismatch rn/client/Task.ts']);
    expect(await command(temporaryProject(TWO), ['check'])).toMatchObject({ status: 1, err: '', out: expect.stringMatching(/^@acme\/node-cli\n=+\n[^]*0 errors[^]*\n@acme\/rn\n=+\n[^]*1 error/) as string });
  });

  it.each<[string, Files]>([
    ['the root and a folder of it', { 'package.json': { name: '@acme/cli' }, ...client(TASK), ...packaged('rn', client(STALE)), ...server(TASK) }],
    ['one without a name', { ...TWO, 'node-cli/package.json': {} }],
    ['deeper ones', { ...packaged('apps/a', client(TASK)), ...packaged('apps/rn', client(STALE)), ...server(TASK) }],
  ])('are two clients: %s', async (_name, files) => {
    expect(await checked(files)).toEqual([expect.stringMatching(/^@acme\/rn type-mismatch \S*rn\/client\/Task\.ts$/)]);
  });

  it.each<[string, string]>([
    ['by the name of the package', "import { note } from '@acme/node-cli';"],
    ['by the name and a path', "const cli = require('@acme/node-cli/client/Task');"],
    ['by a path', "export * from '../node-cli/client/Task';"],
  ])('are one client where one imports the other %s', async (_name, line) => {
    expect(await checked({ ...TWO, 'rn/index.ts': line })).toEqual([expect.stringContaining('- ambiguous-class')]);
  });

  const constants = packaged('limits', { 'index.ts': 'export const longest = 80;' });
  const importing = "export { longest } from '@acme/limits';";
  const models = packaged('models', client(TASK));
  const twoApps = { ...packaged('a', { 'index.ts': "import '@acme/models/client/Task';" }), ...packaged('b', { 'index.ts': "import '#models';", 'tsconfig.json': { compilerOptions: { paths: { '#models': ['../models/client/Task'] } } } }) };
  it.each<[string, Files, readonly string[]]>([
    ['what both import declares no class', { ...TWO, ...constants, 'rn/index.ts': importing, 'node-cli/index.ts': importing }, ['@acme/rn type-mismatch rn/client/Task.ts']],
    ['a word of it looks like a class, and none is', { ...app(TASK), ...packaged('api', { 'model.ts': "export const realm = { schema: { properties: {} } };" }), 'package.json': { name: '@acme/app' } }, []],
    ['both use the same classes, which are compared once', { ...models, ...twoApps, ...server(STALE) }, ['- type-mismatch models/client/Task.ts']],
    ['one lies within the other', { ...packaged('rn', client(TASK)), ...packaged('rn/example', client(STALE)), ...server(TASK) }, ['@acme/example type-mismatch rn/example/client/Task.ts']],
    ['both are called the same', { ...TWO, 'node-cli/package.json': { name: '@acme/rn' } }, ['@acme/rn (rn) type-mismatch rn/client/Task.ts']],
  ])('are told apart where %s', async (_name, files, expected) => {
    expect(await checked(files)).toEqual(expected);
  });

  const pair = (folder: string, classes: Files): Files => ({ ...packaged(`${folder}/frontend`, classes), ...below(`${folder}/backend`, server(TASK)) });
  it.each<[string, Files, readonly string[]]>([
    ['beside each of two', { ...pair('todo', client(TASK)), ...pair('chat', client(STALE)) }, ['@acme/frontend (chat/frontend) type-mismatch chat/frontend/client/Task.ts']],
    ['beside the one that there is', { ...pair('chat', client(STALE)), ...below('other/backend', server({ Other: { _id: 'objectId' } })) }, ['- type-mismatch chat/frontend/client/Task.ts']],
  ])('are held against the export %s', async (_name, files, expected) => {
    expect(await checked(files)).toEqual(expected);
  });

  it('are held against no export where two are as near', async () => {
    const files = { ...pair('chat', client(STALE)), ...below('chat/api', server(TASK)) };
    expect(await command(temporaryProject(files), ['check'])).toMatchObject({ status: 2, err: expect.stringContaining('Several server sides found: chat/api/server, chat/backend/server.') as string });
  });

  it('have their counts, and what was not compared, by name in JSON', async () => {
    const { out } = await command(temporaryProject({ ...TWO, ...server({ ...TASK, Gone: { _id: 'objectId' } }) }), ['check', '--format', 'json']);
    const { summary, notCompared } = JSON.parse(out) as { summary: { errors: number; apps: { app: string; errors: number }[] }; notCompared: { app: string; class: string; kind: string }[] };
    expect([summary.errors, ...summary.apps.map(({ app: name, errors }) => [name, errors])]).toEqual([1, ['@acme/node-cli', 0], ['@acme/rn', 1]]);
    expect(notCompared.map(({ app: name, class: gone, kind }) => [name, gone, kind])).toEqual([['@acme/node-cli', 'Gone', 'server-only'], ['@acme/rn', 'Gone', 'server-only']]);
  });

  it('are runs of their own in SARIF, with the name in the id', async () => {
    const { out } = await command(temporaryProject(TWO), ['check', '--format', 'sarif']);
    const { runs } = JSON.parse(out) as { runs: { automationDetails: { id: string }; results: unknown[] }[] };
    expect(runs.map(({ automationDetails, results }) => [automationDetails.id, results.length])).toEqual([['realm-schema/@acme/node-cli/', 0], ['realm-schema/@acme/rn/', 1]]);
  });
});

describe('several apps in the configuration', () => {
  const apps = (...list: readonly object[]): Files => ({ ...TWO, 'realm-schema.config.json': JSON.stringify(list) });
  const [cli, rn] = [{ name: 'cli', client: 'node-cli', server: 'server' }, { name: 'rn', client: 'rn', server: 'server' }];

  it('are all checked, unless one is chosen', async () => {
    expect(await checked(apps(cli, rn))).toEqual(['rn type-mismatch rn/client/Task.ts']);
    expect(await command(temporaryProject(apps(cli, rn)), ['check', '--app', 'cli'])).toMatchObject({ status: 0, err: '' });
    expect(await command(temporaryProject(apps(cli, rn)), ['check', '--app', 'web'])).toMatchObject({ status: 2, err: expect.stringContaining('There is no app `web`: there are cli, rn.') as string });
  });

  it('are checked all the same where one cannot be', async () => {
    const { status, out, err } = await command(temporaryProject(apps({ ...cli, server: 'nowhere' }, rn)), ['check']);
    expect([status, err, out]).toEqual([2, expect.stringMatching(/^realm-schema: cli: No server found/), expect.stringContaining('error type-mismatch')]);
    const client = await command(temporaryProject(apps({ ...cli, client: 'nowhere' }, rn)), ['check']);
    expect([client.status, client.err, client.out]).toEqual([2, expect.stringMatching(/^realm-schema: cli: No client file matches `nowhere`/), expect.stringContaining('error type-mismatch')]);
  });

  it.each<[string, readonly object[], string]>([
    ['no name', [cli, { client: 'rn' }], 'config.json:1:55 this app has no `name`'],
    ['the same name', [cli, { ...rn, name: 'cli' }], 'config.json:1:63 `cli` is the name of another app too'],
    ['an empty name', [cli, { ...rn, name: '' }], '`name` must not be empty'],
  ])('%s', async (_name, list, sentence) => {
    expect(await command(temporaryProject(apps(...list)), ['check'])).toMatchObject({ status: 2, err: expect.stringContaining(sentence) as string });
  });
});

it.each<[string, readonly string[]]>([
  ['diff', ['diff']], ['a snapshot', ['snapshot', 'v1']], ['inspect', ['inspect', 'client']],
])('%s works on one client, which --app chooses', async (_name, args) => {
  const root = temporaryProject(TWO);
  expect(await command(root, args)).toMatchObject({ status: 2, err: 'realm-schema: There are several apps: @acme/node-cli, @acme/rn. Choose one with --app.\n' });
  const { err } = await command(root, [...args, '--app', '@acme/rn']);
  expect(err).not.toContain('There are several apps');
});

it('explain asks every client', async () => {
  const { out } = await command(temporaryProject(TWO), ['explain', 'Invalid schema change (UPLOAD): non-breaking schema change: adding "string" column at field "note" in schema "Task", schema changes from clients are restricted when developer mode is disabled', '--format', 'json']);
  expect(out).toContain('rn/client/Task.ts');
});

it('each file is judged with its own client in the editor', () => {
  const root = temporaryProject(TWO);
  const lint = (folder: string): string[] => lintText(`${root}/${folder}/client/Task.ts`, String(TWO[`${folder}/client/Task.ts`])).map(shown);
  expect([lint('node-cli'), lint('rn')]).toEqual([[], ['9:7 type-mismatch']]);
});
