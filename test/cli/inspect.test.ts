import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command } from '../support/command';
import { packageRoot, temporaryProject } from '../support/project';
import { client } from '../support/twin';

const apps = path.join(packageRoot, 'test/fixtures/apps');
const TASK = client({ Task: { _id: 'objectId' } });
const CONTEXT = "import { createRealmContext } from '@realm/react';\nimport { Task } from './Task';\nexport const { RealmProvider } = createRealmContext({ schema: [Task] });\n";

interface Inspected {
  readonly schemas: readonly { readonly name: string }[];
  readonly configurations: readonly Readonly<Record<string, unknown>>[];
}

async function inspected(root: string): Promise<Inspected> {
  const { status, out, err } = await command(root, ['inspect', 'client', '--format', 'json']);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as Inspected;
}

const KEYS = ['synced', 'schemaVersion', 'classes', 'complete', 'mode', 'migrates', 'recreates', 'path', 'superseded', 'place', 'openings', 'sdk', 'settings'];

describe('inspect client --format json', () => {
  it.each(readdirSync(apps))('prints the client of %s', async (name) => {
    const root = path.join(apps, name);
    const { schemas, configurations } = await inspected(root);
    expect(schemas.length).toBeGreaterThan(0);
    expect(configurations.filter((each) => Object.keys(each).join() !== KEYS.join())).toEqual([]);
  });

  it.each<[string, Files, boolean]>([
    ['a provider elsewhere that syncs', { 'client/context.ts': CONTEXT, 'client/App.tsx': "import { RealmProvider } from './context';\nexport const App = () => <RealmProvider sync={{ flexible: true }}></RealmProvider>;\n" }, true],
    ['a provider elsewhere that does not', { 'client/context.ts': CONTEXT, 'client/App.tsx': "import { RealmProvider } from './context';\nexport const App = () => <RealmProvider></RealmProvider>;\n" }, false],
    ['a provider that is given the list', { 'client/App.tsx': "import { RealmProvider } from '@realm/react';\nimport { Task } from './Task';\nexport const App = () => <RealmProvider schema={[Task]} sync={{ flexible: true }}></RealmProvider>;\n" }, true],
    ['a call with a constant', { 'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nconst config = { schema: [Task], sync: { user, flexible: true } };\nexport const open = () => Realm.open(config);\n" }, true],
    ['a function that opens what it is given', { 'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nconst open = (schema) => Realm.open({ schema, sync: { user, flexible: true } });\nopen([Task]);\n" }, true],
  ])('prints a realm that is opened by %s', async (_name, files, synced) => {
    const { configurations } = await inspected(temporaryProject({ ...TASK, ...files }));
    expect(configurations.map((each) => [each.classes, each.synced, Object.keys(each)])).toEqual([[['Task'], synced, KEYS]]);
  });
});
