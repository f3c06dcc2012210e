import { expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { isFunctionAt, writtenSync } from '../../src/schema/sync-settings';
import { memoryTree } from '../support/app';

const HEAD = "import Realm from 'realm';\nimport { given } from './elsewhere';\nconst P = { name: 'P', primaryKey: '_id', properties: { _id: 'objectId' } };\n";

const read = (code: string, sdk = '12.14.2'): readonly (ReturnType<typeof writtenSync>)[] =>
  readClient(memoryTree({ 'package.json': { dependencies: { realm: sdk } }, 'realm.ts': `${HEAD}${code}\n` })).configurations.map(writtenSync);

/** What is known of `sync`, where all of it is. */
it.each([
  ['a realm that is opened', 'new Realm({ schema: [P], sync: { flexible: true } });', '12.14.2', ['4:26']],
  ['a version that is not known', 'new Realm({ schema: [P], sync: { flexible: true } });', '*', ['4:26']],
  ['the first version that syncs', 'new Realm({ schema: [P], sync: { flexible: true } });', '10.0.0', ['4:26']],
  ['another server', 'new Realm({ schema: [P], sync: { flexible: true } });', '6.1.0', []],
  ['a version that does not sync', 'new Realm({ schema: [P], sync: { flexible: true } });', '20.0.0', []],
  ['a configuration that nobody opens', 'export const config = { schema: [P], sync: { flexible: true } };', '12.14.2', []],
  ['something spread around it', 'new Realm({ schema: [P], ...given, sync: { flexible: true } });', '12.14.2', []],
  ['something spread into it', 'new Realm({ schema: [P], sync: { flexible: true, ...given } });', '12.14.2', []],
  ['what the program knows', 'new Realm({ schema: [P], sync: given });', '12.14.2', []],
  ['none', 'new Realm({ schema: [P] });', '12.14.2', []],
])('%s', (_name, code, sdk, expected) => {
  expect(read(code, sdk).flatMap((each) => (each === undefined ? [] : `${each.place.line}:${each.place.column}`))).toEqual(expected);
});

it.each([
  ['given', true], ['() => {}', true], ['given ? () => {} : undefined', true], ['new Handler()', true],
  ['null', false], ["'a'", false], ['[]', false], ['{}', false], ['undefined', false],
])('`onError: %s` may be a function: %s', (value, expected) => {
  const [sync] = read(`new Realm({ schema: [P], sync: { flexible: true, onError: ${value} } });`);
  expect(sync && isFunctionAt(sync.settings, 'onError')).toBe(expected);
});
