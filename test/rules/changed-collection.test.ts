import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', tags: 'string[]' } };

describe('changed-collection', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['on the client', { Task: { _id: 'objectId', tags: 'string<>' } }, BEFORE, [
      'error changed-collection Task.tags open+upload+download client/Task.ts:9:7 Task/schema.json:11:5 client/Task.ts:9:7',
    ]],
    ['on the server', BEFORE, { Task: { _id: 'objectId', tags: 'string' } }, [
      'error changed-collection Task.tags open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:11:5',
    ]],
    ['on both sides', { Task: { _id: 'objectId', tags: 'string{}' } }, { Task: { _id: 'objectId', tags: 'string{}' } }, [
      'error changed-collection Task.tags open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:11:5',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', tags: 'string<>' } }, BEFORE);
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
