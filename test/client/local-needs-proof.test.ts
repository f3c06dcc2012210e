import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

/** A realm without `sync` is local only where it is seen that nothing adds it; everything else may be synced. */

const MODELS: Files = {
  'app/models/Task.ts': "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId' } };\n}\n",
};
const CONTEXT: Files = { 'app/models/index.ts': "import { createRealmContext } from '@realm/react';\nimport { Task } from './Task';\nexport const C = createRealmContext({ schema: [Task] });\n" };
const module = (name: string, text: string): Files => ({ [`app/${name}`]: `import Realm from 'realm';\nimport React from 'react';\nimport { Task } from './models/Task';\n${text}\n` });

/** Whether the class `Task` is taken as synced. */
function isSynced(files: Files, client?: string): boolean | undefined {
  const tree = memoryTree({ ...MODELS, ...files });
  const named = client === undefined ? undefined : tree.files().filter((file) => file.startsWith(client));
  return readClient(tree, named === undefined ? {} : { files: named }).classes.find(({ name }) => name === 'Task')?.synced;
}

const app = (element: string): Files => ({ ...CONTEXT, 'app/App.tsx': `import { C } from './models';\nexport const App = () => ${element};\n` });

describe('a realm that may be synced', () => {
  it.each<[string, Files, string?]>([
    ['a context whose provider is rendered elsewhere with sync', app('<C.RealmProvider sync={{ flexible: true }}><p /></C.RealmProvider>'), 'app/models'],
    ['the whole app, with sync', app('<C.RealmProvider sync={{ flexible: true }} />')],
    ['a provider that nobody renders', CONTEXT],
    ['a provider with what is only known when the program runs', app('<C.RealmProvider {...props} />')],
    ['createElement', { ...CONTEXT, 'app/App.ts': "import React from 'react';\nimport { C } from './models';\nexport const App = () => React.createElement(C.RealmProvider, { sync: { flexible: true } });\n" }],
    ['a component that another one is given to', { ...CONTEXT, 'app/App.ts': "import { C } from './models';\nexport default withSync(C.RealmProvider);\n" }],
    ['Object.assign', module('open.ts', "const base = { schema: [Task] };\nexport const open = (sync) => Realm.open(Object.assign({}, base, { sync }));")],
    ['a spread into another object', module('open.ts', "const base = { schema: [Task] };\nexport const open = (sync) => Realm.open({ ...base, sync });")],
    ['a function of a package', module('open.ts', "import { openSynced } from '@acme/sync';\nexport const open = (user) => openSynced({ user, schema: [Task] });")],
    ['a provider by a path that leads nowhere', { ...CONTEXT, 'app/App.tsx': "import { RealmProvider } from '@/realm';\nexport const App = () => <RealmProvider sync={{ flexible: true }} />;\n" }],
    ['a function in a file that was not named', { ...module('open.ts', "import { getRealm } from './get';\nexport const open = (user) => getRealm({ user, schema: [Task] });"), ...module('get.ts', 'export const getRealm = ({ user, ...config }) => Realm.open({ ...config, sync: { user, flexible: true } });') }, 'app/open.ts'],
    ['createConfiguration of realm 2 to 6', module('open.js', 'export const open = (user) => Realm.open(user.createConfiguration({ schema: [Task] }));')],
    ['a configuration that is exported and not opened', module('config.ts', 'export const config: Realm.Configuration = { schema: [Task] };')],
    ['a configuration that a hook is given', module('hook.ts', "import { useAppRealm } from '@acme/realm';\nexport const useTasks = () => useAppRealm({ schema: [Task] });")],
    ['a provider that is spread a configuration with sync beside it', module('App.tsx', "import { RealmProvider } from '@realm/react';\nconst config = { schema: [Task] };\nexport const App = () => <RealmProvider {...config} sync={{ flexible: true }} />;")],
    ['one of two providers with sync', { ...app('<C.RealmProvider />'), 'app/Other.tsx': "import { C } from './models';\nexport const Other = () => <C.RealmProvider sync={{ flexible: true }} />;\n" }],
  ])('%s', (_name, files, client) => {
    expect(isSynced(files, client)).toBe(true);
  });
});

describe('a realm that is local', () => {
  it.each<[string, Files, string?]>([
    ['new Realm', module('open.ts', 'export const realm = new Realm({ schema: [Task] });')],
    ['Realm.open with a name', module('open.ts', 'const config = { schema: [Task] };\nexport const open = () => Realm.open(config);')],
    ['a provider without sync', app('<C.RealmProvider><p /></C.RealmProvider>')],
    ['a provider that is rendered outside of what is named as the client', app('<C.RealmProvider><p /></C.RealmProvider>'), 'app/models'],
    ['a provider under another name', { 'app/models/index.ts': "import { createRealmContext } from '@realm/react';\nimport { Task } from './Task';\nexport const { RealmProvider: Store } = createRealmContext({ schema: [Task] });\n", 'app/App.tsx': "import { Store } from './models';\nexport const App = () => <Store><p /></Store>;\n" }],
    ['createElement without sync', { ...CONTEXT, 'app/App.ts': "import React from 'react';\nimport { C } from './models';\nexport const App = () => React.createElement(C.RealmProvider, null);\n" }],
    ['a provider that is given the classes', module('App.tsx', "import { RealmProvider } from '@realm/react';\nexport const App = () => <RealmProvider schema={[Task]} />;")],
    ['a provider that is spread a configuration', module('App.tsx', "import { RealmProvider } from '@realm/react';\nconst config = { schema: [Task] };\nexport const App = () => <RealmProvider {...config} />;")],
    ['a function of the project', module('open.ts', 'const openRealm = (schema) => Realm.open({ schema });\nexport const open = () => openRealm([Task]);')],
    ['sync that is switched off', module('open.ts', 'export const realm = new Realm({ schema: [Task], sync: undefined });')],
  ])('%s', (_name, files, client) => {
    expect(isSynced(files, client)).toBe(false);
  });
});
