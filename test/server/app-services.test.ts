import { describe, expect, it } from 'vitest';
import { spell } from '../../src/schema/spelling';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer } from '../../src/server/read-server';
import { memoryTree, type Files } from '../support/app';

function read(files: Files, below = ''): ServerSchemas {
  const server = readServer(memoryTree(files), below);
  if ('locations' in server) throw new Error(`nothing chosen of ${server.locations.join(', ')}`);
  return server;
}

/** Every property on one line, as a client would declare it. */
function declared({ classes }: ServerSchemas): string[] {
  return classes.flatMap(({ name, properties }) => [...properties.values()].map((property) => `${name}.${property.name}: ${spell(property)}`));
}

const TASK = {
  title: 'Task', bsonType: 'object', required: ['_id'],
  properties: { _id: { bsonType: 'objectId' }, owner: { bsonType: 'string' }, tags: { bsonType: 'array', items: { bsonType: 'string' } } },
};
const PERSON = { title: 'Person', type: 'object', required: ['_id', 'name'], properties: { _id: { bsonType: 'string' }, name: { bsonType: 'string' } } };
const OWNER = { owner: { ref: '#/relationship/mongodb-atlas/todo/people', foreign_key: '_id', is_list: false } };
const EXPECTED = ['Task._id: objectId', 'Task.owner: Person', 'Task.tags: string[]', 'Person._id: string', 'Person.name: string'];

const sync2021 = { type: 'flexible', state: 'enabled', service_name: 'mongodb-atlas', development_mode_enabled: true };
const byFolder: Files = {
  'data_sources/mongodb-atlas/todo/Task/schema.json': TASK,
  'data_sources/mongodb-atlas/todo/Task/relationships.json': OWNER,
  'data_sources/mongodb-atlas/todo/people/schema.json': PERSON,
  'data_sources/mongodb-atlas/todo/people/rules.json': { database: 'todo', collection: 'people', roles: [] },
};
const byFile: Files = {
  'services/mongodb-atlas/rules/todo.Task.json': { database: 'todo', collection: 'Task', roles: [], schema: TASK, relationships: OWNER },
  'services/mongodb-atlas/rules/todo.people.json': { database: 'todo', collection: 'people', schema: PERSON },
};
const partition = { key: '_partition', type: 'string', required: true, permissions: { read: true, write: true } };

const GENERATIONS: readonly (readonly [string, Files, { mode: string | null; developmentMode: boolean }])[] = [
  ['20180301, stitch.json', {
    'stitch.json': { app_id: 'todo-abcde', config_version: 20180301, name: 'todo' }, ...byFile,
    'services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: { clusterName: 'Cluster0', sync: { state: 'enabled', database_name: 'todo', partition } } },
  }, { mode: 'partition', developmentMode: false }],
  ['20200603, config.json', {
    'config.json': { app_id: 'todo-abcde', config_version: 20200603, name: 'todo', sync: { development_mode_enabled: true } }, ...byFile,
    'services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: { sync: { state: true, database_name: 'todo', partition } } },
  }, { mode: 'partition', developmentMode: true }],
  ['the old layout with flexible sync', {
    'config.json': { name: 'todo' }, ...byFile,
    'services/mongodb-atlas/config.json': { config: { flexible_sync: { state: 'enabled', type: 'flexible', queryable_fields_names: ['owner'] } } },
  }, { mode: 'flexible', developmentMode: false }],
  ['20210101, realm_config.json', {
    'realm_config.json': { app_id: 'todo-abcde', config_version: 20210101, name: 'todo' }, ...byFolder,
    'sync/config.json': { service_name: 'mongodb-atlas', state: 'enabled', partition },
  }, { mode: 'partition', developmentMode: false }],
  ['20230101, root_config.json', {
    'root_config.json': { app_id: 'todo-abcde', name: 'todo', environment: 'production' }, '.mdb/meta.json': { config_version: 20230101 }, ...byFolder,
    'sync/config.json': sync2021,
  }, { mode: 'flexible', developmentMode: true }],
  ['a hybrid: new root file, old number', {
    'root_config.json': { config_version: 20210101, name: 'todo' }, ...byFolder, 'sync/config.json': { development_mode_enabled: false },
  }, { mode: null, developmentMode: false }],
  ['a hybrid: both layouts, of which the newer counts', {
    'root_config.json': { name: 'todo' }, ...byFolder,
    'services/mongodb-atlas/rules/todo.Old.json': { database: 'todo', collection: 'Old', schema: { ...TASK, title: 'Old' } },
    'sync/config.json': sync2021,
  }, { mode: 'flexible', developmentMode: true }],
];

