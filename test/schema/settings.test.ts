import { expect, it } from 'vitest';
import { isFalsy, settingAt, type Settings, type SettingValue } from '../../src/schema/settings';

const PLACE = { file: 'realm.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };

const object = (values: Readonly<Record<string, SettingValue>>): Settings =>
  ({ keys: new Map(Object.entries(values).map(([key, value]) => [key, { value, place: PLACE }])), complete: true });

const SYNC = object({ flexible: { kind: 'literal', value: true } });
const CONFIGURATION = object({ path: { kind: 'literal', value: 'a.realm' }, sync: { kind: 'object', settings: SYNC } });

it.each([
  [['path'], { kind: 'literal', value: 'a.realm' }],
  [['sync'], { kind: 'object', settings: SYNC }],
  [['sync', 'flexible'], { kind: 'literal', value: true }],
  [['sync', 'user'], undefined], [['path', 'flexible'], undefined], [['schema', 'flexible'], undefined], [['schema'], undefined], [[], undefined],
])('under the keys %j', (keys, expected) => {
  expect(settingAt(CONFIGURATION, keys)?.value).toEqual(expected);
});

it.each<[SettingValue, boolean]>([
  [{ kind: 'literal', value: false }, true], [{ kind: 'literal', value: null }, true], [{ kind: 'literal', value: '' }, true],
  [{ kind: 'literal', value: true }, false], [{ kind: 'unknown' }, false], [{ kind: 'object', settings: SYNC }, false],
])('%j counts as none: %s', (value, expected) => {
  expect(isFalsy({ value, place: PLACE })).toBe(expected);
});
