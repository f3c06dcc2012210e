import { describe, expect, it } from 'vitest';
import { checkFiles, line, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = { Task: { _id: 'objectId' } };

/** An app that opens a realm, with a package.json whose third line declares `realm`. */
const app = (range: string | undefined, more: Files = {}, configuration = 'schema: [Task], sync: { user, flexible: true }'): Files => ({
  ...client(CLASSES),
  ...server(CLASSES),
  'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = (user: Realm.User) => Realm.open({ ${configuration} });\n`,
  ...(range === undefined ? {} : { 'package.json': { dependencies: { realm: range } } }),
  ...more,
});

const found = (files: Files, target?: 'local'): string[] =>
  checkFiles(files, target === undefined ? {} : { target }).findings.filter(({ rule }) => rule === 'sdk-version').map((each) =>
    `${line(each).split(' ').filter((_, index) => index !== 1 && index !== 2 && index !== 5).join(' ')} ${(each.message.match(/fixed in [\d.]+/g) ?? []).join(' ').replaceAll('fixed in ', '')}`.trim());

const partition = { 'server/sync/config.json': { type: 'partition', state: 'enabled', partition: { key: '_part', type: 'string', required: false } } };

const PLACE = 'package.json:3:5';
const OPEN = 'client/open.ts:3:';

describe('sdk-version', () => {
  it.each<[string, Files, string[]]>([
    ['the last of a line', app('12.15.0'), []],
    ['an old one', app('12.12.0'), [`warn upload+download app/${PLACE} 12.13.0 12.14.1 12.14.2`]],
    ['a range without a lock file', app('^12.12.0'), [`info - app/${PLACE} 12.13.0 12.14.1 12.14.2`]],
    ['a range that allows nothing newer', app('~12.13.0'), [`warn upload+download app/${PLACE} 12.14.1 12.14.2`]],
    ['SDK 11, its last', app('11.10.2'), [`info - app/${PLACE} 12.2.0 12.7.0`]],
    ['SDK 10', app('10.6.1'), [`warn upload+download ${OPEN}86`, `warn upload+download app/${PLACE} 10.7.0`]],
    ['SDK 10, whose range allows one that knows flexible sync', app('^10.6.1'), [`info - app/${PLACE} 10.7.0`]],
    ['SDK 10, whose range allows none that does', app('~10.6.1'), [`warn upload+download ${OPEN}86`, `warn upload+download app/${PLACE} 10.7.0`]],
    ['a fault of flexible sync alone', app('10.20.0', partition, 'schema: [Task], sync: { user, partitionValue: "a" }'), [`info - app/${PLACE} 11.3.0 11.7.0 12.7.0`]],
    ['SDK 6', app('6.1.8'), [`warn open app/${PLACE}`]],
    ['SDK 20', app('20.2.0'), [`error open ${OPEN}72`]],
    ['SDK 20, a list bug', app('20.1.0', {}, 'schema: [Task]'), [`warn upload+download app/${PLACE} 20.2.0`]],
    ['what is only known when the program runs', app('20.2.0', {}, 'schema: [Task], sync: choose(user)'), []],
    ['SDK 6, and no realm is synced', app('6.1.8', {}, 'schema: [Task]'), []],
    ['an old one, and no realm is synced', app('12.12.0', {}, 'schema: [Task]'), [`warn upload+download app/${PLACE} 12.14.2`]],
    ['a range of SDK 11 without a lock file', app('^11.10.2'), []],
    ['synced or not', app('20.2.0', {}, 'schema: [Task], sync: __DEV__ ? { user, flexible: true } : undefined'), []],
    ['nothing says which', app(undefined), []],
    ['a tag', app('latest'), []],
    ['nothing that is a version', app(''), []],
    ['installed', app('^12.0.0', { 'node_modules/realm/package.json': { version: '12.14.2' } }), []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected.map((each) => each.replace('app/package.json', 'package.json')));
  });

  it('without a server, only what happens on the device', () => {
    expect(found(app('12.12.0', {}, 'schema: [Task]'), 'local')).toEqual([`warn upload+download ${PLACE} 12.14.2`]);
  });

  it('without a server nobody syncs, whatever is configured', () => {
    expect(found(app('12.12.0'), 'local')).toEqual([`warn upload+download ${PLACE} 12.14.2`]);
    expect(found(app('10.6.1'), 'local').join()).not.toContain(OPEN);
    expect(found(app('6.1.8'), 'local')).toEqual([]);
  });

  it('says what is at stake', () => {
    const harm = (target?: 'local'): boolean | undefined => checkFiles(app('12.12.0'), target === undefined ? {} : { target }).findings.find(({ rule }) => rule === 'sdk-version')?.message.includes('bad changesets');
    expect([harm(), harm('local')]).toEqual([true, false]);
  });

  it('judges each package by what it opens', () => {
    const older = { 'client/old/package.json': { dependencies: { realm: '6.1.8' } }, 'client/old/cache.ts': "import Realm from 'realm';\nexport const cache = new Realm({ schema: [{ name: 'Cache', properties: { a: 'int' } }] });\n" };
    expect(found(app('12.15.0', older))).toEqual([]);
    expect(found(app('10.7.0', { ...older, 'client/old/package.json': { dependencies: { realm: '10.6.1' } } })).filter((each) => each.includes(OPEN))).toEqual([]);
    const newer = { ...older, 'client/old/package.json': { dependencies: { realm: '12.12.0' } } };
    expect(found(app('10.6.1', newer))).toEqual([`warn upload+download old/${PLACE} 12.14.2`, `warn upload+download ${PLACE} 10.7.0`]);
  });

  it.each<[string, Files]>([
    ['npm 7', { 'package-lock.json': { lockfileVersion: 3, packages: { '': {}, 'node_modules/realm': { version: '12.13.0' } } } }],
    ['npm 6', { 'package-lock.json': { lockfileVersion: 1, dependencies: { realm: { version: '12.13.0' } } } }],
    ['yarn classic', { 'yarn.lock': '# yarn lockfile v1\n\n"@realm/react@^0.6.0":\n  version "0.6.2"\n\nrealm@^11.0.0:\n  version "11.0.0"\n\nrealm@^12.0.0, realm@^12.1.0:\n  version "12.13.0"\n  dependencies:\n    bson "^4"\n' }],
    ['yarn berry', { 'yarn.lock': '__metadata:\n  version: 8\n\n"realm@npm:^12.0.0":\n  version: 12.13.0\n  resolution: "realm@npm:12.13.0"\n' }],
    ['pnpm 5', { 'pnpm-lock.yaml': "lockfileVersion: 5.4\n\nspecifiers:\n  realm: ^12.0.0\n\ndependencies:\n  realm: 12.13.0_react-native@0.72.0\n\npackages:\n  /realm/12.13.0:\n    dev: false\n" }],
    ['pnpm 6', { 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n\ndependencies:\n  realm:\n    specifier: ^12.0.0\n    version: 12.13.0(react-native@0.72.0)\n" }],
    ['pnpm 9', { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\r\n\r\nimporters:\r\n\r\n  .:\r\n    dependencies:\r\n      '@realm/react':\r\n        specifier: ^0.6.0\r\n        version: 0.6.2\r\n      realm:\r\n        specifier: ^12.0.0\r\n        version: 12.13.0(react-native@0.72.0)\r\n" }],
    ['bun', { 'bun.lock': '{\n  "lockfileVersion": 1,\n  "packages": {\n    "realm": ["realm@12.13.0", "", {}, "sha"],\n  },\n}\n' }],
  ])('takes what the lock file of %s has', (_name, lock) => {
    expect(found(app('^12.0.0', lock))).toEqual([`warn upload+download ${PLACE} 12.14.1 12.14.2`]);
  });

  it('finds the lock file of the workspace above', () => {
    const files = Object.fromEntries(Object.entries(app('^12.0.0')).map(([file, text]) => [file.startsWith('server/') ? file : `packages/app/${file}`, text]));
    const npm = { 'package-lock.json': { packages: { 'node_modules/realm': { version: '12.15.0' }, 'packages/app/node_modules/realm': { version: '12.13.0' } } } };
    const pnpm = { 'pnpm-lock.yaml': "importers:\n  .:\n    dependencies:\n      realm:\n        version: 12.15.0\n  packages/app:\n    dependencies:\n      realm:\n        version: 12.13.0\n" };
    for (const lock of [npm, pnpm]) expect(found({ ...files, ...lock })).toEqual(['warn upload+download app/package.json:3:5 12.14.1 12.14.2']);
  });

  it.each(['{', '<<<<<<< HEAD\n{}', '[]', 'null', '{"packages":[]}', 'realm', '"realm":\n', 'realm@^12.0.0:\n', 'importers:\n  realm\n'])('a lock file of %j says nothing', (text) => {
    const files = Object.fromEntries(['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'].map((name) => [name, text.replace(/^$/, 'realm')]));
    expect(found(app('12.15.0', files))).toEqual([]);
  });
});
