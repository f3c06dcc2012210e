import { describe, expect, it } from 'vitest';
import { isQueryable } from '../../src/compare/queryable';
import type { Listed } from '../../src/schema/server-schemas';

const source = { file: 'sync/config.json', line: 1, column: 1, endLine: 1, endColumn: 2 };
const listed = (...names: string[]): Listed[] => names.map((name) => ({ name, source }));

/** `Task` is stored in `tasks`. */
const FIELDS = {
  global: listed('team', 'at', 'place.city'),
  byCollection: new Map([['tasks', { fields: listed('text'), source }], ['Task', { fields: listed('note'), source }], ['other', { fields: listed('rate'), source }]]),
  indexed: [],
};

describe('what a class can be queried by', () => {
  it.each<[string, string | null, boolean]>([
    ['team', 'tasks', true],
    ['text', 'tasks', true],
    ['note', 'tasks', true],
    ['rate', 'tasks', false],
    ['text', null, false],
    ['note', null, true],
    ['at.x', 'tasks', true],
    ['place.city', 'tasks', true],
    ['place.street', 'tasks', false],
    ['place', 'tasks', false],
    ['_id', 'tasks', true],
    ['_id.part', 'tasks', true],
  ])('%s of a class in %s: %s', (field, collection, expected) => {
    expect(isQueryable(field, FIELDS, { name: 'Task', collection })).toBe(expected);
  });
});
