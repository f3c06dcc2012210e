import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer, type ServerChoice } from '../../src/server/read-server';
import { diskTree } from '../../src/tree/file-tree';
import { memoryTree, type Files } from '../support/app';

const FOLDER = 'data_sources/s/d/Task';
const place = { bsonType: 'object', title: 'Place', properties: { city: { bsonType: 'string' } } };
const schema = { title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, next: { bsonType: 'objectId' }, at: place } };

const EXPORT: Files = {
  'root_config.json': { name: 'todo', environment: 'production' },
  'sync/config.json': { type: 'flexible', service_name: 's', queryable_fields_names: ['next'], collection_queryable_fields_names: { Task: ['next'] } },
  [`${FOLDER}/schema.json`]: schema,
  [`${FOLDER}/relationships.json`]: { next: { ref: '#/relationship/s/d/Task', foreign_key: '_id', is_list: false } },
  [`${FOLDER}/rules.json`]: { database: 'd', collection: 'Task', roles: [] },
};
const OLD: Files = {
  'stitch.json': { name: 'todo' },
  'services/s/config.json': { name: 's', config: { sync: { state: 'enabled', partition: { key: '_p', type: 'string' } } } },
  'services/s/rules/d.Task.json': { database: 'd', collection: 'Task', schema, relationships: EXPORT[`${FOLDER}/relationships.json`] },
};
const VALIDATORS: Files = { 'db/infos.json': [{ name: 'tasks', options: { validator: { $jsonSchema: schema } } }] };
const SCHEMAS: Files = { 'db/Task.json': { type: 'object', properties: { at: { $ref: 'Place.json#/$defs/Place' } } }, 'db/Place.json': { $defs: { Place: { type: 'object', properties: { city: { type: 'string' } } } } } };

const read = (files: Files, below = ''): ServerSchemas | ServerChoice => readServer(memoryTree(files), below);
const problemsOf = (files: Files, below = ''): string[] => read(files, below).problems.map(({ place: at, message }) => `${at.file.split('/').at(-1)}:${at.line}:${at.column} ${message}`);

