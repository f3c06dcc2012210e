import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport } from '../support/app';

/** One class `Task` on both sides; the property `note` is spelt as each row says. */
function app(client: string, server: { required: boolean; node?: object }): string[] {
  return lines({
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: ${client},\n    },`),
    ...serverExport({
      Task: {
        required: server.required ? ['_id', 'note'] : ['_id'],
        properties: { _id: { bsonType: 'objectId' }, note: server.node ?? { bsonType: 'string' } },
      },
    }),
  }).filter((found) => found.includes(' optional-required-mismatch '));
}

const OPTIONAL_HERE = 'error optional-required-mismatch Task.note upload client/Task.ts:9:7 Task/schema.json:12:5';
const REQUIRED_HERE = 'error optional-required-mismatch Task.note download client/Task.ts:9:7 Task/schema.json:11:5';

describe('optional-required-mismatch', () => {
  it.each([
    ['optional against required', "'string?'", { required: true }, [OPTIONAL_HERE]],
    ['the object form', "{ type: 'string', optional: true }", { required: true }, [OPTIONAL_HERE]],
    ['required against optional', "'string'", { required: false }, [REQUIRED_HERE]],
    ['both required', "'string'", { required: true }, []],
    ['both optional', "'string?'", { required: false }, []],
    ['mixed is always optional', "'mixed'", { required: false, node: { bsonType: 'mixed' } }, []],
    ['a required list is no mismatch', "'string[]'", { required: true, node: { bsonType: 'array', items: { bsonType: 'string' } } }, []],
  ])('%s', (_name, client, server, expected) => {
    expect(app(client, server)).toEqual(expected);
  });

  it('looks into embedded classes', () => {
    const found = lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', place: 'Place' },"),
      ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },"),
      ...serverExport({
        Task: {
          required: ['_id'],
          properties: { _id: { bsonType: 'objectId' }, place: { bsonType: 'object', title: 'Place', required: ['city'], properties: { city: { bsonType: 'string' } } } },
        },
      }),
    });
    expect(found).toEqual(['error optional-required-mismatch Place.city upload client/Place.ts:7:19 Task/schema.json:18:9']);
  });
});
