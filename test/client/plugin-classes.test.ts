import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

/** What goes wrong in a client, a line each: fault, subject, place and reason. */
function faults(files: Files): string[] {
  return readClient(memoryTree(files)).invalid.map(({ fault, class: name, property, message, client }) =>
    `${fault} ${[name, property].filter((part) => part !== null).join('.')} ${client.line}:${client.column} ${message}`);
}

const names = (files: Files): string[] => readClient(memoryTree(files)).classes.map(({ name }) => name);

const IMPORT = "import Realm, { BSON } from 'realm';\n";
const PLUGIN = { 'package.json': { devDependencies: { '@realm/babel-plugin': '^0.2.0' } } };
const member = (text: string): Files => ({ ...PLUGIN, 'Task.ts': `${IMPORT}export class Task extends Realm.Object<Task> {\n  _id!: BSON.ObjectId;\n  ${text}\n  static primaryKey = '_id';\n}\n` });

describe('fields and statics that do not reach the schema', () => {
  it.each([
    ['a: string | null;', ['dropped Task.a 4:3 it does not know `| null`: write `?` after the name instead, as in `name?: string`']],
    ['a?: Foo[];', ['dropped Task.a 4:3 it does not know `Foo[]`: write `Realm.List<Foo>`']],
    ["'a': string;", ['dropped Task.a 4:3 its name is not a plain identifier']],
    ['a!: Realm.Int;', ['dropped Task.a 4:3 it does not know the type `Realm.Int`: write `Realm.Types.Int`']],
    ['a!: T.Int;', ['dropped Task.a 4:3 it does not know the type `T.Int`: `T` is not imported from `realm`']],
    ['a = -1;', ['dropped Task.a 4:3 it cannot tell the type from the initial value `-1`: write the type beside the name']],
    ['a = () => 1;', []],
    ['a!: () => void;', []],
    ['get a(): string { return ""; }', []],
    ['a?: string;', []],
    ['static embedded: true;', ['ignored Task 4:3 `static embedded` has a type but no value: it needs `true` or `false`']],
    ['static embedded?: boolean;', []],
    ['static other = 1;', []],
    ['@mapTo(NAME) a!: string;', ['ignored Task.a 4:3 `@mapTo` counts only where `mapTo` or `Realm` is imported from `realm` under that name']],
    ['@Realm.mapTo(NAME) a!: string;', ['ignored Task.a 4:3 `@Realm.mapTo(NAME)` has no effect: write `@mapTo("name")` with the name written out']],
    ['a?: Realm.Types.LinkingObjects<Task, "b">;', ['build Task.a 4:3 `LinkingObjects` cannot be optional']],
  ])('%s', (text, expected) => {
    expect(faults(member(text))).toEqual(expected);
  });

  it('a primary key with a type and no value', () => {
    const text = `${IMPORT}export class Task extends Realm.Object<Task> {\n  _id!: BSON.ObjectId;\n  static primaryKey: '_id';\n}\n`;
    expect(faults({ ...PLUGIN, 'Task.ts': text })).toEqual([
      'ignored Task 4:3 `static primaryKey` has a type but no value: it needs a string that is written out, as in `static primaryKey = "..."`',
    ]);
  });
});

