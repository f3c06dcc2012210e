import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree } from '../support/app';

const BEFORE = `import Realm from 'realm';
const A = { name: 'A', primaryKey: '_id', properties: { _id: 'int', text: 'string' } };
const B = { name: 'B', primaryKey: '_id', properties: { _id: 'int' } };
`;

function read(code: string, sdk = '12.0.0'): { faults: string[]; ambiguous: string[] } {
  const { invalid, ambiguous } = readClient(memoryTree({ 'a.js': `${BEFORE}${code}\n`, 'package.json': { dependencies: { realm: sdk } } }));
  return {
    faults: invalid.map(({ fault, class: name, property, message, client }) => `${fault} ${[name ?? '-', property ?? ''].join('.')} ${client.line}:${client.column} ${message}`),
    ambiguous: ambiguous.map(({ class: name }) => name),
  };
}

describe('what is refused of a list of classes', () => {
  it.each([
    ['one class twice', 'new Realm({ schema: [A, A] });', ['repeated A. 4:13 it is there twice']],
    ['three times, through a spread', 'const some = [A, B];\nnew Realm({ schema: [...some, A, A] });', ['repeated A. 5:13 it is there 3 times']],
    ['two schemas of one name', "new Realm({ schema: [A, { name: 'A', properties: { size: 'int' } }] });", ['repeated A. 4:13 it is there twice']],
    ['a class twice', "class C extends Realm.Object {}\nC.schema = { name: 'C', properties: { a: 'int' } };\nRealm.open({ schema: [C, C.schema] });", ['repeated C. 6:14 it is there twice']],
    ['no class', 'new Realm({ schema: [A, null, 5] });', ['refused -. 4:25 `null` in the list is no class and no object schema', 'refused -. 4:31 `5` in the list is no class and no object schema']],
    ['a name, and nothing', "new Realm({ schema: [A, 'B', undefined] });", ['refused -. 4:25 `"B"` in the list is no class and no object schema', 'refused -. 4:30 `undefined` in the list is no class and no object schema']],
    ['a list in the list', 'const some = [B];\nconst config = { schema: [A, some] };\nnew Realm(config);', ['refused -. 4:14 a list within the list is no class and no object schema']],
    ['several faults', "const L = { name: 'L', properties: { a: 'M', b: 'N' } }; const M = { name: 'M', properties: { a: 'int' } }; const N = { name: 'N', properties: { a: 'int' } };\nnew Realm({ schema: [A, A, L] });", ['repeated A. 5:13 it is there twice', 'unlisted M. 5:13 `L.a` of this list links to it', 'unlisted N. 5:13 `L.b` of this list links to it']],
    ['each class once', 'new Realm({ schema: [A, B] });\nnew Realm({ path: "b", schema: [B, A] });', []],
    ['what no realm is surely handed', 'export const models = { schema: [A, null] };', []],
  ])('%s', (_name, code, expected) => {
    expect(read(code)).toEqual({ faults: expected, ambiguous: [] });
  });
});

describe('two realms that give one name to different classes', () => {
  const beside = (schema: string, more = ''): string => `new Realm({ path: 'a', schema: [A, B] });\nnew Realm({ path: 'b', schema: [${schema}${more}] });`;

  it.each([
    ['a key of a type that can be none', "{ name: 'A', primaryKey: 'k', properties: { k: 'bool' } }", ['key-type A.k 5:77 a primary key must be of type int, string, objectId or uuid, not `bool`']],
    ['a link to nowhere', "{ name: 'A', properties: { k: 'Nope' } }", ['unknown-class A.k 5:60 there is no class `Nope`: add the class, or mend the name']],
    ['an index that cannot be', "{ name: 'A', properties: { k: { type: 'double', indexed: true } } }", ['core A.k 5:60 a property of type `double` cannot be indexed']],
    ['a key that SDK 12 does not find', "{ name: 'A', primaryKey: 'k', properties: { k: { type: 'int', mapTo: '_id' } } }", ['core A.k 5:77 a primary key cannot be stored under another name: SDK 12 and later do not find `_id` then']],
    ['a sound one', "{ name: 'A', properties: { k: 'int', b: 'B' } }, B", []],
  ])('%s', (_name, schema, expected) => {
    expect(read(beside(schema))).toEqual({ faults: expected, ambiguous: ['A'] });
  });

  it('the first stays comparable', () => {
    const { classes } = readClient(memoryTree({ 'a.js': `${BEFORE}${beside("{ name: 'A', primaryKey: 'text', properties: { text: 'bool' } }")}\n` }));
    expect(classes.map(({ name, unread }) => [name, [...unread.properties], unread.primaryKey])).toEqual([['A', [], false], ['B', [], false]]);
  });

  it('a synced one needs its key', () => {
    expect(read("new Realm({ path: 'a', schema: [A], sync: { user, flexible: true } });\nnew Realm({ path: 'b', schema: [{ name: 'A', properties: { k: 'int' } }], sync: { user, flexible: true } });").faults)
      .toEqual(['synced-key A. 5:33 a synced class needs a primary key named `_id`, and it has none']);
  });
});

describe('a class that extends `Realm.Object` through another one', () => {
  const code = "class Base extends Realm.Object {}\nclass C extends Base { static schema = { name: 'C', properties: { a: 'int' } }; }\nnew Realm({ schema: [C] });";

  it.each([['10.24.0', 0], ['11.0.0', 1], ['11.10.2', 1], ['12.0.0', 0], ['20.2.0', 0]])('SDK %s', (sdk, faults) => {
    expect(read(code, sdk).faults).toHaveLength(faults);
  });
});
