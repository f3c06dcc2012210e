import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { changeOf, diffFiles } from '../support/diff';
import { app, client, server, type Classes } from '../support/twin';

const BASE: Classes = { Task: { _id: 'objectId', note: 'string', team: 'string' } };
const synced = (sync: object): Files => ({ ...client(BASE), ...server(BASE, sync) });

describe('the settings of sync', () => {
  it.each<[string, object, object, string[]]>([
    ['development mode off', { development_mode_enabled: true }, { development_mode_enabled: false }, ['development-mode server - on > off: server-first']],
    ['development mode on', {}, { development_mode_enabled: true }, ['development-mode server - off > on: safe']],
    ['another sync mode', { type: 'partition', partition: { key: 'team', type: 'string' } }, { queryable_fields_names: ['team'] }, [
      'sync-mode server - partition > flexible: terminate', 'added-queryable-field server team - > team: terminate',
    ]],
    ['another partition key', { type: 'partition', partition: { key: 'team', type: 'string' } }, { type: 'partition', partition: { key: 'note', type: 'string' } }, ['partition-key server - team: string > note: string: terminate']],
    ['a partition key of another type', { type: 'partition', partition: { key: 'team', type: 'string' } }, { type: 'partition', partition: { key: 'team', type: 'objectId' } }, ['partition-key server - team: string > team: objectId: terminate']],
    ['a partition key that is required', { type: 'partition', partition: { key: 'team', type: 'string' } }, { type: 'partition', partition: { key: 'team', type: 'string', required: true } }, ['partition-key server - team: string > team: string, required: terminate']],
    ['a queryable field more', { queryable_fields_names: ['team'] }, { queryable_fields_names: ['note', 'team'] }, ['added-queryable-field server note - > note: safe']],
    ['a queryable field less', { queryable_fields_names: ['team', 'note'] }, { queryable_fields_names: ['team'] }, ['removed-queryable-field server note note > -: client-first']],
    ['queryable fields in another order', { queryable_fields_names: ['team', 'note'] }, { queryable_fields_names: ['note', 'team'] }, []],
    ['a queryable field of one collection', { collection_queryable_fields_names: { Task: ['note'] } }, { collection_queryable_fields_names: { Task: ['team'] } }, [
      'removed-queryable-field server Task.note note > -: client-first', 'added-queryable-field server Task.team - > team: safe',
    ]],
    ['the indexed field', { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] }, { queryable_fields_names: ['team'] }, ['removed-indexed-field server team team > -: terminate']],
    ['an asymmetric collection', {}, { asymmetric_tables: ['Log'] }, ['added-asymmetric-table server Log - > Log: terminate']],
    ['another data source', { service_name: 'mongodb-atlas' }, { service_name: 'other' }, ['sync-service server - mongodb-atlas > other: terminate']],
    ['sync that was terminated', { state: '' }, { state: 'enabled' }, ['sync-mode server - off > flexible: server-first']],
    ['sync that is terminated', {}, { state: '' }, ['sync-mode server - flexible > off: terminate']],
    ['sync that is paused', {}, { state: 'disabled' }, []],
    ['sync that was off', { type: undefined }, {}, ['sync-mode server - off > flexible: server-first']],
  ])('%s', (_name, before, now, expected) => {
    expect(diffFiles('app-services', synced(before), synced(now)).changes.map(changeOf)).toEqual(expected);
  });

  it('have a place in the file of either revision', () => {
    const [change] = diffFiles('app-services', synced({ development_mode_enabled: true }), synced({})).changes;
    expect(change?.server).toMatchObject({ old: { file: 'server/sync/config.json', line: 4 }, new: { file: 'server/sync/config.json', line: 4 } });
    expect(change?.client).toBeNull();
  });

  it('a class that went to another collection', () => {
    const files = app(BASE);
    const moved = Object.fromEntries(Object.entries(files).map(([file, value]) => [file.replace('/app/Task/', '/app/tasks/'), value]));
    expect(diffFiles('app-services', files, moved).changes.map(changeOf)).toEqual(['moved-class server Task app.Task > app.tasks: new-collection, terminate']);
  });
});