describe('classes without a schema of their own', () => {
  const literal = `${IMPORT}export class Other extends Realm.Object { static schema = { name: 'Other', properties: { a: 'int' } }; }\n`;

  it('reads them as the plugin does where nothing speaks against it', () => {
    expect(names({ 'Task.ts': `${IMPORT}export class Task extends Realm.Object { a!: string; }` })).toEqual(['Task']);
  });

  const doubt = 'untransformed Task 1:41 it has no static `schema`, and nothing in the project names @realm/babel-plugin';
  const TASK = "import Realm from 'realm'; export class Task extends Realm.Object { a!: string; }";

  it.each<[string, Files, string[]]>([
    ['a project of Realm', { 'package.json': { dependencies: { realm: '12.0.0' } } }, [doubt]],
    ['a project of Realm for React', { 'package.json': { dependencies: { '@realm/react': '0.11.0' } }, 'babel.config.js': 'module.exports = { presets: [] };\n' }, [doubt]],
    ['the plugin as a dependency', { 'package.json': { dependencies: { realm: '12.0.0' }, devDependencies: { '@realm/babel-plugin': '0.2.0' } } }, []],
    ['the plugin in the Babel configuration', { 'package.json': { dependencies: { realm: '12.0.0' } }, '.babelrc': '{ "plugins": ["@realm/babel-plugin"] }' }, []],
    ['the plugin in another package', { 'package.json': { dependencies: { realm: '12.0.0' } }, 'app/babel.config.js': "module.exports = { plugins: ['@realm/babel-plugin'] };\n" }, []],
    ['no project', {}, []],
    ['a project that says nothing of Realm', { 'package.json': { dependencies: { react: '18.0.0' } } }, []],
  ])('doubts the plugin in a client of %s', (_name, files, expected) => {
    const client = { ...files, 'Task.ts': TASK };
    expect(faults(client)).toEqual(expected);
    expect(names(client)).toEqual(['Task']);
  });

  it('does not invent a class from a base class of a project that writes its schemas out', () => {
    const files = { 'Base.ts': `${IMPORT}export class Base extends Realm.Object { a!: string; }`, 'Other.ts': literal };
    expect(names(files)).toEqual(['Other']);
    expect(faults(files)).toEqual([]);
  });

  it('nor from an abstract or empty one', () => {
    const text = `${IMPORT}export abstract class Base extends Realm.Object { a!: string; }\nexport class Empty extends Realm.Object {}\n`;
    expect(names({ ...PLUGIN, 'Base.ts': text, 'Other.ts': literal })).toEqual(['Other']);
  });

  it.each([
    ['a class expression', 'Task.ts', `${IMPORT}const Task = class extends Realm.Object { a!: string; };`, 'it transforms class declarations only, and this is a class expression'],
    ['JavaScript', 'Task.js', `${IMPORT}class Task extends Realm.Object {}`, 'it transforms TypeScript files only'],
    ['an alias', 'Task.ts', "import { Object as RealmObject } from 'realm';\nclass Task extends RealmObject { a!: string; }", 'it only knows `Realm.Object` where `Realm` is imported from `realm` or `@realm/react` in this file, not `RealmObject`'],
    ['a type import', 'Task.ts', "import type Realm from 'realm';\nclass Task extends Realm.Object { a!: string; }", 'it only knows `Realm.Object` where `Realm` is imported from `realm` or `@realm/react` in this file, not `Realm.Object`'],
  ])('%s is not transformed, which matters when a realm is given the class', (_name, file, text, reason) => {
    expect(faults({ ...PLUGIN, [file]: text })).toEqual([]);
    const [fault, ...others] = faults({ ...PLUGIN, [file]: `${text}\nnew Realm({ schema: [Task] });` });
    expect(others).toEqual([]);
    expect(fault).toMatch(/^no-schema Task /);
    expect(fault).toContain(`gives it none: ${reason}`);
  });

  it('a subclass stands for its base', () => {
    const text = `${IMPORT}class Base extends Realm.Object { a!: string; }\nclass Task extends Base { b!: string; }\nnew Realm({ schema: [Task] });\n`;
    expect(faults({ ...PLUGIN, 'Task.ts': text })).toEqual([
      'no-schema Task 3:1 @realm/babel-plugin only transforms classes that extend `Realm.Object` themselves, so this class stands for `Base`, without `b`',
    ]);
  });

  it('a type literal in place of a schema', () => {
    const text = `${IMPORT}class Task extends Realm.Object { static schema: { name: 'Task'; properties: { a: 'int' } }; }`;
    expect(faults({ 'Task.ts': text })).toEqual(['no-schema Task 2:35 the static `schema` has a type but no value: write `=` instead of `:`']);
  });

  it('classes that extend each other', () => {
    expect(faults({ 'Task.ts': `${IMPORT}class A extends B { a!: string; }\nclass B extends A { b!: string; }\nnew Realm({ schema: [A, B] });` })).toEqual([]);
  });
});
