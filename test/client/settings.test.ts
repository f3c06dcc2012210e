import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { configurationJson } from '../../src/report/configurations';
import type { ClientConfiguration } from '../../src/schema/client-schemas';
import type { Settings, SettingValue } from '../../src/schema/settings';
import { memoryTree } from '../support/app';

const BEFORE = `import Realm from 'realm'; import { createRealmContext, RealmProvider } from '@realm/react';
export const P = { name: 'P', primaryKey: '_id', properties: { _id: 'objectId' } };
`;

const read = (code: string): readonly ClientConfiguration[] => readClient(memoryTree({ 'a.tsx': `${BEFORE}${code}\n` })).configurations;

const shown = (value: SettingValue): unknown =>
  value.kind === 'literal' ? value.value : value.kind === 'object' ? all(value.settings) : `(${value.kind})`;
const all = ({ keys, complete }: Settings): object => ({
  ...Object.fromEntries([...keys].map(([key, { value }]) => [key, shown(value)])),
  ...(complete ? {} : { '…': true }),
});

describe('the settings of a configuration', () => {
  it.each([
    ['literals', "new Realm({ schema: [P], path: 'a', schemaVersion: 2, inMemory: true, readOnly: undefined })", { schema: '(list)', path: 'a', schemaVersion: 2, inMemory: true }],
    ['functions and objects', "new Realm({ schema: [P], onMigration() {}, sync: { user, flexible: true, clientReset: { mode: 'manual', onManual: () => {} } } })", { schema: '(list)', onMigration: '(function)', sync: { user: '(unknown)', flexible: true, clientReset: { mode: 'manual', onManual: '(function)' } } }],
    ['what only the program knows', 'new Realm({ schema: [P], path: process.env.A, inMemory: DEV || null, encryptionKey: new Int8Array(64) })', { schema: '(list)', path: '(unknown)', inMemory: '(conditional)', encryptionKey: '(instance)' }],
    ['names', 'const KEY = new Int8Array(64); const reset = DEV ? true : undefined;\nnew Realm({ schema: [P], encryptionKey: KEY, deleteRealmIfMigrationNeeded: reset })', { schema: '(list)', encryptionKey: '(instance)', deleteRealmIfMigrationNeeded: '(conditional)' }],
    ['a known spread', "const base = { path: 'a' }; new Realm({ ...base, schema: [P] })", { path: 'a', schema: '(list)' }],
    ['an unknown spread', 'new Realm({ ...base, schema: [P] })', { schema: '(list)', '…': true }],
    ['an element', 'export const A = () => <RealmProvider schema={[P]} path="a" schemaVersion={3} inMemory />', { schema: '(list)', path: 'a', schemaVersion: 3, inMemory: true }],
    ['a call of a function', "const open = (schema, config) => Realm.open({ schema, path: 'a', ...config });\nopen([P], { schemaVersion: 4 })", { schema: '(list)', path: 'a', schemaVersion: 4 }],
    ['what a provider is spread, with more keys', "const c = { schema: [P], path: 'a' };\nexport const A = () => <RealmProvider {...c} path='b' fallback={null} />", { schema: '(list)', path: 'b' }],
  ])('%s', (_name, code, expected) => {
    expect(read(code).map(({ settings }) => all(settings))).toEqual([expected]);
  });

  it('have a place each, and stand in JSON', () => {
    const [configuration] = read("new Realm({ schema: [P], path: 'a' })");
    expect(configuration === undefined ? undefined : configurationJson(configuration)).toMatchObject({
      settings: { complete: true, keys: { path: { kind: 'literal', value: 'a', place: { file: 'a.tsx', line: 3, column: 26, endLine: 3, endColumn: 35 } } } },
    });
  });
});

