import { describe, expect, it } from 'vitest';
import { classesOf } from '../../src/rule/finding';
import { checkFiles, clientClass, line, serverExport, type Files } from '../support/app';

const string = { bsonType: 'string' };
const objectId = { bsonType: 'objectId' };
const person = '#/relationship/mongodb-atlas/app/Person';

function relationships(path: string, entry: object, required = ['_id'], sync = {}): string[] {
  const files = {
    ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
    ...serverExport({
      Task: {
        required,
        properties: {
          _id: objectId, owner: objectId, owners: { bsonType: 'array', items: objectId }, name: string,
          place: { bsonType: 'object', title: 'Place', properties: { owner: objectId } },
          places: { bsonType: 'array', items: { bsonType: 'object', title: 'Stop', properties: { owner: objectId } } },
        },
      },
      Person: { required: ['_id'], properties: { _id: objectId } },
    }, { relationships: { Task: { [path]: entry } }, sync }),
  };
  return checkFiles(files).findings.filter(({ rule }) => rule === 'valid-relationship').map(({ message, ...finding }) => `${line({ message, ...finding })} ${message}`);
}

const at = (subject: string): string => `error valid-relationship ${subject} deploy - Task/relationships.json:2:3 `;

describe('valid-relationship', () => {
  it.each<[string, string, object]>([
    ['a link', 'owner', { ref: person, source_key: 'owner', foreign_key: '_id', is_list: false }],
    ['the short form', 'owner', { ref: person }],
    ['the spelling of the web interface', 'owner', { ref: person, foreignKey: '_id', isList: false }],
    ['the spelling of Stitch', 'owner', { ref: '#/stitch/mongodb-atlas/app/Person', foreign_key: '_id', is_list: false }],
    ['several links', 'owners', { ref: person, foreign_key: '_id', is_list: true }],
    ['in an embedded object', 'place.owner', { ref: person, foreign_key: '_id', is_list: false }],
    ['in a list of embedded objects', 'places.[].owner', { ref: person, foreign_key: '_id', is_list: false }],
    ['a service that is filled in at deployment', 'owner', { ref: '#/relationship/%(%%environment.values.s)/app/Person' }],
  ])('%s is right', (_name, path, entry) => {
    expect(relationships(path, entry)).toEqual([]);
  });

  it.each<[string, string, object, string]>([
    ['a malformed ref', 'owner', { ref: 'Person' }, `${at('Task.owner')}The relationship \`owner\` of \`Task\` has the \`ref\` "Person", which is not of the form "#/relationship/<service>/<database>/<collection>".`],
    ['a collection without a schema', 'owner', { ref: '#/relationship/mongodb-atlas/app/people' }, `${at('Task.owner')}The relationship \`owner\` of \`Task\` leads to the collection \`people\`, which is no synced collection with a schema.`],
    ['a missing source', 'boss', { ref: person }, `${at('Task')}The relationship \`boss\` of \`Task\` starts at a field that its schema does not have.`],
    ['a source that is an object', 'place', { ref: person }, `${at('Task.place')}The relationship \`place\` of \`Task\` starts at a field that holds no ids.`],
    ['the primary key', '_id', { ref: person }, `${at('Task._id')}The relationship \`_id\` of \`Task\` starts at the primary key; \`_id\` cannot be a link.`],
    ['a foreign key other than _id', 'owner', { ref: person, foreign_key: 'email' }, `${at('Task.owner')}The relationship \`owner\` of \`Task\` refers to \`email\` of \`Person\`; with sync it must be \`_id\`.`],
    ['another type', 'name', { ref: person, foreign_key: '_id' }, `${at('Task.name')}The relationship \`name\` of \`Task\` keeps ids as \`string\`, but \`_id\` of \`Person\` is \`objectId\`: no id will ever be found.`],
    ['a list that is none', 'owner', { ref: person, is_list: true }, `${at('Task.owner')}The relationship \`owner\` of \`Task\` says \`"is_list": true\`, but the field holds a single id.`],
    ['no list that is one', 'owners', { ref: person, is_list: false }, `${at('Task.owners')}The relationship \`owners\` of \`Task\` says \`"is_list": false\`, but the field holds a collection.`],
  ])('%s', (_name, path, entry, expected) => {
    expect(relationships(path, entry)).toEqual([expected]);
  });

  it('a foreign key other than _id, where sync is not enabled', () => {
    expect(relationships('owner', { ref: person, foreign_key: 'email' }, ['_id'], { state: '' })).toEqual([
      'info valid-relationship Task.owner - - Task/relationships.json:2:3 The relationship `owner` of `Task` refers to `email` of `Person`. No sync is enabled in this export, so it may; with sync it must be `_id`.',
    ]);
  });

  it.each<[string, string, object]>([
    ['the property', 'owner', { owner: 5 }],
    ['a list', 'owners.[]', { owners: { bsonType: 'array', items: 5 } }],
    ['the object that it is in', 'place.owner', { place: { bsonType: 'object', title: 'Place', properties: 5 } }],
    ['the list of objects that it is in', 'places.[].owner', { places: { bsonType: 'array', items: { bsonType: 'object', properties: 5 } } }],
    ['the property of an object', 'place.owner', { place: { bsonType: 'object', title: 'Place', properties: { owner: 5, name: string } } }],
    ['the property of an object whose title is elsewhere too', 'place.owner', { place: { bsonType: 'object', title: 'Address', properties: { owner: 5, name: string } } }],
  ])('is not said of what is damaged: %s', (_name, path, properties) => {
    const address = { bsonType: 'object', title: 'Address', properties: { name: string } };
    const files = {
      ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      ...serverExport({
        Person: { required: ['_id'], properties: { _id: objectId, address } }, Task: { required: ['_id'], properties: { _id: objectId, ...properties } },
      }, { relationships: { Task: { [path]: { ref: person } } } }),
    };
    expect(checkFiles(files).findings.map(({ rule }) => rule)).toEqual(['valid-server-schema']);
  });

  it('names the class by its title, and the collection where that is not known', () => {
    const files = (ref: string): Files => ({
      ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      ...serverExport({ people: { title: 'Person', required: ['_id'], properties: { _id: objectId } }, Task: { required: ['_id'], properties: { _id: objectId, owner: objectId } } }, {
        relationships: { Task: { owner: { ref, foreign_key: 'email' } } },
      }),
    });
    const [known] = checkFiles(files('#/relationship/mongodb-atlas/app/people')).findings;
    expect([known?.message, known && classesOf(known.about)]).toEqual([expect.stringContaining('refers to `email` of `Person`;'), ['Task', 'Person']]);
    const [unknown] = checkFiles(files('#/relationship/mongodb-atlas/app/%(%%environment.values.people)')).findings;
    expect([unknown?.message, unknown && classesOf(unknown.about)]).toEqual([expect.stringContaining('refers to `email` of `%(%%environment.values.people)`;'), ['Task']]);
  });

  it.each([[true, 'owner', '"is_list": false'], [false, 'owners', '"is_list": true']])('says what to write for "is_list": %s', (isList, path, written) => {
    const files = {
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: objectId, owner: objectId, owners: { bsonType: 'array', items: objectId } } } }, { relationships: { Task: { [path]: { ref: '#/relationship/mongodb-atlas/app/Task', is_list: isList } } } }),
    };
    expect(checkFiles(files).findings.find(({ rule }) => rule === 'valid-relationship')?.help).toContain(`Write \`${written}\``);
  });

  it('a required source', () => {
    expect(relationships('owner', { ref: person }, ['_id', 'owner'])).toEqual([
      `${at('Task.owner')}The relationship \`owner\` of \`Task\` starts at a field that is in \`required\`; a link may always be empty, so its field must not be required.`,
    ]);
  });
});
