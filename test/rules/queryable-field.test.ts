import { describe, expect, it } from 'vitest';
import { lines } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = {
  Task: { _id: 'objectId', team: 'string', tags: 'string[]', at: 'Point', more: 'string{}', every: 'Point[]' },
  Point: { x: 'double' },
};

const found = (sync: object): string[] => lines({ ...client(CLASSES), ...server(CLASSES, sync) });
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
    ['not a list', { queryable_fields_names: 'taem' }, []],
  ])('%s', (_name, sync, expected) => {
    expect(found(sync).filter((each) => each.includes('queryable-field'))).toEqual(expected);
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
  });

  it('counts the fields that apply to a class', () => {
    const names = Array.from({ length: 11 }, (_, index) => `f${String(index)}`);
    const classes: Classes = { Task: { _id: 'objectId', ...Object.fromEntries(names.map((name) => [name, 'string'])) }, Note: { _id: 'objectId', f0: 'string' } };
    const check = (...fields: readonly string[]): string[] => lines({ ...client(classes), ...server(classes, { queryable_fields_names: ['_id', ...fields] }) });
    expect(check(...names)).toEqual(['warn queryable-field Task - - sync/config.json:1:1']);
    expect(check(...names.slice(1))).toEqual([]);
  });
});
