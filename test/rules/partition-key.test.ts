import { describe, expect, it } from 'vitest';
import { checkFiles, lines, severities } from '../support/app';
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
    ['optional in one of two classes', sync({ key: 'team', type: 'string' }), { ...TASK, Note: { _id: 'objectId', team: 'string?' } }, { ...TASK, Note: { _id: 'objectId', team: 'string?' } }, [NULL_PARTITION]],
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

  const file = 'server/data_sources/mongodb-atlas/app/Task/schema.json';

  it.each<[string, object, object, readonly string[], string]>([
    ['another type', STRING, { bsonType: 'objectId' }, ['_id', 'team'], '`Task.team` is `objectId` in the schema, but the partition key is `string`, required in the configuration'],
    ['values of any type', STRING, { bsonType: 'object', additionalProperties: true }, ['_id', 'team'], '`Task.team` is `dictionary` in the schema, but the partition key is `string`, required in the configuration'],
    ['a type by its name on the server', STRING, { bsonType: 'long' }, ['_id', 'team'], '`Task.team` is `long` in the schema'],
    ['required', { ...STRING, required: false }, { bsonType: 'string' }, ['_id', 'team'], '`Task.team` is required in the schema, but the partition key is `string`, optional in the configuration'],
    ['optional', { key: 'team', required: true }, { bsonType: 'string' }, ['_id'], '`Task.team` is optional in the schema, but the partition key is required in the configuration'],
    ['missing, and nothing is said', { key: 'team' }, { bsonType: 'string' }, [], 'of no type that is named'],
    ['missing, and only its type is said', { key: 'team', type: 'uuid' }, { bsonType: 'string' }, [], 'has it (`uuid`).'],
  ])('says what it is and what it should be: %s', (_name, partition, team, required, text) => {
    const properties = { _id: { bsonType: 'objectId' }, ...(required.length === 0 ? {} : { team }) };
    const files = { ...client(WITHOUT), ...server(WITHOUT, sync(partition)), [file]: { title: 'Task', bsonType: 'object', required, properties } };
    const said = checkFiles(files).findings.filter(({ rule, class: name }) => rule === 'partition-key' && name === 'Task').map(({ message, help }) => `${message} ${help}`);
    expect(said).toEqual([expect.stringContaining(text)]);
  });

  it('leaves a key of no Realm type to the finding about that', () => {
    const schema = { title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, team: { bsonType: 'regex' } } };
    const files = { ...client(WITHOUT), ...server(WITHOUT, sync(STRING)), [file]: schema };
    expect(lines(files).filter((each) => each.includes('partition-key'))).toEqual([]);
  });

  it('asks nothing of a class that is never synced', () => {
    const files = { ...client(WITHOUT), ...server(WITHOUT, sync(STRING)) };
    expect(lines(files, { local: ['Task'] }).filter((each) => each.includes('partition-key'))).toEqual([]);
  });

  it('takes a schema of any data source where the configuration names none', () => {
    expect(found(sync(STRING, { service_name: undefined }), WITHOUT)).toEqual([MISSING]);
    expect(found(sync(STRING, { service_name: undefined }), { Task: { ...TASK.Task, at: 'Point' }, Point: { x: 'double' } })).toEqual([]);
  });

  it('explains what the server lacks of the key, and of nothing else', () => {
    const ofClient: Classes = { Task: { _id: 'objectId', team: 'string', note: 'string?', at: 'Point' }, Point: { x: 'double', team: 'string?' } };
    expect(found(sync(STRING), { Task: { _id: 'objectId', at: 'Point' }, Point: { x: 'double' } }, ofClient)).toEqual([
      'error client-only-property Point.team upload client/Point.ts:9:7 Task/schema.json:12:7',
      'error client-only-property Task.note upload client/Task.ts:10:7 Task/schema.json:2:3',
      MISSING,
    ]);
  });

  it('has its severities', () => {
    expect(severities({ ...client(WITHOUT), ...server(WITHOUT, sync(STRING)) })).toMatchObject({ 'app-services': 'error' });
  });
});
