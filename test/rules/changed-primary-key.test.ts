import { describe, expect, it } from 'vitest';
import { sent, taken } from '../support/api';
import { changeLine, checkFiles, checkFilesAs, clientClass, linesSince, severities, type Files } from '../support/app';
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
  const OTHER: Classes = { Task: { _id: 'uuid', note: 'string' } };

  it.each<[string, Classes, Classes, string]>([
    ['optional, on the client', KEYED, BEFORE, 'on the client since main: its values stay'],
    ['optional, on the server', BEFORE, KEYED, 'on the server since main: its values stay'],
    ['optional, on both sides', KEYED, KEYED, 'on both sides since main: its values stay'],
    ['another type, on the client', OTHER, BEFORE, 'on the client since main: a device that holds a realm of the earlier version does not open it'],
    ['another type, on the server', BEFORE, OTHER, 'no object of an earlier client is found by its key any more'],
    ['another type, on both sides', OTHER, OTHER, 'on both sides since main: it cannot be deployed'],
    ['optional on the client, and another type on the server', KEYED, OTHER, 'on both sides since main, and to what does not fit'],
    ['another type on the client, and optional on the server', OTHER, KEYED, 'on both sides since main, and to what does not fit'],
  ])('says whether the values stay: %s', (_name, client, server, expected) => {
    const said = checkFiles(app(client, server), {}, app(BEFORE)).findings.filter(({ rule }) => rule === 'changed-primary-key').map(({ message }) => message);
    expect(said).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[string, Classes, Classes, Classes, string[]]>([
    ['on both sides, which becomes optional', BEFORE, KEYED, KEYED, ['error changed-primary-key Task._id open client/Task.ts:8:7 Task/schema.json:8:5 Task/schema.json:9:5']],
    ['on both sides, which becomes required', KEYED, BEFORE, BEFORE, ['error changed-primary-key Task._id open client/Task.ts:8:7 Task/schema.json:9:5 Task/schema.json:8:5']],
    ['on both sides, of which the client changes the type too', BEFORE, { Task: { _id: 'uuid?', note: 'string' } }, KEYED, ['error changed-primary-key Task._id open+upload+download client/Task.ts:8:7 Task/schema.json:8:5 Task/schema.json:9:5']],
    ['on the server alone, whose documents have a key anyway, which may be null', BEFORE, BEFORE, KEYED, ['warn optional-required-mismatch Task._id download client/Task.ts:8:7 Task/schema.json:8:5 -']],
  ])('behind a validator, its optionality %s', (_name, before, client, server, expected) => {
    expect(checkFilesAs('mongodb', app(client, server), {}, app(before)).findings.map(changeLine)).toEqual(expected);
  });
});

describe('changed-primary-key of a key that an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:19 api/openapi.json:11:11 api/openapi.json:11:11';

  /** What is found where the key of an API changed, and the client has the later type. */
  function found(before: object, now: object): string[] {
    const client = clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },");
    const api = (_id: object): Files => ({ ...client, 'api/openapi.json': { openapi: '3.1.0', components: { schemas: { Task: { type: 'object', required: ['_id'], properties: { _id } } } } } });
    return checkFiles(api(now), { server: '/app/api', target: 'openapi' }, api(before)).findings.map((each) => `${changeLine(each)} | ${each.message}`);
  }

  it.each<[object, object, string[]]>([
    [sent({ type: 'integer' }), sent({ type: 'string' }), [`error changed-primary-key Task._id download ${PLACES} | The primary key of \`Task\` changed from \`int\` to \`string\` on the server since main, which only sends it (\`readOnly\`): installed clients have the earlier key, and cannot hold what the new one brings.`]],
    [taken({ type: 'integer' }), taken({ type: 'string' }), [`error changed-primary-key Task._id upload ${PLACES} | The primary key of \`Task\` changed from \`int\` to \`string\` on the server since main, which only takes it (\`writeOnly\`): what installed clients write has the earlier key, which is refused now (the API answers 400 Bad Request).`]],
    [sent({ type: ['string', 'null'] }), sent({ type: 'string' }), []],
    [taken({ type: ['string', 'null'] }), taken({ type: 'string' }), []],
    [sent({ type: 'string' }), sent({ type: 'string' }), []],
  ])('%j, then %j', (before, now, expected) => {
    expect(found(before, now)).toEqual(expected);
  });
});
