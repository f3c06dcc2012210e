import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { reads } from '../support/reads';

const TASK = ['Task: _id int, a string'];
const schema = "{ name: 'Task', primaryKey: '_id', properties: { _id: 'int', a: 'string' } }";
const R = "import Realm from 'realm';\n";

describe('declaration forms', () => {
  it.each<[string, Files]>([
    ['A: a static literal', { 'a.ts': `${R}class Task extends Realm.Object { static schema: Realm.ObjectSchema = ${schema}; }` }],
    ['A: without an annotation, readonly', { 'a.ts': `${R}export class Task extends Realm.Object<Task> { public static readonly schema = ${schema}; }` }],
    ['B: a static that points elsewhere', { 'a.ts': `${R}const TaskSchema = ${schema};\nclass Task extends Realm.Object { static schema = TaskSchema; }` }],
    ['B: in another file', { 'a.ts': `${R}import { TaskSchema } from './b';\nclass Task extends Realm.Object { static schema = TaskSchema; }`, 'b.ts': `export const TaskSchema = ${schema};` }],
    ['C: assigned after the class', { 'a.js': `const Realm = require('realm');\nclass Task extends Realm.Object {}\nTask.schema = ${schema};\nmodule.exports = Task;` }],
    ['D: a function as constructor', { 'a.js': `const Realm = require('realm');\nfunction Task() {}\nTask.schema = ${schema};\nnew Realm({ schema: [Task] , sync: { user } });` }],
    ['E: a getter with a literal', { 'a.ts': `${R}class Task extends Realm.Object { static get schema() { return ${schema}; } }` }],
    ['E: a getter with a private static', { 'a.ts': `${R}class Task extends Realm.Object { static _schema = ${schema};\n static get schema() { return this._schema; } }` }],
    ['F: a plain object', { 'a.ts': `${R}export const TaskSchema: Realm.ObjectSchema = ${schema};` }],
    ['F: satisfies, as const', { 'a.ts': `${R}export const TaskSchema = ${schema} as const satisfies Realm.ObjectSchema;` }],
    ['F: an assertion in angle brackets', { 'a.ts': `${R}export default <Realm.ObjectSchema>${schema};` }],
    ['F: a type in a comment', { 'a.js': `/** @type {import('realm').ObjectSchema} */\nexport const TaskSchema = ${schema};` }],
    ['G: a class as a holder', { 'a.js': `import Realm from 'realm';\nclass Task { static schema = ${schema}; }\nRealm.open({ schema: [Task.schema], sync: { user } });` }],
    ['H: a static of another name', { 'a.js': `import Realm from 'realm';\nclass Models { static TaskSchema = ${schema}; }\nRealm.open({ schema: [Models.TaskSchema], sync: { user } });` }],
    ['I: the babel plugin', { 'a.ts': `${R}class Task extends Realm.Object { _id!: Realm.Types.Int; a!: string; static primaryKey = '_id'; }` }],
    ['a class expression', { 'a.ts': `${R}export const Task = class extends Realm.Object { static schema = ${schema}; };` }],
    ['a default export', { 'a.ts': `${R}export default class extends Realm.Object { static schema = ${schema}; }` }],
    ['realm from a renderer', { 'a.js': `const Realm = window.require('realm');\nexport class Task extends Realm.Object {}\nTask.schema = ${schema};` }],
    ['types of Flow', { 'a.js': `// @flow\nimport Realm from 'realm';\nexport const Context: Object = createContext<Function>( );\nclass Task extends Realm.Object { static schema: Object = ${schema}; }` }],
    ['the global Realm', { 'a.js': `class Task extends Realm.Object { static schema = ${schema}; }` }],
  ])('%s', (_name, files) => {
    expect(reads(files)).toEqual(TASK);
  });
});

