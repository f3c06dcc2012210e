import { describe, expect, it } from 'vitest';
import { checkFilesAs, clientClass, lines, serverExport, severities, type Files } from '../support/app';

/** One class on both sides; the server has `owner_id` besides. */
function app({ required = true, sync = {}, client = '' }: { required?: boolean; sync?: object; client?: string } = {}): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${client}},`),
    ...serverExport({
      Task: {
        required: ['_id', ...(required ? ['owner_id'] : [])],
        properties: { _id: { bsonType: 'objectId' }, owner_id: { bsonType: 'string' } },
      },
    }, { sync }),
  };
}

const partition = { type: 'partition', partition: { key: 'owner_id', type: 'string', required: true } };

describe('server-only-required-property', () => {
  it.each([
    ['required by the server', app(), {}, ['warn server-only-required-property Task.owner_id - client/Task.ts:3:1 Task/schema.json:12:5']],
    ['not required: a legal subset', app({ required: false }), {}, []],
    ['the partition key may be absent', app({ sync: partition }), {}, []],
    ['another partition key does not help', app({ sync: { ...partition, partition: { key: 'realm_id' } } }), {}, [
      'warn server-only-required-property Task.owner_id - client/Task.ts:3:1 Task/schema.json:12:5',
      'error partition-key Task.realm_id deploy+upload+download - Task/schema.json:2:3',
    ]],
    ['allowed by the options', app(), { rules: { 'server-only-required-property': ['warn', { allow: ['Task.owner_id'] }] } as const }, []],
    ['allowed for another class', app(), { rules: { 'server-only-required-property': ['error', { allow: ['Person.owner_id'] }] } as const }, [
      'error server-only-required-property Task.owner_id - client/Task.ts:3:1 Task/schema.json:12:5',
    ]],
    ['a likely rename is claimed by the other side', app({ client: "ownerId: 'string' " }), {}, [
      'error client-only-property Task.ownerId upload client/Task.ts:7:36 Task/schema.json:12:5',
    ]],
    ['cut off: what else the class declares is not known', { ...app(), 'client/Task.ts': "import Realm from 'realm';\nexport const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId'," }, {}, [
      'warn unresolved-schema Task - client/Task.ts:2:21 -',
      'warn unresolved-schema - - client/Task.ts:2:86 -',
    ]],
    ['declared but not readable: not claimed to be missing', app({ client: 'owner_id: process.env.TYPE ' }), {}, [
      'warn unresolved-schema Task.owner_id - client/Task.ts:7:36 -',
    ]],
  ])('%s', (_name, files, config, expected: string[]) => {
    expect(lines(files, config)).toEqual(expected);
  });

  it('looks into embedded classes', () => {
    expect(lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', place: 'Place' },"),
      ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },"),
      ...serverExport({
        Task: {
          required: ['_id'],
          properties: {
            _id: { bsonType: 'objectId' },
            place: { bsonType: 'object', title: 'Place', required: ['street'], properties: { city: { bsonType: 'string' }, street: { bsonType: 'string' } } },
          },
        },
      }),
    })).toEqual(['warn server-only-required-property Place.street - client/Place.ts:3:1 Task/schema.json:21:9']);
  });

  it.each([
    ['a list', { bsonType: 'array', items: { bsonType: 'string' } }],
    ['a mixed value', { bsonType: 'mixed' }],
    ['an embedded object', { bsonType: 'object', title: 'Place', properties: { city: { bsonType: 'string' } } }],
  ])('leaves %s to required-collection', (_name, node) => {
    const files = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...serverExport({ Task: { required: ['_id', 'extra'], properties: { _id: { bsonType: 'objectId' }, extra: node } } }) };
    expect(lines(files)).toEqual(['warn required-collection Task.extra download - Task/schema.json:6:5']);
  });

  it('is an error where a validator refuses the document', () => {
    expect(severities(app())).toEqual({ 'app-services': 'warn', mongodb: 'error', 'json-schema': 'error', local: 'off' });
    const [refused] = checkFilesAs('mongodb', app()).findings;
    expect(refused).toMatchObject({ breaks: ['upload'], witness: {}, runtimeErrors: ['G1'] });
    expect(refused?.message).toContain('every document that the client writes is refused');
  });
});
