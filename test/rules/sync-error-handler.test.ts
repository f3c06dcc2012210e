import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { checkFiles, severities, type Files } from '../support/app';
import { appBelow, blocksOf } from '../support/markdown';
import { app } from '../support/twin';

const FITS = app({ Task: { _id: 'objectId', text: 'string' } });

/** A client that opens its realm as each row says, on the fifth line. */
const client = (code: string, sdk: string | null = '^12.14.2'): Files => ({
  ...FITS,
  ...(sdk === null ? {} : { 'client/package.json': { name: 'app', dependencies: { realm: sdk } } }),
  'client/open.tsx': `import Realm from 'realm';\nimport { createRealmContext, RealmProvider } from '@realm/react';\nimport { Task } from './Task';\nimport { handle } from './elsewhere';\n${code}\n`,
});

/** Where something is said, of which key, and what is to be written. */
const found = (files: Files): string[] =>
  checkFiles(files).findings.filter(({ rule }) => rule === 'sync-error-handler' || rule === 'realm-configuration').map(({ message, client: at }) => {
    const [, key] = /^`([\w.]+)` is not read/.exec(message) ?? [];
    return `${at?.line ?? ''}:${at?.column ?? ''} ${key ?? 'missing'} ${/has no (.*?)\. An|looks for (.*?): nobody/.exec(message)?.slice(1).join('') ?? message}`;
  });

const open = (sync: string, before = ''): string => `export const open = (user) => Realm.open({ schema: [Task], ${before}sync: ${sync} });`;

