import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/schema/targets';
import { checkFilesAs, clientClass, serverExport, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

/** MongoDB gives every document an `_id`: the client has nothing in its place, and nothing was renamed to it. Objects inside of one get none. */

const place = (name: string): Classes => ({ Task: { _id: 'objectId', place: 'Place' }, Place: { [name]: 'string', city: 'string' } });

/** A server whose embedded object has another name for the property that the client calls `name`. */
function unlike(name: string, onServer: string): Files {
  const files = JSON.parse(JSON.stringify(server(place(name))).replaceAll(`"${name}"`, `"${onServer}"`)) as Files;
  return { ...client(place(name)), ...files };
}

const about = (target: Target, files: Files): string[] =>
  checkFilesAs(target, files).findings.filter(({ class: name }) => name === 'Place').map(({ rule, property }) => `${rule} ${property ?? ''}`);

describe('a property of the client beside `_id` of the server', () => {
  const saysId = (target: Target, files: Files): boolean =>
    checkFilesAs(target, files).findings.some(({ rule, message, help }) => rule === 'client-only-property' && `${message} ${help}`.includes('`_id`'));

  it.each<Target>(['mongodb', 'json-schema'])('is a likely rename in an object inside of a document: %s', (target) => {
    const files = unlike('id', '_id');
    expect(about(target, files)).toEqual(['client-only-property id']);
    expect(saysId(target, files)).toBe(true);
  });

  it.each<[Target, boolean]>([['mongodb', false], ['json-schema', true]])('is no rename where MongoDB keeps the documents: %s', (target, isNamed) => {
    const files = { ...clientClass('Task', "    properties: { id: 'objectId' },"), ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }) };
    expect(saysId(target, files)).toBe(isNamed);
  });

  it.each<Target>(['mongodb', 'json-schema'])('another name is a likely rename: %s', (target) => {
    expect(about(target, unlike('fullName', 'full_name'))).toEqual(['client-only-property fullName']);
  });
});
