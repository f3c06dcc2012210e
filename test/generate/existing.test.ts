import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, found } from '../support/command';
import { temporaryProject, writeFiles } from '../support/project';
import { client, server } from '../support/twin';

const CLASSES = { Task: { _id: 'objectId', text: 'string', owner: 'Person', place: 'Place' }, Person: { _id: 'objectId', name: 'string' }, Place: { city: 'string' } } as const;
const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');
const ID = { _id: { bsonType: 'objectId' } };

interface Run {
  readonly out: string[];
  readonly err: string;
  readonly files: string[];
}

async function generate(root: string, target: string): Promise<Run> {
  const { out, err } = await command(root, ['generate', 'server', '--client', 'client', '--target', target, '--output', 'server']);
  return { out: out.trimEnd().split('\n'), err, files: readdirSync(path.join(root, 'server')).sort() };
}

const fits = (root: string, target: string): Promise<string[]> => found(root, '--client', 'client', '--server', 'server', '--target', target);

describe('generate server into files of other names', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a command', { 'server/all.json': { collMod: 'tasks', validator: { $jsonSchema: { title: 'Task', bsonType: 'object', required: ['_id'], properties: ID } } } }],
    ['a list of collections', { 'server/all.json': [{ name: 'Task', options: { validator: { $jsonSchema: { bsonType: 'object', properties: ID, required: ['_id'] } } } }] }],
    ['a file of its name in another form', { 'server/Task.validator.json': { validator: { $jsonSchema: { title: 'Task', bsonType: 'object', required: ['_id'], properties: ID } } } }],
  ])('adds to a validator in %s', async (_name, files) => {
    const [name = ''] = Object.keys(files).map((file) => path.basename(file));
    const root = temporaryProject({ ...client(CLASSES), ...files });
    const { out, err, files: written } = await generate(root, 'mongodb');
    expect([err, out]).toEqual(['', [`server/${name}: added to`, 'server/Person.validator.json: written']]);
    expect(written).toEqual(['Person.validator.json', name].sort());
    expect(await fits(root, 'mongodb')).toEqual([]);
    expect((await generate(root, 'mongodb')).out.every((line) => line.endsWith(': has all of it already'))).toBe(true);
  });

  it('adds to several classes of one file, whose formatting stays', async () => {
    const root = temporaryProject({ ...client(CLASSES) });
    writeFiles(root, { 'server/api.json': '{\n\t"definitions": {\n\t\t"Task": { "type": "object", "required": ["_id"], "properties": { "_id": { "type": "string", "format": "objectid" } } },\n\t\t"Person": { "type": "object", "required": ["_id"], "properties": { "_id": { "type": "string", "format": "objectid" } } }\n\t}\n}\n' });
    const { out, err, files } = await generate(root, 'json-schema');
    expect([err, out, files]).toEqual(['', ['server/api.json: added to'], ['api.json']]);
    expect(read(root, 'server/api.json')).toContain('\t"$defs": {\n\t\t"Place": {');
    expect(await fits(root, 'json-schema')).toEqual([]);
    expect((await generate(root, 'json-schema')).out).toEqual(['server/api.json: has all of it already']);
  });

  it.each([
    ['is there', { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }, '#/definitions/Stra%C3%9Fe'],
    ['is missing', undefined, '#/$defs/Stra%C3%9Fe'],
  ])('refers to a class whose name a reference has to encode, where it %s', async (_name, street, reference) => {
    const root = temporaryProject({ ...client({ Task: { _id: 'objectId', place: 'Straße' }, Straße: { city: 'string' } }) });
    const task = { type: 'object', required: ['_id'], properties: { _id: { type: 'string', format: 'objectid' } } };
    writeFiles(root, { 'server/api.json': { definitions: { Task: task, ...(street === undefined ? {} : { Straße: street }) } } });
    expect((await generate(root, 'json-schema')).out).toEqual(['server/api.json: added to']);
    expect(read(root, 'server/api.json')).toContain(reference);
    expect(await fits(root, 'json-schema')).toEqual([]);
  });

  it('names what a file that is no JSON lacks, and writes no second one', async () => {
    const root = temporaryProject({ ...client({ Person: CLASSES.Person }) });
    writeFiles(root, { 'server/person.js': "db.createCollection('Person', { validator: { $jsonSchema: { bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } } });\n" });
    const { status, err } = await command(root, ['generate', 'server', '--client', 'client', '--target', 'mongodb', '--output', 'server']);
    expect([status, err.split('\n')[0]?.replace(/ {2}.*/, '')]).toEqual([2, 'Left out: Person: person.js:1 declares it, and no JSON is written there: add `name` by hand']);
    expect(readdirSync(path.join(root, 'server'))).toEqual(['person.js']);
    writeFiles(root, { 'server/person.js': read(root, 'server/person.js').replace("objectId' }", "objectId' }, name: { bsonType: 'string' }") });
    expect((await generate(root, 'mongodb')).out).toEqual(['server/person.js: has all of it already']);
  });
});

describe('generate client into files of other names', () => {
  const ARGS = ['generate', 'client', '--server', 'server', '--output', 'client'];
  const model = (name: string, rest = ''): string => `export class ${name} extends Realm.Object<${name}> {\n  _id!: Realm.BSON.ObjectId;\n  static schema: Realm.ObjectSchema = {\n    name: '${name}',\n    primaryKey: '_id',\n    properties: { _id: 'objectId'${rest} },\n  };\n}\n`;

  it('adds to the classes where they are, and imports from there', async () => {
    const root = temporaryProject({ ...server(CLASSES) });
    writeFiles(root, { 'client/models.ts': `import Realm from 'realm';\n\n${model('Task')}`, 'client/people/person.ts': `import Realm from 'realm';\n\n${model('Person')}` });
    const { out, err } = await command(root, ARGS);
    expect([err, out.trimEnd().split('\n')]).toEqual(['', ['client/people/person.ts: added to', 'client/models.ts: added to', 'client/Place.ts: written']]);
    expect(read(root, 'client/models.ts')).toContain("import Realm from 'realm';\nimport type { Person } from './people/person';\nimport type { Place } from './Place';\n");
    expect((await command(root, ARGS)).out.match(/has all of it already/g)).toHaveLength(3);
    expect(await found(root, '--client', 'client', '--server', 'server')).toEqual([]);
  });

  it('adds to two classes of one file without importing one from the other', async () => {
    const root = temporaryProject({ ...server({ Task: { _id: 'objectId', owner: 'Person' }, Person: { _id: 'objectId', name: 'string' } }) });
    writeFiles(root, { 'client/models.ts': `import Realm from 'realm';\n\n${model('Task')}\n${model('Person')}` });
    expect((await command(root, ARGS)).out).toBe('client/models.ts: added to\n');
    expect(read(root, 'client/models.ts').match(/import/g)).toHaveLength(1);
    expect(await found(root, '--client', 'client', '--server', 'server')).toEqual([]);
  });

  it('names what a class in another form lacks', async () => {
    const root = temporaryProject({ ...server({ Person: CLASSES.Person }) });
    writeFiles(root, { 'client/models.ts': "import Realm from 'realm';\nexport const person = { name: 'Person', primaryKey: '_id', properties: { _id: 'objectId' } };\nnew Realm({ schema: [person] });\n" });
    const { err } = await command(root, ARGS);
    expect(err.replace(/ {2}.*/s, '')).toBe('Left out: Person: models.ts:2 declares it in another form: add `name` by hand');
    expect(readdirSync(path.join(root, 'client'))).toEqual(['models.ts']);
  });
});