describe('truncated files', () => {
  const cuts = [[EXPORT, ''], [OLD, ''], [VALIDATORS, 'db'], [SCHEMAS, 'db']].flatMap(([files, below]) =>
    Object.keys(files as Files).map((file) => [file, files as Files, below as string] as const));

  it.each(cuts)('%s, at every tenth byte', (file, files, below) => {
    const text = `${JSON.stringify(files[file], null, 2)}\n`;
    for (let length = 0; length < text.trimEnd().length; length += 10) {
      const found = problemsOf({ ...files, [file]: text.slice(0, length) }, below);
      expect(found.length, `cut at ${length}`).toBeGreaterThan(0);
      expect(found.join('\n')).toMatch(/^\S+:\d+:\d+ [A-Z`].*\.$/m);
    }
  });
});

describe('files that are no schema', () => {
  const broken = (text: string): string[] => problemsOf({ ...EXPORT, [`${FOLDER}/schema.json`]: text });

  it.each<[string, string, string[]]>([
    ['100 levels', '{"properties":{"p":'.repeat(100) + '{}' + '}}'.repeat(100), []],
    ['a million levels', '['.repeat(1_000_000), ['schema.json:1:501 The file is nested more than 500 levels deep, which no schema is.']],
    ['17 MB', ' '.repeat(17 * 1024 * 1024 - 2) + '{}', ['schema.json:1:1 The file is 17 MB long; no schema is longer than 16 MB, the largest document of MongoDB.']],
    ['50 MB', '[' + ' '.repeat(50 * 1024 * 1024) + ']', ['schema.json:1:1 The file is 50 MB long; no schema is longer than 16 MB, the largest document of MongoDB.']],
    ['binary', '\u0000\u0001\u0002', ['schema.json:1:1 The file is not JSON: the word is not one of JSON.']],
    ['brackets in strings', JSON.stringify({ title: '{['.repeat(600), properties: {} }), []],
  ])('%s', (_name, text, expected) => {
    expect(broken(text)).toEqual(expected);
  });

  it('a file with thousands of faults is not repeated thousands of times', () => {
    const properties = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, 'string']));
    expect(broken(JSON.stringify({ title: 'Task', properties })).length).toBe(50);
  });
});

describe('references without end', () => {
  const definitions = (count: number, of: (next: object) => object): object =>
    ({ ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, of({ $ref: `#/definitions/D${index + 1}` })])), [`D${count}`]: { type: 'string' } });

  it.each<[string, object, string[]]>([
    ['10,000 classes, each in the one before', definitions(10_000, (next) => ({ type: 'object', properties: { next } })), ['objects more than 200 levels deep are not compared']],
    ['10,000 references to references', definitions(10_000, (next) => next), ['its `$ref` leads through more than 500 others']],
    ['a reference that branches 40 times', definitions(40, (next) => ({ allOf: [next, next] })), []],
  ])('%s', (_name, defined, expected) => {
    const server = read({ 'db/Task.json': { type: 'object', properties: { p: { $ref: '#/definitions/D0' } }, definitions: defined } }, 'db');
    expect('unchecked' in server && server.unchecked.map(({ reason }) => reason)).toEqual(expected);
  });
});

describe('a target whose files hold nothing of it', () => {
  it.each(['mongodb', 'json-schema'] as const)('%s', (target) => {
    expect(readServer(memoryTree({ 'db/package.json': { name: 'app' } }), 'db', { target })).toEqual({ locations: [], problems: [] });
  });

  it('but collections without a validator are a server side', () => {
    expect(readServer(memoryTree({ 'db/all.json': [{ name: 'tasks', options: {} }] }), 'db', { target: 'mongodb' })).toMatchObject({ target: 'mongodb', classes: [] });
  });
});

describe('files of the disk', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('UTF-16, a byte order mark, and a folder where a file should be', () => {
    const folder = path.join(root, 'data_sources/s/d');
    for (const name of ['Wide', 'Unmarked', 'Big', 'Marked', 'Folder', 'Empty/schema.json']) mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, 'Wide/schema.json'), Buffer.from(`\uFEFF${JSON.stringify(schema)}`, 'utf16le'));
    writeFileSync(path.join(folder, 'Unmarked/schema.json'), Buffer.from(JSON.stringify(schema), 'utf16le'));
    writeFileSync(path.join(folder, 'Big/schema.json'), Buffer.from(JSON.stringify(schema), 'utf16le').swap16());
    writeFileSync(path.join(folder, 'Marked/schema.json'), `\uFEFF${JSON.stringify({ ...schema, title: 'Marked' })}`);
    mkdirSync(path.join(folder, 'Folder/schema.json'));
    writeFileSync(path.join(folder, 'Folder/rules.json'), '{}');
    const server = readServer(diskTree(root));
    expect(server.problems.map(({ message }) => message)).toEqual([
      'The file cannot be read: it is encoded in UTF-16 (big endian); save it as UTF-8.',
      'data_sources/s/d/Empty/schema.json is a folder; a file is expected there.',
      'data_sources/s/d/Folder/schema.json is a folder; a file is expected there.',
      'The file starts with a byte order mark, which JSON does not allow.',
      'The file cannot be read: it is encoded in UTF-16 (little endian); save it as UTF-8.',
      'The file cannot be read: it is encoded in UTF-16 (little endian); save it as UTF-8.',
    ]);
    expect('classes' in server && server.classes.map(({ name }) => name)).toEqual(['Marked', 'Place']);
  });
});

describe('size', () => {
  const milliseconds = (run: () => unknown): number => {
    const from = performance.now();
    run();
    return performance.now() - from;
  };
  const wide = (count: number): Files => ({
    [`${FOLDER}/schema.json`]: { title: 'Task', properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { ...place, title: `Place${index}` }])), required: Array.from({ length: count }, (_, index) => `p${index}`) },
  });
  const many = (count: number): Files => Object.fromEntries(Array.from({ length: count }, (_, index) => [
    [`data_sources/s/d/C${index}/schema.json`, { ...schema, title: `C${index}` }],
    [`data_sources/s/d/C${index}/relationships.json`, { next: { ref: `#/relationship/s/d/C${(index * 7) % count}` } }],
  ]).flat());

  it.each([['10,000 properties', wide, 10_000], ['1,000 collections', many, 1_000]] as const)('%s take no more than their share', (_name, make, count) => {
    const [small, large] = [make(count / 10), make(count)];
    read(small);
    const one = milliseconds(() => read(small));
    expect(milliseconds(() => read(large))).toBeLessThan(Math.max(40 * one, 5_000));
  });
});
