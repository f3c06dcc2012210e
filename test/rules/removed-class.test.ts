import { describe, expect, it } from 'vitest';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } };

describe('removed-class', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['from the client', { Task: { _id: 'objectId', note: 'string' } }, BEFORE, [
      'info removed-class Person - - Person/schema.json:2:3 client/Person.ts:3:1',
    ]],
    ['from the server', BEFORE, { Task: { _id: 'objectId', note: 'string' } }, [
      'error removed-class Person upload+deploy client/Person.ts:3:1 - Person/schema.json:2:3',
    ]],
    ['from both sides', { Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', note: 'string' } }, [
      'error removed-class Person upload+deploy - - Person/schema.json:2:3',
    ]],
    ['from no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  const TASK: Classes = { Task: { _id: 'objectId', note: 'string' } };
  const inCollection = (database: string, collection: string): Record<string, unknown> => ({
    ...app(TASK),
    'server/data_sources/mongodb-atlas/app/Task/rules.json': { database, collection, roles: [] },
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    ['to another database', app(TASK), inCollection('live', 'Task'), ['error removed-class Task download+deploy client/Task.ts:3:1 Task/schema.json:2:3 Task/schema.json:2:3']],
    ['to another collection', app(TASK), inCollection('app', 'tasks'), ['error removed-class Task download+deploy client/Task.ts:3:1 Task/schema.json:2:3 Task/schema.json:2:3']],
    ['to a database that is named at deployment', app(TASK), inCollection('%(%%environment.values.database)', 'Task'), []],
    ['nowhere, though it is written out now', app(TASK), inCollection('app', 'Task'), []],
    ['to another folder of the export', app(TASK), Object.fromEntries(Object.entries(inCollection('app', 'Task')).map(([file, value]) => [file.replace('/Task/', '/task/'), value])), []],
  ])('that went %s', (_name, before, now, expected) => {
    expect(linesSince(before, now)).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', note: 'string' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
  });
});
