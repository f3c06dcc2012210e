import { describe, expect, it } from 'vitest';
import { notComparedNotes } from '../../src/report/not-compared-text';
import { checkFiles, clientClass, line, lines, serverExport } from '../support/app';

function app(node: object, client = "_id: 'objectId', p: 'string?'"): string[] {
  return lines({
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { ${client} },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, p: node } } }),
  });
}

const FOUND = ['warn unsupported-server-type Task.p upload+download client/Task.ts:7:36 Task/schema.json:11:5'];

describe('unsupported-server-type', () => {
  it.each<[string, object]>([
    ['number', { bsonType: 'number' }],
    ['timestamp', { bsonType: 'timestamp' }],
    ['a regular expression', { bsonType: 'regex' }],
    ['a union', { bsonType: ['string', 'int'] }],
    ['a union with null', { bsonType: ['string', 'null'] }],
    ['a tuple', { bsonType: 'array', items: [{ bsonType: 'string' }] }],
    ['nested arrays', { bsonType: 'array', items: { bsonType: 'array', items: { bsonType: 'string' } } }],
    ['no type', { description: 'anything' }],
  ])('%s', (_name, node) => {
    expect(app(node)).toEqual(FOUND);
  });

  it('says nothing where the client leaves the property out', () => {
    expect(app({ bsonType: 'timestamp' }, "_id: 'objectId'")).toEqual([]);
  });

  it('says nothing of a second shape of an embedded object, of which the first is compared', () => {
    const place = (city: object): object => ({ bsonType: 'object', title: 'Place', properties: { city } });
    expect(lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', from: 'Place', to: 'Place' },"),
      ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },"),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, from: place({ bsonType: 'string' }), to: place({ bsonType: 'timestamp' }) } } }),
    })).toEqual(['error server-title Place upload+download - Task/schema.json:22:7']);
  });

  it('goes by the stored name', () => {
    expect(app({ bsonType: 'timestamp' }, "_id: 'objectId', mine: { type: 'date', mapTo: 'p' }")).toEqual(FOUND);
  });
});

describe('a component that many refer to', () => {
  const API = `openapi: 3.1.0
components:
  schemas:
    Payload:
      oneOf: [{type: object, properties: {a: {}}}, {type: string}]
    Task:
      required: [id]
      properties:
        id: {type: string}
        one: {$ref: '#/components/schemas/Payload'}
        many: {type: array, items: {$ref: '#/components/schemas/Payload', description: More.}}
        own: {oneOf: [{type: object, properties: {a: {}}}, {type: string}]}
`;
  const found = (properties: string): ReturnType<typeof checkFiles> =>
    checkFiles({ ...clientClass('Task', `    primaryKey: 'id',\n    properties: { id: 'string', ${properties} },`), 'api.yaml': API }, { server: 'api.yaml' });

  it('is said once, with its place', () => {
    const { findings, notCompared } = found("one: 'string?', many: 'string[]', own: 'string?'");
    expect(findings.map(line)).toEqual([
      'warn unsupported-server-type Task.one upload+download client/Task.ts:7:33 api.yaml:10:9',
      'warn unsupported-server-type Task.own upload+download client/Task.ts:7:67 api.yaml:12:9',
    ]);
    expect(findings[0]?.message).toContain('nor can `Task.many`: on the server, what they refer to at api.yaml:5 cannot be, since `oneOf` with several shapes');
    expect(notComparedNotes(notCompared).filter((note) => note.includes('Realm type:'))).toEqual([
      'Not compared, since they have no Realm type: Task.one, Task.many (`oneOf` with several shapes has no Realm type), Task.own (`oneOf` with several shapes has no Realm type).',
    ]);
  });

  it('is a finding as any other where one property refers to it', () => {
    expect(found("many: 'string[]'").findings.map(({ message }) => message)).toEqual([
      '`Task.many` is declared on the client but cannot be compared: on the server, its elements: `oneOf` with several shapes has no Realm type. What one side writes may be refused by the other.',
    ]);
  });
});
