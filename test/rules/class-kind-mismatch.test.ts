import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

const ID = { bsonType: 'objectId' };
const CLIENT = {
  'top-level': "    primaryKey: '_id',\n    properties: { _id: 'objectId', city: 'string' },",
  embedded: "    embedded: true,\n    properties: { city: 'string' },",
  asymmetric: "    asymmetric: true,\n    primaryKey: '_id',\n    properties: { _id: 'objectId', city: 'string' },",
};
type Kind = keyof typeof CLIENT;

/** `Place` on both sides, of the kind that each side says. Where the server embeds it, `Task` holds it. */
function app(client: Kind, server: Kind): Files {
  const properties = { _id: ID, city: { bsonType: 'string' } };
  const top = { Place: { required: ['_id', 'city'], properties } };
  const embedded = { Task: { required: ['_id'], properties: { _id: ID, place: { bsonType: 'object', title: 'Place', required: ['city'], properties: { city: properties.city } } } } };
  return {
    ...clientClass('Place', CLIENT[client]),
    ...(server === 'embedded' ? serverExport(embedded) : serverExport(top, { sync: server === 'asymmetric' ? { asymmetric_tables: ['Place'] } : {} })),
  };
}

const AT_ROOT = ['error class-kind-mismatch Place upload+download client/Place.ts:3:1 Place/schema.json:2:3'];
const INSIDE = ['error class-kind-mismatch Place upload+download client/Place.ts:3:1 Task/schema.json:13:7'];

describe('class-kind-mismatch', () => {
  it.each<[Kind, Kind, string[]]>([
    ['top-level', 'top-level', []],
    ['top-level', 'embedded', INSIDE],
    ['top-level', 'asymmetric', AT_ROOT],
    ['embedded', 'top-level', AT_ROOT],
    ['embedded', 'embedded', []],
    ['embedded', 'asymmetric', AT_ROOT],
    ['asymmetric', 'top-level', AT_ROOT],
    ['asymmetric', 'embedded', INSIDE],
    ['asymmetric', 'asymmetric', []],
  ])('%s on the client, %s on the server', (client, server, expected) => {
    expect(lines(app(client, server)).filter((each) => each.includes('class-kind'))).toEqual(expected);
  });

  it('is the only finding: the key that comes and goes with the kind is no second one', () => {
    expect(lines(app('embedded', 'top-level'))).toEqual(AT_ROOT);
    expect(lines(app('top-level', 'embedded'))).toEqual(INSIDE);
  });

  it('still compares the other properties', () => {
    const files = { ...app('embedded', 'top-level'), ...clientClass('Place', "    embedded: true,\n    properties: { city: 'int' },") };
    expect(lines(files)).toEqual([...AT_ROOT, 'error type-mismatch Place.city upload+download client/Place.ts:7:19 Place/schema.json:12:5']);
  });

  it.each<[Kind, Kind, string, string]>([
    ['embedded', 'top-level', 'an embedded class on the client but a top-level class on the server', 'Remove `embedded`'],
    ['top-level', 'embedded', 'a top-level class on the client but an embedded class on the server', 'Set `embedded: true` on the client and drop its primary key'],
    ['top-level', 'asymmetric', 'a top-level class on the client but an asymmetric class on the server', 'Set `asymmetric: true` on the client'],
  ])('says what to do: %s against %s', (client, server, message, help) => {
    const found = checkFiles(app(client, server)).findings.find(({ rule }) => rule === 'class-kind-mismatch');
    expect(found?.message).toContain(message);
    expect(found?.help).toContain(help);
  });

  it('is a warning where a validator has a collection, which refuses nothing of it, and which a JSON Schema does not say', () => {
    expect(severities(app('embedded', 'top-level'))).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'off', local: 'off' });
  });
});
