import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';

const ID = { bsonType: 'objectId' };
const KEY = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";

/** `Order` links to `Part` and holds `Line`s, `Draft` is on the client only; one file of the server is replaced. */
function app(file: string, text: unknown): Files {
  return {
    ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', part: 'Part', lines: 'Line[]' },"),
    ...clientClass('Line', "    embedded: true,\n    properties: { count: 'int' },"),
    ...clientClass('Part', KEY),
    ...clientClass('Draft', KEY),
    ...serverExport(
      {
        Order: { required: ['_id'], properties: { _id: ID, part: ID, lines: { bsonType: 'array', items: { title: 'Line', bsonType: 'object', required: ['count'], properties: { count: { bsonType: 'long' } } } } } },
        Part: { required: ['_id'], properties: { _id: ID } },
      },
      { relationships: { Order: { part: { ref: '#/relationship/mongodb-atlas/app/Part', foreign_key: '_id', is_list: false } } } },
    ),
    [`server/data_sources/mongodb-atlas/app/${file}`]: text,
  };
}

const DRAFT = 'error client-only-class Draft upload client/Draft.ts:3:1 -';
const invalid = (place: string): string => `error valid-server-schema - deploy - ${place}`;

describe('a damaged file of the server is one finding', () => {
  it.each([
    ['nothing is damaged', 'Other/schema.json', {}, [DRAFT]],
    ['the class that its folder names is not called missing, nor are links to it', 'Part/schema.json', '{ "title": "Part", "pro', [DRAFT, invalid('Part/schema.json:1:20')]],
    ['nor an embedded class that it may hold', 'Order/schema.json', '', [DRAFT, invalid('Order/schema.json:1:1')]],
    ['nor any class, where nobody can say which it held', 'orders2/schema.json', '[]', [invalid('orders2/schema.json:1:1')]],
    ['a link is no plain id because its relationship cannot be read', 'Order/relationships.json', '{', [DRAFT, invalid('Order/relationships.json:1:2')]],
    ['what `required` says is not known', 'Part/schema.json', { title: 'Part', required: '_id', properties: { _id: ID } }, [DRAFT, invalid('Part/schema.json:3:15')]],
    ['nor is a class missing of which no property is known', 'Part/schema.json', { title: 'Part', properties: 5 }, [DRAFT, invalid('Part/schema.json:3:17')]],
    ['a title that is filled in at deployment may be that of the class', 'Part/schema.json', { title: '%(%%environment.values.part)', required: ['_id'], properties: { _id: ID } }, [DRAFT]],
    ['the rest of the class is compared', 'Part/schema.json', { title: 'Part', required: '_id', properties: { _id: { bsonType: 'string' } } }, [
      DRAFT,
      'error primary-key-mismatch Part._id upload+download client/Part.ts:7:19 Part/schema.json:5:5',
      'error valid-relationship Order.part deploy - Order/relationships.json:2:3',
      invalid('Part/schema.json:3:15'),
    ]],
  ])('%s', (_name, file, text, expected) => {
    expect(lines(app(file, text))).toEqual(expected);
  });

  it('ends with 2 where nothing is left to compare with', async () => {
    const root = temporaryProject({ ...clientClass('Part', KEY), ...serverExport({ Part: {} }), 'server/data_sources/mongodb-atlas/app/Part/schema.json': '{' });
    const { status, err } = await command(root, ['check']);
    expect([status, err]).toEqual([2, 'realm-schema: Nothing could be compared: server/data_sources/mongodb-atlas/app/Part/schema.json:1:2 The file is not JSON: a closing brace is expected.\n']);
  });
});