describe('evaluation', () => {
  it.each<[string, string]>([
    ['a constant as name', `const N = 'Task';\nexport const S = { name: N, primaryKey: '_id', properties: { _id: 'int', a: 'string' } };`],
    ['an enum', `enum N { Task = 'Task' }\nexport const S = { name: N.Task, primaryKey: '_id', properties: { _id: 'int', a: 'string' } };`],
    ['a constant object, a computed key', `const K = { ID: '_id' } as const;\nexport const S = { name: 'Task', primaryKey: K.ID, properties: { [K.ID]: 'int', a: 'string' } };`],
    ['a static of the class', `class Task extends Realm.Object { static className = 'Task';\n static schema = { name: Task.className, primaryKey: '_id', properties: { _id: 'int', a: 'string' } }; }`],
    ['the name of the class', `class Task extends Realm.Object { static schema = { name: Task.name, primaryKey: '_id', properties: { _id: 'int', a: 'string' } }; }`],
    ['templates and sums', 'const T = "Ta";\nexport const S = { name: `${T}sk`, primaryKey: "_" + "id", properties: { _id: "int", a: "str" + "ing" } };'],
    ['a spread of properties', `const base = { _id: 'int' };\nexport const S = { name: 'Task', primaryKey: '_id', properties: { ...base, a: 'string' } };`],
    ['a spread of a schema', `const base = { primaryKey: '_id', properties: { _id: 'int', a: 'string' } };\nexport const S: Realm.ObjectSchema = { ...base, name: 'Task' };`],
    ['a constant condition', `const ON = true;\nexport const S = { name: 'Task', primaryKey: '_id', properties: { _id: 'int', ...(ON ? { a: 'string' } : {}) } };`],
    ['Object.freeze', `export const S = Object.freeze(${schema});`],
    ['Object.assign', `const base = { _id: 'int' };\nexport const S = { name: 'Task', primaryKey: '_id', properties: Object.assign({}, base, { a: 'string' }) };`],
    ['a function with literal arguments', `const make = (name: string) => ({ name, primaryKey: '_id', properties: { _id: 'int', a: 'string' } });\nclass Task extends Realm.Object { static schema = make('Task'); }`],
    ['a function with an object for arguments', `function make({ name, key = '_id' }) { return { name, primaryKey: key, properties: { [key]: 'int', a: 'string' } }; }\nclass Task extends Realm.Object { static schema = make({ name: 'Task' }); }`],
    ['the properties of the superclass', `class Base extends Realm.Object { static properties = { _id: 'int' }; }\nclass Task extends Base { static schema = { name: 'Task', primaryKey: '_id', properties: { ...super.properties, a: 'string' } }; }`],
  ])('%s', (_name, text) => {
    expect(reads({ 'a.ts': `${R}${text}` })).toEqual(TASK);
  });

  it.each<[string, string]>([
    ['a property', "Task.properties.a = 'string';"],
    ['a key in brackets', "const KEY = 'a';\nTask.properties[KEY] = 'string';"],
    ['all properties, from those before', "Task.properties = { ...Task.properties, a: 'string' };"],
    ['one more, in what was assigned', "Task.properties = { _id: 'int' };\nTask.properties.a = 'string';"],
    ['Object.assign', "Object.assign(Task.properties, { a: 'string' });"],
    ['a property that is taken away', "Task.properties.b = 'int';\nTask.properties.a = 'string';\ndelete Task.properties.b;"],
    ['a nested key', "Task.properties.a = { type: 'int' };\nTask.properties.a.type = 'string';"],
    ['under another name', "const { properties } = {};\nconst same = Task;\nsame.properties.a = 'string';"],
    ['in a block that always runs', "try { Task.properties.a = 'string'; } catch { log(); }"],
  ])('of an object that is changed after it was written: %s', (_name, change) => {
    expect(reads({ 'a.js': `import Realm from 'realm';\nexport const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } };\n${change}` })).toEqual(TASK);
  });

  it.each<[string, string]>([
    ['a static', "class Task extends Realm.Object { static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } }; }\nTask.schema.properties.a = 'string';"],
    ['a block of the class', "class Task extends Realm.Object { static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } };\n static { Task.schema.properties.a = 'string'; } }"],
    ['a static that is assigned', "class Task extends Realm.Object {}\nTask.schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } };\nTask.schema.properties.a = 'string';"],
    ['an export', "exports.Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } };\nexports.Task.properties.a = 'string';"],
    ['an object that is spread', "const base = { properties: { _id: 'int' } };\nexport const Task = { ...base, name: 'Task', primaryKey: '_id' };\nTask.properties.a = 'string';"],
    ['what a function makes', "const make = (name) => ({ name, primaryKey: '_id', properties: { _id: 'int', a: 'string' } });\nclass Task extends Realm.Object {}\nTask.schema = make('Cat');\nTask.schema.name = 'Task';"],
  ])('of what is changed after it was written: %s', (_name, text) => {
    expect(reads({ 'a.js': `import Realm from 'realm';\n${text}` })).toEqual(TASK);
  });

  it.each<[string, string, string]>([
    ['in a loop that counts', "for (let key = 0; key < 2; key += 1) Task.properties[key] = 'string';", 'not read Task. a.js:3: which key this changes is only known when the program runs'],
    ['in a function', "export function extend() { Task.properties.a = 'string'; }", 'not read Task.a a.js:3: whether this changes the object is only known when the program runs'],
    ['under a condition', "if (flag) delete Task.properties._id;", 'not read Task._id a.js:3: whether this changes the object is only known when the program runs'],
    ['of a key that a loop gives', "for (const key in more) { Task.properties[key] = 'string'; }", 'not read Task. a.js:3: which key this changes is only known when the program runs'],
    ['by a value that a loop gives', "for (const [key, type] of more) Object.assign(Task.properties, type);", 'not read Task. a.js:3: whether this changes the object is only known when the program runs'],
    ['by what is not known', 'Object.assign(Task.properties, more());', 'not read Task. a.js:3: what a call returns is only known when the program runs'],
  ])('names a change %s', (_name, change, expected) => {
    expect(reads({ 'a.js': `import Realm from 'realm';\nexport const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } };\n${change}` })).toContain(expected);
  });

  it.each<[string, string, string]>([
    ['an import', "import { Task } from './task';\nTask.properties.b = 'int';", 'task.js'],
    ['a static of an import', "import { Dog } from './task';\nDog.schema.properties['b'] = 'int';", 'task.js'],
    ['require', "const models = require('./task');\nObject.assign(models.Task.properties, { b: 'int' });", 'task.js'],
    ['what require gave', "const { Task } = require('./task');\ndelete Task.properties.a;", 'task.js'],
  ])('names the change of a schema of another file: %s', (_name, text, file) => {
    const all = reads({ 'task.js': `export const Task = ${schema};\nexport class Dog extends Realm.Object {}\nDog.schema = Task;`, 'b.js': text });
    expect(all).toEqual([...TASK, `not read Task. b.js:2: this changes the schema of \`Task\`, which is declared in \`${file}\`, from another file`]);
  });

  it('names no change of what is no schema', () => {
    expect(reads({ 'task.js': `export const Task = ${schema};\nexport const map = { properties: {} };`, 'b.js': "import { Task, map } from './task';\nimport geo from 'geo';\nmap.properties.a = 1;\ngeo.properties.b = 2;\nconst realm = Task.properties.a;" })).toEqual(TASK);
  });

  it('keeps what a list has that may be another one later on', () => {
    const text = `const Task = ${schema};\nconst config = { schema: [Task] };\nexport function open(more) { config.schema = [...config.schema, ...more]; return new Realm(config); }`;
    expect(reads({ 'a.js': `import Realm from 'realm';\n${text}` })).toEqual(['Task local: _id int, a string', 'not read ?. a.js:4: whether this changes the object is only known when the program runs']);
  });

  it('takes the change of another object of the same name for none', () => {
    const text = "export const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'int', a: 'string' } };\nexport function f(Task) { Task.properties.b = 'int'; }\nexport function g() { const Task = { properties: {} }; Task.properties.c = 'int'; }";
    expect(reads({ 'a.js': `import Realm from 'realm';\n${text}` })).toEqual(TASK);
  });

  it('tells the classes of one function apart', () => {
    const text = `${R}const make = (name: string) => ({ name, primaryKey: '_id', properties: { _id: 'int' } });\nclass A extends Realm.Object { static schema = make('A'); }\nclass B extends Realm.Object { static schema = make('B'); }`;
    expect(reads({ 'a.ts': text })).toEqual(['A: _id int', 'B: _id int']);
  });

  it.each<[string, string, string]>([
    ['a loop', "const p = {};\nfor (const k of ks) p[k] = 'int';\nexport const S = { name: 'Task', primaryKey: '_id', properties: { ...p, ...more() } };", "what a call returns is only known when the program runs"],
    ['parsed text', "class Task extends Realm.Object { static schema = JSON.parse(text); }", 'what a call returns is only known when the program runs'],
    ['itself', "const A = B;\nconst B = A;\nexport const S = { name: 'Task', primaryKey: '_id', properties: A };", 'it refers to itself'],
    ['a parameter', "export function make(p) { return { name: 'Task', primaryKey: '_id', properties: { _id: 'int', a: p } }; }", '`p` is a parameter'],
  ])('%s is named as not read', (_name, text, reason) => {
    const all = reads({ 'a.ts': `${R}${text}` });
    expect(all.filter((each) => each.startsWith('not read')).join('\n')).toContain(reason);
  });
});

