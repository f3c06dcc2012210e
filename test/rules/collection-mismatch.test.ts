import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

function app(client: string, server: object): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      value: ${client},\n    },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, value: server } } }),
  };
}

const DIFFERS = ['error collection-mismatch Task.value upload+download client/Task.ts:9:7 Task/schema.json:11:5'];
const CLIENT = { single: "'string?'", list: "'string[]'", set: "'string<>'", dictionary: "'string{}'" };
const SERVER = {
  single: { bsonType: 'string' },
  list: { bsonType: 'array', items: { bsonType: 'string' } },
  set: { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } },
  dictionary: { bsonType: 'object', additionalProperties: { bsonType: 'string' } },
};
type Kind = keyof typeof CLIENT;
const KINDS = Object.keys(CLIENT) as Kind[];

const UNSUPPORTED = ['warn unsupported-server-type Task.value upload+download client/Task.ts:9:7 Task/schema.json:11:5'];

describe('collection-mismatch', () => {
  it.each(KINDS.flatMap((client) => KINDS.map((server) => [client, server] as const)))('%s against %s', (client, server) => {
    expect(lines(app(CLIENT[client], SERVER[server]))).toEqual(client === server ? [] : DIFFERS);
  });

  it.each([
    ['the elements do not matter', "'int[]'", SERVER.set, DIFFERS],
    ['the object form', "{ type: 'list', objectType: 'string' }", SERVER.set, DIFFERS],
    ['`uniqueItems: false` is a list', "'string[]'", { ...SERVER.list, uniqueItems: false }, []],
    ['a dictionary of anything is one of mixed', "'mixed{}'", { bsonType: 'object', additionalProperties: true }, []],
    ['empty `properties` beside a dictionary', "'string{}'", { ...SERVER.dictionary, properties: {} }, []],
    ['an object that does not say what it holds is not compared', "'string{}'", { bsonType: 'object' }, UNSUPPORTED],
    ['a tuple is not compared', "'string[]'", { bsonType: 'array', items: [{ bsonType: 'string' }] }, UNSUPPORTED],
  ])('%s', (_name, client, server, expected) => {
    expect(lines(app(client, server))).toEqual(expected);
  });

  it('compares embedded objects in collections', () => {
    const node = { bsonType: 'object', title: 'Step', properties: { text: { bsonType: 'string' } } };
    const step = clientClass('Step', "    embedded: true,\n    properties: { text: 'string?' },");
    expect(lines({ ...app("'Step[]'", node), ...step })).toEqual(DIFFERS);
    expect(lines({ ...app("'Step'", { bsonType: 'array', items: node }), ...step })).toEqual(DIFFERS);
    expect(lines({ ...app("'Step{}'", { bsonType: 'array', items: node }), ...step })).toEqual(DIFFERS);
    expect(lines({ ...app("'Step[]'", { bsonType: 'array', items: node }), ...step })).toEqual([]);
  });

  it.each<[string, string]>([['a list', "'Color[]'"], ['one', "'Color'"], ['a dictionary', "'Color{}'"], ['an optional one', "'Color?'"]])('never advises a set of embedded objects: %s', (_name, client) => {
    const node = { bsonType: 'array', uniqueItems: true, items: { bsonType: 'object', title: 'Color', properties: { red: { bsonType: 'long' } } } };
    const { findings } = checkFiles({ ...app(client, node), ...clientClass('Color', "    embedded: true,\n    properties: { red: 'int?' },") });
    expect(findings.map(({ rule, help }) => `${rule} ${help}`)).toEqual(['collection-mismatch Declare `Color[]` on the client, and remove `uniqueItems` from Task/schema.json.']);
  });

  it('names both kinds', () => {
    expect(checkFiles(app(CLIENT.set, SERVER.list)).findings[0]?.message).toContain('`string<>` on the client but `string[]` on the server: one side holds a set, the other a list');
    expect(checkFiles(app(CLIENT.single, SERVER.dictionary)).findings[0]?.message).toContain('one side holds a single value, the other a dictionary');
  });

  it('is an error, and a warning where a validator refuses some values only', () => {
    expect(severities(app(CLIENT.single, SERVER.list))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
    expect(severities(app(CLIENT.list, SERVER.set))).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'warn', local: 'off' });
    // A validator takes a set for a list: only what others write is lost.
    expect(severities(app(CLIENT.set, SERVER.list))).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'warn', local: 'off' });
  });
});
