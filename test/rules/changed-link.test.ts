import { describe, expect, it } from 'vitest';
import { saidSince, sent, type Since } from '../support/api';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', owner: 'Person' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } };

describe('changed-link', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['to another class, on the client', { Task: { _id: 'objectId', owner: 'Task' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, BEFORE, [
      'error changed-link Task.owner open+upload+download client/Task.ts:9:7 Task/schema.json:11:5 client/Task.ts:9:7',
    ]],
    ['to a plain id, on the server', BEFORE, { Task: { _id: 'objectId', owner: 'objectId' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, [
      'error changed-link Task.owner open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:11:5',
    ]],
    ['to a list of links, on both sides', { Task: { _id: 'objectId', owner: 'Person[]' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, { Task: { _id: 'objectId', owner: 'Person[]' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, [
      'error changed-link Task.owner open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:11:5',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', owner: 'Person[]' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});

describe('changed-link of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11 api/openapi.json:21:11';
  const held = (types: string): string[] =>
    [`error changed-link Task.value download ${PLACES} | \`Task.value\` changed from ${types} on the server since main, which only sends it (\`readOnly\`): installed clients have the earlier link, and cannot hold what the new one brings.`];

  it.each<[string, Since, string[]]>([
    ['another class', { client: ['Person', 'Person'], value: [sent({ $ref: '#/components/schemas/Person' }), sent({ $ref: '#/components/schemas/Team' })] }, [`${held('`Person` to `Team`').join('')} The client has \`Person\`, which does not fit.`]],
    ['the same class', { client: ['Person', 'Person'], value: [{ $ref: '#/components/schemas/Person' }, sent({ $ref: '#/components/schemas/Person' })] }, []],
  ])('%s', (_what, since, expected) => {
    expect(saidSince(since)).toEqual(expected);
  });
});
