import { describe, expect, it } from 'vitest';
import { saidSince, sent, type Since } from '../support/api';
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

describe('changed-collection of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11 api/openapi.json:21:11';
  const held = (types: string): string[] =>
    [`error changed-collection Task.value download ${PLACES} | \`Task.value\` changed from ${types} on the server since main, which only sends it (\`readOnly\`): installed clients have the earlier shape, and cannot hold what the new one brings.`];

  it.each<[string, Since, string[]]>([
    ['a list', { client: ['string[]', 'string[]'], value: [sent({ type: 'string' }), sent({ type: 'array', items: { type: 'string' } })] }, held('`string` to `string[]`')],
    ['a set, which a list holds', { client: ['string[]', 'string[]'], value: [sent({ type: 'array', items: { type: 'string' } }), sent({ type: 'array', uniqueItems: true, items: { type: 'string' } })] }, []],
  ])('%s', (_what, since, expected) => {
    expect(saidSince(since)).toEqual(expected);
  });
});
