import { describe, expect, it } from 'vitest';
import { checkFiles, checkFilesAs, clientClass, line, lines, serverExport, severities, type Files } from '../support/app';

const KEY = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";
const SCHEMA = { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } };

/** A client with `Task`, which exists, and `Draft`, which does not. */
function app(sync: object = {}): Files {
  return { ...clientClass('Task', KEY), ...clientClass('Draft', KEY), ...serverExport({ Task: SCHEMA }, { sync }) };
}

/** A client whose `Task.owner` links to `Person`. */
const PEOPLE = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', owner: 'Person' },"), ...clientClass('Person', KEY) };
const LINKED = { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, owner: { bsonType: 'objectId' } } };

/** Where development mode is meant to be on. */
const DEVELOPMENT = { environment: 'development' };

describe('client-only-class', () => {
  const help = (files: Files): (string | undefined)[] => checkFiles(files).findings.filter(({ rule }) => rule === 'client-only-class').map((each) => each.help.split(/[,.]/)[0]);
  const at = 'server/data_sources/mongodb-atlas/app/peoples/schema.json';

  it.each<[string, Files, string]>([
    ['with a title', { ...clientClass('people', KEY), ...serverExport({ peoples: SCHEMA }) }, 'If it is the same class'],
    ['without a title', { ...clientClass('people', KEY), ...serverExport({}), [at]: { bsonType: 'object', ...SCHEMA } }, 'Write `"title": "people"` in peoples/schema'],
  ])('what the server has in its place is named as it can be: %s', (_name, files, expected) => {
    expect(help(files)).toEqual([expected]);
  });

  it.each([
    ['a class that the server lacks', app(), ['error client-only-class Draft upload client/Draft.ts:3:1 -']],
    ['development mode creates it', app({ development_mode_enabled: true }), ['info client-only-class Draft - client/Draft.ts:3:1 -']],
    ['all classes exist', { ...clientClass('Task', KEY), ...serverExport({ Task: SCHEMA }) }, []],
    ['classes of the server only are legal', { ...clientClass('Task', KEY), ...serverExport({ Task: SCHEMA, Person: SCHEMA }) }, []],
    ['names are case-sensitive', { ...clientClass('task', KEY), ...serverExport({ Task: SCHEMA }) }, ['error client-only-class task upload client/task.ts:3:1 Task/schema.json:2:3']],
    [
      'another name explains the links to it',
      { ...PEOPLE, ...serverExport({ Task: LINKED, people: SCHEMA }, { relationships: { Task: { owner: { ref: '#/relationship/mongodb-atlas/app/people', foreign_key: '_id', is_list: false } } } }) },
      ['error client-only-class Person upload client/Person.ts:3:1 people/schema.json:2:3'],
    ],
    [
      'one that links lead to stands for no other class',
      { ...PEOPLE, ...clientClass('peoples', KEY), ...serverExport({ Task: LINKED, people: SCHEMA }, { relationships: { Task: { owner: { ref: '#/relationship/mongodb-atlas/app/people', foreign_key: '_id', is_list: false } } } }) },
      ['error client-only-class Person upload client/Person.ts:3:1 people/schema.json:2:3', 'error client-only-class peoples upload client/peoples.ts:3:1 -'],
    ],
    [
      'which it stands for where no link leads to it',
      { ...clientClass('Task', KEY), ...clientClass('peoples', KEY), ...serverExport({ Task: SCHEMA, people: SCHEMA }) },
      ['error client-only-class peoples upload client/peoples.ts:3:1 people/schema.json:2:3'],
    ],
    [
      'but not for one that the client has itself',
      { ...clientClass('people', KEY), ...clientClass('peoples', KEY), ...serverExport({ people: SCHEMA }) },
      ['error client-only-class peoples upload client/peoples.ts:3:1 -'],
    ],
    [
      'another name explains the links that lead to it on the server, and no others',
      {
        ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', owner: 'Person', boss: 'Person' },"), ...clientClass('Person', KEY), ...clientClass('Team', KEY),
        ...serverExport(
          { Task: { ...LINKED, properties: { ...LINKED.properties, boss: { bsonType: 'objectId' } } }, people: SCHEMA, Team: SCHEMA },
          { relationships: { Task: Object.fromEntries([['owner', 'people'], ['boss', 'Team']].map(([name = '', to]) => [name, { ref: `#/relationship/mongodb-atlas/app/${to}`, foreign_key: '_id', is_list: false }])) } },
        ),
      },
      ['error client-only-class Person upload client/Person.ts:3:1 people/schema.json:2:3', 'error link-mismatch Task.boss upload+download client/Task.ts:7:53 Task/schema.json:14:5'],
    ],
    [
      'the links remain where development mode creates the class',
      { ...PEOPLE, ...serverExport({ Task: LINKED, people: SCHEMA }, { sync: { development_mode_enabled: true }, relationships: { Task: { owner: { ref: '#/relationship/mongodb-atlas/app/people', foreign_key: '_id', is_list: false } } } }) },
      ['error link-mismatch Task.owner upload+download client/Task.ts:7:36 Task/schema.json:11:5'],
    ],
    [
      'the title counts, not the collection',
      { ...clientClass('Task', KEY), 'server/data_sources/mongodb-atlas/app/tasks/schema.json': { title: 'Task', ...SCHEMA } },
      [],
    ],
    [
      'an embedded class that comes with the property that holds it',
      {
        ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', place: 'Place' },"),
        ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },"),
        ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }),
      },
      [
        'error client-only-property Task.place upload client/Task.ts:7:36 Task/schema.json:2:3',
      ],
    ],
    [
      'embedded classes, one in the other, that come with a class',
      {
        ...clientClass('Note', "    primaryKey: '_id',\n    properties: { _id: 'objectId', places: 'Place[]' },"),
        ...clientClass('Place', "    embedded: true,\n    properties: { at: 'Point' },"),
        ...clientClass('Point', "    embedded: true,\n    properties: { x: 'int' },"),
        ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }),
      },
      ['error client-only-class Note upload client/Note.ts:3:1 -'],
    ],
    [
      'an embedded class that something holds that cannot be read on the server',
      {
        ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', place: 'Place' },"),
        ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },"),
        ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, place: { bsonType: ['object', 'string'] } } } }),
      },
      ['error client-only-class Place upload client/Place.ts:3:1 -', 'warn unsupported-server-type Task.place upload+download client/Task.ts:7:36 Task/schema.json:11:5'],
    ],
    [
      'an untitled embedded class is named after its parent',
      {
        ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', place: 'Task_place' },"),
        ...clientClass('Task_place', "    embedded: true,\n    properties: { city: 'string?' },"),
        ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, place: { bsonType: 'object', properties: { city: { bsonType: 'string' } } } } } }),
      },
      [],
    ],
  ])('%s', (_name, files: Files, expected: string[]) => {
    expect(lines(files, DEVELOPMENT)).toEqual(expected);
  });

  it('leaves local classes out', () => {
    expect(lines(app(), { local: ['Draft'] })).toEqual([]);
    const opened = { 'client/open.ts': "import Realm from 'realm';\nimport { Draft } from './Draft';\nexport const drafts = () => Realm.open({ schema: [Draft], path: 'drafts.realm' });\n" };
    const result = checkFiles({ ...app(), ...opened });
    expect(result.findings.map(line)).toEqual(['info unused-class Task - client/Task.ts:3:1 -']);
    expect(result.local).toEqual(['Draft']);
  });

  it('says what to do about a class and about an embedded class', () => {
    const [top] = checkFiles(app()).findings;
    expect(top?.help).toContain('list it under `local`');
    const embedded = { ...app(), ...clientClass('Draft', "    embedded: true,\n    properties: { text: 'string' },") };
    expect(checkFiles(embedded).findings[0]?.help).toContain('called after its parent');
  });

  const PERSON = ['name', 'email', 'city'];
  const TEXTS = Object.fromEntries(PERSON.map((name) => [name, { type: 'string' }]));
  const JSON_SCHEMA = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' };
  it.each<[string, Files, string, string | undefined]>([
    ['MongoDB', { 'server/Task.json': { $jsonSchema: { properties: { key: { bsonType: 'string' } } } }, 'server/people.json': { $jsonSchema: { required: PERSON, properties: Object.fromEntries(PERSON.map((name) => [name, { bsonType: 'string' }])) } } }, 'server/people.json:2:18', 'people'],
    ['JSON Schema', { 'server/Task.json': { ...JSON_SCHEMA, properties: { key: { type: 'string' } } }, 'server/people.json': { ...JSON_SCHEMA, required: PERSON, properties: TEXTS } }, 'server/people.json:1:1', 'people'],
    ['another kind of collection', { 'server/Task.json': { ...JSON_SCHEMA, properties: { key: { type: 'string' } } }, 'server/people.json': { ...JSON_SCHEMA, properties: { key: { type: 'string' } } } }, '-', undefined],
  ])('proposes the collection that is much like the class: %s', (_name, server, place, collection) => {
    const client = { ...clientClass('Task', "    properties: { key: 'string?' },"), ...clientClass('Person', "    properties: { name: 'string', email: 'string', city: 'string' },") };
    const found = checkFiles({ ...client, ...server }, { server: '/app/server' }).findings.filter(({ rule }) => rule === 'client-only-class');
    expect(found.map(line)).toEqual([`warn client-only-class Person - client/Person.ts:3:1 ${place}`]);
    if (collection === undefined) expect(found[0]?.message).not.toContain('much like it');
    else expect([found[0]?.message, found[0]?.help]).toEqual([expect.stringContaining(`That of \`${collection}\` is much like it.`), expect.stringContaining(`write \`"collections": { "Person": "${collection}" }\``)]);
    const mapped = { server: '/app/server', collections: { Person: collection ?? 'Person' } };
    if (collection !== undefined) expect(lines({ ...client, ...server }, mapped).filter((each) => each.includes('client-only-class'))).toEqual([]);
  });

  it('is a warning where nobody validates the class', () => {
    expect(severities(app())).toEqual({ 'app-services': 'error', mongodb: 'warn', 'json-schema': 'warn', local: 'off' });
    expect(checkFilesAs('mongodb', app()).findings[0]?.message).toBe('`Draft` has no schema on the server: nothing checks what the client writes.');
  });
});
