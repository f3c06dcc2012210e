import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', owner: 'Person' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } };

describe('renamed-class', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['on the client', { Task: { _id: 'objectId', owner: 'User' }, User: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, BEFORE, [
      'error renamed-class Person upload client/User.ts:3:1 Person/schema.json:2:3 client/Person.ts:3:1',
    ]],
    ['on the server', BEFORE, { Task: { _id: 'objectId', owner: 'User' }, User: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, [
      'error renamed-class Person upload+deploy client/Person.ts:3:1 User/schema.json:2:3 Person/schema.json:2:3',
    ]],
    ['on both sides', { Task: { _id: 'objectId', owner: 'User' }, User: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, { Task: { _id: 'objectId', owner: 'User' }, User: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, [
      'error renamed-class Person upload+deploy client/User.ts:3:1 User/schema.json:2:3 Person/schema.json:2:3',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', owner: 'User' }, User: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
