import { describe, expect, it } from 'vitest';
import { checkFiles, linesSince, severities } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const TASK: Classes = { Task: { _id: 'objectId', team: 'string', ward: 'objectId' } };

const app = (partition: object): ReturnType<typeof server> => ({ ...client(TASK), ...server(TASK, { type: 'partition', partition }) });
const TEAM = { key: 'team', type: 'string', required: true };

describe('changed-partition-key', () => {
  it.each<[string, object, object, boolean]>([
    ['another key', TEAM, { ...TEAM, key: 'ward', type: 'objectId' }, true],
    ['another key of the same type', TEAM, { ...TEAM, key: 'note' }, true],
    ['another type', TEAM, { ...TEAM, type: 'objectId' }, true],
    ['no longer required', TEAM, { ...TEAM, required: false }, true],
    ['`required` that was not written', { key: 'team', type: 'string' }, TEAM, false],
    ['a type that is filled in at deployment', TEAM, { ...TEAM, type: '%(%%environment.values.type)' }, false],
    ['other permissions', TEAM, { ...TEAM, permissions: { read: true, write: false } }, false],
    ['the same', TEAM, TEAM, false],
  ])('%s', (_name, before, now, isReported) => {
    const line = 'error changed-partition-key - deploy+upload+download - sync/config.json:6:16 sync/config.json:6:16';
    expect(linesSince(app(before), app(now)).filter((each) => each.includes('changed-partition-key'))).toEqual(isReported ? [line] : []);
  });

  const FLEXIBLE = server(TASK);
  const syncOf = (sync: object): ReturnType<typeof server> => server(TASK, { type: 'partition', ...sync });
  const state = (value: string): ReturnType<typeof server> => syncOf({ partition: TEAM, state: value });
  const without = (files: ReturnType<typeof server>): ReturnType<typeof server> => Object.fromEntries(Object.entries(files).filter(([file]) => file !== 'server/sync/config.json'));

  it.each<[string, ReturnType<typeof server>, ReturnType<typeof server>, string[]]>([
    ['another key', syncOf({ partition: TEAM }), syncOf({ partition: { key: 'ward', type: 'objectId' } }), ['changed from `team` (`string`, required) to `ward` (`objectId`) since main']],
    ['a key without a type', syncOf({ partition: { key: 'team' } }), syncOf({ partition: { key: 'ward', type: 'objectId', required: false } }), ['changed from `team` to `ward` (`objectId`) since main']],
    ['another kind', FLEXIBLE, syncOf({ partition: TEAM }), ['changed from flexible sync to partition-based sync since main']],
    ['another kind, the other way', syncOf({ partition: TEAM }), FLEXIBLE, ['changed from partition-based sync to flexible sync since main']],
    ['no sync', FLEXIBLE, without(FLEXIBLE), ['no longer configured: it was flexible sync at main']],
    ['nothing of sync in its file', FLEXIBLE, { ...FLEXIBLE, 'server/sync/config.json': { development_mode_enabled: false } }, ['no longer configured: it was flexible sync at main']],
    ['a terminated sync', state('enabled'), state(''), ['Sync is terminated: its `state` is empty, and it was partition-based sync at main']],
    ['a paused sync', state('enabled'), state('disabled'), ['Sync is paused']],
    ['no sync before', without(FLEXIBLE), FLEXIBLE, []],
    ['flexible sync on both sides', FLEXIBLE, FLEXIBLE, []],
    ['no partition before', syncOf({}), syncOf({ partition: TEAM }), []],
    ['no partition now', syncOf({ partition: TEAM }), syncOf({}), []],
  ])('says what became of sync: %s', (_name, before, now, expected) => {
    const { findings } = checkFiles({ ...client(TASK), ...now }, {}, { ...client(TASK), ...before });
    expect(findings.filter(({ rule }) => rule === 'changed-partition-key').map(({ message }) => message)).toEqual(expected.map((text) => expect.stringContaining(text) as string));
  });

  it('reports another kind of sync', () => {
    const flexible = { ...client(TASK), ...server(TASK) };
    expect(linesSince(flexible, app(TEAM))).toEqual(['error changed-partition-key - deploy+upload+download - sync/config.json:1:1 sync/config.json:1:1']);
  });

  it.each<[string, object, string[]]>([
    ['says nothing of it', { 'server/sync/config.json': { development_mode_enabled: false } }, ['error changed-partition-key - deploy+upload+download - sync/config.json:1:1 sync/config.json:1:1']],
    ['is gone', { 'server/sync/config.json': undefined }, ['error changed-partition-key - deploy+upload+download - - sync/config.json:1:1']],
    ['is damaged', { 'server/sync/config.json': '{ "type": ' }, []],
  ])('sync that the configuration turns off: it %s', (_name, change, expected) => {
    const now = Object.fromEntries(Object.entries({ ...app(TEAM), ...change }).filter(([, value]) => value !== undefined));
    expect(linesSince(app(TEAM), now).filter((line) => line.includes('partition-key'))).toEqual(expected);
    expect(linesSince(now, app(TEAM)).filter((line) => line.includes('partition-key'))).toEqual([]);
  });

  it.each<[string, unknown, unknown, string[]]>([
    ['terminated', 'enabled', '', ['error changed-partition-key - deploy+upload+download - sync/config.json:3:3 sync/config.json:1:1']],
    ['terminated while it was paused', 'disabled', '', ['error changed-partition-key - deploy+upload+download - sync/config.json:3:3 sync/config.json:1:1']],
    ['paused', 'enabled', 'disabled', ['warn changed-partition-key - upload+download - sync/config.json:3:3 sync/config.json:3:3']],
    ['paused, as a boolean', true, false, ['warn changed-partition-key - upload+download - sync/config.json:3:3 sync/config.json:3:3']],
    ['enabled again', 'disabled', 'enabled', []],
    ['enabled after it was terminated', '', 'enabled', []],
    ['still paused', 'disabled', 'disabled', []],
    ['a state that is filled in at deployment', 'enabled', '%(%%environment.values.state)', []],
  ])('the state of sync: %s', (_name, before, now, expected) => {
    const of = (state: unknown): ReturnType<typeof server> => ({ ...client(TASK), ...server(TASK, { type: 'partition', partition: TEAM, state }) });
    expect(linesSince(of(before), of(now))).toEqual(expected);
  });

  it('says nothing of a key that changed where sync was terminated, and one thing where it was terminated with it', () => {
    const [before, now] = [TEAM, { ...TEAM, key: 'ward', type: 'objectId' }];
    const of = (partition: object, state: string): ReturnType<typeof server> => ({ ...client(TASK), ...server(TASK, { type: 'partition', partition, state }) });
    expect(linesSince(of(before, ''), of(now, 'enabled'))).toEqual([]);
    expect(linesSince(of(before, 'enabled'), of(now, ''))).toEqual(['error changed-partition-key - deploy+upload+download - sync/config.json:3:3 sync/config.json:1:1']);
  });

  it('has its severities', () => {
    expect(severities(app({ ...TEAM, key: 'ward', type: 'objectId' }), app(TEAM))).toEqual({ 'app-services': 'error', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});
