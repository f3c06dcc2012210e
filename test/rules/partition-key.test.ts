import { describe, expect, it } from 'vitest';
import { lines, severities } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const TASK: Classes = { Task: { _id: 'objectId', team: 'string' } };
const OPTIONAL: Classes = { Task: { _id: 'objectId', team: 'string?' } };
const WITHOUT: Classes = { Task: { _id: 'objectId' } };

const STRING = { key: 'team', type: 'string', required: true };
const sync = (partition: unknown, more: object = {}): object => ({ type: 'partition', partition, ...more });
const found = (config: object, ofServer: Classes, ofClient = ofServer): string[] => lines({ ...client(ofClient), ...server(ofServer, config) });

const MISSING = 'error partition-key Task.team deploy+upload+download - Task/schema.json:2:3';
const PROPERTY = 'error partition-key Task.team deploy - Task/schema.json:12:5';
const NULL_PARTITION = 'warn partition-key team download - sync/config.json:6:16';

describe('partition-key', () => {
  it.each<[string, object, Classes, Classes, string[]]>([
    ['as configured', sync(STRING), TASK, TASK, []],
    ['left out by the client', sync(STRING), TASK, WITHOUT, []],
    ['missing on both sides', sync(STRING), WITHOUT, WITHOUT, [MISSING]],
    ['missing on the server: one finding', sync(STRING), WITHOUT, TASK, [MISSING]],
    ['of another type', sync({ ...STRING, type: 'objectId' }), TASK, TASK, [PROPERTY]],
    ['of a type that the configuration calls otherwise', sync({ ...STRING, type: 'long' }), { Task: { _id: 'objectId', team: 'int' } }, { Task: { _id: 'objectId', team: 'int' } }, []],
    ['of a type that is not known', sync({ ...STRING, type: 'text' }), TASK, TASK, []],
    ['of a type that is filled in at deployment', sync({ ...STRING, type: '%(%%environment.values.type)' }), TASK, TASK, []],
    ['optional in the schema only', sync(STRING), OPTIONAL, OPTIONAL, [PROPERTY.replace('12:5', '11:5')]],
    ['optional on both', sync({ ...STRING, required: false }), OPTIONAL, OPTIONAL, [NULL_PARTITION]],
    ['required, where the configuration does not say', sync({ key: 'team', type: 'string' }), TASK, TASK, []],
    ['a class that no client has', sync(STRING), { ...TASK, Note: { _id: 'objectId' } }, TASK, []],
    ['an embedded class', sync(STRING), { Task: { ...TASK.Task, at: 'Point' }, Point: { x: 'double' } }, { Task: { ...TASK.Task, at: 'Point' }, Point: { x: 'double' } }, []],
    ['in another data source', sync(STRING, { service_name: 'other' }), WITHOUT, WITHOUT, []],
    ['while sync is terminated', sync(STRING, { state: '' }), WITHOUT, WITHOUT, []],
    ['with flexible sync', { partition: STRING }, WITHOUT, WITHOUT, []],
    ['no key', sync({ key: '', type: '' }), TASK, TASK, []],
    ['no partition', sync(null), TASK, TASK, []],
  ])('%s', (_name, config, ofServer, ofClient, expected) => {
    expect(found(config, ofServer, ofClient).filter((each) => each.includes('partition-key') || each.includes(' Task.team '))).toEqual(expected);
  });

  it('has its severities', () => {
    expect(severities({ ...client(WITHOUT), ...server(WITHOUT, sync(STRING)) })).toMatchObject({ 'app-services': 'error' });
  });
});
