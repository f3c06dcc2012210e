import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import { memoryTree } from '../support/app';

const ALBUM = "import Realm from 'realm';\n\nexport class Album extends Realm.Object<Album> {\n  _id!: string;\n  static primaryKey = '_id';\n}\n\n";
const PHOTO = "export class Photo extends Realm.Object<Photo> {\n  _id!: string;\n  title?: string;\n  static primaryKey = '_id';\n}\n";
const FAULT = /^null (\d+:\d+) the file has a syntax error \(.*\), and schemas near it may be missing or incomplete$/;
const CUT_OFF = 'Photo 8:1 the class is cut off, since its `}` is missing: what else it holds is not known';

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
    ['at the end', `${ALBUM}${PHOTO}>>>>>>> theirs\n`, ['Album', 'Photo'], '13:1'],
  ])('%s', (_name, text, classes, place) => {
    const client = read(text);
    expect([names(client), unread(client)]).toEqual([classes, [`fault at ${place}`]]);
  });
});
