import { describe, expect, it } from 'vitest';
import { spell } from '../../src/schema/spelling';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer } from '../../src/server/read-server';
import { memoryTree, type Files } from '../support/app';

function read(files: Files, below = 'db'): ServerSchemas {
  const server = readServer(memoryTree(files), below);
  if ('locations' in server) throw new Error('no server side');
  return server;
}

/** `collection: property type, …`, for all classes. */
const declared = ({ classes }: ServerSchemas): string[] =>
  classes.map(({ collection, properties }) => `${collection}: ${[...properties.values()].map((each) => `${each.name} ${spell(each)}`).join(', ')}`);

const named = ({ unchecked }: ServerSchemas): string[] =>
  unchecked.map(({ class: name, reason, server: { file, line, column } }) => `${name}: ${reason} (${file}:${line}:${column})`);

const SCHEMA = `{ required: ['_id', 'name'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' } } }`;
const TASKS = ['tasks: _id objectId, name string'];

describe('a validator that goes from file to file', () => {
  it.each<[string, Files]>([
    ['a function that another file calls', {
      'db/set-up.ts': 'export async function setUp(db, name, schema) { await db.createCollection(name, { validator: { $jsonSchema: schema } }); }',
      'db/tasks.ts': `import { setUp } from './set-up'; setUp(db, 'tasks', ${SCHEMA});`,
    }],
    ['a function that a function calls', {
      'db/set-up.ts': 'export const setUp = (db, name, schema) => db.command({ collMod: name, validator: { $jsonSchema: schema } });',
      'db/all.ts': "import { setUp } from './set-up'; export function strict(name, schema) { return setUp(db, name, schema); }",
      'db/tasks.ts': `import { strict } from './all'; strict('tasks', ${SCHEMA});`,
    }],
    ['a function that is called in a loop', {
      'db/set-up.ts': 'export const setUp = (db, { name, schema }) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'db/all.ts': `import { setUp } from './set-up'; const all = [{ name: 'tasks', schema: ${SCHEMA} }]; for (const each of all) setUp(db, each);`,
    }],
    ['a function that its file exports whole', {
      'db/setUp.js': 'module.exports = (db, name, schema) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'db/tasks.js': `const setUp = require('./setUp'); setUp(db, 'tasks', ${SCHEMA});`,
    }],
    ['a function of a module that is imported whole', {
      'db/lib/index.ts': 'export const set = (name, schema) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'db/tasks.ts': `import * as helpers from './lib'; helpers.set('tasks', ${SCHEMA});`,
    }],
    ['a method of a class', {
      'db/set-up.ts': 'export class Database { static setUp(name, schema) { db.createCollection(name, { validator: { $jsonSchema: schema } }); } }',
      'db/tasks.ts': `import { Database } from './set-up'; Database.setUp('tasks', ${SCHEMA});`,
    }],
    ['a function that makes the options', {
      'db/build.ts': "export const build = ({ required, properties }) => ({ validationLevel: 'strict', validator: { $jsonSchema: { required: [...required], properties } } });",
      'db/tasks.ts': `import { build } from './build'; export const tasksSchema = build(${SCHEMA});`,
    }],
    ['a function that makes the options of a call', {
      'db/build.ts': 'export const build = (schema) => ({ validator: { $jsonSchema: schema } });',
      'db/main.ts': `import { build } from './build'; db.createCollection('tasks', build(${SCHEMA}));`,
    }],
    ['options of another file', {
      'db/models/task.js': `module.exports = { validator: { $jsonSchema: ${SCHEMA} } };`,
      'db/main.js': "const model = require('./models/task'); db.createCollection('tasks', model);",
    }],
    ['a schema in JSON', {
      'db/main.ts': "import schema from './task.json'; db.createCollection('tasks', { validator: { $jsonSchema: schema } });",
      'db/task.json': { required: ['_id', 'name'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' } } },
    }],
  ])('is read: %s', (_name, files) => {
    const server = read(files);
    expect(declared(server)).toEqual(TASKS);
    expect([server.problems, server.unchecked]).toEqual([[], []]);
  });

  it('is read where files beside the folder call the function', () => {
    const server = read({
      'db/set-up.ts': 'export const setUp = (db, name, schema) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'src/main.ts': `import { setUp } from '../db/set-up'; setUp(db, 'tasks', ${SCHEMA});`,
    });
    expect([declared(server), server.files]).toEqual([TASKS, ['db/set-up.ts', 'src/main.ts']]);
  });

  it('of a model of mongoose has the name of the model', () => {
    expect(declared(read({ 'db/a.ts': `await Task.createCollection({ validator: { $jsonSchema: ${SCHEMA} } });` }))).toEqual(['Task: _id objectId, name string']);
  });

  it('of a function that calls itself is read in the end', () => {
    const text = `const setUp = (db, name, schema) => { setUp(db, name, schema); db.createCollection(name, { validator: { $jsonSchema: schema } }); }; setUp(db, 'tasks', ${SCHEMA});`;
    expect(declared(read({ 'db/a.ts': text }))).toEqual(TASKS);
  });
});

describe('what decides that is not known', () => {
  it.each<[string, string, readonly string[]]>([
    ['a choice of two validators', `db.createCollection('tasks', { validator: strict ? { $jsonSchema: ${SCHEMA} } : {} });`, ['tasks: its condition is not constant: `strict` is not declared in this file (db/a.ts:1:43)']],
    ['a constant that is a choice', `export const tasksValidator = process.env.LAX ? {} : { $jsonSchema: ${SCHEMA} };`, ['tasks: its condition is not constant: `process` is not declared in this file (db/a.ts:1:31)']],
    ['a field that subclasses set', 'class Base { schema = undefined; up() { db.command({ collMod: this.name, validator: { $jsonSchema: this.schema } }); } }', ['null: it is undefined where it stands (db/a.ts:1:23)']],
  ])('is named: %s', (_name, text, expected) => {
    const server = read({ 'db/a.ts': text });
    expect([declared(server), named(server)]).toEqual([[], expected]);
  });
});

const withType = (type: string): string => `{ validator: { $jsonSchema: { properties: { _id: { bsonType: 'objectId' }, n: { bsonType: '${type}' } } } } }`;
const create = (type: string): string => `db.createCollection('t', ${withType(type)});`;
const change = (type: string): string => `db.command({ collMod: 't', ...${withType(type)} });`;
const t = (type: string): string[] => [`t: _id objectId?, n ${type}?`];
const beside = (here: string, counts: string): string =>
  `t: it gets another validator here, and nothing says which of the two comes last: the one in ${counts} is compared (${here})`;

describe('a collection that gets validators in several places', () => {
  it.each<[string, Files, readonly string[]]>([
    ['migrations that call a function of the project', {
      'db/lib/set.js': 'exports.set = (db, schema) => db.command({ collMod: "t", validator: { $jsonSchema: schema } });',
      'db/migrations/1.js': create('int'),
      'db/migrations/2.js': "const { set } = require('../lib/set'); exports.up = (db) => set(db, { properties: { _id: { bsonType: 'objectId' }, n: { bsonType: 'bool' } } });",
    }, t('bool')],
    ['scripts that set up a container', { 'db/docker-entrypoint-initdb.d/a.js': create('int'), 'db/docker-entrypoint-initdb.d/b.js': change('string') }, t('string')],
    ['one after another in a function', { 'db/a.ts': `async function run() { await ${create('int')} await ${change('string')} }` }, t('string')],
    ['the same in two places', { 'db/a.ts': create('int'), 'db/b.ts': change('int') }, t('int')],
  ])('has the last of them: %s', (_name, files, expected) => {
    const server = read(files);
    expect([declared(server), named(server)]).toEqual([expected, []]);
  });

  it.each<[string, Files, string]>([
    ['two files', { 'db/a.ts': create('int'), 'db/b.ts': create('string') }, beside('db/b.ts:1:1', 'db/a.ts:1')],
    ['two folders', { 'db/a/1.ts': create('int'), 'db/b/1.ts': create('string') }, beside('db/b/1.ts:1:1', 'db/a/1.ts:1')],
    ['two functions', { 'db/a.ts': `export const a = () => ${create('int')}\nexport const b = () => ${change('string')}` }, beside('db/a.ts:2:35', 'db/a.ts:1')],
  ])('of which none comes last for certain, that is said: %s', (_name, files, expected) => {
    const server = read(files);
    expect([declared(server), named(server)]).toEqual([t('int'), [expected]]);
  });
});
