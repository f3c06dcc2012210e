import { describe, expect, it } from 'vitest';
import { lines } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = {
  Task: { _id: 'objectId', team: 'string', tags: 'string[]', at: 'Point', more: 'string{}', all: 'Point[]' },
  Point: { x: 'double' },
};

const found = (sync: object): string[] => lines({ ...client(CLASSES), ...server(CLASSES, sync) });
const LINE = 'sync/config.json:7:5';

describe('queryable-field', () => {
  it.each<[string, object, string[]]>([
    ['single values and lists of them', { queryable_fields_names: ['team', 'tags', '_id'] }, []],
    ['an embedded object', { queryable_fields_names: ['at'] }, [`error queryable-field Task.at query - ${LINE}`]],
    ['a dictionary', { queryable_fields_names: ['more'] }, [`error queryable-field Task.more query - ${LINE}`]],
    ['a list of objects', { queryable_fields_names: ['all'] }, [`error queryable-field Task.all query - ${LINE}`]],
    ['in no schema', { queryable_fields_names: ['taem'] }, [`warn queryable-field taem query - ${LINE}`]],
    ['no collection', { collection_queryable_fields_names: { Tasks: ['team'] } }, ['warn queryable-field - query - sync/config.json:7:5']],
    ['a collection', { collection_queryable_fields_names: { Task: ['team'] } }, []],
    ['indexed', { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] }, []],
    ['indexed and not global', { indexed_queryable_fields_names: ['team'] }, [`error queryable-field team deploy - ${LINE}`]],
    ['while sync is terminated', { state: '', queryable_fields_names: ['taem'] }, []],
    ['not a list', { queryable_fields_names: 'taem' }, []],
  ])('%s', (_name, sync, expected) => {
    expect(found(sync).filter((each) => each.includes('queryable-field'))).toEqual(expected);
  });
});
