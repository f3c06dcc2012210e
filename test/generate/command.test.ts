import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, found } from '../support/command';
import { temporaryProject, writeFiles } from '../support/project';
import { app, client, server } from '../support/twin';

const CLASSES = {
  Task: { _id: 'objectId', text: 'string', due: 'date?', tags: 'string[]', owner: 'Person', place: 'Place' },
  Person: { _id: 'string', name: 'string', tasks: 'Task[]' },
  Place: { city: 'string', near: 'Person' },
} as const;
const OPENED = {
  'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nimport { Place } from './Place';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task, Person, Place], sync: { user, flexible: true, onError: console.error, clientReset: { mode: 'recoverUnsyncedChanges' } } });\n",
};

const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('generate server', () => {
  it.each(['app-services', 'mongodb', 'json-schema'])('writes a server that fits, and nothing when it is run again: %s', async (target) => {
    const root = temporaryProject({ ...client(CLASSES), ...OPENED });
    const args = ['generate', 'server', '--client', 'client', '--target', target, '--output', 'server'];
    const first = await command(root, args);
    expect([first.status, first.err]).toEqual([0, '']);
    expect(await found(root, '--client', 'client', '--server', 'server', '--target', target)).toEqual([]);
    const second = await command(root, args);
    expect(second.out.split('\n').filter((line) => line !== '' && !line.endsWith(': has all of it already'))).toEqual([]);
  });

  it('prints the files by their paths without --output', async () => {
    const { status, out } = await command(temporaryProject({ ...client({ Task: { _id: 'objectId' } }) }), ['generate', 'server', '--database', 'todo']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      'data_sources/mongodb-atlas/todo/Task/schema.json': { title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' } } },
      'data_sources/mongodb-atlas/todo/Task/relationships.json': {},
      'sync/config.json': { type: 'flexible', state: 'enabled', development_mode_enabled: false, service_name: 'mongodb-atlas', database_name: 'todo' },
    });
  });

  it('adds what is missing to an export, in the collection that has the class, and keeps its formatting', async () => {
    const root = temporaryProject({ ...client({ Task: { _id: 'objectId', text: 'string', owner: 'Person' }, Person: { _id: 'string' } }) });
    const folder = 'server/data_sources/mongodb-atlas/shop/tasks';
    writeFiles(root, {
      [`${folder}/schema.json`]: '{\n\t"title": "Task",\n\t"bsonType": "object",\n\t"required": ["_id"],\n\t"properties": { "_id": { "bsonType": "objectId" }, "extra": { "bsonType": "int" } }\n}\n',
      [`${folder}/rules.json`]: { database: 'shop', collection: 'tasks' },
    });
    const { status, out } = await command(root, ['generate', 'server', '--client', 'client', '--output', 'server']);
    expect([status, out.split('\n').slice(2, 4)]).toEqual([0, [`${folder}/schema.json: added to`, `${folder}/relationships.json: written`]]);
    const text = read(root, `${folder}/schema.json`);
    expect(text.startsWith('{\n\t"title": "Task",\n\t"bsonType": "object",\n\t"required": ["_id", "text"],\n\t"properties": { "_id": { "bsonType": "objectId" }, ')).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ properties: { extra: { bsonType: 'int' }, text: { bsonType: 'string' }, owner: { bsonType: 'string' } } });
    expect(await found(root, '--client', 'client', '--server', 'server', '--target', 'app-services')).toEqual([]);
  });

  it.each([
    ['app-services', 'its primary key is `id`. App Services syncs a class by a primary key named `_id` alone'],
    ['mongodb', 'its primary key is `id`. MongoDB finds documents by `_id`'],
    ['json-schema', ''],
  ])('says which classes the server does not take as they are, and writes them: %s', async (target, reason) => {
    const text = "const Task = { name: 'Task', primaryKey: 'id', properties: { id: 'string' } };\nconst Note = { name: 'Note', primaryKey: '_id', properties: { _id: 'string' } };\nexport const open = (sync) => Realm.open({ schema: [Task, Note], sync });\n";
    const root = temporaryProject({ 'client/a.js': `const Realm = require('realm');\n${text}` });
    const { status, err, out } = await command(root, ['generate', 'server', '--target', target]);
    expect([status, Object.keys(JSON.parse(out) as object).filter((file) => /Task.*(?:schema|validator)\.json/.test(file)).length]).toEqual([0, 1]);
    if (reason === '') expect(err).toBe('');
    else expect(err.startsWith(`Does not fit: Task: ${reason}`)).toBe(true);
    expect(err).not.toContain('Note');
  });

  it('names what it leaves out, with its place', async () => {
    const root = temporaryProject({
      'client/Task.ts': "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = {\n    name: 'Task',\n    primaryKey: '_id',\n    properties: { _id: 'objectId', cost: process.env.COST, part: 'Part' },\n  };\n}\nexport const Part = { name: 'Part', embedded: true, properties: { name: 'string', parts: 'Part[]' } };\nexport const Evil = { name: '../../Evil', primaryKey: '_id', properties: { _id: 'int' } };\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task, Part, Evil], sync: { user, flexible: true } });\n",
    });
    const { status, err, out } = await command(root, ['generate', 'server']);
    expect(status).toBe(0);
    expect(err.split('\n').map((line) => line.replace(/\s\s.*\//, '  '))).toMatchInlineSnapshot(`
      [
        "Left out: Task.cost: \`process\` is not declared in this file  Task.ts:6:36",
        "Left out: Part.parts: \`Part\` embeds itself here, and a schema that is written in place would have no end  Task.ts:9:83",
        "Left out: ../../Evil: its name can be no name of a collection and of a file  Task.ts:10:1",
        "",
      ]
    `);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['data_sources/mongodb-atlas/app/Task/schema.json', 'data_sources/mongodb-atlas/app/Task/relationships.json', 'sync/config.json']);
  });

  it.each<[string, Record<string, string>, string[], string]>([
    ['a damaged file', { 'server/sync/config.json': '{ "type": ' }, [], 'server/sync/config.json is there, and not in the form that is written: nothing was written. Mend it, choose the form that it has, or name another folder with --output.'],
    ['a file for a folder', { server: 'text' }, [], '`server` is a file: name the folder that the files go to.'],
    ['a folder for a file', { 'server/sync/config.json/x': 'text' }, [], 'server/sync/config.json is no file: nothing was written.'],
    ['a local target', {}, ['--target', 'local'], 'A local realm has no server side: choose what is written with --target.'],
    ['a database that is no name', {}, ['--database', '../x'], '`../x` cannot be the name of a database: use letters, digits and _ - .'],
  ])('ends with 2 for %s, and writes nothing', async (_name, files, flags, message) => {
    const root = temporaryProject({ ...client({ Task: { _id: 'objectId' } }), ...files });
    const { status, out, err } = await command(root, ['generate', 'server', '--client', 'client', '--output', 'server', ...flags]);
    expect([status, out, err]).toEqual([2, '', `realm-schema: ${message}\n`]);
  });

  it('ends with 2 where the folder cannot be written to', async () => {
    const root = temporaryProject({ ...client({ Task: { _id: 'objectId' } }), 'server/keep.txt': '' });
    chmodSync(path.join(root, 'server'), 0o500);
    writeFileSync(path.join(root, 'blocked'), '');
    const { status, err } = await command(root, ['generate', 'server', '--client', 'client', '--output', process.getuid?.() === 0 ? 'blocked/server' : 'server']);
    expect([status, /^realm-schema: .* cannot be written: /.test(err)]).toEqual([2, true]);
  });
});

describe('generate client', () => {
  it.each(['static', 'plugin'])('writes a client that fits, and nothing when it is run again: %s', async (style) => {
    const root = temporaryProject({ ...server(CLASSES), 'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } } });
    const args = ['generate', 'client', '--server', 'server', '--style', style, '--output', 'client'];
    const first = await command(root, args);
    expect([first.status, first.err, first.out]).toEqual([0, '', 'client/Person.ts: written\nclient/Task.ts: written\nclient/Place.ts: written\n']);
    writeFiles(root, OPENED);
    expect(await found(root, '--client', 'client', '--server', 'server')).toEqual([]);
    expect((await command(root, args)).out.match(/: has all of it already/g)).toHaveLength(3);
  });

  it.each(['static', 'plugin'])('adds what is missing to the classes that are there: %s', async (style) => {
    const root = temporaryProject(server({ Task: { _id: 'objectId', text: 'string' }, Person: { _id: 'string' } }));
    const args = ['generate', 'client', '--server', 'server', '--style', style, '--output', 'client'];
    await command(root, args);
    const before = read(root, 'client/Task.ts').replace("'realm';", "'realm'; // as it was").replace(/text: 'string',|text!: string;/g, '$& // the text');
    writeFileSync(path.join(root, 'client/Task.ts'), before);
    writeFiles(root, server({ Task: { _id: 'objectId', text: 'string', due: 'date?', owner: 'Person' }, Person: { _id: 'string' } }));
    const { out, err } = await command(root, args);
    expect([out, err]).toEqual(['client/Person.ts: has all of it already\nclient/Task.ts: added to\n', '']);
    const after = read(root, 'client/Task.ts').split('\n');
    expect(before.split('\n').filter((line) => !after.includes(line))).toEqual([]);
    expect(after.filter((line) => !before.split('\n').includes(line))).toEqual([
      "import type { Person } from './Person';", '  due?: Date;', '  owner?: Person;', ...(style === 'static' ? ["      due: 'date?',", "      owner: 'Person',"] : []),
    ]);
    writeFiles(root, { 'client/open.ts': OPENED['client/open.ts'].replace(/import \{ Place.*\n/, '').replace(', Place]', ']'), 'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } } });
    expect(await found(root, '--client', 'client', '--server', 'server')).toEqual([]);
  });
});

describe('generate types', () => {
  it('writes the documents that the server stores', async () => {
    const { status, out } = await command(temporaryProject(app(CLASSES)), ['generate', 'types', '--server', 'server']);
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "import type { ObjectId } from 'bson';

      export interface Person {
        _id: string;
        name: string;
        tasks: ObjectId[];
      }

      export interface Task {
        _id: ObjectId;
        text: string;
        due?: Date | null;
        tags: string[];
        owner?: string | null;
        place?: Place | null;
      }

      export interface Place {
        city: string;
        near?: string | null;
      }
      "
    `);
  });
});