describe('lists and configurations', () => {
  const models: Files = {
    'models/Task.js': `export class Task { static schema = ${schema}; }`,
    'models/Cat.js': "export const Cat = { name: 'Cat', primaryKey: '_id', properties: { _id: 'int' } };",
  };
  const LOCAL = ['Cat local: _id int', 'Task local: _id int, a string'];
  it.each<[string, Files]>([
    ['inline', { 'realm.js': "import Realm from 'realm';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nnew Realm({ schema: [Task.schema, Cat] });" }],
    ['a list of its own', { 'models/index.js': "import { Task } from './Task';\nimport { Cat } from './Cat';\nexport const schema = [Task.schema, Cat];", 'realm.js': "import Realm from 'realm';\nimport { schema } from './models';\nRealm.open({ path: 'a', schema });" }],
    ['a default list, spread', { 'models/index.js': "import { Task } from './Task';\nexport default [Task.schema];", 'realm.js': "import Realm from 'realm';\nimport list from './models';\nimport { Cat } from './models/Cat';\nRealm.open({ schema: [...list, Cat] });" }],
    ['concat', { 'realm.js': "import Realm from 'realm';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nRealm.open({ schema: [Task.schema].concat(Cat) });" }],
    ['push', { 'realm.js': "import Realm from 'realm';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nconst list = [];\nlist.push(Task.schema, Cat);\nRealm.open({ schema: list });" }],
    ['Object.values of a namespace', { 'all.js': "export { Cat } from './models/Cat';\nimport { Task } from './models/Task';\nexport const TaskSchema = Task.schema;", 'realm.js': "import Realm from 'realm';\nimport * as all from './all';\nRealm.open({ schema: Object.values(all) });" }],
    ['map', { 'realm.js': "import Realm from 'realm';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nconst models = { Task, Cat: { schema: Cat } };\nRealm.open({ schema: Object.values(models).map((m) => m.schema) });" }],
    ['a field of a class', { 'realm.js': "import Realm from 'realm';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nclass Db {\n  list = [Task.schema, Cat];\n  open() { return Realm.open({ schema: this.list }); }\n}" }],
    ['a configuration that is filled later', { 'realm.js': "import Realm from 'realm';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nconst config = { path: 'a' };\nconfig.schema = [Task.schema];\nconfig.schema.push(Cat);\nnew Realm(config);" }],
    ['a provider', { 'realm.jsx': "import { RealmProvider } from '@realm/react';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nexport const App = () => <RealmProvider schema={[Task.schema, Cat]} />;" }],
    ['a context', { 'realm.jsx': "import { createRealmContext } from '@realm/react';\nimport { Task } from './models/Task';\nimport { Cat } from './models/Cat';\nexport const { RealmProvider } = createRealmContext({ schema: [Task.schema, Cat] });\nexport const App = () => <RealmProvider />;" }],
  ])('%s', (_name, files) => {
    expect(reads({ ...models, ...files }).sort()).toEqual(LOCAL);
  });
});

