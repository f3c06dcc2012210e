import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

const R = "import Realm from 'realm';\n";
const SHAPE = "{ name: 'Task', properties: { _id: 'int', owner: 'string?' } }";
const BASE: Files = { 'Base.ts': `${R}export default class Base<T> extends Realm.Object<T> {}\n` };
const OLD: Files = { 'Base.js': "const Realm = require('realm');\nmodule.exports = class Base extends Realm.Object {};\n" };
const sdk = (version: string): Files => ({ 'package.json': { dependencies: { realm: version } } });
const task = (head: string, declaration: string): string => `${head}\n${declaration}\n`;

function read(files: Files): string[] {
  const { classes, unresolved, invalid } = readClient(memoryTree(files));
  return [
    ...classes.map(({ name, source }) => `${name} ${source.file}:${source.line}:${source.column}`),
    ...unresolved.map(({ class: name, reason, client }) => `${name} ${client.file}:${client.line} unresolved: ${reason}`),
    ...invalid.map(({ class: name, message, client }) => `${name} ${client.file}:${client.line} invalid: ${message}`),
  ];
}

describe('a class whose file has no word of Realm', () => {
  it.each<[string, Files, string]>([
    ['a static schema', { ...BASE, 'Task.ts': task("import Base from './Base';", `export class Task extends Base<Task> { static schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
    ['a base class through an alias', { 'lib/Base.ts': BASE['Base.ts'], 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./lib/*'] } } }, 'Task.ts': task("import Base from '@/Base';", `export class Task extends Base<Task> { static schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
    ['a base class of a base class', { ...BASE, 'Mid.ts': "import Base from './Base';\nexport abstract class Mid<T> extends Base<T> {}", 'Task.ts': task("import { Mid } from './Mid';", `export class Task extends Mid<Task> { static readonly schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
    ['a base class that an index passes on', { ...BASE, 'index.ts': "export { default as Base } from './Base';", 'Task.ts': task("import * as models from './index';", `export class Task extends models.Base<Task> { static schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
    ['a default export without a name', { ...BASE, 'Task.ts': task("import Base from './Base';", `export default class extends Base<any> { static schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
    ['a schema that a function makes', { ...BASE, 'make.ts': 'export const schemaOf = (name: string, properties: object) => ({ name, properties });', 'Task.ts': task("import Base from './Base';\nimport { schemaOf } from './make';", "export class Task extends Base<Task> { static schema = schemaOf('Task', { _id: 'int' }); }") }, 'Task Task.ts:3:1'],
    ['a schema of another file', { ...BASE, 'shape.ts': `export const shape = ${SHAPE};`, 'Task.ts': task("import Base from './Base';\nimport { shape } from './shape';", 'export class Task extends Base<Task> { static schema = shape; }') }, 'Task shape.ts:1:1'],
    ['module.exports = class', { ...OLD, 'Task.js': task("const Base = require('./Base');", `module.exports = class Task extends Base { static schema = ${SHAPE}; };`) }, 'Task Task.js:2:18'],
    ['module.exports = class without a name', { ...OLD, 'Task.js': task("const Base = require('./Base');", `module.exports = class extends Base { static schema = ${SHAPE}; };`) }, 'Task Task.js:2:18'],
    ['a getter', { ...OLD, 'Task.js': task("const Base = require('./Base');", `class Task extends Base { static get schema() { return ${SHAPE}; } }`) }, 'Task Task.js:2:56'],
    ['a schema that is assigned', { ...OLD, 'Task.js': task("const Base = require('./Base');", `class Task extends Base {}\nTask.schema = ${SHAPE};`) }, 'Task Task.js:3:1'],
    ['a base class of a package, in an app of Realm', { ...sdk('12.0.0'), 'Task.ts': task("import { Base } from '@acme/realm';", `export class Task extends Base<Task> { static schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
    ['a base class that is made, in an app of Realm', { ...sdk('12.0.0'), 'Task.ts': task("import { withId } from './mixins';", `export class Task extends withId(Object) { static schema = ${SHAPE}; }`) }, 'Task Task.ts:2:1'],
  ])('%s', (_name, files, expected) => {
    expect(read(files)).toEqual([expected]);
  });

  it('what cannot be read of it is named', () => {
    const files = { ...BASE, 'Task.ts': task("import Base from './Base';\nimport { schemaOf } from 'acme';", "export class Task extends Base<Task> { static schema = schemaOf('Task'); }") };
    expect(read(files)).toEqual(['Task Task.ts:3 unresolved: what a call returns is only known when the program runs']);
  });

  it.each<[string, Files]>([
    ['of a base class that has nothing to do with Realm', { ...sdk('12.0.0'), 'Base.ts': 'export class Base {}', 'Task.ts': task("import { Base } from './Base';", `export class Task extends Base { static schema = ${SHAPE}; }`) }],
    ['of another library, in an app without Realm', { 'Task.ts': task("import { Model } from 'orm';", `export class Task extends Model { static schema = ${SHAPE}; }`) }],
    ['of another library with types of its own', { ...sdk('12.0.0'), 'Task.ts': task("import { Model } from 'orm';", "export class Task extends Model { static schema = { name: 'Task', properties: { a: 'number', b: 'string' } }; }") }],
    ['of another library with a schema that is made', { ...sdk('12.0.0'), 'Task.ts': task("import { Model, Schema } from 'orm';", 'export class Task extends Model { static schema = new Schema({ a: String }); }') }],
    ['of JSON Schema', { ...sdk('12.0.0'), 'Task.ts': task("import { Form } from 'forms';", "export class Task extends Form { static schema = { name: 'Task', type: 'object', properties: { a: 'string' } }; }") }],
    ['of base classes that go in a circle', { 'A.ts': "import { B } from './B';\nexport class A extends B { static schema = { name: 'A', properties: { a: 'int' } }; }", 'B.ts': "import { A } from './A';\nexport class B extends A {}" }],
  ])('a class %s is none', (_name, files) => {
    expect(read(files)).toEqual([]);
  });
});

describe('a class that extends `Realm.Object` through another, given to a realm', () => {
  const files: Files = {
    ...BASE, 'Task.ts': task("import Base from './Base';", "export class Task extends Base<Task> { static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'int' } }; }"),
    'realm.ts': `${R}import { Task } from './Task';\nexport const open = () => Realm.open({ schema: [Task] });`,
  };
  it.each<[string, string[]]>([
    ['10.24.0', []],
    ['11.10.1', ['Task Task.ts:2 invalid: SDK 11 takes a class only where it extends `Realm.Object` itself, and this one extends `Base`: extend `Realm.Object`, or move to SDK 12']],
    ['12.0.0', []],
    ['20.1.0', []],
  ])('SDK %s', (version, expected) => {
    expect(read({ ...files, ...sdk(version) })).toEqual(['Task Task.ts:2:1', ...expected]);
  });

  it('a base class that extends nothing is refused from SDK 11 on', () => {
    expect(read({ ...files, ...sdk('12.0.0'), 'Base.ts': 'export default class Base<T> {}' })).toContain('Task Task.ts:2 invalid: a class that a realm is given must extend `Realm.Object`');
  });
});