describe('the settings of a context', () => {
  const context = (config: string, rendered: string): string =>
    `export const { RealmProvider: R, useQuery } = createRealmContext(${config});\nexport const A = () => ${rendered};`;

  it.each([
    ['with the properties of its provider over it', context("{ schema: [P], path: 'a', schemaVersion: 1 }", '<R schemaVersion={2} deleteRealmIfMigrationNeeded fallback={Loading} realmRef={ref} closeOnUnmount={false}><b /></R>'), { schema: '(list)', path: 'a', schemaVersion: 2, deleteRealmIfMigrationNeeded: true }],
    ['with `sync` put together key by key', context('{ schema: [P], sync: { flexible: true, onError: () => {} } }', "<R sync={{ flexible: false, partitionValue: 'a' }} />"), { schema: '(list)', sync: { flexible: false, onError: '(function)', partitionValue: 'a' } }],
    ['with `sync` where only the provider has it', context('{ schema: [P] }', '<AppProvider id="a"><UserProvider fallback={Login}><R sync={{ flexible: true }} fallback={() => <b />}>{children}</R></UserProvider></AppProvider>'), { schema: '(list)', sync: { flexible: true } }],
    ['with a `sync` that only the program knows', context('{ schema: [P], sync: { flexible: true } }', '<R sync={props.sync} />'), { schema: '(list)', sync: { flexible: true, '…': true } }],
    ['with a `sync` that may be none', context('{ schema: [P] }', '<R sync={props.user ? { flexible: true } : undefined} />'), { schema: '(list)', sync: '(conditional)' }],
    ['with a `sync` that is taken back in vain', context('{ schema: [P], sync: { flexible: true } }', '<R sync={undefined} />'), { schema: '(list)', sync: { flexible: true } }],
    ['with all that only the program knows', context("{ schema: [P], path: 'a' }", '<R {...props} />'), { schema: '(list)', path: 'a', '…': true }],
    ['with classes that the provider has', context("{ path: 'a' }", '<R schema={[P]} schemaVersion={3} />'), { path: 'a', schema: '(list)', schemaVersion: 3 }],
    ['with none', context('', '<R schema={[P]} path="a" />'), { schema: '(list)', path: 'a' }],
    ['with a constant', `const sync = { flexible: true, onError: (_, error) => report(error) };\n${context('{ schema: [P] }', '<R sync={sync} />')}`, { schema: '(list)', sync: { flexible: true, onError: '(function)' } }],
    ['with two providers that agree', context('{ schema: [P] }', '[<R schemaVersion={2} />, <R schemaVersion={2} />]'), { schema: '(list)', schemaVersion: 2 }],
    ['with two providers that do not', context("{ schema: [P], path: 'a' }", '[<R schemaVersion={1} path="a" />, <R schemaVersion={2} sync={{ flexible: true }} />]'), { schema: '(list)', path: 'a', schemaVersion: '(unknown)', sync: '(unknown)' }],
    ['with one that says nothing and one that does', context('{ schema: [P] }', '[<R />, <R path="a" />]'), { schema: '(list)', path: '(unknown)' }],
    ['with React.createElement', context('{ schema: [P] }', "React.createElement(R, { sync: { flexible: true }, path: 'a' }, null)"), { schema: '(list)', sync: { flexible: true }, path: 'a' }],
    ['with a member of the context', "const Context = createRealmContext({ schema: [P] });\nexport const A = () => <Context.RealmProvider sync={{ flexible: true }} />", { schema: '(list)', sync: { flexible: true } }],
  ])('%s', (_name, code, expected) => {
    expect(read(code).map(({ settings }) => all(settings))).toEqual([expected]);
  });

  it('say what the realm is and where it is opened', () => {
    const [configuration] = read(context('{ schema: [P], schemaVersion: 1 }', "<R sync={{ partitionValue: 'a' }} path=\"b\" schemaVersion={2} />"));
    expect(configuration).toMatchObject({ synced: true, mode: 'partition', path: { known: true, text: 'b' }, schemaVersion: { value: 2, place: { line: 4 } }, openings: [{ place: { line: 4, column: 24 } }] });
  });

  it('are those of the list that is opened', () => {
    const Q = "const Q = { name: 'Q', properties: { a: 'int' } };\n";
    const configurations = read(`${Q}${context("{ schema: [P], path: 'a' }", '<R schema={[Q]} schemaVersion={2} />')}`);
    expect(configurations.map(({ classes, settings, openings }) => [classes, all(settings), openings.length])).toEqual([
      [['P'], { schema: '(list)', path: 'a' }, 0],
      [['Q'], { path: 'a', schema: '(list)', schemaVersion: 2 }, 1],
    ]);
  });
});

describe('where a configuration is opened', () => {
  it.each([
    ['a call', 'new Realm({ schema: [P] });', ['3:11']],
    ['a name, twice', 'const c = { schema: [P] };\nnew Realm(c);\nRealm.open(c);', ['4:11', '5:12']],
    ['a part of another one', "const c = { schema: [P] };\nnew Realm({ ...c, path: 'a' });", [], ['4:11']],
    ['a provider', 'export const A = () => <RealmProvider schema={[P]} />', ['3:24']],
    ['a provider that is spread', 'const c = { schema: [P] };\nexport const A = () => <RealmProvider {...c} />', ['4:24']],
    ['one with more keys', "const c = { schema: [P] };\nexport const A = () => <RealmProvider {...c} path='a' />", ['4:24']],
    ['a context that is rendered', 'const { RealmProvider: R } = createRealmContext({ schema: [P] });\nexport const A = () => <R fallback={null} />', ['4:24']],
    ['a context that is not', 'const { RealmProvider: R } = createRealmContext({ schema: [P] });', []],
    ['a type', 'export const c: Realm.Configuration = { schema: [P] };', []],
  ])('%s', (_name, code, ...expected) => {
    expect(read(code).map(({ openings }) => openings.map(({ place }) => `${place.line}:${place.column}`))).toEqual(expected);
  });
});
