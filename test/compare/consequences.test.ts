import { describe, expect, it } from 'vitest';
import { checkFiles, checkFilesAs, clientClass, line, serverExport, type Files } from '../support/app';

const ID = "primaryKey: '_id', ";
const top = (name: string, properties: string): Files => clientClass(name, `    ${ID}properties: { _id: 'objectId', ${properties} },`);
const embedded = (name: string, properties: string): Files => clientClass(name, `    embedded: true, properties: { ${properties} },`);

const collection = (properties: object = {}): object => ({ required: ['_id'], properties: { _id: { bsonType: 'objectId' }, ...properties } });
const TEXT = { bsonType: 'string' };
const short = (findings: ReturnType<typeof checkFiles>['findings']): string[] => findings.map((each) => line(each).split(' ').slice(1, 3).join(' '));

describe('an embedded class that the server lacks', () => {
  it.each<[string, Files, object, string[]]>([
    ['comes with the property that holds it', { ...top('Task', "place: 'Place'"), ...embedded('Place', "city: 'string?'") }, { Task: collection() }, ['client-only-property Task.place']],
    [
      'comes with it where the device computes what links back',
      { ...top('Task', "place: 'Place'"), ...embedded('Place', "city: 'string?', owner: 'Person'"), ...top('Person', "places: { type: 'linkingObjects', objectType: 'Place', property: 'owner' }") },
      { Task: collection(), Person: collection() },
      ['client-only-property Task.place'],
    ],
    ['is missing by itself where the property is there', { ...top('Task', "place: 'Place'"), ...embedded('Place', "city: 'string?'") }, { Task: collection({ place: TEXT }) }, ['client-only-class Place', 'type-mismatch Task.place']],
    [
      'is missing where those that the server lacks hold each other alone',
      { ...top('Task', "note: 'string?'"), ...embedded('Place', "spot: 'Spot'"), ...embedded('Spot', "places: 'Place[]'") },
      { Task: collection({ note: TEXT }) },
      ['client-only-class Place', 'client-only-class Spot', 'valid-object-schema Spot.places'],
    ],
  ])('%s', (_name, client, server, expected) => {
    expect(short(checkFiles({ ...client, ...serverExport(server as Record<string, object>) }).findings).sort()).toEqual(expected);
  });
});

describe('a class that the server has under another name', () => {
  const NOTES = { title: TEXT, text: TEXT, author: TEXT };
  const CLIENT = "title: 'string?', text: 'string?', author: 'string?'";

  it('is what a link leads to, before what is alike', () => {
    const client = { ...top('Task', "owner: 'Owner'"), ...top('Owner', CLIENT) };
    const relationships = { Task: { owner: { ref: '#/relationship/mongodb-atlas/app/Person', foreign_key: '_id', is_list: false } } };
    const server = serverExport({ Task: collection({ owner: { bsonType: 'objectId' } }), Person: collection({ age: TEXT }), Human: collection(NOTES) }, { relationships });
    const [finding] = checkFiles({ ...client, ...server }).findings.filter(({ class: name }) => name === 'Owner');
    expect(finding?.message).toContain('`Person`');
    expect(finding?.message).not.toContain('`Human`');
  });

  it('is told by what is alike behind a validator, whatever else is alike and there', () => {
    const client = { ...top('Task', CLIENT), ...top('Job', CLIENT) };
    const server = serverExport({ Task: collection({ ...NOTES, title: { bsonType: 'long' } }), Work: collection(NOTES) });
    const findings = checkFilesAs('mongodb', { ...client, ...server }).findings;
    expect(findings.filter(({ class: name }) => name === 'Job').map(({ message }) => message.includes('`Work`'))).toEqual([true]);
  });
});
