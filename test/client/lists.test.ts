import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

const realm = (head: string, list: string): string => `import Realm from 'realm';\n${head}\nexport const open = () => Realm.open({ schema: [${list}] });\n`;
const PERSON = "const Person = { name: 'Person', primaryKey: 'id', properties: { id: 'int' } };";
const OWNER = "const Person = { name: 'Person', primaryKey: 'id', properties: { id: 'int', dogs: 'Dog[]' } };\nconst Dog = { name: 'Dog', primaryKey: 'id', properties: { id: 'int' } };";

it('a list of names under `properties` is no schema: it says what of a store is to be kept', () => {
  const { classes, unresolved, invalid } = readClient(memoryTree({
    'store.ts': "import Realm from 'realm';\nclass Store {\n  constructor() {\n    keep(this, { name: this.constructor.name, properties: ['drafts'], storage });\n    keep(this, { name: 'Drafts', properties: ['drafts', 'tags'] });\n  }\n}\n",
  }));
  expect([classes, unresolved, invalid]).toEqual([[], [], []]);
});

describe('a name that stands for several shapes', () => {
  it.each<[string, Files, string[]]>([
    ['each list is judged by the shape that it names', { 'a.ts': realm(OWNER, 'Person, Dog'), 'b.ts': realm(PERSON, 'Person') }, []],
    ['a list that leaves a class out', { 'a.ts': realm(PERSON, 'Person'), 'b.ts': realm(OWNER, 'Person') }, ['b.ts:4 Dog `Person.dogs` of this list links to it']],
  ])('%s', (_name, files, expected) => {
    const { invalid } = readClient(memoryTree(files));
    expect(invalid.map(({ client, class: name, message }) => `${client.file}:${client.line} ${name} ${message}`)).toEqual(expected);
  });
});
