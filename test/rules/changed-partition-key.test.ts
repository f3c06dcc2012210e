import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const TASK: Classes = { Task: { _id: 'objectId', team: 'string', ward: 'objectId' } };

const app = (partition: object): ReturnType<typeof server> => ({ ...client(TASK), ...server(TASK, { type: 'partition', partition }) });
const TEAM = { key: 'team', type: 'string', required: true };

describe('changed-partition-key', () => {
  it.each<[string, object, object, boolean]>([
    ['another key', TEAM, { ...TEAM, key: 'ward', type: 'objectId' }, true],
    ['another type', TEAM, { ...TEAM, type: 'objectId' }, true],
    ['no longer required', TEAM, { ...TEAM, required: false }, true],
    ['`required` that was not written', { key: 'team', type: 'string' }, TEAM, false],
    ['a type that is filled in at deployment', TEAM, { ...TEAM, type: '%(%%environment.values.type)' }, false],
    ['other permissions', TEAM, { ...TEAM, permissions: { read: true, write: false } }, false],
    ['the same', TEAM, TEAM, false],
  ])('%s', (_name, before, now, isReported) => {
    const line = 'error changed-partition-key - deploy+upload+download - sync/config.json:6:16 sync/config.json:6:16';
    expect(linesSince(app(before), app(now)).filter((each) => each.includes('partition-key'))).toEqual(isReported ? [line] : []);
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

  it('has its severities', () => {
    expect(severities(app({ ...TEAM, key: 'ward', type: 'objectId' }), app(TEAM))).toEqual({ 'app-services': 'error', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});
