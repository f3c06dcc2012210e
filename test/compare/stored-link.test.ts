import { describe, expect, it } from 'vitest';
import { asStored } from '../../src/compare/stored-link';
import { defaultConfig } from '../../src/config/config';
import { readWorkspace } from '../../src/workspace/workspace';
import { clientClass, memoryTree, serverExport, type Files } from '../support/app';

const keyed = (name: string, type: string): Files => clientClass(name, `    primaryKey: '_id',\n    properties: { _id: '${type}' },`);

/** The server has other ids than the client, and a class that the client lacks. */
const FILES: Files = {
  ...keyed('Account', 'date'),
  ...keyed('Person', 'string'),
  ...keyed('Team', 'uuid'),
  ...clientClass('Note', "    properties: { text: 'string' },"),
  ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },"),
  ...serverExport(Object.fromEntries(
    [['Account', 'date'], ['Person', 'long'], ['Gone', 'long'], ['Note', 'string']].map(([name, type]) => [name, { required: ['_id'], properties: { _id: { bsonType: type } } }]),
  )),
};

/** The property `p` of a class of the client, as a document has it. */
function stored(type: string): string {
  const { client, server } = readWorkspace(memoryTree({ ...FILES, ...clientClass('Task', `    properties: { p: '${type}' },`) }), defaultConfig('/app'));
  const property = client.classes.find(({ name }) => name === 'Task')?.properties.get('p');
  if (property === undefined) return 'none';
  const { type: as, objectType } = asStored(property, { client, server });
  return [as, ...(objectType === undefined ? [] : [objectType])].join(' of ');
}

describe('a link in a document is the id of what it leads to', () => {
  it.each<[string, string, string]>([
    ['as the client declares it', 'Person', 'string'],
    ['in a list', 'Team[]', 'list of uuid'],
    ['in a set', 'Person<>', 'set of string'],
    ['in a dictionary', 'Team{}', 'dictionary of uuid'],
    ['as the server declares it, where the client does not', 'Gone', 'int'],
    ['as most are, where the class has no key', 'Note', 'objectId'],
    ['as most are, where nobody declares the class', 'Nobody[]', 'list of objectId'],
    ['an embedded object is no link', 'Place', 'object of Place'],
    ['embedded objects are no links', 'Place[]', 'list of Place'],
    ['a value is none', 'int', 'int'],
    ['values are none', 'int[]', 'list of int'],
  ])('%s: %s', (_name, type, expected) => {
    expect(stored(type)).toBe(expected);
  });
});
