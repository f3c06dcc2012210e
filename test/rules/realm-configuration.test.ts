import { describe, expect, it } from 'vitest';
import { checkFiles, lines, serverExport, severities, type Files } from '../support/app';

/** Two classes, and what a client does with them; the code begins on line 4. */
const app = (code: string, sdk = '^12.14.2'): Files => ({
  'client/package.json': { name: 'app', dependencies: { realm: sdk } },
  'client/realms.tsx': `import Realm from 'realm'; import { createRealmContext, RealmProvider } from '@realm/react';
export const P = { name: 'P', primaryKey: '_id', properties: { _id: 'objectId' } };
export const Q = { name: 'Q', primaryKey: '_id', properties: { _id: 'objectId' } };
${code}
`,
});

const found = (code: string, sdk?: string): string[] =>
  checkFiles(app(code, sdk), { target: 'local' }).findings.filter(({ rule }) => !['unused-class', 'sdk-version'].includes(rule)).map((each) => `${each.severity} ${each.rule} ${each.client?.line ?? 0}:${each.client?.column ?? 0} ${each.message}`);

/** `Q` is used in some rows only. Which messages there are, with their places: what is not of this rule is shown too. */
const kinds = (code: string, sdk?: string): string[] => found(code, sdk).map((each) => each.replace(/^(\S+) realm-configuration (\S+) .*$/, (all: string, severity: string, place: string) => `${severity} ${place} ${kindOf(all)}`));

const KINDS: readonly (readonly [string, string])[] = [
  ['does not open this one any more', 'olderVersion'],
  ['where that is a key', 'keyElsewhere'],
  ['either encrypted or not', 'encryptedElsewhere'],
  ['in memory empties', 'emptied'],
  ['erases what', 'erased'],
  ['only sees the objects', 'otherClasses'],
  ['is not read by', 'notRead'],
  ['cannot stand beside', 'refusedBeside'],
];
const kindOf = (text: string): string => KINDS.find(([part]) => text.includes(part))?.[1] ?? text;

