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

describe('where a configuration is opened', () => {
  it.each([
    ['a call', 'new Realm({ schema: [P] });', ['3:11']],
    ['a name, twice', 'const c = { schema: [P] };\nnew Realm(c);\nRealm.open(c);', ['4:11', '5:12']],
    ['a part of another one', "const c = { schema: [P] };\nnew Realm({ ...c, path: 'a' });", [], ['4:11']],
    ['a provider', 'export const A = () => <RealmProvider schema={[P]} />', ['3:24']],
    ['a provider that is spread', 'const c = { schema: [P] };\nexport const A = () => <RealmProvider {...c} />', ['4:24']],
    ['one with more keys', "const c = { schema: [P] };\nexport const A = () => <RealmProvider {...c} path='a' />", []],
    ['a context that is rendered', 'const { RealmProvider: R } = createRealmContext({ schema: [P] });\nexport const A = () => <R fallback={null} />', ['4:24']],
    ['a context that is not', 'const { RealmProvider: R } = createRealmContext({ schema: [P] });', []],
    ['a type', 'export const c: Realm.Configuration = { schema: [P] };', []],
  ])('%s', (_name, code, ...expected) => {
    expect(read(code).map(({ openings }) => openings.map(({ place }) => `${place.line}:${place.column}`))).toEqual(expected);
  });
});
