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
    ['a condition beside', `db.createCollection('tasks', { validator: { $and: [{ $jsonSchema: ${SCHEMA} }] } });`],
  ])('are read from %s', (_name, text) => {
    const server = read({ 'db/tasks.ts': text });
    expect(server.target).toBe('mongodb');
    expect(declared(server)).toEqual(EXPECTED);
    expect([server.problems, server.unchecked]).toEqual([[], []]);
    expect(server.classes.map(({ collection }) => collection)).toEqual(['tasks']);
  });
});
