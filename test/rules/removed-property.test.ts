import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string?', done: 'bool' } };

describe('removed-property', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['from the client', { Task: { _id: 'objectId', done: 'bool' } }, BEFORE, [
      'info removed-property Task.note - client/Task.ts:3:1 Task/schema.json:12:5 client/Task.ts:9:7',
    ]],
    ['from the client, while the server requires it', { Task: { _id: 'objectId', note: 'string?' } }, BEFORE, [
      'warn server-only-required-property Task.done - client/Task.ts:3:1 Task/schema.json:15:5 client/Task.ts:10:7',
    ]],
    ['from the server', BEFORE, { Task: { _id: 'objectId', done: 'bool' } }, [
      'error removed-property Task.note upload+deploy client/Task.ts:9:7 Task/schema.json:2:3 Task/schema.json:12:5',
    ]],
    ['from both sides', { Task: { _id: 'objectId', done: 'bool' } }, { Task: { _id: 'objectId', done: 'bool' } }, [
      'error removed-property Task.note upload+deploy client/Task.ts:3:1 Task/schema.json:2:3 Task/schema.json:12:5',
    ]],
    ['from no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities; without a server, and without a configuration, it is schema-version that says something', () => {
    const now = app({ Task: { _id: 'objectId', done: 'bool' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'info' });
  });
});