describe('queryable fields of a class that changes its name or place', () => {
  const FIELDS = ['a', 'b', 'c', 'd', 'e', 'f'];
  const TASK = { _id: 'objectId', ...Object.fromEntries(FIELDS.map((name) => [name, 'string'])) };
  const OTHER = { Other: { _id: 'objectId' } };
  const exported = (classes: Classes, sync: object = {}): Files => ({ ...client(classes), ...server(classes, sync) });
  const listed = (key: string, fields: readonly string[] = FIELDS): object => ({ collection_queryable_fields_names: { [key]: fields } });
  const RENAMED = 'renamed-class both Task Task > Tasks: new-collection, terminate, client-first, server-first';
  const [before, renamed] = [{ Task: TASK, ...OTHER }, { Tasks: TASK, ...OTHER }];

  it.each<[string, Files, Files, string[]]>([
    ['go with a class that looks renamed', exported(before, listed('Task')), exported(renamed, listed('Tasks')), [RENAMED]],
    ['are told where they changed with it', exported(before, listed('Task')), exported(renamed, listed('Tasks', ['a', 'b', 'c', 'd', 'e'])), [RENAMED, 'removed-queryable-field server Tasks.f f > -: client-first']],
    ['are told where they were left out', exported(before, listed('Task')), exported(renamed), [RENAMED, ...FIELDS.map((name) => `removed-queryable-field server Tasks.${name} ${name} > -: client-first`)]],
    ['go with a class that is gone', exported(before, listed('Task')), exported(OTHER), ['removed-class both Task Task > -: terminate, client-first']],
    ['of a class that stays are told', exported(before, listed('Task')), exported(before, listed('Task', ['a', 'b', 'c', 'd', 'e'])), ['removed-queryable-field server Task.f f > -: client-first']],
  ])('%s', (_name, was, is, expected) => {
    expect(diffFiles('app-services', was, is).changes.map(changeOf)).toEqual(expected);
  });

  it('go with a class that went to another collection', () => {
    const moved = Object.fromEntries(Object.entries(exported(before, listed('tasks'))).map(([file, value]) => [file.replace('/app/Task/', '/app/tasks/'), value]));
    expect(diffFiles('app-services', exported(before, listed('Task')), moved).changes.map(changeOf)).toEqual(['moved-class server Task app.Task > app.tasks: new-collection, terminate']);
  });
});

/** A collection with a validator, as `db.getCollectionInfos()` gives it. */
const validated = (schema: object, options: object = {}): Files => ({
  ...client({ Task: { _id: 'objectId', size: 'int' } }),
  'server/collections.json': [{ name: 'Task', options: { validator: { $jsonSchema: { title: 'Task', bsonType: 'object', required: ['_id', 'size'], properties: { _id: { bsonType: 'objectId' }, size: { bsonType: 'int' } }, ...schema } }, ...options } }],
});

describe('the settings of a validator', () => {
  const types = (...names: string[]): object => ({ properties: { _id: { bsonType: 'objectId' }, size: { bsonType: names } } });

  it.each<[string, Files, Files, string[]]>([
    ['unlisted properties refused', validated({}), validated({ additionalProperties: false }), ['strictness server Task open > closed: client-first']],
    ['unlisted properties let pass', validated({ additionalProperties: false }), validated({}), ['strictness server Task closed > open: safe']],
    ['warnings that become errors', validated({}, { validationAction: 'warn' }), validated({}), ['validation-action server Task warn > error: client-first']],
    ['more types', validated(types('int')), validated(types('int', 'long')), ['accepted-types server Task.size int > int, long: safe']],
    ['fewer types', validated(types('int', 'long')), validated(types('long')), ['accepted-types server Task.size int, long > long: client-first']],
    ['types in another order', validated(types('int', 'long')), validated(types('long', 'int')), []],
  ])('%s', (_name, before, now, expected) => {
    const config = { target: 'mongodb', server: 'server' } as const;
    expect(diffFiles('mongodb', before, now, config).changes.map(changeOf)).toEqual(expected);
  });
});
