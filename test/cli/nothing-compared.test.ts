import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';

const task = clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },");
const server = serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } });
const source = (text: string): Files => ({ 'client/a.ts': `import Realm from 'realm';\n${text}\n` });
const LOCAL = "const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId' } };\nexport const open = () => Realm.open({ schema: [Task], path: 'a.realm' });\nexport const synced = (user) => Realm.open({ schema: [], sync: { user, flexible: true } });";

const api = (schemas: string): Files => ({ ...task, 'api.yaml': `openapi: 3.0.3\npaths: {}\ncomponents:\n  schemas: ${schemas}\n` });

describe('a check of nothing', () => {
  it.each<[string, Files, string[], RegExp]>([
    ['no class that can be read', { ...source('Realm.open({ schema: window.classes });'), ...server }, [], /no class of the client could be read\. client\/a\.ts:2:14 /],
    ['the same without a server', source('Realm.open({ schema: window.classes });'), ['--target', 'local'], /no class of the client could be read\. client\/a\.ts:2:14 /],
    ['a byte of Latin-1', { 'client/a.ts': Buffer.from("import Realm from 'realm'; // \u00e9\nexport const Task = { name: 'Task', properties: { a: 'int' } };\n", 'latin1'), ...server }, [], /client\/a\.ts:1:1 the file was not read: it is not valid UTF-8\./],
    ['UTF-16', { 'client/a.ts': Buffer.from("\ufeffimport Realm from 'realm';\nexport const Task = { name: 'Task', properties: { a: 'int' } };\n", 'utf16le'), ...server }, [], /no class of the client could be read|No client found/],
    ['a class of both sides that is local in the sources', { ...source(LOCAL), ...server }, [], /Task is a class of the server too, but the client opens it in local realms only/],
    ['a class of both sides that the configuration calls local', { ...task, ...server, 'realm-schema.config.json': { local: ['Task'] } }, [], /Task is a class of the server too/],
    ['schemas that lead back to themselves', api("{Task: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/Task'}}"), [], /no schema of the server could be read\. api\.yaml:4:19 `Task`: its `\$ref` leads back to itself\.$/m],
    ['a schema in the network', api("{Task: {$ref: 'https://example.com/a.yaml'}}"), [], /api\.yaml:4:19 `Task`: its `\$ref` leads to https:\/\/example\.com\/a\.yaml, .* nothing is fetched from the network\.$/m],
    ['an API without schemas', api('{}'), ['--server', 'api.yaml'], /api\.yaml:1:10 api\.yaml describes no object by a name/],
    ['an API without schemas that is called one', { ...task, 'api.json': { swagger: '2.0', paths: {} } }, ['--server', 'api.json', '--target', 'openapi'], /api\.json:2:14 api\.json describes no object by a name: there is no schema with properties under `definitions`/],
  ])('ends with 2: %s', async (_name, files, flags, sentence) => {
    const { status, err } = await command(temporaryProject(files), ['check', ...flags]);
    expect(err).toMatch(sentence);
    expect(status).toBe(2);
  });

  it('is none where all realms are local and the server has none of their names', async () => {
    const { status, out, err } = await command(temporaryProject({ ...source(LOCAL.replaceAll("'Task'", "'Tile'")), ...server }), ['check']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Not compared, since only local realms use them: Tile.\nNot compared, since the client does not declare them: Task.\n');
  });

  it('is none with classes and without a server', async () => {
    expect((await command(temporaryProject(task), ['check', '--target', 'local'])).status).toBe(0);
  });

  it('ends with 2 where no file can be read: a byte of Latin-1 is no UTF-8', async () => {
    const root = temporaryProject({ ...task, ...server });
    const file = path.join(root, 'client/Task.ts');
    writeFileSync(file, Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9, 0x0a]), readFileSync(file)]));
    expect((await command(root, ['check'])).status).toBe(2);
  });

  const latin = (text: string): Buffer => Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9, 0x0a]), Buffer.from(text)]);
  it.each<[string, Files, readonly string[]]>([
    ['frozen, by a byte of Latin-1', { 'client/Task.ts': latin(String(task['client/Task.ts'])) }, ['snapshot', 'v1']],
    ['frozen, in UTF-16', { 'client/Task.ts': Buffer.from(`\ufeff${String(task['client/Task.ts'])}`, 'utf16le') }, ['snapshot', 'v1']],
    ['frozen, where the client is named', { 'client/Task.ts': latin(String(task['client/Task.ts'])) }, ['snapshot', 'v1', '--client', 'client']],
    ['checked, where the client is named', { 'client/Task.ts': latin(String(task['client/Task.ts'])) }, ['check', '--client', 'client/Task.ts']],
    ['checked against validators', { 'client/Task.ts': latin(String(task['client/Task.ts'])), 'db/v.json': [{ name: 'Task', options: { validator: { $jsonSchema: { bsonType: 'object', properties: { _id: { bsonType: 'objectId' } } } } } }] }, ['check', '--server', 'db', '--target', 'mongodb']],
  ])('a client that cannot be read at all is not %s', async (_name, files, line) => {
    const root = temporaryProject({ ...server, ...files });
    const { status, err } = await command(root, line);
    expect([status, err]).toEqual([2, expect.stringContaining('client/Task.ts') as string]);
    expect(existsSync(path.join(root, '.realm-schema'))).toBe(false);
  });

  it('is not frozen either', async () => {
    const root = temporaryProject(source('Realm.open({ schema: window.classes });'));
    const { status, err } = await command(root, ['snapshot', 'v1']);
    expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: There is nothing to freeze: no class of the client could be read \(client\/a\.ts:2: /) as string]);
    expect(existsSync(path.join(root, '.realm-schema'))).toBe(false);
  });

  it.each(['check', 'inspect client', 'snapshot v1'])('an app of no configuration ends with 2: %s', async (line) => {
    const { status, err } = await command(temporaryProject({ ...task, ...server }), [...line.split(' '), '--app', 'typo']);
    expect([status, err]).toEqual([2, expect.stringContaining('There is no app `typo`: apps are listed by a configuration') as string]);
  });
});
