import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { temporaryProject } from '../support/project';
import { client, server } from '../support/twin';

const TASK = { Task: { _id: 'objectId', note: 'string' } };
const FITS = `{ title: 'Task', bsonType: 'object', required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } }`;
const STALE = FITS.replace("note: { bsonType: 'string' }", "note: { bsonType: 'int' }");
const create = (schema: string): string => `module.exports = {\n  async up(db) {\n    await db.createCollection('tasks', { validator: { $jsonSchema: ${schema} } });\n  },\n};\n`;
const PLAIN = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: ['_id', 'note'], properties: { _id: { type: 'string' }, note: { type: 'integer' } } };
const MIGRATIONS: Files = { 'migrations/20240101-tasks.js': create(STALE) };

const noted = async (files: Files, ...flags: readonly string[]): Promise<string> => {
  const { status, out, err } = await command(temporaryProject(files), ['check', ...flags]);
  return `${status} ${err}${/server: \S+ \([a-z-]+\)/.exec(out)?.[0] ?? ''}`;
};

describe('a server side that nobody names', () => {
  it.each<[string, Files, string]>([
    ['validators in a migration', MIGRATIONS, 'server: migrations/20240101-tasks.js (mongodb)'],
    ['validators in several files', { ...MIGRATIONS, 'migrations/20240102-users.js': create(FITS).replace("'tasks'", "'users'").replace("'Task'", "'User'") }, 'server: migrations (mongodb)'],
    ['validators in JSON', { 'db/tasks.json': { $jsonSchema: { title: 'Task', properties: { note: { bsonType: 'int' } } } } }, 'server: db/tasks.json (mongodb)'],
    ['an OpenAPI document in YAML', { 'docs/api.yaml': `openapi: 3.0.3\ncomponents: {schemas: {Task: {type: object, required: [_id], properties: {_id: {type: string}}}}}\n` }, 'server: docs/api.yaml (openapi)'],
    ['Swagger 2.0 in JSON', { 'docs/api.json': { swagger: '2.0', definitions: { Task: { title: 'Task', ...PLAIN } } } }, 'server: docs/api.json (openapi)'],
    ['a JSON Schema that is called as a class', { 'schemas/Task.json': PLAIN }, 'server: schemas/Task.json (json-schema)'],
    ['a JSON Schema with the title of a class', { 'schemas/t.json': { title: 'Task', ...PLAIN } }, 'server: schemas/t.json (json-schema)'],
  ])('is found: %s', async (_name, files, expected) => {
    expect(await noted({ ...client(TASK), ...files })).toContain(expected);
  });

  it.each<[string, Files]>([
    ['questions to a database', { 'src/find.js': `db.tasks.find({ $jsonSchema: ${STALE} });\ndb.tasks.aggregate([{ $match: { $jsonSchema: ${STALE} } }]);` }],
    ['code that reads validators', { 'src/list.ts': 'export const schemaOf = (options: { validator: { $jsonSchema?: object } }) => options.validator.$jsonSchema;' }],
    ['comments', { 'src/old.js': `// db.createCollection('tasks', { validator: { $jsonSchema: ${STALE} } });` }],
    ['a test', { 'test/tasks.js': create(STALE), '__tests__/tasks.js': create(STALE) }],
    ['a migration that is taken back', { 'migrations/1.js': `module.exports = { async down(db) { await db.createCollection('tasks', { validator: { $jsonSchema: ${STALE} } }); } };` }],
    ['a schema of something else', { 'config/options.schema.json': PLAIN }],
  ])('is not made of %s', async (_name, files) => {
    expect(await noted({ ...client(TASK), ...files })).toMatch(/^2 [^\n]*No server found: there is no App Services export \(a folder with data_sources\/\), no validator \(`\$jsonSchema` in JSON, JavaScript or TypeScript\), no OpenAPI document, no JSON Schema with the name of a class below /);
  });

  it('is the export where the sources of the export speak of validators', async () => {
    expect(await noted({ ...client(TASK), ...server(TASK), 'server/functions/config.json': [], 'server/functions/create.js': create(STALE) })).toBe('0 server: server (app-services)');
  });

  it('has to be chosen where there are several, each with what names it', async () => {
    const files = { ...client(TASK), ...server(TASK), ...MIGRATIONS, 'schemas/Task.json': PLAIN };
    expect(await noted(files)).toMatch(/^2 [^\n]*Several server sides found: server \(an App Services export\), migrations\/20240101-tasks\.js \(validators of MongoDB\), schemas\/Task\.json \(JSON Schema\)\. Choose one with --server server, or --server migrations\/20240101-tasks\.js, or --server schemas\/Task\.json, or with `server` and `target` in the configuration\.\n$/);
    expect(await noted(files, '--server', 'migrations')).toBe('1 server: migrations (mongodb)');
    expect(await noted(files, '--target', 'mongodb')).toBe('1 server: . (mongodb)');
    expect(await noted(files, '--server', 'server')).toBe('0 server: server (app-services)');
  });

  it('points into the code', async () => {
    expect(await found(temporaryProject({ ...client(TASK), ...MIGRATIONS }))).toEqual(['error type-mismatch Task.note upload+download client/Task.ts:9:7 migrations/20240101-tasks.js:3:177 -']);
  });
});
