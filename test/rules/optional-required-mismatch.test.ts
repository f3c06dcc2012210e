import { describe, expect, it } from 'vitest';
import { repairsOfValue, saidOfValue, sent, taken } from '../support/api';
import { checkFiles, clientClass, lines, serverExport } from '../support/app';
import { repairsOf } from '../support/repair';

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

describe('optional-required-mismatch of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11';
  const NEVER_SENT = `warn optional-required-mismatch Task.value download ${PLACES} | {} | \`Task.value\` is required on the client (\`string\`), but the server only takes it (\`writeOnly\`): every document that it sends lacks it, and reading one into the realm fails.`;
  const MAY_LACK = `warn optional-required-mismatch Task.value download ${PLACES} | {"value":null} | \`Task.value\` is required on the client (\`string\`), but a document may hold null there or lack it: reading one into the realm fails.`;
  const REFUSED = `error optional-required-mismatch Task.value upload ${PLACES} | {"value":null} | \`Task.value\` is optional on the client (\`string?\`) but required by the validator, which takes no null: a document without a value is refused (the API answers 400 Bad Request).`;

  it.each<[string, object, string[]]>([
    ['string', sent({ type: 'string' }), []],
    ['string?', sent({ type: 'string' }), []],
    ['string', sent({ type: ['string', 'null'] }), [MAY_LACK]],
    ['string', taken({ type: 'string' }), [NEVER_SENT]],
    ['string', taken({ type: ['string', 'null'] }), [NEVER_SENT]],
    ['string', taken({ type: ['string', 'integer'] }), [NEVER_SENT]],
    ['string?', taken({ type: 'string' }), [REFUSED]],
    ['string?', taken({ type: ['string', 'null'] }), []],
    ['string[]', taken({ type: 'array', items: { type: 'string' } }), []],
  ])('%s against %j', (client, value, expected) => {
    expect(saidOfValue(client, value)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['string', taken({ type: 'string' }), []],
    ['string', taken({ type: ['string', 'null'] }), ['Declare it as `string?`, as the server does.']],
    ['string', sent({ type: ['string', 'null'] }), ['Declare it as `string?`, as the server does.']],
    ['string?', taken({ type: 'string' }), ['Declare it as `string`, as the server does.']],
  ])('is mended by what helps: %s against %j', (client, value, expected) => {
    expect(repairsOfValue(client, value)).toEqual(expected);
  });
  it.each<[string, readonly string[], readonly string[], string[]]>([
    ['string', ['string'], [], ['Declare it as `string?`, as the server does.']],
    ['string', ['string', 'null'], ['p'], ['Declare it as `string?`, as the server does.']],
    ['string?', ['string'], ['p'], ['Declare it as `string`, as the server does.']],
  ])('is mended on the client alone, where a validator tells null from absent: %s against %j, %j required', (client, bsonType, required, expected) => {
    const { findings, comparison } = checkFiles({
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${client}' },`),
      'db/Task.json': { $jsonSchema: { required: ['_id', ...required], properties: { _id: { bsonType: 'objectId' }, p: { bsonType } } } },
    }, { server: '/app/db' });
    expect(findings.flatMap((each) => repairsOf(each, comparison).map(({ title }) => title))).toEqual(expected);
  });
});
