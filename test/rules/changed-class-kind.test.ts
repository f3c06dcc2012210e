import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', place: 'Place' }, Place: { city: 'string' } };

describe('changed-class-kind', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['on the client', { Task: { _id: 'objectId', place: 'Place' }, Place: { _id: 'objectId', city: 'string' } }, BEFORE, [
      'error changed-class-kind Place open+upload+download client/Place.ts:3:1 Task/schema.json:12:7 client/Place.ts:3:1',
    ]],
    ['on the server', BEFORE, { Task: { _id: 'objectId', place: 'Place' }, Place: { _id: 'objectId', city: 'string' } }, [
      'error changed-class-kind Place open+upload+download+deploy client/Place.ts:3:1 Place/schema.json:2:3 Task/schema.json:12:7',
    ]],
    ['on both sides', { Task: { _id: 'objectId', place: 'Place' }, Place: { _id: 'objectId', city: 'string' } }, { Task: { _id: 'objectId', place: 'Place' }, Place: { _id: 'objectId', city: 'string' } }, [
      'error changed-class-kind Place open+upload+download+deploy client/Place.ts:3:1 Place/schema.json:2:3 Task/schema.json:12:7',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', place: 'Place' }, Place: { _id: 'objectId', city: 'string' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
