import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { git } from '../support/git-history';
import { packageRoot, temporaryProject } from '../support/project';

const CLIENT: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string', due: 'date?' },"),
  'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task], sync: { user, flexible: true, onError: console.error, clientReset: { mode: Realm.ClientResetMode.RecoverUnsyncedChanges } } });\n",
};
const SERVER = serverExport({ Task: { title: 'Task', bsonType: 'object', required: ['_id', 'name'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' }, due: { bsonType: 'date' } } } });
const PROJECT: Files = { 'package.json': { name: 'tasks', private: true, dependencies: { realm: '12.14.2' } }, '.husky/.gitkeep': '', '.github/.gitkeep': '' };

describe('a project with one of the two sides', () => {
  it.each<[string, Files, readonly string[]]>([
    ['the client', CLIENT, ['generate', 'server', '--output', 'backend']],
    ['the server', SERVER, ['generate', 'client', '--output', 'app']],
  ])('has both, a hook and a CI job after three commands: %s', async (_name, files, generate) => {
    const root = temporaryProject({ ...PROJECT, ...files });
    git(root, 'init', '-q');
    for (const args of [generate, ['init', '--yes'], ['check']]) expect(await command(root, args)).toMatchObject({ status: 0 });
    expect(['realm-schema.config.json', '.husky/pre-commit', '.github/workflows/realm-schema.yml'].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    const again = [generate, ['init', '--yes']];
    for (const args of again) expect((await command(root, args)).out).not.toMatch(/: written|^Wrote /m);
  });

  it('is shown in the README', () => {
    expect(readFileSync(path.join(packageRoot, 'README.md'), 'utf8')).toContain('npx realm-schema generate server --output backend\nnpx realm-schema init\nnpx realm-schema check\n');
  });
});
