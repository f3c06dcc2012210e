import { describe, expect, it } from 'vitest';
import { sent, taken } from '../support/api';
import { checkFiles, clientClass, line, lines, serverExport, severities, type Files } from '../support/app';
import { repairsOf } from '../support/repair';

/** `Task` with the key as each side says; the server lists it in `required` unless told otherwise. */
function app(client: string, server: object | undefined, required = true): Files {
  return {
    ...clientClass('Task', `    ${client}`),
    ...serverExport({
      Task: {
        required: [...(required && server !== undefined ? ['_id'] : []), 'title'],
        properties: { ...(server === undefined ? {} : { _id: server }), title: { bsonType: 'string' } },
      },
    }),
  };
}

const keyed = (type: string): string => `primaryKey: '_id',\n    properties: { _id: '${type}', title: 'string' },`;
const ID = { bsonType: 'objectId' };
const AT_KEY = ['error primary-key-mismatch Task._id upload+download client/Task.ts:7:19 Task/schema.json:9:5'];
const OPTIONAL_KEY = ['error primary-key-mismatch Task._id upload+download client/Task.ts:7:19 Task/schema.json:8:5'];

describe('primary-key-mismatch', () => {
  it.each([
    ['equal keys', keyed('objectId'), ID, true, []],
    ['int and long are one', keyed('int'), { bsonType: 'long' }, true, []],
    ['optional on both sides', keyed('objectId?'), ID, false, []],
    ['another type', keyed('string'), ID, true, AT_KEY],
    ['another type and optionality is one finding', keyed('string?'), ID, true, AT_KEY],
    ['optional on the client', keyed('objectId?'), ID, true, AT_KEY],
    ['not in `required` on the server', keyed('objectId'), ID, false, OPTIONAL_KEY],
    ['no key on the client', "properties: { title: 'string' },", ID, true, ['error primary-key-mismatch Task._id open client/Task.ts:3:1 Task/schema.json:9:5']],
    [
      'declared, but not as the key',
      "properties: { _id: 'objectId', title: 'string' },", ID, true,
      ['error primary-key-mismatch Task._id open client/Task.ts:3:1 Task/schema.json:9:5'],
    ],
    [
      'a key of another name',
      "primaryKey: 'title',\n    properties: { _id: 'objectId', title: 'string' },", ID, true,
      ['error primary-key-mismatch Task._id open client/Task.ts:7:36 Task/schema.json:9:5'],
    ],
    ['the stored name counts', "primaryKey: 'id',\n    properties: { id: { type: 'objectId', mapTo: '_id' }, title: 'string' },", ID, true, []],
    [
      'no key on the server',
      keyed('objectId'), undefined, true,
      ['error primary-key-mismatch Task._id upload+download client/Task.ts:7:19 Task/schema.json:2:3'],
    ],
    [
      'a key of another name, and none on the server',
      "primaryKey: 'title',\n    properties: { title: 'string' },", undefined, true,
      ['error primary-key-mismatch Task.title open client/Task.ts:7:19 Task/schema.json:2:3'],
    ],
  ])('%s', (_name, client, server, required, expected) => {
    expect(lines(app(client, server, required))).toEqual(expected);
  });

  it('leaves embedded classes alone, which have no key', () => {
    expect(lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', place: 'Place' },"),
      ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },"),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: ID, place: { bsonType: 'object', title: 'Place', properties: { city: { bsonType: 'string' } } } } } }),
    })).toEqual([]);
  });

  it('does not guess a key that cannot be read', () => {
    expect(lines(app("primaryKey: process.env.KEY,\n    properties: { _id: 'objectId', title: 'string' },", ID)))
      .toEqual(['warn unresolved-schema Task - client/Task.ts:6:5 -']);
  });

  it.each([
    ['the type', app(keyed('string'), ID), '`string` on the client but `objectId` on the server', 'Declare the same type on both sides'],
    ['the client', app(keyed('objectId?'), ID), 'optional on the client (`objectId?`) but required on the server', 'Declare it as `objectId` on the client'],
    ['the server', app(keyed('objectId'), ID, false), 'not in `required` on the server', 'Add `_id` to `required` in Task/schema.json'],
    ['a missing key', app("properties: { title: 'string' },", ID), 'is not declared on the client and `_id` on the server', 'Declare `_id: "objectId"` and `primaryKey: "_id"`'],
    ['another name', app("primaryKey: 'title',\n    properties: { _id: 'objectId', title: 'string' },", ID), 'is `title` on the client and `_id` on the server', 'Declare `_id: "objectId"`'],
    ['a key of another name, where the server has none', app("primaryKey: 'title',\n    properties: { title: 'string' },", undefined), 'is `title` on the client, and its schema on the server declares no `_id`: a synced realm', 'Declare `_id` and `primaryKey: "_id"` on the client, and add `_id`'],
    ['a key that the server lacks', app(keyed('objectId'), undefined), 'declares no `_id`, which is the primary key on the client (`objectId`)', 'Add `_id` to `properties` and to `required` in Task/schema.json'],
  ])('says what to do about %s', (_name, files, message, help) => {
    const { findings } = checkFiles(files);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(message);
    expect(findings[0]?.help).toContain(help);
  });

  it.each<[string, Files, string[]]>([
    ['another type', app(keyed('string'), ID), ['Declare it as `objectId`, as the server does.']],
    ['optional on the client', app(keyed('objectId?'), ID), ['Declare it as `objectId`, as the server does.', 'Remove `_id` from `required`, since the client may leave it out.']],
    ['not in `required`', app(keyed('objectId'), ID, false), ['Declare it as `objectId?`, as the server does.', 'Add `_id` to `required`, as the client declares it.']],
    ['no key on the server', app(keyed('objectId'), undefined), ['Add `_id` to the schema.']],
    ['a key of another name, and none on the server', app("primaryKey: 'title',\n    properties: { title: 'string' },", undefined), []],
    ['a key of another name', app("primaryKey: 'title',\n    properties: { _id: 'objectId', title: 'string' },", ID), []],
    ['no key on the client', app("properties: { title: 'string' },", ID), []],
  ])('can be mended where one place is to change: %s', (_name, files, expected) => {
    const { findings, comparison } = checkFiles(files);
    expect(findings.flatMap((each) => repairsOf(each, comparison).map(({ title }) => title))).toEqual(expected);
  });

  it('adds the key that the client has', () => {
    const { findings: [found], comparison } = checkFiles(app(keyed('objectId'), undefined));
    expect(found && repairsOf(found, comparison)).toMatchObject([{ side: 'server', change: { kind: 'add', name: '_id', to: { type: 'objectId' } } }]);
  });

  it('is as severe as the target is strict', () => {
    expect(severities(app(keyed('string'), ID))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
    // A validator that takes null takes it as an id too, of which another rule warns.
    expect(severities(app(keyed('objectId'), ID, false))).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'warn', local: 'off' });
  });

  it.each<[string, object, 'mongodb' | 'json-schema', string]>([
    ['objectId', { bsonType: 'string' }, 'mongodb', 'upload+download {"_id":{"$oid":"000000000000000000000001"}}'],
    ['int', { bsonType: 'string' }, 'mongodb', 'upload+download {"_id":{"$numberLong":"1"}}'],
    ['string', { bsonType: ['objectId', 'int'] }, 'mongodb', 'upload+download {"_id":"a"}'],
    ['uuid', { type: 'integer' }, 'json-schema', 'upload+download {"_id":"00000000-0000-4000-8000-000000000001"}'],
    ['string', { type: 'string', format: 'uuid' }, 'json-schema', 'upload {"_id":"a"}'],
  ])('shows the key that a validator refuses: %s against %j', (type, node, target, expected) => {
    const schema = { [target === 'mongodb' ? 'bsonType' : 'type']: 'object', required: ['_id'], properties: { _id: node } };
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: '${type}' },`), 'server/Task.json': target === 'mongodb' ? { $jsonSchema: schema } : schema };
    const { findings } = checkFiles(files, { server: '/app/server', target });
    expect(findings.map(({ rule, breaks, witness }) => `${rule} ${breaks.join('+')} ${JSON.stringify(witness)}`)).toEqual([`primary-key-mismatch ${expected}`]);
  });
});

describe('primary-key-mismatch of a key that an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:19 api/openapi.json:11:11';

  it.each<[string, object, string[]]>([
    ['int', sent({ type: 'integer' }), []],
    ['int', sent({ type: 'string' }), [`error primary-key-mismatch Task.id download ${PLACES} | {"id":"a"} | The primary key \`Task.id\` is \`int\` on the client but \`string\` on the server, which only sends it (\`readOnly\`): the client cannot hold any document that it gets.`]],
    ['int', sent({ type: ['integer', 'string'] }), [`warn type-mismatch Task.id download ${PLACES} | {"id":"a"} | \`Task.id\` is \`int\` on the client, but the server, which only sends it (\`readOnly\`), sends \`integer\`, \`string\`: the client cannot hold every value of that.`]],
    ['int', taken({ type: 'string' }), [`error primary-key-mismatch Task.id upload ${PLACES} | {"id":1} | The primary key \`Task.id\` is \`int\` on the client but \`string\` for the validator: every document of the client is refused (the API answers 400 Bad Request).`]],
    ['int', { type: 'string' }, [`error primary-key-mismatch Task.id upload+download ${PLACES} | {"id":1} | The primary key \`Task.id\` is \`int\` on the client but \`string\` for the validator: every document of the client is refused (the API answers 400 Bad Request).`]],
  ])('%s against %j', (client, id, expected) => {
    const api = { openapi: '3.1.0', components: { schemas: { Task: { type: 'object', required: ['id'], properties: { id } } } } };
    const { findings } = checkFiles({ ...clientClass('Task', `    primaryKey: 'id',\n    properties: { id: '${client}' },`), 'api/openapi.json': api }, { server: '/app/api', target: 'openapi' });
    expect(findings.map((each) => `${line(each)} | ${JSON.stringify(each.witness)} | ${each.message}`)).toEqual(expected);
  });
});
