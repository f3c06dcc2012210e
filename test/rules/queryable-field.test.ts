import { describe, expect, it } from 'vitest';
import { lines, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = {
  Task: { _id: 'objectId', team: 'string', tags: 'string[]', at: 'Point', more: 'string{}', every: 'Point[]', few: 'Point<>' },
  Point: { x: 'double' },
};

const LOG = { title: 'Log', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, odd: { bsonType: 'regex' } } };
const LOGS = 'server/data_sources/mongodb-atlas/app/logs/schema.json';

/** The class `Log` is in the collection `logs`. */
const found = (sync: object, more: Files = {}): string[] => lines({ ...client(CLASSES), ...server(CLASSES, sync), [LOGS]: LOG, ...more });
const LINE = 'sync/config.json:7:5';

describe('queryable-field', () => {
  it.each<[string, object, string[]]>([
    ['single values and lists of them', { queryable_fields_names: ['team', 'tags', '_id'] }, []],
    ['an embedded object', { queryable_fields_names: ['at'] }, [`error queryable-field Task.at query - ${LINE}`]],
    ['a dictionary', { queryable_fields_names: ['more'] }, [`error queryable-field Task.more query - ${LINE}`]],
    ['a list of objects', { queryable_fields_names: ['every'] }, [`error queryable-field Task.every query - ${LINE}`]],
    ['in no schema', { queryable_fields_names: ['taem'] }, [`warn queryable-field taem query - ${LINE}`]],
    ['no collection', { collection_queryable_fields_names: { Tasks: ['team'] } }, ['warn queryable-field - query - sync/config.json:7:5']],
    ['a collection', { collection_queryable_fields_names: { Task: ['team'] } }, []],
    ['indexed', { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] }, []],
    ['indexed and not global', { indexed_queryable_fields_names: ['team'] }, [`error queryable-field team deploy - ${LINE}`]],
    ['a reserved name, in any case', { queryable_fields_names: ['Limit'] }, [`error queryable-field Limit deploy - ${LINE}`]],
    ['a reserved name as it is written', { collection_queryable_fields_names: { Task: ['oid'], Nowhere: ['OID'] } }, ['error queryable-field oid deploy - sync/config.json:8:7', 'warn queryable-field - query - sync/config.json:10:5']],
    ['an empty name', { queryable_fields_names: [''] }, [`warn queryable-field - query - ${LINE}`]],
    ['an indexed list', { queryable_fields_names: ['tags'], indexed_queryable_fields_names: ['tags'] }, ['error queryable-field Task.tags deploy - Task/schema.json:15:5']],
    ['two indexed ones', { queryable_fields_names: ['team', '_id'], indexed_queryable_fields_names: ['team', '_id'] }, ['error queryable-field _id deploy - sync/config.json:12:5']],
    ['while sync is terminated', { state: '', queryable_fields_names: ['taem'] }, []],
    ['a set of objects', { queryable_fields_names: ['few'] }, [`error queryable-field Task.few query - ${LINE}`]],
    ['a property of no Realm type, and a part of one', { queryable_fields_names: ['odd', 'odd.part', 'part'] }, ['warn queryable-field part query - sync/config.json:9:5']],
    ['a collection by its title', { collection_queryable_fields_names: { Log: ['team'] } }, []],
    ['a collection that its title does not say', { collection_queryable_fields_names: { logs: ['team'] } }, []],
    ['indexed, and an embedded object: one finding', { queryable_fields_names: ['at'], indexed_queryable_fields_names: ['at'] }, [`error queryable-field Task.at query - ${LINE}`]],
    ['not a list', { queryable_fields_names: 'taem' }, []],
  ])('%s', (_name, sync, expected) => {
    expect(found(sync).filter((each) => each.includes('queryable-field'))).toEqual(expected);
  });

  it.each<[string, object, unknown]>([
    ['a field', { queryable_fields_names: ['taem'] }, '{'],
    ['a collection', { collection_queryable_fields_names: { Tasks: ['team'] } }, '{'],
    ['a field, in a schema that says nothing', { queryable_fields_names: ['taem'] }, { title: 'Log' }],
    ['a collection, beside a schema that says nothing', { collection_queryable_fields_names: { Tasks: ['team'] } }, { title: 'Log' }],
  ])('what could not be read may have %s', (_name, sync, schema) => {
    expect(found(sync, { [LOGS]: schema, [LOGS.replace('/logs/', '/odds/')]: { ...LOG, title: 'Odd' } }).filter((each) => each.includes('queryable-field'))).toEqual([]);
  });

  it('leaves links alone, whose keys the server stores', () => {
    const classes: Classes = { Person: { _id: 'objectId' }, Task: { _id: 'objectId', owner: 'Person', helpers: 'Person[]' } };
    const sync = { queryable_fields_names: ['owner', 'helpers'], indexed_queryable_fields_names: ['owner'] };
    expect(lines({ ...client(classes), ...server(classes, sync) })).toEqual([]);
  });

  it('wants one type of the indexed field', () => {
    const classes: Classes = { Task: { _id: 'objectId', team: 'string' }, Note: { _id: 'objectId', team: 'uuid' }, Log: { _id: 'objectId' } };
    const sync = { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] };
    expect(lines({ ...client(classes), ...server(classes, sync) })).toEqual(['error queryable-field Task.team deploy - Task/schema.json:12:5']);
    const unlike: Classes = { Log: { _id: 'objectId', team: 'double' }, Task: { _id: 'objectId', team: 'string' }, Note: { _id: 'objectId', team: 'string' } };
    expect(lines({ ...client(unlike), ...server(unlike, sync) })).toEqual(['error queryable-field Log.team deploy - Log/schema.json:12:5']);
  });

  it('counts the fields that apply to a class', () => {
    const names = Array.from({ length: 11 }, (_, index) => `f${String(index)}`);
    const classes: Classes = { Task: { _id: 'objectId', ...Object.fromEntries(names.map((name) => [name, 'string'])) }, Note: { _id: 'objectId', f0: 'string' } };
    const check = (...fields: readonly string[]): string[] => lines({ ...client(classes), ...server(classes, { queryable_fields_names: ['_id', ...fields] }) });
    expect(check(...names)).toEqual(['warn queryable-field Task - - sync/config.json:1:1']);
    expect(check(...names.slice(1))).toEqual([]);
  });
});
