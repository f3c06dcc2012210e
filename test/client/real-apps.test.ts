import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/client/modules/memory';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';
import { reads } from '../support/reads';

const R = "import Realm from 'realm';\n";
const schema = (name: string, more = ''): string => `{ name: '${name}', primaryKey: 'id', properties: { id: 'int'${more} } }`;

describe('a schema that another module gives a class', () => {
  const types = `${R}export class Kiln extends Realm.Object {}\nexport class Glaze extends Realm.Object {}`;
  it.each<[string, Files, string[]]>([
    ['in the module that opens the realm', { 'types.js': types, 'db.js': `import { Kiln, Glaze } from './types';\nKiln.schema = ${schema('Kiln')};\nGlaze.schema = ${schema('Glaze')};\nexport const config = { schema: [Kiln, Glaze], schemaVersion: 3 };` }, ['Kiln: id int', 'Glaze: id int']],
    ['in a third module', { 'types.js': types, 'schemas.js': `import { Kiln } from './types';\nKiln.schema = ${schema('Kiln')};`, 'db.js': `${R}import './schemas';\nimport { Kiln } from './types';\nnew Realm({ schema: [Kiln] });` }, ['Kiln local: id int']],
    ['by its value', { 'types.js': types, 'db.js': `${R}import { Kiln } from './types';\nKiln.schema = ${schema('Kiln')};\nnew Realm({ schema: [Kiln.schema] });` }, ['Kiln local: id int']],
    ['through require, to a function', { 'kiln.js': 'function Kiln() {}\nmodule.exports = Kiln;', 'db.js': `const Realm = require('realm');\nconst Kiln = require('./kiln');\nKiln.schema = ${schema('Kiln')};\nnew Realm({ schema: [Kiln] });` }, ['Kiln local: id int']],
    ['to none that the list names', { 'types.js': types, 'db.js': `${R}import { Kiln, Glaze } from './types';\nKiln.schema = ${schema('Kiln')};\nnew Realm({ schema: [Kiln, Glaze] });` }, ['Kiln local: id int', 'refused Glaze.: it has no static `schema`, and @realm/babel-plugin gives it none: it transforms TypeScript files only']],
  ])('%s', (_name, files, expected) => {
    expect(reads(files)).toEqual(expected);
  });
});

describe('what one module says of another, read again after a change', () => {
  const again = (before: Files, after: Files): string[] => {
    const memory = createMemory();
    readClient(memoryTree(before), { memory });
    return readClient(memoryTree(after), { memory }).configurations.map(({ classes, place }) => `${place.file}:${place.line} ${classes.join()}`);
  };
  const types = { 'types.js': `${R}export class Kiln extends Realm.Object {}`, 'db.js': `${R}import { Kiln } from './types';\nnew Realm({ schema: [Kiln] });` };
  const opener = { 'kiln.js': `export const Kiln = ${schema('Kiln')};`, 'screen.js': "import { openWith } from './db';\nimport { Kiln } from './kiln';\nopenWith([Kiln]);" };
  it.each<[string, Files, Files, string[]]>([
    ['another schema', { ...types, 'schemas.js': `import { Kiln } from './types';\nKiln.schema = ${schema('Kiln')};` }, { ...types, 'schemas.js': `import { Kiln } from './types';\nKiln.schema = ${schema('Oven')};` }, ['db.js:3 Oven']],
    ['a function that opens no longer what it is given', { ...opener, 'db.js': `${R}export const openWith = (schema) => new Realm({ schema });` }, { ...opener, 'db.js': `${R}export const openWith = (schema) => schema;` }, []],
    ['a call of it', { ...opener, 'db.js': `${R}export const openWith = (schema) => new Realm({ schema });`, 'screen.js': 'export {};' }, { ...opener, 'db.js': `${R}export const openWith = (schema) => new Realm({ schema });` }, ['screen.js:3 Kiln']],
  ])('%s', (_name, before, after, expected) => {
    expect(again(before, after)).toEqual(expected);
  });
});

describe('schemas beside one that surely is one, in a file without a word of Realm', () => {
  it.each<[string, string, string[]]>([
    ['without a key', `export const kiln = ${schema('Kiln', ", shelves: 'Shelf[]'")};\nexport const shelf = { name: 'Shelf', properties: { height: 'int' } };`, ['Kiln: id int, shelves Shelf[]', 'Shelf: height int']],
    ['in the object form', `export const shelf = { name: 'Shelf', properties: { height: { type: 'int', optional: true } } };\nexport const kiln = ${schema('Kiln')};`, ['Kiln: id int', 'Shelf: height int?']],
    ['with links to each other alone', `export const kiln = ${schema('Kiln', ", pair: 'Pair'")};\nexport const pair = { name: 'Pair', properties: { upper: 'Shelf', lower: 'Shelf' } };\nexport const shelf = { name: 'Shelf', properties: { height: 'int' } };`, ['Kiln: id int, pair Pair', 'Pair: upper Shelf, lower Shelf', 'Shelf: height int']],
    ['none of them is an event that is logged', `export const kiln = ${schema('Kiln')};\ntrack({ name: 'Fired', properties: { from: 'panel', at: now } });`, ['Kiln: id int']],
  ])('%s', (_name, text, expected) => {
    expect(reads({ 'models.js': text })).toEqual(expected);
  });

  it('what is logged is no schema in a file that uses Realm either', () => {
    expect(reads({ 'screen.js': `${R}new Realm({ schema: [${schema('Kiln')}] });\ntrack({ name: 'Fired', properties: { from: 'panel', at: now } });` })).toEqual(['Kiln local: id int']);
  });
});