describe('one realm file and two configurations', () => {
  it.each([
    ['a version and none', "Realm.open({ path: 'prefs.realm', schema: [P], schemaVersion: 2 });\nRealm.open({ path: 'prefs.realm', schema: [P] });", ['error 5:35 olderVersion']],
    ['another version, at the default path', "new Realm({ schema: [P], schemaVersion: 1 });\nnew Realm({ path: 'default.realm', schema: [P], schemaVersion: 3 });", ['error 4:26 olderVersion']],
    ['another list', "new Realm({ schema: [P] });\nRealm.open({ schema: [P, Q] });", ['warn 5:14 otherClasses']],
    ['thrown away by one of them', "new Realm({ schema: [P], schemaVersion: 1 });\nnew Realm({ schema: [P], deleteRealmIfMigrationNeeded: true });", ['warn 5:26 erased']],
    ['in memory in one of them', "new Realm({ schema: [P], inMemory: true });\nnew Realm({ schema: [P] });", ['warn 4:26 emptied']],
    ['an encryption key in one of them', "const key = new Int8Array(64);\nnew Realm({ schema: [P], encryptionKey: key });\nnew Realm({ schema: [P] });", ['error 6:13 encryptedElsewhere']],
    ['a key that only the program knows in one of them', "const open = (key: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });\nnew Realm({ schema: [P] });", ['warn 5:13 keyElsewhere']],
    ['a key that only the program knows in the second', "new Realm({ schema: [P] });\nconst open = (key: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });", ['warn 4:13 keyElsewhere']],
    ['a key that is fetched', 'async () => Realm.open({ schema: [P], encryptionKey: await keyFromKeychain() });\nnew Realm({ schema: [P] });', ['warn 5:13 keyElsewhere']],
    ['a provider and a call', "export const App = () => <RealmProvider schema={[P]} schemaVersion={2}><b /></RealmProvider>;\nnew Realm({ schema: [P], schemaVersion: 1 });", ['error 5:26 olderVersion']],
    ['a context and a call', "const { RealmProvider: TheRealmProvider } = createRealmContext({ schema: [P], schemaVersion: 2 });\nexport const App = () => <TheRealmProvider><b /></TheRealmProvider>;\nnew Realm({ schema: [P] });", ['error 6:13 olderVersion']],
    ['calls of one function', "const open = (schema, schemaVersion) => Realm.open({ path: 'a.realm', schema, schemaVersion });\nopen([P], 1);\nopen([P], 2);", ['error 5:1 olderVersion']],
    ['another spelling of the path', "new Realm({ path: './a.realm', schema: [P] });\nnew Realm({ path: 'a.realm', schema: [Q] });", ['warn 5:30 otherClasses']],
    ['no class', 'new Realm({ schema: [P] });\nnew Realm({ schema: [] });', ['warn 5:13 otherClasses']],
    ['three of them: each says it once', 'new Realm({ schema: [P], schemaVersion: 3 });\nnew Realm({ schema: [P], schemaVersion: 1 });\nnew Realm({ schema: [P], schemaVersion: 2 });', ['error 5:26 olderVersion', 'error 6:26 olderVersion']],
  ])('%s', (_name, code, expected) => {
    expect(kinds(code)).toEqual(expected);
  });

  it('says both places, and what each says', () => {
    expect(found("Realm.open({ path: 'prefs.realm', schema: [P], schemaVersion: 2 });\nRealm.open({ path: 'prefs.realm', schema: [P], schemaVersion: 1 });")).toEqual([
      'error realm-configuration 5:48 The realm file `prefs.realm` is opened with `schemaVersion` 1 here and with 2 at client/realms.tsx:4: a device that has opened that one does not open this one any more ("Provided schema version 1 is less than last set version 2").',
    ]);
    expect(found("Realm.open({ path: 'prefs.realm', schema: [P] });\nRealm.open({ path: 'prefs.realm', schema: [P], schemaVersion: 2 });")).toEqual([
      'error realm-configuration 4:35 The realm file `prefs.realm` is opened with no `schemaVersion`, which counts as 0, here and with 2 at client/realms.tsx:5: a device that has opened that one does not open this one any more ("Provided schema version 0 is less than last set version 2").',
    ]);
    expect(found('new Realm({ schema: [P] });\nnew Realm({ schema: [] });')[0]).toContain('is opened with no class here and with `P` at client/realms.tsx:4:');
    expect(found("new Realm({ schema: [P] });\nconst open = (key: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });")[0]).toContain('and with one at client/realms.tsx:5,');
    expect(found("const open = (key: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });\nnew Realm({ schema: [P] });")[0]).toContain('and with one at client/realms.tsx:4,');
    expect(found('new Realm({ schema: [Q] });\nnew Realm({ schema: [P, Q] });')).toEqual([
      'warn realm-configuration 5:13 The realm file `default.realm` is opened with `P`, `Q` here and with `Q` at client/realms.tsx:4: while one of them is open the other is refused ("already opened on current thread with different schema"), and each only sees the objects of its own classes.',
    ]);
  });

  it.each([
    ['one configuration that is used twice', 'const config = { schema: [P], schemaVersion: 2 };\nRealm.open(config);\nnew Realm(config);'],
    ['equal configurations', "new Realm({ schema: [P, Q], schemaVersion: 1 });\nnew Realm({ schemaVersion: 1, schema: [Q, P] });"],
    ['other paths', "new Realm({ path: 'a.realm', schema: [P] });\nnew Realm({ path: 'b.realm', schema: [Q], schemaVersion: 2 });"],
    ['a path that only the program knows', 'const a = process.env.A; new Realm({ path: a, schema: [P] });\nnew Realm({ path: a, schema: [Q], schemaVersion: 2 });'],
    ['a version that only the program knows', 'new Realm({ schema: [P], schemaVersion: Number(process.env.V) });\nnew Realm({ schema: [P], schemaVersion: 2 });'],
    ['a version that only the program knows, read second', 'new Realm({ schema: [P], schemaVersion: 2 });\nnew Realm({ schema: [P], schemaVersion: Number(process.env.V) });'],
    ['other classes with a version that only the program knows', 'new Realm({ schema: [P], schemaVersion: Number(process.env.V) });\nnew Realm({ schema: [P, Q], schemaVersion: 2 });'],
    ['another version, where both may be thrown away', 'new Realm({ schema: [P], schemaVersion: 1, deleteRealmIfMigrationNeeded: true });\nnew Realm({ schema: [P], schemaVersion: 2, deleteRealmIfMigrationNeeded: true });'],
    ['another version, where both are in memory', 'new Realm({ schema: [P], schemaVersion: 1, inMemory: true });\nnew Realm({ schema: [P], schemaVersion: 2, inMemory: true });'],
    ['another version, where one may be thrown away', 'new Realm({ schema: [P], schemaVersion: 1, deleteRealmIfMigrationNeeded: __DEV__ });\nnew Realm({ schema: [P], schemaVersion: 2 });'],
    ['another version, where one may be in memory', 'new Realm({ schema: [P], schemaVersion: 1, inMemory: __DEV__ });\nnew Realm({ schema: [P], schemaVersion: 2 });'],
    ['settings that only the program knows, read second', 'new Realm({ schema: [P], inMemory: true });\nnew Realm({ schema: [P], inMemory: __DEV__ });'],
    ['settings that only the program knows', 'new Realm({ schema: [P], inMemory: __DEV__, deleteRealmIfMigrationNeeded: __DEV__, encryptionKey: __DEV__ ? undefined : key });\nnew Realm({ schema: [P] });'],
    ['a key that may be none', 'const open = (key?: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });\nnew Realm({ schema: [P] });'],
    ['a key in both, read the other way', 'new Realm({ schema: [P], encryptionKey: new Int8Array(64) });\nconst open = (key: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });'],
    ['a key in both', 'const open = (key: ArrayBuffer) => new Realm({ schema: [P], encryptionKey: key });\nnew Realm({ schema: [P], encryptionKey: new Int8Array(64) });'],
    ['something spread that is not known', 'new Realm({ ...given, schema: [P] });\nnew Realm({ schema: [P], schemaVersion: 2 });'],
    ['a part of another configuration', "const base = { schema: [P], path: 'a.realm' };\nnew Realm({ ...base, schemaVersion: 2 });"],
    ['a synced realm', 'new Realm({ schema: [P], sync: { user, flexible: true } });\nnew Realm({ schema: [P], schemaVersion: 2 });'],
    ['one or the other', 'const realm = __DEV__ ? new Realm({ schema: [P], inMemory: true }) : new Realm({ schema: [P] });'],
    ['one or the other by name', 'const a = { schema: [P], inMemory: true }; const b = { schema: [P], schemaVersion: 2 };\nRealm.open(__DEV__ ? a : b);'],
    ['an `if` that returns', 'function open() {\n  if (__DEV__) return new Realm({ schema: [P], inMemory: true });\n  return new Realm({ schema: [P], schemaVersion: 2 });\n}'],
    ['what opens the realm when the first way fails', 'try { new Realm({ schema: [P], schemaVersion: 2 }); } catch { new Realm({ schema: [P], deleteRealmIfMigrationNeeded: true }); }'],
    ['the same with a promise', 'Realm.open({ schema: [P], schemaVersion: 2 }).catch(() => Realm.open({ schema: [P], deleteRealmIfMigrationNeeded: true }));'],
    ['a `switch`', "switch (mode) { case 'a': new Realm({ schema: [P], inMemory: true }); break; default: new Realm({ schema: [P] }); }"],
    ['versions one after the other', 'const versions = [{ schema: [P], schemaVersion: 1 }, { schema: [P, Q], schemaVersion: 2 }];\nfor (const each of versions) new Realm(each).close();\nnew Realm(versions[1]);'],
    ['a provider that overrides its context', 'const { RealmProvider: R } = createRealmContext({ schema: [P], schemaVersion: 2 });\nexport const A = () => <R path="a.realm"><b /></R>;\nnew Realm({ schema: [P] });'],
  ])('says nothing of %s', (_name, code) => {
    expect(kinds(code)).toEqual([]);
  });

  it.each(['new Realm({ schema: [P, ...more] });\nnew Realm({ schema: [P, Q] });', 'new Realm({ schema: [P, Q] });\nnew Realm({ schema: [P, ...more] });'])('says nothing of a list that is not known whole: %s', (code) => {
    expect(kinds(code).map((each) => each.split(' ')[1])).toEqual(['unresolved-schema']);
  });

  const SCHEMA = { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } };

  it('is the same on every target', () => {
    const local = "new Realm({ schema: [P, Q], schemaVersion: 2 });\nnew Realm({ schema: [P, Q], schemaVersion: 1 });";
    expect(severities({ ...app(local, '^12.14.2'), ...serverExport({ P: SCHEMA, Q: SCHEMA }) })).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});

describe('keys that this SDK does not take', () => {
  it.each([
    ['12.14.2', 'new Realm({ schema: [P], migration: () => {} });', ['warn 4:26 notRead']],
    ['11.0.0', 'new Realm({ schema: [P], shouldCompactOnLaunch: () => true });', ['warn 4:26 notRead']],
    ['10.24.0', 'new Realm({ schema: [P], onMigration: () => {} });', ['warn 4:26 notRead']],
    ['10.24.0', 'new Realm({ schema: [P], migration: () => {} });', []],
    ['12.14.2', 'new Realm({ schema: [P], onMigration: () => {}, migration: () => {} });', []],
    ['12.14.2', 'new Realm({ schema: [P], sync: { user, flexible: true, error: () => {} } });', ['warn 4:56 notRead']],
    ['10.24.0', 'new Realm({ schema: [P], sync: { user, flexible: true, onError: () => {} } });', ['warn 4:56 notRead']],
    ['12.14.2', "new Realm({ schema: [P], sync: { user, flexible: true, clientReset: { mode: 'manual', clientResetBefore: () => {} } } });", ['warn 4:87 notRead']],
    ['10.24.0', "new Realm({ schema: [P], sync: { user, flexible: true, clientReset: { mode: 'manual', onBefore: () => {} } } });", []],
    ['12.14.2', 'new Realm({ schema: [P], sync: { user, flexible: true }, onMigration: () => {} });', ['error 4:58 refusedBeside']],
    ['12.14.2', 'new Realm({ schema: [P], sync: { user, flexible: true }, inMemory: false });', ['error 4:58 refusedBeside']],
    ['12.14.2', 'new Realm({ schema: [P], sync: { user, flexible: true }, deleteRealmIfMigrationNeeded: true });', ['error 4:58 refusedBeside']],
    ['12.14.2', "new Realm({ schema: [P], sync: { user, flexible: true, partitionValue: 'a' } });", ['error 4:56 refusedBeside']],
    ['12.14.2', "new Realm({ schema: [P], sync: { user, partitionValue: 'a', initialSubscriptions: { update() {} } } });", ['error 4:61 refusedBeside']],
    ['12.14.2', 'new Realm({ schema: [P], sync: { user, flexible: true }, migrationOptions: { resolveEmbeddedConstraints: true } });', ['error 4:58 refusedBeside']],
    ['12.14.2', 'new Realm({ schema: [P], sync: { user, flexible: false, partitionValue: user.id } });', ['error 4:40 refusedBeside']],
    ['11.0.0', 'new Realm({ schema: [P], sync: { user, flexible: true }, inMemory: true });', []],
    ['*', 'new Realm({ schema: [P], migration: () => {}, sync: { user, flexible: true, error: () => {} } });', []],
    ['12.14.2', 'export const App = () => <RealmProvider schema={[P]} migration={() => {}}><b /></RealmProvider>;', ['warn 4:54 notRead']],
    ['12.14.2', 'const base = { schema: [P], migration: () => {} };\nnew Realm(base);\nnew Realm({ ...base, path: "b.realm" });', ['warn 4:29 notRead']],
  ])('SDK %s: %s', (sdk, code, expected) => {
    expect(kinds(code, sdk)).toEqual(expected);
  });

  it('names the key and the one that is read', () => {
    expect(found('new Realm({ schema: [P], sync: { user, error() {} } });')[0]).toContain('`sync.error` is not read by SDK 12, which looks for `sync.onError`');
    expect(lines(app('new Realm({ schema: [P, Q], migration() {} });', '^12.14.2'), { target: 'local' })).toEqual(['warn realm-configuration - - client/realms.tsx:4:29 -']);
  });

  it('says that a realm does not open', () => {
    const openings = (code: string): string[] => lines(app(code, '^12.14.2'), { target: 'local' }).filter((each) => each.includes('realm-configuration'));
    expect(openings('new Realm({ schema: [P, Q], sync: { user, flexible: true }, inMemory: true });')).toEqual(['error realm-configuration - open client/realms.tsx:4:61 -']);
    expect(openings('new Realm({ schema: [P, Q], schemaVersion: 1 });\nnew Realm({ schema: [P, Q] });')).toEqual(['error realm-configuration - open client/realms.tsx:5:13 -']);
  });
});
