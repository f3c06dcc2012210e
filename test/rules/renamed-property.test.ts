import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', dueDate: 'date' } };

describe('renamed-property', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['on the client', { Task: { _id: 'objectId', due_date: 'date' } }, BEFORE, [
      'error renamed-property Task.dueDate upload client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7',
    ]],
    ['on the server', BEFORE, { Task: { _id: 'objectId', due_date: 'date' } }, [
      'error renamed-property Task.dueDate upload+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5',
    ]],
    ['on both sides', { Task: { _id: 'objectId', due_date: 'date' } }, { Task: { _id: 'objectId', due_date: 'date' } }, [
      'error renamed-property Task.dueDate upload+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5',
    ]],
    ['names that are not alike are a removal and an addition', { Task: { _id: 'objectId', deadline: 'date' } }, BEFORE, [
      'warn server-only-required-property Task.dueDate - client/Task.ts:3:1 Task/schema.json:12:5 client/Task.ts:9:7',
      'error client-only-property Task.deadline upload client/Task.ts:9:7 Task/schema.json:2:3 -',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', due_date: 'date' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
