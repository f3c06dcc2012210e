import { describe, expect, it } from 'vitest';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer } from '../../src/server/read-server';
import { memoryTree, type Files } from '../support/app';

function read(files: Files): ServerSchemas {
  const server = readServer(memoryTree(files), 'db');
  if ('locations' in server) throw new Error('no server side');
  return server;
}

const names = ({ classes }: ServerSchemas): string[] => classes.map(({ name, properties }) => `${name}: ${[...properties.keys()].join(', ')}`);
const reasons = ({ unchecked }: ServerSchemas): string[] => unchecked.map(({ class: name, property, reason }) => `${name}.${property}: ${reason}`);
const faults = ({ problems }: ServerSchemas): string[] => problems.map(({ message, place: { file, line } }) => `${file}:${line} ${message.slice(0, 30)}`);

const create = (schema: string): string => `db.createCollection('t', { validator: { $jsonSchema: ${schema} } });\n`;
const KEY = "_id: { bsonType: 'objectId' }";

describe('bad validators in code', () => {
  it.each<[string, Files, readonly string[], readonly string[], readonly string[]]>([
    ['a fault of syntax beside a validator', { 'db/1.js': create(`{ properties: { ${KEY} } }`), 'db/2.js': `${create(`{ properties: { ${KEY}, n: {} } }`)}const = 3;` }, ['t: _id, n'], [], ['db/2.js:2 The file has a syntax error (V']],
    ['a function of a package makes the schema', { 'db/1.js': `const { toSchema } = require('zod-to-bson'); ${create('toSchema(Task)')}` }, [], ['t.null: what a call returns is only known when the program runs'], []],
    ['imports in a circle', { 'db/1.js': `import { n } from './2'; export const id = { bsonType: 'objectId' }; ${create('{ properties: { _id: id, n } }')}`, 'db/2.js': "import { id } from './1'; export const n = id;" }, ['t: _id, n'], [], []],
    ['constants in a circle', { 'db/1.js': `import { b } from './2'; export const a = b; ${create(`{ properties: { ${KEY}, a } }`)}`, 'db/2.js': "import { a } from './1'; export const b = a;" }, ['t: _id'], ['t.a: it refers to itself'], []],
    ['a property that is a choice', { 'db/1.js': create(`{ properties: { ${KEY}, n: process.env.OLD ? { bsonType: 'int' } : { bsonType: 'long' } } }`) }, ['t: _id'], ['t.n: its condition is not constant: `process` is not declared in this file'], []],
    ['functions that call each other', { 'db/1.js': "const a = (s) => b(s); const b = (s) => { a(s); db.createCollection('t', { validator: { $jsonSchema: s } }); }; a(x);" }, [], ['t.null: `x` is not declared in this file'], []],
    ['nothing that is a schema', { 'db/1.js': create("'text'") }, [], ['t.null: it is not a schema'], ['db/1.js:1 The schema must be an object, ']],
  ])('%s', (_name, files, expected, unread, broken) => {
    const server = read(files);
    expect([names(server), reasons(server), faults(server)]).toEqual([expected, unread, broken]);
  });

  it('a folder of 500 migrations that call one function is read in one go', () => {
    const files: Files = Object.fromEntries(Array.from({ length: 500 }, (_each, index) => [
      `db/${index}-t.js`, `const { set } = require('./lib/set'); set('t', { properties: { ${KEY}, n${index}: { bsonType: 'int' } } });`,
    ]));
    const lib = "exports.set = (name, schema) => db.command({ collMod: name, validator: { $jsonSchema: schema } });";
    expect(names(read({ ...files, 'db/lib/set.js': lib }))).toEqual(['t: _id, n499']);
  });
});
