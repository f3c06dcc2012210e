import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

const R = "import Realm from 'realm';\n";
const P = "import { RealmProvider } from '@realm/react';\n";
const KILN = "export const Kiln = { name: 'Kiln', primaryKey: '_id', properties: { _id: 'int' } };\n";
const AT_RUN_TIME = 'what a call returns is only known when the program runs';

/** The configurations of a client, a line each, and what was not read. */
function realms(files: Files): string[] {
  const { configurations, unresolved } = readClient(memoryTree(files));
  return [
    ...configurations.map(({ place, classes, complete, synced, schemaVersion, path }) =>
      `${place.file}:${place.line} ${synced ? 'synced' : 'local'} ${path.text} ${schemaVersion?.value ?? '-'} [${classes.join()}${complete ? '' : ' ...'}]`),
    ...unresolved.map(({ client, reason }) => `not read ${client.file}:${client.line}: ${reason}`),
  ];
}

describe('a configuration whose list is only known when the program runs is one that was not read', () => {
  it.each<[string, Files, string[]]>([
    ['handed on by its name', { 'db.js': `${R}const config = { schema: list(), path: 'a' };\nRealm.open(config);` }, ['db.js:2 local a - [ ...]', `not read db.js:2: ${AT_RUN_TIME}`]],
    ['from a file without a word of Realm', { 'config.js': 'export const config = { schema: list() };', 'db.js': `${R}import { config } from './config';\nRealm.open(config);` }, ['config.js:1 local default.realm - [ ...]', `not read config.js:1: ${AT_RUN_TIME}`]],
    ['as one of two', { 'db.js': `${R}const one = { schema: list() };\nconst two = { schema: [], path: 'b' };\nRealm.open(isTest ? one : two);` }, ['db.js:2 local default.realm - [ ...]', 'db.js:3 local b - []', `not read db.js:2: ${AT_RUN_TIME}`]],
    ['in a list, opened by a function for each', { 'db.js': `${R}const steps = [\n  { schema: list(1), schemaVersion: 1 },\n  { schema: list(2), schemaVersion: 2 },\n];\nsteps.forEach((step) => Realm.open(step));` }, ['db.js:3 local default.realm 1 [ ...]', 'db.js:4 local default.realm 2 [ ...]', `not read db.js:3: ${AT_RUN_TIME}`, `not read db.js:4: ${AT_RUN_TIME}`]],
    ['in a list, opened in a loop over it', { 'db.js': `${R}const steps = [{ schema: list(1) }];\nfor (const step of steps) new Realm(step);` }, ['db.js:2 local default.realm - [ ...]', `not read db.js:2: ${AT_RUN_TIME}`]],
    ['in a list, opened by number', { 'db.js': `${R}const steps = [{ schema: list(1) }];\nnew Realm(steps[next++]);` }, ['db.js:2 local default.realm - [ ...]', `not read db.js:2: ${AT_RUN_TIME}`]],
    ['a field of a class', { 'db.js': `${R}class Database { config = { schema: list() }; open() { return Realm.open(this.config); } }` }, ['db.js:2 local default.realm - [ ...]', `not read db.js:2: ${AT_RUN_TIME}`]],
    ['known by its other keys', { 'step.js': `${R}export default { schema: helper.list(1), schemaVersion: 10, onMigration: () => {} };` }, ['step.js:2 synced default.realm 10 [ ...]', `not read step.js:2: ${AT_RUN_TIME}`]],
    ['an object that Realm has nothing to do with', { 'form.js': `${R}const form = { schema: shape() };\nuseForm(form);\nrealm.create('Kiln', form);` }, []],
    ['with keys of Realm, where nothing else is', { 'form.js': 'export default { schema: shape(), schemaVersion: 3, realm: true };' }, []],
  ])('%s', (_name, files, expected) => {
    expect(realms(files)).toEqual(expected);
  });
});

describe('functions that hand on what they are given are followed to the one that opens the realm', () => {
  const files = (db: string, screen: string): Files => ({ 'kiln.js': KILN, 'db.js': `${R}${db}`, 'screen.js': `import { Kiln } from './kiln';\nimport { open } from './db';\n${screen}` });
  it.each<[string, Files, string[]]>([
    ['the configuration itself', files('export const open = (config) => Realm.open(config);', "open({ schema: [Kiln], path: 'a', schemaVersion: 3 });"), ['screen.js:3 local a 3 [Kiln]']],
    ['one that is only known when the program runs', files('export const open = (config) => Realm.open(config);', 'open({ schema: list() });'), ['screen.js:3 local default.realm - [ ...]', `not read screen.js:3: ${AT_RUN_TIME}`]],
    ['over a second function', files('function inner(schema, path) { return new Realm({ schema, path }); }\nexport function open(list) { return inner(list, \'a\'); }', 'open([Kiln]);'), ['screen.js:3 local a - [Kiln]']],
    ['over a third, in another file', { ...files("export const inner = (schema) => new Realm({ schema });", ''), 'middle.js': "import { inner } from './db';\nconst second = (classes) => inner([...classes]);\nexport const open = ({ classes }) => second(classes);", 'screen.js': "import { Kiln } from './kiln';\nimport { open } from './middle';\nopen({ classes: [Kiln] });" }, ['screen.js:3 local default.realm - [Kiln]']],
    ['that calls itself', files('export function open(schema, tries) { return tries > 0 ? open(schema, tries - 1) : new Realm({ schema }); }', 'open([Kiln], 3);'), ['screen.js:3 local default.realm - [Kiln]']],
  ])('%s', (_name, all, expected) => {
    expect(realms(all)).toEqual(expected);
  });
});

describe('a component around the provider', () => {
  const files = (component: string, element: string): Files => ({ 'kiln.js': KILN, 'data.jsx': `${P}${component}`, 'app.jsx': `import { DataProvider } from './data';\nimport { Kiln } from './kiln';\nexport const App = () => ${element};` });
  it.each<[string, Files, string[]]>([
    ['by an attribute', files('export function DataProvider({ schema, children }) { return <RealmProvider schema={schema} sync={{ flexible: true }}>{children}</RealmProvider>; }', '<DataProvider schema={[Kiln]}><List /></DataProvider>'), ['app.jsx:3 synced default.realm - [Kiln]']],
    ['by another name', files('export const DataProvider = (props) => <RealmProvider schema={props.models} path="a">{props.children}</RealmProvider>;', '<DataProvider models={[Kiln]} />'), ['app.jsx:3 local a - [Kiln]']],
    ['spread', files('export const DataProvider = ({ children, ...rest }) => <RealmProvider {...rest}>{children}</RealmProvider>;', '<DataProvider schema={[Kiln]} schemaVersion={4} />'), ['app.jsx:3 local default.realm 4 [Kiln]']],
    ['that nobody renders', files('export const DataProvider = ({ models }) => <RealmProvider schema={models} />;', '<List />'), ['data.jsx:2 local default.realm - [ ...]', 'not read data.jsx:2: `models` is a parameter']],
    ['two around each other', files('const Inner = ({ schema }) => <RealmProvider schema={schema} />;\nexport const DataProvider = ({ models }) => <Inner schema={models} />;', '<DataProvider models={[Kiln]} />'), ['app.jsx:3 local default.realm - [Kiln]']],
  ])('%s', (_name, all, expected) => {
    expect(realms(all)).toEqual(expected);
  });
});
