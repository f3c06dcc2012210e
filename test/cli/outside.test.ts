import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { command, found } from '../support/command';
import { lintText, shown } from '../support/lint';
import { temporaryProject, writeFiles } from '../support/project';

/** Client and server in folders, or repositories, next to each other. */
const TASK = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n    },";
const FILES: Files = {
  ...Object.fromEntries(Object.entries(clientClass('Task', TASK)).map(([file, text]) => [`app/${file}`, text])),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};
const MISMATCH = 'error optional-required-mismatch Task.note upload client/Task.ts:9:7 Task/schema.json:12:5 -';

function folders(more: Files = {}): string {
  const root = temporaryProject({ ...FILES, ...more });
  mkdirSync(path.join(root, 'empty'));
  return root;
}

describe('a side outside of the working directory', () => {
  it.each([
    ['the server, by flag', 'app', ['--server', '../server'], {}],
    ['the client, by flag', 'server', ['--server', '.', '--client', '../app'], {}],
    ['the client, by a pattern', 'server', ['--server', '.', '--client', '../app/**/*.ts'], {}],
    ['both', 'empty', ['--server', '../server', '--client', '../app'], {}],
    ['the server, by configuration', 'app/client', [], { 'app/realm-schema.config.json': { server: '../server' } }],
  ])('%s', async (_name, cwd, flags, more) => {
    expect(await found(path.join(folders(more), cwd), ...flags)).toEqual([MISMATCH]);
  });

  it('has paths that start from the project', async () => {
    const { out } = await command(path.join(folders(), 'empty'), ['check', '--server', '../server', '--client', '../app', '--format', 'json']);
    const [finding] = (JSON.parse(out) as { findings: { client: { file: string }; server: { file: string } }[] }).findings;
    expect([finding?.client.file, finding?.server.file]).toEqual(['../app/client/Task.ts', '../server/data_sources/mongodb-atlas/app/Task/schema.json']);
  });

  it('is not searched for a client', async () => {
    const root = folders({ 'server/functions/Other.ts': clientClass('Other', TASK)['client/Other.ts'] });
    expect(await found(path.join(root, 'app'), '--server', '../server')).toEqual([MISMATCH]);
  });

  it('is seen by the editor, and when it changes', () => {
    const root = folders({ 'app/realm-schema.config.json': { server: '../server' } });
    const file = path.join(root, 'app/client/Task.ts');
    const text = String(FILES['app/client/Task.ts']);
    expect(lintText(file, text).map(shown)).toEqual(['9:7 optional-required-mismatch']);
    writeFiles(root, serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }));
    expect(lintText(file, text).map(shown)).toEqual([]);
  });
});
