import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { applyRepairs } from '../support/repair';

const client = (...properties: readonly string[]): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n${properties.map((each) => `      ${each},\n`).join('')}    },`);
const SCHEMA = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
const ID = { bsonType: 'objectId' };
const STRING = { bsonType: 'string' };

/** The lines that the repair on the server changes; the finding must be gone, and no other in its place. */
function repaired(files: Files): readonly string[] {
  const repairs = applyRepairs(files).filter(({ side }) => side === 'server');
  expect(repairs.map(({ left }) => left)).toEqual([[]]);
  return repairs.flatMap(({ changed }) => changed);
}

describe('required', () => {
  it.each([
    ['a name is added', ['_id'], "note: 'string'", ['"_id",', '"note"']],
    ['a name is removed', ['_id', 'note'], "note: 'string?'", ['"_id"']],
    ['a name in the middle is removed', ['_id', 'note', 'other'], "note: 'string?'", []],
    ['a name that is there twice is removed', ['_id', 'note', 'note'], "note: 'string?'", ['"_id"']],
  ])('%s', (_name, required, note, expected) => {
    const files = { ...client(note, ...(required.includes('other') ? ["other: 'string'"] : [])), ...serverExport({ Task: { required, properties: { _id: ID, note: STRING, ...(required.includes('other') ? { other: STRING } : {}) } } }) };
    expect(repaired(files)).toEqual(expected);
  });

  it('is made where there is none, and goes with its last name', () => {
    const place = (required: object, city: string): Files => ({
      ...client("place: 'Place'"),
      ...clientClass('Place', `    embedded: true,\n    properties: { city: '${city}' },`),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: ID, place: { bsonType: 'object', title: 'Place', ...required, properties: { city: STRING } } } } }),
    });
    expect(repaired(place({}, 'string'))).toEqual(['},', '"required": [', '"city"', ']']);
    expect(repaired(place({ required: ['city'] }, 'string?'))).toEqual([]);
  });

  it.each([
    ['a list', 'note', { bsonType: 'array', items: STRING }],
    ['a name that nothing declares', 'other', { bsonType: 'array', items: STRING }],
  ])('loses %s', (_name, name, note) => {
    const files = { ...client("note: 'string[]'"), ...serverExport({ Task: { required: ['_id', name], properties: { _id: ID, note } } }) };
    expect(repaired(files)).toEqual(['"_id"']);
  });

  it('of the primary key', () => {
    expect(repaired({ ...client(), ...serverExport({ Task: { properties: { _id: ID } } }) })).toContain('"_id"');
  });

  it('keeps tabs and line ends', () => {
    const text = `${JSON.stringify({ title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: ID, note: STRING } }, null, '\t').replaceAll('\n', '\r\n')}\r\n`;
    const [repair] = applyRepairs({ ...client("note: 'string'"), ...serverExport({ Task: {} }), [SCHEMA]: text }).filter(({ side }) => side === 'server');
    expect(repair?.left).toEqual([]);
    expect(repair?.changed).toEqual(['"_id",', '"note"']);
  });
});

describe('a property that the server lacks', () => {
  it.each([
    ['required', "note: 'string'", ['},', '"note": {', '"_id",', '"note"']],
    ['optional', "note: 'string?'", ['},', '"note": {']],
    ['a list', "note: 'string[]'", ['},', '"note": {', '"items": {']],
    ['a set', "note: 'int<>'", ['"uniqueItems": true,']],
    ['a dictionary', "note: 'mixed{}'", ['"additionalProperties": {']],
  ])('is added: %s', (_name, note, expected) => {
    const changed = repaired({ ...client(note), ...serverExport({ Task: { required: ['_id'], properties: { _id: ID } } }) });
    expect(changed).toEqual(expect.arrayContaining(expected.filter((each) => each !== '},')));
  });

  it('is not added where it is a link: that takes a relationship too', () => {
    const files = { ...client("owner: 'Person'"), ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...serverExport({ Task: { required: ['_id'], properties: { _id: ID } }, Person: { required: ['_id'], properties: { _id: ID } } }) };
    expect(applyRepairs(files)).toEqual([]);
  });
});
