import { describe, expect, it } from 'vitest';
import { saidSince, sent, taken, type Since } from '../support/api';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string', list: 'int[]' } };

describe('changed-optionality', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['optional on the client', { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, BEFORE, [
      'error changed-optionality Task.note open+upload+download client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7',
    ]],
    ['optional on the server', BEFORE, { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, [
      'error changed-optionality Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:12:5',
    ]],
    ['on both sides', { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, { Task: { _id: 'objectId', note: 'string?', list: 'int[]' } }, [
      'error changed-optionality Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:11:5 Task/schema.json:12:5',
    ]],
    ['the elements of a list', { Task: { _id: 'objectId', note: 'string', list: 'int?[]' } }, BEFORE, [
      'error changed-optionality Task.list open+upload+download client/Task.ts:10:7 Task/schema.json:15:5 client/Task.ts:10:7',
    ]],
    ['on no side', BEFORE, BEFORE, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', note: 'string?' } });
    expect(severities(now, app({ Task: { _id: 'objectId', note: 'string' } }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});

describe('changed-optionality of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11 api/openapi.json:21:11';
  const held = (types: string, breaks = 'download'): string[] =>
    [`error changed-optionality Task.value ${breaks} ${PLACES} | \`Task.value\` changed from ${types} on the server since main, which only sends it (\`readOnly\`): installed clients have the earlier declaration, and cannot hold what the new one brings.`];
  const refused = (types: string): string[] =>
    [`error changed-optionality Task.value upload ${PLACES} | \`Task.value\` changed from ${types} on the server since main, which only takes it (\`writeOnly\`): what installed clients write has the earlier declaration, which is refused now (the API answers 400 Bad Request).`];
  const NEVER_SENT = ['warn optional-required-mismatch Task.value download client/Task.ts:7:36 api/openapi.json:21:11 - | `Task.value` is required on the client (`string`), but the server only takes it (`writeOnly`): every document that it sends lacks it, and reading one into the realm fails.'];
  const list = (items: object): object => ({ type: 'array', items });
  const types = (...type: string[]): object => ({ type: type.length === 1 ? type[0] : type });

  it.each<[string, Since, string[]]>([
    ['optional in answers', { client: ['string?', 'string?'], value: [sent(types('string')), sent(types('string', 'null'))] }, held('`string` to `string?`')],
    ['required in answers', { client: ['string?', 'string?'], value: [sent(types('string', 'null')), sent(types('string'))] }, []],
    ['required in answers, and optional on the client', { client: ['string', 'string?'], value: [sent(types('string', 'null')), sent(types('string'))] }, [
      `error changed-optionality Task.value open ${PLACES} | \`Task.value\` changed from \`string\` to \`string?\` since main: a realm of the earlier version is not opened until its version rises, and what becomes required is made anew with empty values.`,
    ]],
    ['null among elements in answers', { client: ['string?[]', 'string?[]'], value: [sent(list(types('string'))), sent(list(types('string', 'null')))] }, held('`string[]` to `string?[]`')],
    ['required in requests', { client: ['string?', 'string?'], value: [taken(types('string', 'null')), taken(types('string'))] }, [`${refused('`string?` to `string`').join('')} The client has \`string?\`, which does not fit.`]],
    ['optional in requests', { client: ['string?', 'string?'], value: [taken(types('string')), taken(types('string', 'null'))] }, []],
    ['only in requests now', { client: ['string', 'string'], value: [types('string'), taken(types('string'))] }, NEVER_SENT],
    ['only in answers now', { client: ['string', 'string'], value: [types('string'), sent(types('string'))] }, []],
  ])('%s', (_what, since, expected) => {
    expect(saidSince(since)).toEqual(expected);
  });
});
