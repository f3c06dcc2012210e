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

/** `collection: Class.property: type`, for all classes. */
const declared = ({ classes }: ServerSchemas): string[] =>
  classes.flatMap(({ name, properties }) => [...properties.values()].map((property) => `${name}.${property.name}: ${spell(property)}`));

const named = ({ unchecked }: ServerSchemas): string[] =>
  unchecked.map(({ class: name, property, reason, server: { file, line, column } }) => `${[name, property].filter((each) => each !== null).join('.')}: ${reason} (${file}:${line}:${column})`);

const SCHEMA = `{ bsonType: 'object', required: ['_id', 'name'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' } } }`;
const EXPECTED = ['tasks._id: objectId', 'tasks.name: string'];

describe('validators in code', () => {
  it.each<[string, string]>([
    ['createCollection', `await db.createCollection('tasks', { validator: { $jsonSchema: ${SCHEMA} } });`],
    ['a constant', `const validator = { $jsonSchema: ${SCHEMA} }; db.createCollection('tasks', { validator });`],
    ['a constant that is frozen', `const schema = Object.freeze(${SCHEMA}); db.createCollection('tasks', { validator: { $jsonSchema: schema } });`],
    ['db.command', `await db.command({ collMod: 'tasks', validator: { $jsonSchema: ${SCHEMA} }, validationLevel: 'strict' });`],
    ['runCommand with a command that is a constant', `const command = { collMod: 'tasks', validator: { $jsonSchema: ${SCHEMA} } }; db.runCommand(command);`],
    ['create as a command', `db.runCommand({ create: 'tasks', validator: { $jsonSchema: ${SCHEMA} } });`],
    ['an exported constant', `export const tasksValidator = { $jsonSchema: ${SCHEMA} };`],
    ['an exported constant with types', `export const TASKS_SCHEMA = { validator: { $jsonSchema: ${SCHEMA} } } as const;`.replace('TASKS', 'tasks')],
    ['exports', `exports.tasks = { $jsonSchema: ${SCHEMA} };`],
    ['an object by collection', `module.exports = { tasks: { $jsonSchema: ${SCHEMA} } };`],
    ['a list', `export const collections = [{ name: 'tasks', options: { validator: { $jsonSchema: ${SCHEMA} } } }];`],
    ['a function of the project', `const set = async (db, name, schema) => { await db.createCollection(name, { validator: { $jsonSchema: schema } }); }; await set(db, 'tasks', ${SCHEMA});`],
    ['a function of another package', `import { applyValidator } from 'x'; applyValidator(db, 'tasks', { $jsonSchema: ${SCHEMA} });`],
    ['a loop over a list', `for (const { name, schema } of [{ name: 'tasks', schema: ${SCHEMA} }]) db.createCollection(name, { validator: { $jsonSchema: schema } });`],
    ['a loop over entries', `const all = { tasks: ${SCHEMA} }; for (const [name, schema] of Object.entries(all)) await db.createCollection(name, { validator: { $jsonSchema: schema } });`],
    ['forEach', `[{ name: 'tasks', schema: ${SCHEMA} }].forEach((each) => db.createCollection(each.name, { validator: { $jsonSchema: each.schema } }));`],
    ['a method', `class Migration { async up() { await this.db.createCollection('tasks', { validator: { $jsonSchema: ${SCHEMA} } }); } async down() { await this.db.command({ collMod: 'tasks', validator: {} }); } }`],
    ['a command of the shell on the collection', `db.tasks.runCommand('collMod', { validator: { $jsonSchema: ${SCHEMA} } });`],
    ['the same by a method', `db.getCollection('tasks').runCommand('collMod', { validator: { $jsonSchema: ${SCHEMA} } });`],
    ['a default export with a name', `export default { name: 'tasks', validator: { $jsonSchema: ${SCHEMA} } };`],
    ['a name that is a constant, and a shorthand', `const name = 'tasks'; let $jsonSchema = ${SCHEMA}; await db.createCollection(name, { validator: { $jsonSchema } });`],
    ['a collection that is created or changed', `for (const { name, schema } of [{ name: 'tasks', schema: ${SCHEMA} }]) { const existing = []; if (existing.length === 0) { await db.createCollection(name, { validator: { $jsonSchema: schema } }); } else { try { await db.command({ collMod: name, validator: { $jsonSchema: schema } }); } catch {} } }`],
    ['a condition beside', `db.createCollection('tasks', { validator: { $and: [{ $jsonSchema: ${SCHEMA} }] } });`],
  ])('are read from %s', (_name, text) => {
    const server = read({ 'db/tasks.ts': text });
    expect(server.target).toBe('mongodb');
    expect(declared(server)).toEqual(EXPECTED);
    expect([server.problems, server.unchecked]).toEqual([[], []]);
    expect(server.classes.map(({ collection }) => collection)).toEqual(['tasks']);
  });
});