describe('modules', () => {
  const use = (specifier: string): string => `import Realm from 'realm';\nimport { properties } from '${specifier}';\nexport const S = { name: 'Task', primaryKey: '_id', properties };`;
  const shared = "export const properties = { _id: 'int', a: 'string' };";
  it.each<[string, Files]>([
    ['a package of the workspace', { 'apps/a/a.ts': use('@acme/models'), 'packages/models/package.json': { name: '@acme/models', main: 'dist/index.js' }, 'packages/models/src/index.ts': shared }],
    ['a file of a package of the workspace', { 'apps/a/a.ts': use('@acme/models/shared'), 'packages/models/package.json': { name: '@acme/models' }, 'packages/models/src/shared.ts': shared }],
    ['paths of tsconfig', { 'src/a.ts': use('@models/shared'), 'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@models/*': ['src/models/*'] } } }, 'src/models/shared.ts': shared }],
    ['aliases of Babel', { 'src/a.js': use('@models/shared'), 'babel.config.js': "module.exports = { plugins: [['module-resolver', { alias: { '@models': './src/models' } }]] };", 'src/models/shared.js': shared }],
    ['a root folder of Babel', { 'src/a.js': use('models/shared'), '.babelrc': '{ "plugins": [["module-resolver", { "root": ["./src"] }]] }', 'src/models/shared.js': shared }],
    ['a pattern of Babel', { 'src/a.js': use('~models/shared'), 'babel.config.js': "module.exports = { plugins: [['module-resolver', { alias: { '^~(.+)': './src/\\\\1' } }]] };", 'src/models/shared.js': shared }],
    ['an alias beside a broken pattern of Babel', { 'src/a.js': use('@models/shared'), '.babelrc': '{ "plugins": [["module-resolver", { "alias": { "^(": "./x", "@models": "./src/models" } }]] }', 'src/models/shared.js': shared }],
    ['an index file that passes on', { 'a.ts': use('./models'), 'models/index.ts': "export * from './shared';", 'models/shared.ts': shared }],
    ['a default that is passed on by name', { 'a.ts': use('./models'), 'models/index.ts': "export { default as properties } from './shared';", 'models/shared.ts': "export default { _id: 'int', a: 'string' };" }],
    ['CommonJS', { 'a.ts': use('./shared'), 'shared.js': "module.exports = { properties: { _id: 'int', a: 'string' } };" }],
    ['JSON', { 'a.ts': use('./shared.json'), 'shared.json': { properties: { _id: 'int', a: 'string' } } }],
  ])('%s', (_name, files) => {
    expect(reads(files)).toEqual(TASK);
  });
});