describe('objects of other libraries, which have `name`, `primaryKey` and `properties` too', () => {
  const others = { 'package.json': '{ "dependencies": { "other": "1.0.0" } }' };
  it.each<[string, Files]>([
    ['a document database with JSON Schema', { ...others, 'kiln.js': "export const kiln = { name: 'kiln', version: 0, primaryKey: 'id', type: 'object', properties: { id: { type: 'string', maxLength: 100 } }, required: ['id'] };" }],
    ['the same in an app of Realm', { 'kiln.js': `${R}export const kiln = { name: 'kiln', primaryKey: 'id', type: 'object', properties: { id: { type: 'string' } } };` }],
    ['a mapper with types of JavaScript', { ...others, 'kiln.js': "export const kiln = { name: 'Kiln', primaryKey: 'id', properties: { id: { type: 'number' }, hot: { type: 'boolean' } } };" }],
    ['an ontology with a list', { ...others, 'kiln.js': "define({ name: 'kiln', primaryKey: 'id', properties: [{ apiName: 'id', type: 'string' }] });" }],
    ['a tool for a language model', { ...others, 'tools.js': "// embedded\nexport const tools = [{ name: 'fire', description: 'Fires', parameters: { type: 'object', properties: { at: { type: 'string' } } } }];" }],
  ])('%s', (_name, files) => {
    expect(reads(files)).toEqual([]);
  });

  it('in an app of Realm, types of JavaScript are mistakes', () => {
    const files = { 'package.json': '{ "dependencies": { "realm": "12.9.0" } }', 'kiln.js': "export const kiln = { name: 'Kiln', primaryKey: 'id', properties: { id: 'int', heat: 'number' } };" };
    expect(reads(files)).toEqual(['Kiln: id int, heat number', 'refused Kiln.heat: there is no class `number`: write `int` or `double` if Realm\'s type is meant']);
  });
});

