import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string' } };

describe('changed-primary-key', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['its type, on the client', { Task: { _id: 'uuid', note: 'string' } }, BEFORE, [
      'error changed-primary-key Task._id open+upload+download client/Task.ts:8:7 Task/schema.json:9:5 client/Task.ts:8:7',
    ]],
    ['its type, on the server', BEFORE, { Task: { _id: 'string', note: 'string' } }, [
      'error changed-primary-key Task._id open+upload+download+deploy client/Task.ts:8:7 Task/schema.json:9:5 Task/schema.json:9:5',
    ]],
    ['its type, on both sides', { Task: { _id: 'string', note: 'string' } }, { Task: { _id: 'string', note: 'string' } }, [
      'error changed-primary-key Task._id open+upload+download+deploy client/Task.ts:8:7 Task/schema.json:9:5 Task/schema.json:9:5',
    ]],
    ['its optionality, on the server', BEFORE, { Task: { _id: 'objectId?', note: 'string' } }, [
      'error changed-primary-key Task._id open+upload+download+deploy client/Task.ts:8:7 Task/schema.json:8:5 Task/schema.json:9:5',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'string', note: 'string' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
