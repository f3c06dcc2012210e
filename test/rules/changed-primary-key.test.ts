import { describe, expect, it } from 'vitest';
import { changeLine, checkFilesAs, linesSince, severities } from '../support/app';
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

  const KEYED: Classes = { Task: { _id: 'objectId?', note: 'string' } };

  it.each<[string, Classes, Classes, Classes, string[]]>([
    ['on both sides, which becomes optional', BEFORE, KEYED, KEYED, ['error changed-primary-key Task._id open client/Task.ts:8:7 Task/schema.json:8:5 Task/schema.json:9:5']],
    ['on both sides, which becomes required', KEYED, BEFORE, BEFORE, ['error changed-primary-key Task._id open client/Task.ts:8:7 Task/schema.json:9:5 Task/schema.json:8:5']],
    ['on both sides, of which the client changes the type too', BEFORE, { Task: { _id: 'uuid?', note: 'string' } }, KEYED, ['error changed-primary-key Task._id open+upload+download client/Task.ts:8:7 Task/schema.json:8:5 Task/schema.json:9:5']],
    ['on the server alone, whose documents have a key anyway, which may be null', BEFORE, BEFORE, KEYED, ['warn optional-required-mismatch Task._id download client/Task.ts:8:7 Task/schema.json:8:5 -']],
  ])('behind a validator, its optionality %s', (_name, before, client, server, expected) => {
    expect(checkFilesAs('mongodb', app(client, server), {}, app(before)).findings.map(changeLine)).toEqual(expected);
  });
});