describe('exports of every generation', () => {
  it.each(GENERATIONS)('%s', (_name, files, expected) => {
    const server = read(files);
    expect(declared(server)).toEqual(EXPECTED);
    expect(server.problems).toEqual([]);
    expect({ mode: server.sync?.mode, developmentMode: server.sync?.developmentMode }).toEqual(expected);
  });

  it('names the collection, and trusts the keys of a rule file more than its name', () => {
    const server = read({ 'stitch.json': {}, 'services/svc/rules/my.db.tasks.json': { database: 'my.db', collection: 'tasks', schema: TASK } });
    expect(server.classes.map(({ name, service, database, collection }) => [name, service, database, collection])).toEqual([['Task', 'svc', 'my.db', 'tasks']]);
  });

  it('takes a folder `services` for an export only where an app is', () => {
    expect(readServer(memoryTree({ 'services/payment/rules/fraud.json': { schema: TASK } }))).toEqual({ locations: [], problems: [] });
  });

  it('finds nested exports, and lists several instead of mixing them', () => {
    const nested = Object.fromEntries(Object.entries(byFolder).flatMap(([file, value]) => [[`apps/one/backend/${file}`, value], [`apps/two/${file}`, value]]));
    expect(readServer(memoryTree(nested))).toEqual({ locations: ['apps/one/backend', 'apps/two'], problems: [] });
    expect(declared(read(nested, 'apps/one'))).toEqual(EXPECTED);
  });

  it('reads where sync says which field may be queried, with places', () => {
    const { sync } = read({ ...byFolder, 'sync/config.json': { ...sync2021, queryable_fields_names: ['owner'], collection_queryable_fields_names: { Task: ['tags'] }, indexed_queryable_fields_names: ['owner'] } });
    expect(sync?.queryableFields.global.map(({ name, source }) => [name, source.line, source.column])).toEqual([['owner', 7, 5]]);
    expect([...(sync?.queryableFields.byCollection ?? [])].map(([name, { fields, source }]) => [name, source.line, fields.map((field) => field.name)])).toEqual([['Task', 10, ['tags']]]);
    expect(sync?.queryableFields.indexed.map(({ name }) => name)).toEqual(['owner']);
  });
});

