import { expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { misplacedSettings } from '../../src/schema/misplaced-settings';
import { memoryTree } from '../support/app';

/** Which keys of a configuration an SDK does not read, or refuses beside another one. */
function misplaced(sdk: string, configuration: string): string[] {
  const code = `import Realm from 'realm';\nimport { f, given } from './elsewhere';\nconst P = { name: 'P', primaryKey: '_id', properties: { _id: 'objectId' } };\nexport const open = (user) => new Realm({ schema: [P], ${configuration} });\n`;
  const { configurations } = readClient(memoryTree({ 'package.json': { dependencies: { realm: sdk } }, 'realm.ts': code }));
  return configurations.flatMap(misplacedSettings)
    .map((each) => (each.kind === 'not-read' ? `${each.key} -> ${each.instead}${each.unheard === undefined ? '' : `, no ${each.unheard}`}` : `${each.key} x ${each.beside}`));
}

it.each([
  ['12.14.2', 'migration: f', ['migration -> onMigration']],
  ['10.24.0', 'onMigration: f', ['onMigration -> migration']],
  ['11.0.0', 'onMigration: f', []],
  ['11.0.0', 'shouldCompactOnLaunch: f', ['shouldCompactOnLaunch -> shouldCompact']],
  ['10.24.0', 'shouldCompact: f', ['shouldCompact -> shouldCompactOnLaunch']],
  ['12.14.2', 'migration: f, onMigration: f', []],
  ['12.14.2', 'sync: { flexible: true, error: f }', ['sync.error -> sync.onError, no errors']],
  ['10.24.0', 'sync: { flexible: true, custom_http_headers: {} }', ['sync.custom_http_headers -> sync.customHttpHeaders']],
  ['6.1.0', 'sync: { customHttpHeaders: {} }', ['sync.customHttpHeaders -> sync.custom_http_headers']],
  ['12.14.2', "sync: { flexible: true, clientReset: { mode: 'manual', clientResetBefore: f, clientResetAfter: f } }", ['sync.clientReset.clientResetBefore -> sync.clientReset.onBefore, no resets', 'sync.clientReset.clientResetAfter -> sync.clientReset.onAfter, no resets']],
  ['10.24.0', "sync: { flexible: true, clientReset: { mode: 'manual', clientResetBefore: f, onAfter: f } }", []],
  ['6.1.0', 'sync: { clientReset: { onBefore: f } }', ['sync.clientReset.onBefore -> sync.clientReset.clientResetBefore, no resets']],
])('SDK %s does not read all of { %s }', (sdk, configuration, expected) => {
  expect(misplaced(sdk, configuration)).toEqual(expected);
});

it.each([
  ['onMigration: f, sync: { flexible: true }', []],
  ['onMigration() {}, sync: { flexible: true }', ['onMigration x sync']],
  ['onMigration: f.given ? () => {} : undefined, sync: { flexible: true }', []],
  ['onMigration: null, sync: { flexible: true }', []],
  ['onMigration() {}, sync: given', []],
  ['onMigration() {}, sync: given ? { flexible: true } : undefined', []],
  ['onMigration() {}, sync: null', []],
  ['onMigration() {}', []],
  ['migrationOptions: { resolveEmbeddedConstraints: true }, sync: { flexible: true }', ['migrationOptions x sync']],
  ['migrationOptions: { resolveEmbeddedConstraints: true }', []],
  ['inMemory: false, sync: { flexible: true }', ['inMemory x sync']],
  ['inMemory: given, sync: { flexible: true }', []],
  ['inMemory: given ? true : undefined, sync: { flexible: true }', []],
  ['inMemory: true, sync: null', []],
  ['deleteRealmIfMigrationNeeded: true, sync: { flexible: true }', ['deleteRealmIfMigrationNeeded x sync']],
  ['deleteRealmIfMigrationNeeded: given, sync: { flexible: true }', []],
  ["sync: { flexible: true, partitionValue: 'a' }", ['sync.partitionValue x sync.flexible']],
  ['sync: { flexible: true, partitionValue: null }', ['sync.partitionValue x sync.flexible']],
  ['sync: { flexible: true, partitionValue: given }', []],
  ["sync: { flexible: given, partitionValue: 'a' }", []],
  ["sync: { flexible: false, partitionValue: 'a' }", ['sync.flexible x sync.partitionValue']],
  ['sync: { flexible: false, partitionValue: user.id }', ['sync.flexible x sync.partitionValue']],
  ['sync: { flexible: undefined, partitionValue: user.id }', []],
  ["sync: { partitionValue: 'a', initialSubscriptions: { update: f } }", ['sync.initialSubscriptions x sync.partitionValue']],
  ["sync: { partitionValue: 'a', initialSubscriptions: given ? { update: f } : undefined }", []],
  ['sync: { partitionValue: given, initialSubscriptions: { update: f } }', ['sync.initialSubscriptions x sync.partitionValue']],
  ['sync: { partitionValue: given, initialSubscriptions: { update: f }, flexible: given }', []],
  ["sync: { partitionValue: 'a', initialSubscriptions: { update: f }, flexible: given }", ['sync.initialSubscriptions x sync.partitionValue']],
  ['sync: { ...given, partitionValue: user.id, initialSubscriptions: { update: f } }', []],
  ['sync: { initialSubscriptions: { update: f } }', []],
])('SDK 12 takes all of { %s } but %j', (configuration, expected) => {
  expect(misplaced('12.14.2', configuration)).toEqual(expected);
  expect(misplaced('11.10.0', configuration)).toEqual([]);
});
