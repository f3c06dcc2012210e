import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import { diskTree } from '../../src/tree/file-tree';
import { memoryTree, type Files } from '../support/app';

const R = "import Realm from 'realm';\n";
const GOOD = `${R}export class Good extends Realm.Object { static schema = { name: 'Good', primaryKey: '_id', properties: { _id: 'int' } }; }\n`;
/** Five seconds of a machine that does nothing else, in milliseconds, with room for one that does. */
const LIMIT = 30_000;

function read(text: string, file = 'src/bad.ts'): ClientSchemas {
  return readClient(memoryTree({ [file]: text, 'src/good.ts': GOOD }));
}

const names = ({ classes }: ClientSchemas): string[] => classes.map(({ name }) => name).sort();
const reasons = ({ unresolved }: ClientSchemas): string[] => unresolved.map(({ reason, client }) => `${client.file}:${client.line} ${reason}`);

describe('sources that nobody writes by hand', () => {
  it('a file of 5 MB', () => {
    const words = 'some words that are long enough to fill a line, '.repeat(3);
    const filler = Array.from({ length: 27_000 }, (_, index) => (index % 6 === 0 ? `export const text${index} = { name: 'n${index}', value: '${words}' };` : `// ${words} and more than that, so that it is long`)).join('\n');
    const text = `${GOOD.replaceAll('Good', 'Big')}${filler}\n`;
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(names(read(text))).toEqual(['Big', 'Good']);
  }, LIMIT);

  it.each([
    ['since 2021', { 'backend/functions/config.json': [], 'backend/functions/tables/make.js': GOOD.replaceAll('Good', 'Made') }],
    ['before', { 'backend/functions/make/config.json': {}, 'backend/functions/make/source.js': `<<<<<<< HEAD\n${GOOD}` }],
    ['of a webhook', { 'backend/services/http/incoming_webhooks/make/config.json': {}, 'backend/services/http/incoming_webhooks/make/source.js': `${GOOD}}` }],
  ])('functions that run on the server, as exported %s, are none of the client', (_name, files: Files) => {
    const client = readClient(memoryTree({ ...files, 'src/good.ts': GOOD, 'functions/other.js': GOOD.replaceAll('Good', 'Other') }));
    expect([names(client), reasons(client)]).toEqual([['Good', 'Other'], []]);
  });

  it('a bundle of long lines', () => {
    const line = `${GOOD.replaceAll('Good', 'Bundled').replaceAll('\n', ' ')};${'var a=1;'.repeat(40_000)}`;
    const client = read(line, 'src/app.bundle.js');
    expect(names(client)).toEqual(['Good']);
    expect(reasons(client)).toEqual(['src/app.bundle.js:1 the file was not read: it looks like the output of a bundler']);
  }, LIMIT);

  it.each([
    ['10,000 nested spreads', `${R}export const S = { name: 'S', primaryKey: '_id', properties: ${'{ ...'.repeat(10_000)}{}${' }'.repeat(10_000)} };`],
    ['10,000 nested lists', `${R}export const S = { name: 'S', primaryKey: '_id', properties: ${'['.repeat(10_000)}${']'.repeat(10_000)} };`],
    ['10,000 sums', `${R}export const S = { name: 'S', primaryKey: '_id', properties: { a: ${"'a' + ".repeat(10_000)}'b' } };`],
    ['500 nested spreads', `${R}export const S = { name: 'S', primaryKey: '_id', properties: ${'{ ...'.repeat(500)}{}${' }'.repeat(500)} };`],
  ])('%s', (_name, text) => {
    const client = read(text);
    expect(names(client)).toContain('Good');
    expect(reasons(client).join('\n')).toMatch(/src\/bad\.ts:\d+ .*nested too deeply/);
  }, LIMIT);

  it('constants that refer to themselves', () => {
    const client = read(`${R}const a = { ...b };\nconst b = { ...a };\nexport const S = { name: 'S', primaryKey: '_id', properties: b };`);
    expect(names(client)).toEqual(['Good', 'S']);
    expect(reasons(client).join()).toContain('it refers to itself');
  });

  it('functions that call each other', () => {
    const client = read(`${R}const f = (n: string) => g(n);\nconst g = (n: string) => f(n);\nclass S extends Realm.Object { static schema = f('S'); }`);
    expect(names(client)).toEqual(['Good']);
    expect(client.unresolved).toHaveLength(1);
  });

  it('imports that go in a circle', () => {
    const files = {
      'a.ts': `${R}import { b } from './b';\nexport const a = { ...b, a: 'int' };\nexport const S = { name: 'S', primaryKey: '_id', properties: { _id: 'int', ...a } };`,
      'b.ts': "import { a } from './a';\nexport const b = { ...a, b: 'int' };\nexport * from './c';",
      'c.ts': "export * from './b';",
    };
    const client = readClient(memoryTree(files));
    expect(names(client)).toEqual(['S']);
    expect(reasons(client)).toEqual([expect.stringContaining('it refers to itself')]);
  });

  it('a syntax error', () => {
    const client = read(`${GOOD.replaceAll('Good', 'Broken')}const list = [1;\n`);
    expect(names(client)).toEqual(['Broken', 'Good']);
    expect(reasons(client)).toEqual(["src/bad.ts:3 the file has a syntax error (',' expected), and schemas near it may be missing or incomplete"]);
  });

  const NAMELESS = '2 the file has a syntax error (the name of a module is missing after `from`), and schemas near it may be missing or incomplete';
  it.each<[string, string[]]>([
    ["import { Note } from=> './models';", ["2 the file has a syntax error ('(' expected), and schemas near it may be missing or incomplete", '2 the module that this comes from is not named']],
    ['import { Note } from', [NAMELESS]],
    ['import Note from', [NAMELESS]],
    ['import * as Note from', [NAMELESS]],
    ['import { Note } from 5;', [NAMELESS]],
    ['export { Note } from', [NAMELESS, '3 `Note` is not declared in this file']],
    ['export * as Note from', [NAMELESS, '3 `Note` is not declared in this file']],
    ['export * from', [NAMELESS, '3 `Note` is not declared in this file']],
    ['const Note = require();', ['2 the module that this comes from is not named']],
    ['const { Note } = require();', ['2 the module that this comes from is not named']],
    ['import Note = require();', ["2 the file has a syntax error (Expression expected), and schemas near it may be missing or incomplete", '2 the module that this comes from is not named']],
    ['import Note = require(', ['2 the module that this comes from is not named', "3 the file has a syntax error (')' expected), and schemas near it may be missing or incomplete"]],
    ['const Note = await import();', ['2 this kind of expression is only known when the program runs']],
  ])('a module that is not named: %s', (statement, expected) => {
    const client = read(`${R}${statement}\nRealm.open({ schema: [Note] });\n${GOOD.replaceAll('Good', 'Near')}`);
    expect(names(client)).toEqual(['Good', 'Near']);
    expect(reasons(client).sort()).toEqual(expected.map((each) => `src/bad.ts:${each}`));
  });

  it.each(['import { A, B', 'import {', 'import', 'export { A, B', 'export', 'export * from', 'require(', 'import x = require(', 'import('])('a file that ends with `%s`', (end) => {
    const client = read(`${GOOD.replaceAll('Good', 'Near')}${end}`);
    expect(names(client)).toEqual(['Good', 'Near']);
    expect(reasons(client)).toEqual([expect.stringMatching(/^src\/bad\.ts:3 the file has a syntax error/)]);
  });

  it('an export that does not name its module, imported elsewhere', () => {
    const client = readClient(memoryTree({ 'a.ts': `${R}import { Note } from './b';\nRealm.open({ schema: [Note] });`, 'b.ts': 'export { Note } from\nexport const schema = 1;' }));
    expect(reasons(client)).toEqual([expect.stringContaining('b.ts:1 ')]);
  });

  it('annotations of Flow', () => {
    const text = `// @flow\n${R}type Props = {| +a: ?string |};\nexport class Flow extends Realm.Object<Props> {\n  a: ?string;\n  static schema: Object = { name: 'Flow', primaryKey: '_id', properties: { _id: 'int', a: 'string?' } };\n}\n`;
    expect(names(read(text, 'src/flow.js'))).toEqual(['Flow', 'Good']);
  });

  it.each([
    ['a type declaration', 'src/types.d.ts'], ['a generated folder', 'src/node_modules/x/index.ts'], ['a test', 'src/__tests__/a.ts'],
  ])('%s declares nothing', (_name, file) => {
    const client = file.includes('node_modules') ? readClient(memoryTree({ 'src/good.ts': GOOD })) : read(GOOD.replaceAll('Good', 'Other'), file);
    expect(names(client)).toEqual(['Good']);
  });

  it.each([['an empty file', ''], ['half a file', GOOD.slice(0, 90)], ['zeros', '\0'.repeat(1000)], ['half a string', `${R}const a = 'properties primaryKey`]])('%s', (_name, text) => {
    expect(names(read(text))).toContain('Good');
  });
});

describe('files that cannot be read', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'realm-schema-'));
    mkdirSync(path.join(folder, 'models'));
    writeFileSync(path.join(folder, 'models/good.ts'), GOOD);
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it.each([
    ['a link that leads nowhere', (file: string) => { symlinkSync('nowhere.ts', file); }, 'it does not exist, or is a link that leads nowhere'],
    ['a link to itself', (file: string) => { symlinkSync('bad.ts', file); }, 'it is a link that leads back to itself'],
    ['bytes that are no UTF-8', (file: string) => { writeFileSync(file, Buffer.from([0x63, 0xff, 0xfe, 0xfd])); }, 'it is not valid UTF-8'],
    ['UTF-16', (file: string) => { writeFileSync(file, Buffer.from(`\uFEFF${GOOD}`, 'utf16le')); }, 'it is encoded in UTF-16 (little endian); save it as UTF-8'],
  ])('%s is named', (_name, write, reason) => {
    write(path.join(folder, 'models/bad.ts'));
    const client = readClient(diskTree(folder));
    expect(names(client)).toEqual(['Good']);
    expect(reasons(client)).toEqual([`models/bad.ts:1 the file was not read: ${reason}`]);
  });
});