describe('what an export leaves open', () => {
  it('compares only the synced service', () => {
    const other = { 'data_sources/archive/todo/Task/schema.json': { ...TASK, title: 'Archived' } };
    expect(read({ ...byFolder, ...other, 'sync/config.json': sync2021 }).classes.map(({ name }) => name)).toEqual(['Task', 'Person']);
  });

  it.each([
    ['a service named by a template', { service_name: '%(%%environment.values.service)' }],
    ['an empty service name', { service_name: '' }],
    ['an empty state', { state: '' }],
    ['a service that does not exist', { service_name: 'gone' }],
  ])('%s leaves all services', (_name, sync) => {
    expect(declared(read({ ...byFolder, 'sync/config.json': { ...sync2021, ...sync } }))).toEqual(EXPECTED);
  });

  it('an empty partition key, or a template for one, is no key', () => {
    for (const key of ['', '%(%%environment.values.key)']) {
      expect(read({ ...byFolder, 'sync/config.json': { type: 'partition', partition: { key, type: 'string' } } }).sync?.partition).toBeNull();
    }
  });

  it('queryable fields without a type are those of flexible sync', () => {
    expect(read({ ...byFolder, 'sync/config.json': { state: 'enabled', queryable_fields_names: ['owner'] } }).sync?.mode).toBe('flexible');
  });

  it('an empty title is none', () => {
    const [task] = read({ 'data_sources/s/d/tasks/schema.json': { ...TASK, title: '' } }).classes;
    expect([task?.name, task?.titled]).toEqual(['tasks', false]);
  });

  it('an empty schema, and rules without a schema, are no class', () => {
    const server = read({ ...byFolder, 'data_sources/mongodb-atlas/todo/Log/schema.json': {}, 'data_sources/mongodb-atlas/todo/Users/rules.json': { database: 'todo', collection: 'Users' } });
    expect(declared(server)).toEqual(EXPECTED);
    expect(server.unchecked).toEqual([]);
  });

  it('a relationship through a template is followed where only one collection fits', () => {
    const ref = '#/relationship/%(%%environment.values.service)/%(%%environment.values.db)/people';
    const files = { ...byFolder, 'data_sources/mongodb-atlas/todo/Task/relationships.json': { owner: { ref, foreignKey: '_id', isList: false } } };
    expect(declared(read(files))).toEqual(EXPECTED);
    const twice = { ...files, 'data_sources/mongodb-atlas/archive/people/schema.json': { ...PERSON, title: 'Archived' } };
    expect(read(twice).unchecked.map(({ kind, property, reason }) => [kind, property, reason])).toEqual([
      ['link', 'owner', 'its relationship leads to `%(%%environment.values.db).people`, which is filled in when the app is deployed'],
    ]);
  });

  it('a title from a template is not compared', () => {
    const files = { ...byFolder, 'data_sources/mongodb-atlas/todo/people/schema.json': { ...PERSON, title: '%(%%environment.values.person)' } };
    expect(read(files).unchecked.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['class', 'its title is filled in when the app is deployed'],
      ['link', 'its relationship leads to `todo.people`, whose class is not known'],
    ]);
  });
});

