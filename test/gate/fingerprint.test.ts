import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, serverExport, type Files } from '../support/app';

const fingerprints = (files: Files): string[] => checkFiles(files).findings.map(({ rule, class: name, property, fingerprint }) => `${rule} ${name}.${property} ${fingerprint}`).sort();

const KEY = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n";
const task = (note: string): string => `${KEY}      note: ${note},\n      size: 'string',\n    },`;
const server = (note: object = { bsonType: 'string' }, required = ['_id', 'note']): Files => serverExport({
  Task: { required, properties: { _id: { bsonType: 'objectId' }, note, size: { bsonType: 'double' } } },
});

const base = { ...clientClass('Task', task("'string?'")), ...server() };
const text = base['client/Task.ts'] as string;

describe('the fingerprint of a finding', () => {
  it('is there for every finding, and no two share one', () => {
    const all = fingerprints(base);
    expect(all).toEqual([expect.stringMatching(/^optional-required-mismatch Task\.note [0-9a-f]{20}$/), expect.stringMatching(/^type-mismatch Task\.size [0-9a-f]{20}$/)]);
    expect(new Set(all.map((line) => line.split(' ').at(-1))).size).toBe(2);
  });

  it.each<[string, Files]>([
    ['moved lines', { ...base, 'client/Task.ts': `// one\n// two\n\n${text}` }],
    ['another formatting', { ...base, 'client/Task.ts': text.replace("note: 'string?'", "note:\n        { type: 'string',\n          optional: true }") }],
    ['a renamed client file', { 'client/Task.ts': '', ...server(), 'src/models/task-model.ts': text }],
    ['properties in another order', { ...base, 'client/Task.ts': text.replace(/( +note: .*\n)( +size: .*\n)/, '$2$1') }],
    ['a moved server folder', Object.fromEntries(Object.entries(base).map(([file, value]) => [file.replace(/^server\//, 'deploy/backend/'), value]))],
  ])('outlives %s', (_name, files) => {
    expect(fingerprints(files)).toEqual(fingerprints(base));
  });

  it.each<[string, Files]>([
    ['the type on the client', { ...clientClass('Task', task("'int?'")), ...server({ bsonType: 'long' }) }],
    ['the type on the server', { ...base, ...server({ bsonType: 'int' }) }],
    ['the side that requires', { ...clientClass('Task', task("'string'")), ...server(undefined, ['_id']) }],
  ])('changes with %s', (_name, files) => {
    const [note, size] = fingerprints(files);
    expect(size).toBe(fingerprints(base)[1]);
    expect(note).not.toBe(fingerprints(base)[0]);
  });

  it('takes int and long for one type', () => {
    const of = (bsonType: string): string[] => fingerprints({ ...clientClass('Task', task("'bool'")), ...server({ bsonType }) });
    expect(of('int')).toEqual(of('long'));
  });

  it('tells two places of one class apart that cannot be read', () => {
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      ...first(),\n      ...second(),\n    },`), ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }) };
    const found = checkFiles(files).findings.filter(({ rule }) => rule === 'unresolved-schema');
    expect(found).toHaveLength(2);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('numbers findings that nothing tells apart', () => {
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      ...load(),\n      ...load(),\n    },`), ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }) };
    const [first, second] = checkFiles(files).findings.filter(({ rule }) => rule === 'unresolved-schema');
    expect(second?.fingerprint).toBe(`${first?.fingerprint}-2`);
  });

  it('tells broken files of no class apart by their folder and name', () => {
    const broken = (folder: string): Files => ({ ...base, [`server/data_sources/mongodb-atlas/app/${folder}/schema.json`]: '{' });
    const of = (folder: string): string | undefined => checkFiles(broken(folder)).findings.find(({ rule }) => rule === 'valid-server-schema')?.fingerprint;
    expect(of('Person')).toMatch(/^[0-9a-f]{20}$/);
    expect(of('Person')).not.toBe(of('Order'));
  });
});
