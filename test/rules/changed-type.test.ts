import { describe, expect, it } from 'vitest';
import { saidSince, sent, taken, type Since } from '../support/api';
import { linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string' } };

describe('changed-type', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['on the client', { Task: { _id: 'objectId', note: 'int' } }, BEFORE, [
      'error changed-type Task.note open+upload+download client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7',
    ]],
    ['on the server', BEFORE, { Task: { _id: 'objectId', note: 'int' } }, [
      'error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5',
    ]],
    ['on both sides', { Task: { _id: 'objectId', note: 'int' } }, { Task: { _id: 'objectId', note: 'int' } }, [
      'error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5',
    ]],
    ['on both sides, differently', { Task: { _id: 'objectId', note: 'int' } }, { Task: { _id: 'objectId', note: 'bool' } }, [
      'error changed-type Task.note open+upload+download+deploy client/Task.ts:9:7 Task/schema.json:12:5 Task/schema.json:12:5',
    ]],
    ['on no side', BEFORE, BEFORE, []],
    ['the optionality goes with the type', { Task: { _id: 'objectId', note: 'int?' } }, BEFORE, [
      'error changed-type Task.note open+upload+download client/Task.ts:9:7 Task/schema.json:12:5 client/Task.ts:9:7',
    ]],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it('has its severities', () => {
    const now = app({ Task: { _id: 'objectId', note: 'int' } }, BEFORE);
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});

describe('changed-type of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11 api/openapi.json:21:11';
  const held = (types: string, breaks = 'download'): string[] =>
    [`error changed-type Task.value ${breaks} ${PLACES} | \`Task.value\` changed from ${types} on the server since main, which only sends it (\`readOnly\`): installed clients have the earlier type, and cannot hold what the new one brings.`];
  const refused = (types: string): string[] =>
    [`error changed-type Task.value upload ${PLACES} | \`Task.value\` changed from ${types} on the server since main, which only takes it (\`writeOnly\`): what installed clients write has the earlier type, which is refused now (the API answers 400 Bad Request).`];
  const types = (...type: string[]): object => ({ type: type.length === 1 ? type[0] : type });

  it.each<[string, Since, string[]]>([
    ['sent', { client: ['string', 'string'], value: [sent(types('integer')), sent(types('string'))] }, held('`int` to `string`')],
    ['sent now, and taken before too', { client: ['string', 'string'], value: [types('integer'), sent(types('string'))] }, held('`int` to `string`')],
    ['sent, and the client changed with it', { client: ['int', 'string'], value: [sent(types('integer')), sent(types('string'))] }, held('`int` to `string`', 'open+download')],
    ['sent, and what installed clients have holds it', { client: ['double', 'double'], value: [sent(types('number')), sent(types('integer'))] }, []],
    ['sent, what installed clients have holds it, and the client changed with it', { client: ['double', 'int'], value: [sent(types('number')), sent(types('integer'))] }, [
      `error changed-type Task.value open ${PLACES} | \`Task.value\` changed from \`double\` to \`int\` since main: a realm of the earlier version makes the property anew, and its values are lost.`,
    ]],
    ['taken', { client: ['string?', 'string?'], value: [taken(types('integer', 'null')), taken(types('string', 'null'))] }, refused('`int?` to `string?`')],
    ['taken and sent now', { client: ['string', 'string'], value: [sent(types('integer')), types('string')] }, [
      `error changed-type Task.value upload+download ${PLACES} | \`Task.value\` changed from \`int\` to \`string\` on the server since main: what installed clients write and what is stored has the earlier type, which is refused now (the API answers 400 Bad Request), and clients cannot read what the new type brings.`,
    ]],
  ])('%s', (_what, since, expected) => {
    expect(saidSince(since)).toEqual(expected);
  });
});
