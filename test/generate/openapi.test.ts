import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addedText } from '../../src/generate/written-text';
import { command, found } from '../support/command';
import { temporaryProject, writeFiles } from '../support/project';
import { client } from '../support/twin';

const CLASSES = { Task: { _id: 'objectId', text: 'string', due: 'date?', cost: 'double', raw: 'data?', place: 'Place', places: 'Place[]' }, Place: { city: 'string' } } as const;
const OPENED = {
  'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Place } from './Place';\nexport const open = () => Realm.open({ schema: [Task, Place] });\n",
};

const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');

const generate = (root: string, ...flags: string[]): ReturnType<typeof command> => command(root, ['generate', 'server', '--client', 'client', '--target', 'openapi', ...flags]);

describe('generate server --target openapi', () => {
  it.each(['api.yaml', 'docs/api.json'])('writes a document that fits, in the language of its name, and nothing when it is run again: %s', async (file) => {
    const root = temporaryProject({ ...client(CLASSES), ...OPENED });
    expect(await generate(root, '--output', file)).toEqual({ status: 0, out: `${file}: written\n`, err: '' });
    expect(read(root, file)).toMatch(file.endsWith('json') ? /^\{\n {2}"openapi": "3\.1\.0"/ : /^openapi: 3\.1\.0\ninfo:\n/);
    expect(await found(root, '--client', 'client', '--server', file)).toEqual([]);
    expect((await generate(root, '--output', file)).out).toBe(`${file}: has all of it already\n`);
  });

  it('prints the document without --output, and takes the one of a folder', async () => {
    const root = temporaryProject({ ...client(CLASSES), 'api/openapi.yml': 'openapi: 3.0.3\ncomponents: {}\n' });
    expect(JSON.parse((await generate(root)).out)).toMatchObject({ openapi: '3.1.0', paths: {}, components: { schemas: { Place: { required: ['city'] } } } });
    expect((await generate(root, '--output', 'api')).out).toBe('api/openapi.yml: added to\n');
  });

  it.each<[string, string, string]>([
    ['3.0', 'openapi: 3.0.3\ninfo: {title: Tasks, version: "1"} # ours\n', 'openapi: 3.0.3'],
    ['2.0', 'swagger: "2.0"\npaths: {}\n', 'swagger: "2.0"'],
    ['3.1 with CRLF', 'openapi: 3.1.0\r\ncomponents:\r\n', 'openapi: 3.1.0'],
  ])('adds to a document in the words of its version: %s', async (_name, text, start) => {
    const root = temporaryProject({ ...client(CLASSES), ...OPENED, 'api.yaml': text });
    expect((await generate(root, '--output', 'api.yaml')).out).toBe('api.yaml: added to\n');
    expect(read(root, 'api.yaml').startsWith(text) && text.startsWith(start)).toBe(true);
    expect(await found(root, '--client', 'client', '--server', 'api.yaml')).toEqual([]);
  });

  it('a class whose name is no name of a component is told by x-realm-class', async () => {
    const root = temporaryProject({ 'client/Task.ts': "import Realm from 'realm';\nexport const Task = { name: 'Tâche', primaryKey: '_id', properties: { _id: 'string', of: 'T_che' } };\nexport const Other = { name: 'T_che', embedded: true, properties: { a: 'int' } };\nexport const open = () => Realm.open({ schema: [Task, Other] });\n" });
    await generate(root, '--output', 'api.json');
    expect(Object.keys((JSON.parse(read(root, 'api.json')) as { components: { schemas: object } }).components.schemas)).toEqual(['T_che_2', 'T_che']);
    expect(await found(root, '--client', 'client', '--server', 'api.json')).toEqual([]);
  });

  it('leaves alone what is no OpenAPI document', async () => {
    const root = temporaryProject({ ...client(CLASSES) });
    writeFiles(root, { 'api.yaml': 'services: {}\n' });
    const { status, err } = await generate(root, '--output', 'api.yaml');
    expect([status, err, read(root, 'api.yaml')]).toEqual([2, 'realm-schema: api.yaml is there, and is no OpenAPI document that can be read: nothing was written. Mend it, or name another file with --output.\n', 'services: {}\n']);
  });
});

describe('what is added to YAML', () => {
  const file = {
    path: 'api.yaml',
    schemas: [['components', 'schemas', 'Task']],
    content: { components: { schemas: { Task: { type: 'object', required: ['id', 'no'], properties: { id: { type: 'string' }, no: { type: 'integer' } } } } } },
  };

  it.each<[string, string, string]>([
    ['a block', 'components:\n  schemas:\n    Task: # ours\n      required:\n      - id\n      properties:\n        id:   {type: string} # key\n\n# the end\npaths: {}\n',
      'components:\n  schemas:\n    Task: # ours\n      required:\n      - id\n      - no\n      properties:\n        id:   {type: string} # key\n        no:\n          type: integer\n\n# the end\npaths: {}\n'],
    ['brackets', 'components: {schemas: {Task: {required: [id], properties: {id: {type: string}}}}}\n',
      'components: {schemas: {Task: {required: [id, "no"], properties: {id: {type: string}, "no": {"type":"integer"}}}}}\n'],
    ['no end of the last line', 'components:\n schemas:\n  Task: {required: [id, "no"], properties: {id: {}, "no": {}}}\n  Other:\n   type: string',
      'components:\n schemas:\n  Task: {required: [id, "no"], properties: {id: {}, "no": {}}}\n  Other:\n   type: string'],
  ])('stands behind what is there: %s', (_name, text, expected) => {
    expect(addedText(text, file)).toBe(expected);
  });

  it.each<[string, string]>([
    ['an anchor that others stand for', 'x: &task {properties: {id: {}}}\ncomponents: {schemas: {Task: *task}}\n'],
    ['a text that keeps its line breaks', 'components:\n  schemas:\n    Task:\n      properties:\n        id:\n          description: |+\n            a\n\n\n'],
    ['what is no YAML', 'components:\n\tschemas: {}\n'],
    ['a list of schemas', 'components: {schemas: []}\n'],
  ])('nothing is, where something else would change: %s', (_name, text) => {
    expect(addedText(text, file)).toBe(undefined);
  });
});
