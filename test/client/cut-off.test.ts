import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import { memoryTree } from '../support/app';

const ALBUM = "import Realm from 'realm';\n\nexport class Album extends Realm.Object<Album> {\n  _id!: string;\n  static primaryKey = '_id';\n}\n\n";
const PHOTO = "export class Photo extends Realm.Object<Photo> {\n  _id!: string;\n  title?: string;\n  static primaryKey = '_id';\n}\n";
const FAULT = /^null (\d+:\d+) the file has a syntax error \(.*\), and schemas near it may be missing or incomplete$/;
const CUT_OFF = 'Photo 8:1 the class is cut off, since its `}` is missing: what else it holds is not known';

const CUT_OBJECT = 'it is cut off, since a `}` is missing: what else it holds is not known';

const read = (text: string): ClientSchemas => readClient(memoryTree({ 'babel.config.js': "module.exports = { plugins: ['@realm/babel-plugin'] };", 'models.ts': text }));
const names = ({ classes }: ClientSchemas): string[] => classes.map(({ name }) => name);
const unread = ({ unresolved }: ClientSchemas): string[] => unresolved.map(({ class: name, client, reason }) => `${name} ${client.line}:${client.column} ${reason}`).map((each) => each.replace(FAULT, 'fault at $1'));

describe('a file without a word of a schema, cut off', () => {
  it.each<[string, string, string[]]>([
    ['after `export`', 'export', ['fault at 8:1']],
    ['after `class`', 'export class', ['fault at 8:13']],
    ['after the name', 'export class Photo', ['fault at 8:19']],
    ['after `extends`', 'export class Photo extends', [CUT_OFF, 'fault at 8:27']],
    ['after `Realm`', 'export class Photo extends Realm', [CUT_OFF, 'fault at 8:33']],
    ['after the base class', 'export class Photo extends Realm.Object', [CUT_OFF, 'fault at 8:40']],
    ['within the type argument', 'export class Photo extends Realm.Object<Pho', [CUT_OFF, 'fault at 8:44']],
    ['after `{`', 'export class Photo extends Realm.Object<Photo> {', [CUT_OFF, 'fault at 8:49']],
    ['within a property', `${PHOTO.slice(0, PHOTO.indexOf('!'))}!:`, [CUT_OFF, 'fault at 9:8']],
    ['after a property', PHOTO.slice(0, PHOTO.indexOf('  title')), [CUT_OFF, 'fault at 10:1']],
    ['after `static`', `${PHOTO.slice(0, PHOTO.indexOf('static'))}static`, [CUT_OFF, 'fault at 11:9']],
    ['within a text', PHOTO.slice(0, PHOTO.indexOf("'") + 3), [CUT_OFF, 'fault at 11:26']],
    ['before `}`', PHOTO.slice(0, -2), [CUT_OFF, 'fault at 12:1']],
  ])('%s', (_name, end, expected) => {
    const client = read(ALBUM + end);
    expect([names(client), unread(client)]).toEqual([['Album'], expected]);
  });

  it.each([['extends'], ['extends Realm'], ['extends Realm.Object'], ['extends Realm.Object<Photo> {\nstatic']])('with one class alone: `%s`', (end) => {
    const client = read(`import Realm from 'realm';\nexport class Photo ${end}`);
    expect(names(client)).toEqual([]);
    expect(unread(client)).toEqual([CUT_OFF.replace('8:1', '2:1'), expect.stringMatching(/^fault at/)]);
  });

  it('with the word `static` in a file of schemas', () => {
    const client = readClient(memoryTree({ 'models.ts': `${ALBUM.replace("static primaryKey = '_id'", "static schema = { name: 'Album', primaryKey: '_id', properties: { _id: 'string' } }")}export class Photo extends Realm.Object<Photo> {\nstatic` }));
    expect([names(client), unread(client)]).toEqual([['Album'], [CUT_OFF, 'fault at 9:7']]);
  });

  const photo = PHOTO.slice(0, -2);
  it.each<[string, string, string, string]>([
    ['a default export', photo.replace('export class', 'export default class'), 'Photo 8:1', '12:1'],
    ['an abstract class', photo.replace('export class', 'abstract class'), 'Photo 8:1', '12:1'],
    ['a class expression', photo.replace('export class', 'export const Photo = class'), 'Photo 8:22', '12:1'],
    ['within a decorator', 'export class Photo extends Realm.Object<Photo> {\n  @mapTo(', 'Photo 8:1', '9:10'],
    ['within a comment', `${photo}/* why`, 'Photo 8:1', '12:7'],
    ['within a template', photo.replace("'_id'", '`_id'), 'Photo 8:1', '12:1'],
    ['without a space', 'class Photo extends Realm.Object{_id!:string', 'Photo 8:1', '8:45'],
  ])('in other ways: %s', (_name, end, place, fault) => {
    const client = read(ALBUM + end);
    expect([names(client), unread(client)]).toEqual([['Album'], [CUT_OFF.replace('Photo 8:1', place), `fault at ${fault}`]]);
  });

  it.each<[string, string, string]>([['of another kind', 'models.js', "const Realm = require('realm');\nclass Photo extends Realm.Object {\n  static primaryKey = "], ['with JSX', 'models.tsx', ALBUM + photo], ['of Vue', 'Photo.vue', `<script lang="ts">\n${ALBUM}${photo}</script>\n`]])('a file %s', (_name, file, text) => {
    const client = readClient(memoryTree({ 'babel.config.js': "module.exports = { plugins: ['@realm/babel-plugin'] };", [file]: text }));
    expect(unread(client)).toEqual([expect.stringMatching(/^Photo \d+:1 the class is cut off/), expect.stringMatching(/^fault at /)]);
  });

  const REST = 'the class is cut off, since its `}` is missing: what else it holds is not known';
  it.each<[string, string, string[]]>([
    ['a base class of another file', "import { Base } from './base';\nexport class Photo extends Base {\n  title?: string;", [`Photo 2:1 ${REST}`]],
    ['a base class of another file, after its name', "import { Base } from './base';\nexport class Photo extends", [`Photo 2:1 ${REST}`]],
  ])('%s, where a realm is given the class', (_name, text, expected) => {
    const client = readClient(memoryTree({
      'base.ts': "import Realm from 'realm';\nexport class Base extends Realm.Object { _id!: string; static primaryKey = '_id'; }\n", 'photo.ts': text,
      'open.ts': "import Realm from 'realm';\nimport { Photo } from './photo';\nexport const open = (user) => Realm.open({ schema: [Photo], sync: { user } });\n",
    }));
    expect(unread(client)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['cut off', "export const base = { _id: 'objectId', note: 'string'"],
    ['with marks of a merge', "export const base = {\n  _id: 'objectId',\n<<<<<<< HEAD\n  note: 'string',\n=======\n  note: 'int',\n>>>>>>> theirs\n};\n"],
  ])('properties that another file takes from it, %s', (how, text) => {
    const client = readClient(memoryTree({ 'base.ts': text, 'task.ts': "import Realm from 'realm';\nimport { base } from './base';\nexport const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: base };\n" }));
    expect(unread(client)).toEqual([...(how === 'cut off' ? [`Task 1:21 ${CUT_OBJECT}`] : []), expect.stringMatching(/^fault at /)]);
  });

  it('a brace that is lost between classes', () => {
    const client = read(`${ALBUM.replace('}\n', '')}${PHOTO}`);
    expect(unread(client)).toContain('Album 3:1 the class is cut off, since its `}` is missing: what else it holds is not known');
  });

  it('another class than one of Realm is not named', () => {
    expect(unread(read(`${ALBUM}class View extends React.Component {\n  render() {`))).toEqual(['fault at 9:13']);
  });
});

describe('marks of a merge in a file without a word of a schema', () => {
  const merge = (ours: string, theirs: string): string => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
  it.each<[string, string, string[], string]>([
    ['around a property', ALBUM + PHOTO.replace('  title?: string;\n', merge('  title?: string;\n', '  title!: string;\n')), ['Album', 'Photo'], '10:1'],
    ['around a class', ALBUM + merge(PHOTO, ''), ['Album', 'Photo'], '8:1'],
    ['around imports', merge("import Realm from 'realm';\n", "import { Realm } from 'realm';\n") + ALBUM.replace("import Realm from 'realm';\n", '') + PHOTO, ['Album', 'Photo'], '1:1'],
    ['with what both had before', ALBUM + PHOTO.replace('  title?: string;\n', '<<<<<<< HEAD\n  title?: string;\n||||||| base\n  title!: string;\n=======\n  name!: string;\n>>>>>>> theirs\n'), ['Album', 'Photo'], '10:1'],
    ['around the head of a class', ALBUM + merge('export class Photo extends Realm.Object<Photo> {\n', 'export class Photo extends Realm.Object {\n') + PHOTO.slice(PHOTO.indexOf('\n') + 1), ['Album', 'Photo'], '8:1'],
    ['of which one is left', `${ALBUM}${PHOTO}=======\n`, ['Album', 'Photo'], '13:1'],
    ['at the end', `${ALBUM}${PHOTO}>>>>>>> theirs\n`, ['Album', 'Photo'], '13:1'],
  ])('%s', (_name, text, classes, place) => {
    const client = read(text);
    expect([names(client), unread(client)]).toEqual([classes, [`fault at ${place}`]]);
  });

  it.each<[string, string, string[]]>([
    ['before the value of a property', "primaryKey: '_id', properties: { _id: 'string', title:", [`Photo 2:22 ${CUT_OBJECT}`, 'Photo.title 2:87 nothing stands where a value is expected', 'fault at 2:93']],
    ['before the key', "properties: { _id: 'string' }, primaryKey:", ['Photo 2:70 `primaryKey`: nothing stands where a value is expected', `Photo 2:22 ${CUT_OBJECT}`, 'fault at 2:81']],
    ['behind a property', "primaryKey: '_id', properties: { _id: 'string',", [`Photo 2:22 ${CUT_OBJECT}`, 'fault at 2:86']],
    ['within a spread', "primaryKey: '_id', properties: { _id: 'string', ...", [`Photo 2:22 ${CUT_OBJECT}`, 'fault at 2:90']],
  ])('a schema that ends %s', (_name, end, expected) => {
    const client = read(`import Realm from 'realm';\nexport const Photo = { name: 'Photo', ${end}`);
    expect(client.unresolved.map(({ class: name, property, client: { line, column }, reason }) => `${[name, property].filter((each) => each !== null).join('.') || 'null'} ${line}:${column} ${reason}`.replace(FAULT, 'fault at $1'))).toEqual(expected);
  });
});