const create = (name: string, schema: string): string => `await db.createCollection(${name}, { validator: { $jsonSchema: ${schema} } });`;
const withType = (type: string): string => `{ properties: { _id: { bsonType: 'objectId' }, n: { bsonType: '${type}' } } }`;

describe('of several validators of one collection', () => {
  it.each<[string, Files, readonly string[]]>([
    ['the last file counts, by the number in front', { 'db/2-b.js': create("'t'", withType('int')), 'db/10-c.js': create("'t'", withType('string')), 'db/1-a.js': create("'t'", withType('bool')) }, ['t._id: objectId?', 't.n: string?']],
    ['the last in one file counts', { 'db/a.js': `${create("'t'", withType('int'))} db.command({ collMod: 't', validator: { $jsonSchema: ${withType('string')} } });` }, ['t._id: objectId?', 't.n: string?']],
    ['what `down` gives is not read', { 'db/1.js': `exports.up = async (db) => { ${create("'t'", withType('int'))} }; exports.down = async (db) => { ${create("'t'", withType('bool'))} };` }, ['t._id: objectId?', 't.n: int?']],
    ['none is left where the last takes it away', { 'db/1.js': create("'t'", withType('int')), 'db/2.js': "db.command({ collMod: 't', validator: {} });", 'db/3.js': create("'u'", withType('int')) }, ['u._id: objectId?', 'u.n: int?']],
  ])('%s', (_name, files, expected) => {
    expect(declared(read(files))).toEqual(expected);
  });

  it.each<[string, Files, readonly string[], readonly string[]]>([
    ['taken away by the last', { 'db/1.js': create("'t'", withType('int')), 'db/2.js': "db.command({ collMod: 't', validator: {} });" }, [], ['t: its validator is taken away here, so nothing is enforced']],
    ['turned off by the last', { 'db/1.js': create("'t'", withType('int')), 'db/2.js': "db.command({ collMod: 't', validationLevel: 'off' });" }, [], ['t: its validator is taken away here, so nothing is enforced']],
    ['left as it was by another level', { 'db/1.js': create("'t'", withType('int')), 'db/2.js': "db.command({ collMod: 't', validationLevel: 'moderate' });" }, ['t._id: objectId?', 't.n: int?'], []],
    ['taken away by a function that nobody calls', { 'db/a.ts': `export const apply = () => { ${create("'t'", withType('int'))} }; const disable = () => db.command({ collMod: 't', validator: {} });` }, ['t._id: objectId?', 't.n: int?'],
      ['t: its validator is taken away here, and nothing says which of the two comes last: the one in db/a.ts:1 is compared']],
    ['another one in the other branch', { 'db/a.ts': `if (strict) { ${create("'t'", withType('int'))} } else { ${create("'t'", withType('string'))} }` }, ['t._id: objectId?', 't.n: int?'],
      ['t: it gets another validator here, and nothing says which of the two comes last: the one in db/a.ts:1 is compared']],
    ['another one in another case', { 'db/a.ts': `switch (stage) { case 1: ${create("'t'", withType('int'))} break; default: ${create("'t'", withType('string'))} }` }, ['t._id: objectId?', 't.n: int?'],
      ['t: it gets another validator here, and nothing says which of the two comes last: the one in db/a.ts:1 is compared']],
    ['the same in the other branch', { 'db/a.ts': `if (has) { ${create("'t'", withType('int'))} } else { ${create("'t'", withType('int'))} }` }, ['t._id: objectId?', 't.n: int?'], []],
    ['one that follows both branches', { 'db/a.ts': `if (has) { ${create("'t'", withType('bool'))} } else { ${create("'t'", withType('int'))} } ${create("'t'", withType('string'))}` }, ['t._id: objectId?', 't.n: string?'], []],
  ])('what becomes of it is said: %s', (_name, files, expected, notes) => {
    const server = read(files);
    expect(declared(server)).toEqual(expected);
    expect(named(server).map((note) => note.replace(/ \(db\/[^)]*\)$/, ''))).toEqual(notes);
  });

  it('a folder of 500 migrations is read in one go', () => {
    const files = Object.fromEntries(Array.from({ length: 500 }, (_each, index) => [`db/${index}-t.js`, create("'t'", withType(index === 499 ? 'string' : 'int'))]));
    expect(declared(read(files))).toEqual(['t._id: objectId?', 't.n: string?']);
  });
});