describe('sync-error-handler', () => {
  it.each<[string, string, string | null, unknown[]]>([
    ['none', open('{ user, flexible: true }'), '^12.14.2', ['5:60 missing `sync.onError`']],
    ['none that is a function', open('{ user, flexible: true, onError: null }'), '^12.14.2', ['5:60 missing `sync.onError`']],
    ['none that is there', open('{ user, flexible: true, onError: undefined }'), '^12.14.2', ['5:60 missing `sync.onError`']],
    ['a name of no SDK, and no function', open('{ user, flexible: true, errorHandler: null }'), '^12.14.2', ['5:60 missing `sync.onError`']],
    ['another function that is not read', open('{ user, flexible: true, onError: handle }', 'migration: handle, '), '^11.10.0', [expect.stringMatching(/^5:60 migration `migration` is not read by SDK 11/)]],
    ['none of SDK 10', open('{ user, flexible: true }'), '^10.20.0', ['5:60 missing `sync.error`']],
    ['none of any SDK', open('{ user, partitionValue: "a" }'), null, ['5:60 missing `sync.onError` (before SDK 11 `sync.error`)']],
    ['the name of SDK 10 in SDK 12', open('{ user, flexible: true, error: handle }'), '^12.14.2', ['5:90 sync.error `sync.onError`']],
    ['the name of SDK 10 beside what is spread', open('{ ...handle, error: handle }'), '^11.0.0', ['5:79 sync.error `sync.onError`']],
    ['the name of SDK 11 in SDK 10', open('{ user, flexible: true, onError() {} }'), '^10.20.0', ['5:90 sync.onError `sync.error`']],
    ['a name of no SDK', open('{ user, flexible: true, errorHandler: () => {} }'), '^12.14.2', ['5:90 sync.errorHandler `sync.onError`']],
    ['another one', open('{ user, flexible: true, onSyncError: handle }'), null, ['5:90 sync.onSyncError `sync.onError` (before SDK 11 `sync.error`)']],
    ['beside `sync`', open('{ user, flexible: true }', 'onError: handle, '), '^12.14.2', ['5:60 onError `sync.onError`']],
    ['a constant', 'const sync = { flexible: true };\nexport const open = () => new Realm({ schema: [Task], sync });', '^12.14.2', ['6:55 missing `sync.onError`']],
    ['a provider', 'export const App = () => <RealmProvider schema={[Task]} sync={{ flexible: true }}><b /></RealmProvider>;', '^12.14.2', ['5:57 missing `sync.onError`']],
    ['a context whose provider adds nothing', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task], sync: { flexible: true } });\nexport const App = () => <Provider><b /></Provider>;', '^12.14.2', ['5:74 missing `sync.onError`']],
    ['a context whose provider gives `sync`', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task] });\nexport const App = () => <AppProvider id="a"><UserProvider><Provider sync={{ flexible: true }} fallback={null}><b /></Provider></UserProvider></AppProvider>;', '^12.14.2', ['6:70 missing `sync.onError`']],
    ['a context and a provider of which neither has one', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task], sync: { flexible: true } });\nexport const App = () => <Provider sync={{ newRealmFileBehavior: handle }}><b /></Provider>;', '^12.14.2', ['6:36 missing `sync.onError`']],
    ['a function that opens what it is given', 'const open = (schema, sync) => Realm.open({ schema, sync });\nopen([Task], { flexible: true });\nopen([Task], { flexible: true, onError: handle });', '^12.14.2', ['5:53 missing `sync.onError`']],
    ['twice with one `sync`', 'const sync = { flexible: true };\nnew Realm({ schema: [Task], sync });\nRealm.open({ schema: [Task], sync });', '^12.14.2', ['6:29 missing `sync.onError`', '7:30 missing `sync.onError`']],
  ])('%s', (_name, code, sdk, expected) => {
    expect(found(client(code, sdk))).toEqual(expected);
  });

  it.each<[string, string, string | null]>([
    ['one', open('{ user, flexible: true, onError: (session, error) => {} }'), '^12.14.2'],
    ['one from elsewhere', open('{ user, flexible: true, onError: handle }'), '^12.14.2'],
    ['one of SDK 10', open('{ user, flexible: true, error: handle }'), '^10.20.0'],
    ['one of either, where the SDK is not known', open('{ user, flexible: true, error: handle }'), null],
    ['both names', open('{ user, flexible: true, error: handle, onError: handle }'), '^10.20.0'],
    ['one that may be', open('{ user, flexible: true, onError: process.env.A ? handle : undefined }'), '^12.14.2'],
    ['what is spread into `sync`', open('{ user, flexible: true, ...handle }'), '^12.14.2'],
    ['what is spread into the configuration', open('{ user, flexible: true }', '...handle, '), '^12.14.2'],
    ['a `sync` that is not known', open('handle'), '^12.14.2'],
    ['a configuration that nobody opens here', 'export const config = { schema: [Task], sync: { flexible: true } };', '^12.14.2'],
    ['a context whose provider may add one', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task], sync: { flexible: true } });\nexport const App = () => <Provider sync={handle}><b /></Provider>;', '^12.14.2'],
    ['a context that has one, whose provider has the rest', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task], sync: { flexible: true, onError: handle } });\nexport const App = () => <Provider sync={{ user }}><b /></Provider>;', '^12.14.2'],
    ['a context whose provider has one', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task], sync: { flexible: true } });\nexport const App = () => <Provider sync={{ onError: handle }}><b /></Provider>;', '^12.14.2'],
    ['a local realm', 'new Realm({ schema: [Task] });', '^12.14.2'],
    ['an SDK that cannot sync', open('{ user, flexible: true }'), '^20.0.0'],
    ['an SDK of another server', open('{ user, url: "realms://a" }'), '^6.0.0'],
  ])('silent: %s', (_name, code, sdk) => {
    expect(found(client(code, sdk))).toEqual([]);
  });

  it.each([[null, 'the SDK, which looks for'], ['^12.14.2', 'SDK 12, which looks for']])('names the SDK %s', (sdk, text) => {
    const { findings } = checkFiles(client(open('{ user, flexible: true, errorHandler: handle }'), sdk));
    expect(findings.filter(({ rule }) => rule === 'sync-error-handler').map(({ message }) => message)).toEqual([expect.stringContaining(text)]);
  });

  it('breaks nothing by itself', () => {
    const breaks = (sync: string): (readonly string[])[] => checkFiles(client(open(sync))).findings.filter(({ rule }) => rule === 'sync-error-handler').map((each) => each.breaks);
    expect([breaks('{ user, flexible: true }'), breaks('{ user, flexible: true, error: handle }')]).toEqual([[[]], [[]]]);
  });

  it('speaks of sync only', () => {
    expect(severities(client(open('{ user, flexible: true }'), '^12.14.2'))).toMatchObject({ 'app-services': 'info warn', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});

describe('the handler that its page shows', () => {
  const page = appBelow(blocksOf(readFileSync(path.join(__dirname, '../../docs/rules/sync-error-handler.md'), 'utf8')), 'Right');
  const said: string[] = [];

  /** Runs a file of the page with what it imports, and gives what it exports. */
  function run(file: string, imported: object): Record<string, (...given: readonly unknown[]) => void> {
    const { outputText } = ts.transpileModule(String(page[file]), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    const exported = {};
    new Function('exports', 'require', outputText)(exported, () => imported);
    return exported;
  }

  const { onSyncError } = run('client/onSyncError.ts', {
    report: (message: string, { code }: { code: number }) => said.push(`reports ${code} ${message}`),
    tellUser: (text: string) => said.push(text),
  });

  it.each([
    ['an upload that is refused', { name: 'SyncError', code: 1015, message: 'Bad changeset (UPLOAD)' }, ['reports 1015 Bad changeset (UPLOAD)', 'paused', 'Your changes are kept on this device, but are not uploaded at the moment.']],
    ['a schema that is refused', { name: 'SyncError', code: 225, message: 'Invalid schema change (UPLOAD)' }, ['reports 225 Invalid schema change (UPLOAD)', 'paused', 'Your changes are kept on this device, but are not uploaded at the moment.']],
    ['a client reset', { name: 'ClientReset', code: 1032, message: 'Bad client file identifier (IDENT)' }, ['reports 1032 Bad client file identifier (IDENT)', 'The data of this device has to be loaded anew.']],
    ['anything else', { name: 'CompensatingWriteError', code: 1033, message: 'Client attempted a write' }, ['reports 1033 Client attempted a write']],
  ])('%s', (_name, error, expected) => {
    said.length = 0;
    onSyncError?.({ pause: () => said.push('paused') }, error);
    expect(said).toEqual(expected);
  });
});