describe('functions that open a realm with the classes that they are given', () => {
  const kiln = `export const Kiln = ${schema('Kiln')};`;
  const call = "import { openWith } from './db';\nimport { Kiln } from './kiln';\n";
  it.each<[string, Files, string[]]>([
    ['one class', { 'kiln.js': kiln, 'db.js': `${R}export const openWith = (schema) => new Realm({ schema: [schema] });`, 'screen.js': `${call}openWith(Kiln);` }, ['Kiln local: id int']],
    ['a list', { 'kiln.js': kiln, 'db.js': `${R}export async function openWith(path, schema) { const realm = await Realm.open({ path, schema, sync: { user } }); return realm; }`, 'screen.js': `${call}openWith('a', [Kiln]);` }, ['Kiln: id int', 'refused Kiln.id: the primary key of a synced class must be `_id`, not `id`']],
    ['named arguments, a default export', { 'kiln.js': kiln, 'db.js': `${R}export default ({ schema, version = 1 }) => Realm.open({ schema, schemaVersion: version });`, 'screen.js': "import open from './db';\nimport { Kiln } from './kiln';\nopen({ schema: [Kiln] });" }, ['Kiln local: id int']],
    ['a static method', { 'kiln.js': kiln, 'db.js': `${R}export class Database { static open(schema) { return Realm.open({ schema }); } }`, 'screen.js': "import { Database } from './db';\nimport { Kiln } from './kiln';\nDatabase.open([Kiln]);" }, ['Kiln local: id int']],
    ['a constructor', { 'kiln.js': kiln, 'db.js': `${R}export class Database { constructor(schema) { this.realm = new Realm({ schema }); } }`, 'screen.js': "import { Database } from './db';\nimport { Kiln } from './kiln';\nnew Database([Kiln]);" }, ['Kiln local: id int']],
    ['nobody calls it', { 'kiln.js': kiln, 'db.js': `${R}export const openWith = (schema) => new Realm({ schema: [schema] });` }, ['Kiln: id int', 'not read ?. db.js:2: `schema` is a parameter']],
  ])('%s', (_name, files, expected) => {
    expect(reads(files)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['beside what they say themselves', 'export const openWith = (config) => Realm.open({ ...config, schemaVersion: 4 });'],
    ['as a part of it', 'export function openWith({ schema }) { const config = { schema, schemaVersion: 4 }; return new Realm(config); }'],
  ])('and of which the call is read once, %s', (_name, text) => {
    const { configurations } = readClient(memoryTree({ 'kiln.js': kiln, 'db.js': `${R}${text}`, 'screen.js': `${call}openWith({ schema: [Kiln] });` }));
    expect(configurations.map(({ classes, schemaVersion }) => `${classes.join()} ${schemaVersion?.value ?? ''}`)).toEqual(['Kiln 4']);
  });

  it('gives each call its own configuration', () => {
    const { configurations } = readClient(memoryTree({
      'kiln.js': kiln,
      'db.js': `${R}export function openWith(schema, path, schemaVersion = 0) { return new Realm({ schema, path, schemaVersion }); }`,
      'screen.js': `${call}openWith([Kiln], 'a.realm');\nopenWith([Kiln], 'b.realm', 2);`,
    }));
    expect(configurations.map(({ path, schemaVersion, place }) => `${path.text} ${schemaVersion?.value ?? ''} ${place.file}:${place.line}`)).toEqual(['a.realm 0 screen.js:3', 'b.realm 2 screen.js:4']);
  });
});

describe('one name in several realms', () => {
  const opened = (name: string, properties: string, rest: string): string => `const ${name} = { name: 'Kiln', properties: { ${properties} } };\nnew Realm({ schema: [${name}], ${rest} });\n`;
  it.each<[string, string, number, number]>([
    ['an earlier version of the same file', `${R}${opened('A', "a: 'int'", 'schemaVersion: 1')}${opened('B', "b: 'int'", 'schemaVersion: 2')}`, 0, 1],
    ['another file', `${R}${opened('A', "a: 'int'", "path: 'old.realm', schemaVersion: 1")}${opened('B', "b: 'int'", "path: 'new.realm', schemaVersion: 2")}`, 1, 0],
    ['a file whose path is not known', `${R}${opened('A', "a: 'int'", 'path: where(), schemaVersion: 1')}${opened('B', "b: 'int'", 'schemaVersion: 2')}`, 0, 1],
  ])('%s', (_name, text, ambiguous, superseded) => {
    const read = readClient(memoryTree({ 'db.js': text }));
    expect([read.ambiguous.length, read.superseded.length]).toEqual([ambiguous, superseded]);
  });
});

describe('a configuration whose `schema` is no list', () => {
  it.each<[string, string, number]>([
    ['one schema', 'new Realm({ schema: Kiln });', 1],
    ['one class', 'class Glaze extends Realm.Object { static schema = Kiln; }\nRealm.open({ schema: Glaze });', 1],
    ['a map of classes', 'export const context = createRealmContext({ schema: { Kiln } });', 1],
    ['null', 'new Realm({ schema: null });', 1],
    ['none at all', 'new Realm({ schema: undefined });', 0],
    ['an object that Realm is not handed', 'validate({ schema: Kiln });', 0],
  ])('%s', (_name, text, count) => {
    const refusals = reads({ 'db.js': `${R}const Kiln = ${schema('Kiln')};\n${text}` }).filter((line) => line.startsWith('refused'));
    expect(refusals).toEqual(Array.from({ length: count }, () => 'refused ?.: it must be a list of classes, between `[` and `]`'));
  });
});

describe('other spellings', () => {
  it.each<[string, Files, string[]]>([
    ['an assignment as default export', { 'kiln.js': `export default Kiln = ${schema('Kiln')};`, 'db.js': `${R}import Kiln from './kiln';\nRealm.open({ schema: [Kiln] });` }, ['Kiln local: id int']],
    ['a method that returns the list', { 'db.ts': `${R}const Kiln = ${schema('Kiln')};\nclass Database { realm: Realm; constructor() { this.realm = new Realm({ schema: this.schemas() }); }\n schemas() { return [Kiln]; } }` }, ['Kiln local: id int']],
    ['a static method', { 'db.ts': `${R}const Kiln = ${schema('Kiln')};\nclass Database { static schemas() { return [Kiln]; } }\nnew Realm({ schema: Database.schemas() });` }, ['Kiln local: id int']],
    ['names for devices, and others for the web', { 'names.ts': "export enum Names { Kiln = 'kilns' }", 'names.native.ts': "export enum Names { Kiln = 'Kiln' }", 'kiln.ts': `${R}import { Names } from './names';\nexport class Kiln extends Realm.Object { static schema: Realm.ObjectSchema = { name: Names.Kiln, primaryKey: 'id', properties: { id: 'int' } }; }` }, ['Kiln: id int']],
    ['constants of SDK 0.x', { 'db.js': `${R}new Realm({ schema: [{ name: 'Kiln', properties: { heat: Realm.Types.INT, note: 'string' } }] });` }, ['Kiln local: note string', "not read Kiln.heat db.js:2: `Realm.Types.INT` has been gone since SDK 1.0: write `'int'`"]],
    ['an abstract class that types the static of its heirs', { 'kiln.ts': `${R}abstract class Base extends Realm.Object { static schema: Realm.ObjectSchema; }\nclass Kiln extends Base { static override schema = ${schema('Kiln')}; }` }, ['Kiln: id int']],
  ])('%s', (_name, files, expected) => {
    expect(reads(files)).toEqual(expected);
  });
});