describe('what of a validator in code is not known', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['a property', create("'t'", "{ properties: { _id: { bsonType: 'objectId' }, n: makeNode() } }"), ['t._id: objectId?'], ['t.n: what a call returns is only known when the program runs (db/a.js:1:107)']],
    ['the type of a property', create("'t'", "{ properties: { _id: { bsonType: 'objectId' }, n: { bsonType: TYPE } } }"), ['t._id: objectId?'], ['t.n: `TYPE` is not declared in this file (db/a.js:1:107)']],
    ['a keyword that decides nothing', create("'t'", "{ properties: { _id: { bsonType: 'objectId', description: text() } } }"), ['t._id: objectId?'], []],
    ['what is spread into the properties', create("'t'", "{ properties: { _id: { bsonType: 'objectId' }, ...base() } }"), [], ['t: what a call returns is only known when the program runs (db/a.js:1:60)']],
    ['the whole schema', create("'t'", 'schemaOf(Task)'), [], ['t: what a call returns is only known when the program runs (db/a.js:1:60)']],
    ['what requires itself', `const node = { $jsonSchema: { properties: { _id: { bsonType: 'objectId' }, n: node } } }; ${create("'t'", 'node.$jsonSchema')}`, ['t._id: objectId?'], ['t.n: it refers to itself (db/a.js:1:76)']],
    ['the collection', create('`${prefix}_t`', withType('int')), [], [': it is not known which collection it is of: `prefix` is not declared in this file (db/a.js:1:70)']],
  ])('is named: %s', (_name, text, expected, reasons) => {
    const server = read({ 'db/a.js': text });
    expect(declared(server)).toEqual(expected);
    expect(named(server)).toEqual(reasons);
    expect(server.problems).toEqual([]);
  });

  it('is no class where only the name of its collection is unknown and a title names it', () => {
    const server = read({ 'db/a.js': create('nameOf()', withType('int').replace('{', "{ title: 'Task',")) });
    expect(declared(server)).toEqual(['Task._id: objectId?', 'Task.n: int?']);
  });
});

describe('places in code', () => {
  it('are those of the constants that are imported, and these files are read as the server side', () => {
    const server = read({ 'db/1.ts': "import { schema } from '../model/schema';\ndb.createCollection('t', { validator: { $jsonSchema: schema } });\n", 'model/schema.ts': `export const schema = {\n  properties: {\n    _id: { bsonType: 'objectId' },\n    n: { bsonType: 'int' },\n  },\n};\n` });
    expect(server.classes.map(({ properties }) => properties.get('n')?.source)).toEqual([{ file: 'model/schema.ts', line: 4, column: 5, endLine: 4, endColumn: 27 }]);
    expect(server.files).toEqual(['db/1.ts', 'model/schema.ts']);
  });

  it('are named where the server refuses a keyword or a type', () => {
    const server = read({ 'db/1.ts': create("'t'", "{ properties: { _id: { bsonType: 'uuid' }, n: { format: 'x' } } }") });
    expect(server.problems.map(({ message, place: { line, column } }) => `${line}:${column} ${message}`)).toEqual([
      "1:93 `uuid` is no type of MongoDB: the server refuses a validator with it.",
      "1:108 `format` is no keyword of MongoDB's $jsonSchema: the server refuses a validator with it.",
    ]);
  });

  it('a source that is cut off is a problem with a place', () => {
    expect(read({ 'db/1.ts': `${create("'t'", withType('int'))}\nconst x = {` }).problems.map(({ place: { line } }) => line)).toEqual([2]);
  });
});
