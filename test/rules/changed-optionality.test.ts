import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string', list: 'int[]' } };

describe('changed-optionality', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['optional on the client', { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, BEFORE, [
      'error changed-optionality Task.note open+upload+download client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7',
    ]],
    ['optional on the server', BEFORE, { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, [
      'error changed-optionality Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:12:5',
    ]],
    ['on both sides', { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, [
      'error changed-optionality Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:12:5',
    ]],
    ['the elements of a list', { Task: { _id: 'objectId', note: 'string', list: 'int?[]' } }, BEFORE, [
      'error changed-optionality Task.list open+upload+download client/Task.ts:10:7 Task/schema.json:15:5 client/Task.ts:10:7',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', note: 'string?' } });
    expect(severities(now, app({ Task: { _id: 'objectId', note: 'string' } }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
