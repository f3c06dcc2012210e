import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { temporaryProject } from '../support/project';
import { client } from '../support/twin';

const GAP = 'its validator is taken away here, so nothing is enforced';

describe('inspect server', () => {
  it.each<[string, Files, readonly string[], string, string]>([
    ['an export without a collection', { 'app/realm_config.json': { app_id: 'a', name: 'a' } }, ['--server', 'app'], '', 'No server found: the App Services export in app holds no collection'],
    ['a validator in code that is taken away', { 'db/a.js': "db.createCollection('tasks', { validator: {} });\n" }, [], `not compared tasks: ${GAP}  db/a.js:1:43\n`, `Nothing was read: db/a.js:1:43 tasks: ${GAP}.`],
    ['the same in JSON, which says nothing of a schema', { 'db/validators.json': { tasks: { validator: {} } } }, ['--target', 'mongodb'], '', 'No server found: there is no validator'],
    ['a constant that allows anything', { 'db/a.js': 'export const tasks = { $jsonSchema: {} };\n' }, [], 'not compared tasks: the schema declares no `properties`  db/a.js:1:37\n', 'Nothing was read: db/a.js:1:37 tasks: the schema declares no `properties`.'],
    ['an OpenAPI document without schemas', { 'db/api.json': { openapi: '3.0.3', paths: {} } }, [], 'not valid db/api.json describes no object by a name', 'Nothing was read: db/api.json:2:14 db/api.json describes no object by a name'],
    ['JSON Schema without properties', { 'db/Task.json': { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' } }, [], '', 'Nothing was read: no file of the server side describes an object with properties.'],
    ['the target without a server', {}, ['--target', 'local'], '', 'Nothing was read: the target `local` stands for realms without a server.'],
  ])('ends with 2 where nothing is read: %s', async (_name, files, flags, printed, sentence) => {
    const { status, out, err } = await command(temporaryProject({ 'package.json': {}, ...files }), ['inspect', 'server', ...(flags.length === 0 ? ['--server', 'db'] : flags)]);
    expect(err).toContain(`realm-schema: ${sentence}`);
    expect(out).toContain(printed);
    expect([status, printed === '' ? out : '']).toEqual([2, '']);
  });
});

describe('a collection that only its file names', () => {
  const SCHEMA = "module.exports = { $jsonSchema: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } };\n";
  const files = { ...client({ tasks: { _id: 'objectId' } }), 'db/tasks.schema.js': SCHEMA };
  const REASON = 'nothing in the code names its collection, which is taken to be called as the file is';

  it('is read, and what was assumed is said', async () => {
    const root = temporaryProject(files);
    expect((await command(root, ['inspect', 'server'])).out).toContain(`not compared tasks: ${REASON}  db/tasks.schema.js:1:18\n`);
    expect((await command(root, ['inspect', 'server', '--format', 'json'])).out).toContain(REASON);
    const { status, out } = await command(root, ['check', '--format', 'json']);
    expect([status, out]).toEqual([0, expect.stringContaining(REASON) as string]);
    expect((await command(root, ['check'])).out.replace(/\s+/g, ' ')).toContain(REASON);
    expect(await found(root)).toEqual([]);
  });

  it('is no reason why nothing could be read of what stands there', async () => {
    const root = temporaryProject({ ...files, 'db/tasks.schema.js': 'module.exports = { $jsonSchema: {} };\n' });
    expect((await command(root, ['check'])).err).toContain('`tasks`: the schema declares no `properties`.');
  });
});