describe('the dialect', () => {
  const one = (node: object, relationships: object = {}): string[] => {
    const server = read({
      'data_sources/s/d/Task/schema.json': { title: 'Task', properties: { p: node } },
      'data_sources/s/d/Task/relationships.json': relationships,
      'data_sources/s/d/people/schema.json': PERSON,
    });
    return [...declared(server).filter((each) => !each.startsWith('Person.')), ...server.unchecked.map(({ kind, reason }) => `${kind}: ${reason}`)];
  };
  const string = { bsonType: 'string' };
  const object = { bsonType: 'object', properties: { q: string } };
  const link = (path: string, isList: boolean): object => ({ [path]: { ref: '#/relationship/s/d/people', source_key: path, foreign_key: '_id', is_list: isList } });

  it.each<[string, object, object, string[]]>([
    ['long', { bsonType: 'long' }, {}, ['Task.p: int?']],
    ['lower case objectid', { bsonType: 'objectid' }, {}, ['Task.p: objectId?']],
    ['type instead of bsonType', { type: 'boolean' }, {}, ['Task.p: bool?']],
    ['float', { bsonType: 'float' }, {}, ['Task.p: float?']],
    ['one type in an array', { bsonType: ['string'] }, {}, ['Task.p: string?']],
    ['names in another case', { bsonType: 'Array', items: { bsonType: 'Date' } }, {}, ['Task.p: date[]']],
    ['only null in another case', { bsonType: 'Null' }, {}, ['null-type: the type `Null` has no Realm type']],
    ['a type from a template', { bsonType: '%(%%environment.values.type)' }, {}, ['keyword: its type is filled in when the app is deployed']],
    ['an empty title', { ...object, title: '' }, {}, ['Task.p: Task_p', 'Task_p.q: string?']],
    ['a title from a template', { ...object, title: '%(%%environment.values.title)' }, {}, ['keyword: its title is filled in when the app is deployed']],
    ['alternatives', { bsonType: 'string', anyOf: [{ pattern: 'a' }] }, {}, ['Task.p: string?', 'keyword: `anyOf` is not compared']],
    ['patterns beside properties', { ...object, patternProperties: { '^x': string } }, {}, ['Task.p: Task_p', 'Task_p.q: string?', 'keyword: `patternProperties` is not compared']],
    ['a relationship with an empty source and a template for its key', string, { p: { ref: '#/relationship/s/d/people', source_key: '', foreign_key: '%(%%environment.values.key)', is_list: false } }, ['Task.p: Person']],
    ['a union', { bsonType: ['string', 'int'] }, {}, ['type: a union of types (string, int) has no Realm type']],
    ['number', { bsonType: 'number' }, {}, ['type: the type `number` has no Realm type']],
    ['null', { bsonType: 'null' }, {}, ['null-type: the type `null` has no Realm type']],
    ['the name of a built-in of JavaScript', { bsonType: 'constructor' }, {}, ['type: the type `constructor` has no Realm type']],
    ['a set', { bsonType: 'array', uniqueItems: true, items: string }, {}, ['Task.p: string<>']],
    ['a tuple', { bsonType: 'array', items: [string] }, {}, ['type: a tuple (`items` as an array) has no Realm type']],
    ['an array of arrays', { bsonType: 'array', items: { bsonType: 'array', items: string } }, {}, ['type: a collection of collections has no Realm type']],
    ['a dictionary', { bsonType: 'object', properties: {}, additionalProperties: string }, {}, ['Task.p: string{}']],
    ['a dictionary of anything', { bsonType: 'object', additionalProperties: true }, {}, ['Task.p: mixed{}']],
    ['both properties and a dictionary', { ...object, additionalProperties: string }, {}, ['type: an object with both `properties` and a schema in `additionalProperties` has no Realm type']],
    ['neither', { bsonType: 'object' }, {}, ['type: an object with neither `properties` nor `additionalProperties` does not say what it holds']],
    ['an untitled object', object, {}, ['Task.p: Task_p', 'Task_p.q: string?']],
    ['untitled objects level by level', { bsonType: 'array', items: { bsonType: 'object', properties: { inner: object } } }, {}, ['Task.p: Task_p[]', 'Task_p.inner: Task_p_inner', 'Task_p_inner.q: string?']],
    ['a titled object', { ...object, title: 'Place' }, {}, ['Task.p: Place', 'Place.q: string?']],
    ['a dictionary of objects', { bsonType: 'object', additionalProperties: { ...object, title: 'Place' } }, {}, ['Task.p: Place{}', 'Place.q: string?']],
    ['properties named as keywords', { bsonType: 'object', properties: { title: string, type: string, required: string, properties: string } }, {}, ['Task.p: Task_p', 'Task_p.title: string?', 'Task_p.type: string?', 'Task_p.required: string?', 'Task_p.properties: string?']],
    ['a link', string, link('p', false), ['Task.p: Person']],
    ['links', { bsonType: 'array', items: string }, link('p', true), ['Task.p: Person[]']],
    ['a set of links', { bsonType: 'array', uniqueItems: true, items: string }, link('p', true), ['Task.p: Person<>']],
    ['a dictionary of links', { bsonType: 'object', additionalProperties: string }, link('p', true), ['Task.p: Person{}']],
    ['a link in an embedded object', object, link('p.q', false), ['Task.p: Task_p', 'Task_p.q: Person']],
    ['a link in a list of embedded objects', { bsonType: 'array', items: object }, link('p.[].q', false), ['Task.p: Task_p[]', 'Task_p.q: Person']],
  ])('%s', (_name, node, relationships, expected) => {
    expect(one(node, relationships)).toEqual(expected);
  });

  it('keeps names apart that differ in case only', () => {
    expect(one(object).length).toBe(2);
    const server = read({ 'data_sources/s/d/Film/schema.json': { title: 'Film', properties: { fullPlot: string, fullplot: string } } });
    expect(declared(server)).toEqual(['Film.fullPlot: string?', 'Film.fullplot: string?']);
  });

  it('keeps further declarations of a title apart', () => {
    const at = (properties: object): object => ({ title: 'Task', properties: { here: { bsonType: 'object', title: 'Place', properties } } });
    const server = read({ 'data_sources/s/d/Task/schema.json': at({ q: string }), 'data_sources/s/d/Shop/schema.json': { ...at({ r: string }), title: 'Shop' } });
    expect(server.classes.map(({ name }) => name)).toEqual(['Shop', 'Place', 'Task']);
    expect(server.repeated.map(({ name, source }) => [name, source.file])).toEqual([['Place', 'data_sources/s/d/Task/schema.json']]);
  });
});
