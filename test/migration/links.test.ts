import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { realmMigration } from '../../src/compare/realm-migration';
import { migrationText } from '../../src/migration/migration-text';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import { memoryTree } from '../support/app';
import { migratingRealms, type Row, type Rows } from '../support/migrating-realm';
import { compileErrors } from '../support/realm-types';

/** A class in short: `Person(_id int, name string)`, with `*` before one that is embedded; the first property of a top-level class is its key, unless it is marked with `-`. */
function schemaText(short: string): string {
  const [, star = '', name = '', keyless = '', body = ''] = /^(\*?)(\w+)(-?)\((.*)\)$/.exec(short.trim()) ?? [];
  const properties = body.split(', ').map((each) => each.split(' ') as [string, string]);
  const key = star === '' && keyless === '' ? `primaryKey: '${properties[0]?.[0]}', ` : '';
  return `{ name: '${name}', ${key}embedded: ${star === '*'}, properties: { ${properties.map(([own, type]) => `${own}: '${type}'`).join(', ')} } }`;
}

function read(classes: readonly string[]): ClientSchemas {
  const text = `import Realm from 'realm';\n${classes.map((each, at) => `const S${at} = ${schemaText(each)};\n`).join('')}new Realm({ schema: [${classes.map((_, at) => `S${at}`).join(', ')}] });\n`;
  return readClient(memoryTree({ 'realm.ts': text }), { local: [] });
}

/** Rows on one line each, with the key, else the place, of what is linked to. */
function printed(name: string, rowsOf: (name: string) => readonly Row[], names: readonly string[]): string[] {
  const shown = (value: unknown): unknown => {
    for (const other of names) {
      const at = rowsOf(other).indexOf(value as Row);
      if (at !== -1) return `${other} ${at}`;
    }
    if (Array.isArray(value)) return value.map(shown);
    return value !== null && typeof value === 'object' && value.constructor === Object ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shown(each)])) : value;
  };
  return rowsOf(name).map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, shown(value)]))).replaceAll('"', ''));
}

interface Case {
  readonly before: readonly string[];
  readonly now: readonly string[];
  readonly rows: Rows;
  /** The class that is looked at, its rows, and what is to be decided. */
  readonly of: string;
  readonly gives: readonly string[];
  readonly decide?: readonly string[];
  readonly deleted?: readonly string[];
}

const texts: Record<string, string> = {};

function migrate(title: string, { before, now, rows, of }: Case): { readonly gives: readonly string[]; readonly decide: readonly string[]; readonly deleted: readonly string[] } {
  const [earlier, later] = [read(before), read(now)];
  const text = migrationText(realmMigration(earlier, later, null, { from: 1, to: 2 }));
  texts[`${Object.keys(texts).length}.ts`] = text;
  const exports: { onMigration?: (old: object, now: object) => void } = {};
  const js = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } }).outputText;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', js)(exports, () => ({ __esModule: true, default: { BSON: { ObjectId: class { toJSON(): string { return 'new'; } } } } }));
  const realms = migratingRealms(earlier.classes, later.classes, rows, [1, 2]);
  try {
    exports.onMigration?.(realms.old, realms.now);
  } catch (error) {
    throw new Error(`${title}: ${(error as Error).message}\n${text}`, { cause: error });
  }
  return {
    gives: printed(of, realms.rows, later.classes.filter(({ embedded }) => !embedded).map(({ name }) => name)),
    decide: [...text.matchAll(/\/\/ DECIDE: (.*)/g)].map(([, said = '']) => said),
    deleted: realms.deleted,
  };
}

const [ann, bob]: Row[] = [{ _id: 1, name: 'Ann' }, { _id: 2, name: 'Bob' }];
const PERSON = 'Person(_id int, name string)';
const people = { Person: [ann, bob] } as Rows;
const keyless: Row[] = [{ name: 'x' }, { name: 'y' }];
const street = (name: string): Row => ({ street: name });

const CASES: Readonly<Record<string, Case>> = {
  'a link is renamed': {
    before: [PERSON, 'Task(_id int, owner Person)'], now: [PERSON, 'Task(_id int, owner_ Person)'],
    rows: { ...people, Task: [{ _id: 1, owner: bob }, { _id: 2, owner: null }] },
    of: 'Task', gives: ['{_id:1,owner_:Person 1}', '{_id:2,owner_:null}'],
    decide: ['of owner, it looks renamed to owner_: remove the next line if it was not.'],
  },
  'a link to a class without a key is renamed': {
    before: ['Tag-(name string)', 'Task(_id int, tag Tag)'], now: ['Tag-(name string)', 'Task(_id int, tag_ Tag)'],
    rows: { Tag: keyless, Task: [{ _id: 1, tag: keyless[1] }, { _id: 2, tag: null }] },
    of: 'Task', gives: ['{_id:1,tag_:Tag 1}', '{_id:2,tag_:null}'],
  },
  'a link becomes a list of links': {
    before: [PERSON, 'Task(_id int, owner Person)'], now: [PERSON, 'Task(_id int, owner Person[])'],
    rows: { ...people, Task: [{ _id: 1, owner: bob }, { _id: 2, owner: null }] },
    of: 'Task', gives: ['{_id:1,owner:[Person 1]}', '{_id:2,owner:[]}'], decide: [],
  },
  'a list of links becomes a link': {
    before: [PERSON, 'Task(_id int, owner Person[])'], now: [PERSON, 'Task(_id int, owner Person)'],
    rows: { ...people, Task: [{ _id: 1, owner: [bob, ann] }, { _id: 2, owner: [] }] },
    of: 'Task', gives: ['{_id:1,owner:Person 1}', '{_id:2,owner:null}'], decide: ['of owner, only the first of the values is kept.'],
  },
  'a list of links becomes a set, and a dictionary of links a list': {
    before: [PERSON, 'Task(_id int, all Person[], by Person{})'], now: [PERSON, 'Task(_id int, all Person<>, by Person[])'],
    rows: { ...people, Task: [{ _id: 1, all: [bob, ann, bob], by: { a: ann, b: null } }] },
    of: 'Task', gives: ['{_id:1,all:[Person 1,Person 0],by:[Person 0]}'], decide: ['of by, the keys are lost.'],
  },
  'a link becomes the key of what it leads to': {
    before: [PERSON, 'Task(_id int, owner Person, all Person[])'], now: [PERSON, 'Task(_id int, owner int?, all int[])'],
    rows: { ...people, Task: [{ _id: 1, owner: bob, all: [ann] }, { _id: 2, owner: null, all: [] }] },
    of: 'Task', gives: ['{_id:1,owner:2,all:[1]}', '{_id:2,owner:null,all:[]}'], decide: [],
  },
  'a stored key becomes a link': {
    before: [PERSON, 'Task(_id int, owner int?, all int[])'], now: [PERSON, 'Task(_id int, owner Person, all Person[])'],
    rows: { ...people, Task: [{ _id: 1, owner: 2, all: [1, 7] }, { _id: 2, owner: null, all: [] }] },
    of: 'Task', gives: ['{_id:1,owner:Person 1,all:[Person 0]}', '{_id:2,owner:null,all:[]}'],
    decide: ['of owner, a key that no object has is left out.', 'of all, a key that no object has is left out.'],
  },
  'a link to another class is left to be decided': {
    before: [PERSON, 'Team(_id int, size int)', 'Task(_id int, owner Person)'], now: [PERSON, 'Team(_id int, size int)', 'Task(_id int, owner Team)'],
    rows: { ...people, Team: [], Task: [{ _id: 1, owner: bob }] },
    of: 'Task', gives: ['{_id:1,owner:null}'], decide: ['Task.owner was Person and is Team: say what becomes of its values, which are lost otherwise.'],
  },
  'a value becomes a list, and a list a value': {
    before: ['Task(_id int, tag string?, size int, all string[])'], now: ['Task(_id int, tag string[], size double[], all string)'],
    rows: { Task: [{ _id: 1, tag: 'a', size: 1, all: ['x', 'y'] }, { _id: 2, tag: null, size: 2, all: [] }] },
    of: 'Task', gives: ['{_id:1,tag:[a],size:[1],all:x}', '{_id:2,tag:[],size:[2],all:}'], decide: ['of all, only the first of the values is kept.'],
  },
  'the elements of collections have another type': {
    before: ['Task(_id int, all int[], by string?{}, some double<>)'], now: ['Task(_id int, all string[], by int{}, some double[])'],
    rows: { Task: [{ _id: 1, all: [1, 2], by: { a: '3', b: null }, some: [1.5] }] },
    of: 'Task', gives: ['{_id:1,all:[1,2],by:{a:3,b:0},some:[1.5]}'], decide: ['of by, null becomes 0, and a text that is no number becomes 0.'],
  },
  'a list becomes a dictionary: nobody knows the keys': {
    before: ['Task(_id int, all int[])'], now: ['Task(_id int, all int{})'], rows: { Task: [{ _id: 1, all: [1] }] },
    of: 'Task', gives: ['{_id:1,all:{}}'], decide: ['Task.all was int[] and is int{}: say what becomes of its values, which are lost otherwise.'],
  },
  'a class is renamed: its objects are made anew, and links to them set again': {
    before: ['Person(_id int, name string, age int, boss Person)', 'Task(_id int, owner Person, all Person[])'],
    now: ['Persons(_id int, name string, age double, boss Persons)', 'Task(_id int, owner Persons, all Persons[])'],
    rows: ((): Rows => {
      const [a, b]: Row[] = [{ _id: 1, name: 'Ann', age: 3 }, { _id: 2, name: 'Bob', age: 4 }];
      Object.assign(a ?? {}, { boss: b });
      Object.assign(b ?? {}, { boss: null });
      return { Person: [a, b] as Row[], Task: [{ _id: 1, owner: b, all: [b, a] }] };
    })(),
    of: 'Task', gives: ['{_id:1,owner:Persons 1,all:[Persons 1,Persons 0]}'], deleted: ['Person'],
    decide: ['Person looks renamed to Persons: its objects are made anew below. Remove that where it is another class.'],
  },
  'its values and its own links are carried over': {
    before: ['Person(_id int, name string, age int, boss Person)'], now: ['Persons(_id int, name string, age double, boss Persons)'],
    rows: ((): Rows => {
      const a: Row = { _id: 1, name: 'Ann', age: 3, boss: null };
      return { Person: [a, { _id: 2, name: 'Bob', age: 4, boss: a }] };
    })(),
    of: 'Persons', gives: ['{_id:1,name:Ann,age:3,boss:null}', '{_id:2,name:Bob,age:4,boss:Persons 0}'], deleted: ['Person'],
  },
  'a class without a key is renamed, and embedded objects with it': {
    before: ['*Address(street string)', 'Person-(name string, age int, home Address, places Address[])'],
    now: ['*Address(street string)', 'Persons-(name string, age int, home Address, places Address[])'],
    rows: { Person: [{ name: 'Ann', age: 1, home: street('a'), places: [street('b'), street('c')] }, { name: 'Bob', age: 2, home: null, places: [] }] },
    of: 'Persons', gives: ['{name:Ann,age:1,home:{street:a},places:[{street:b},{street:c}]}', '{name:Bob,age:2,home:null,places:[]}'],
  },
  'an embedded object is renamed, with what is within it': {
    before: ['*Geo(lat double)', '*Address(street string, geo Geo)', 'Person(_id int, home Address)'],
    now: ['*Geo(lat double)', '*Address(street string, geo Geo)', 'Person(_id int, home_ Address)'],
    rows: { Person: [{ _id: 1, home: { street: 'a', geo: { lat: 1 } } }, { _id: 2, home: { street: 'b', geo: null } }, { _id: 3, home: null }] },
    of: 'Person', gives: ['{_id:1,home_:{street:a,geo:{lat:1}}}', '{_id:2,home_:{street:b,geo:null}}', '{_id:3,home_:null}'],
  },
  'a value within embedded objects has another type, wherever they are': {
    before: ['*Address(street string, number int)', 'Person(_id int, home Address, places Address[], by Address{})'],
    now: ['*Address(street string, number string)', 'Person(_id int, home Address, places Address[], by Address{})'],
    rows: { Person: [{ _id: 1, home: { street: 'a', number: 1 }, places: [{ street: 'b', number: 2 }], by: { x: { street: 'c', number: 3 }, y: null } }, { _id: 2, home: null, places: [], by: {} }] },
    of: 'Person', gives: ['{_id:1,home:{street:a,number:1},places:[{street:b,number:2}],by:{x:{street:c,number:3},y:null}}', '{_id:2,home:null,places:[],by:{}}'], decide: [],
  },
  'embedded objects within embedded objects of the same class': {
    before: ['*Node(size int, next Node)', 'Tree(_id int, root Node)'], now: ['*Node(size string, next Node)', 'Tree(_id int, root Node)'],
    rows: { Tree: [{ _id: 1, root: { size: 1, next: { size: 2, next: null } } }] },
    of: 'Tree', gives: ['{_id:1,root:{size:1,next:{size:2,next:null}}}'],
  },
  'a class becomes embedded': {
    before: ['Address-(street string)', 'Person(_id int, home Address)'], now: ['*Address(street string)', 'Person(_id int, home Address)'],
    rows: ((): Rows => {
      const home = street('a');
      return { Address: [home], Person: [{ _id: 1, home }] };
    })(),
    of: 'Person', gives: ['{_id:1,home:{street:a}}'],
    decide: [
      'an embedded object that nothing links to is deleted, and one that several link to is copied for each. SDK 12.1 and later can.',
      'Address is embedded now: an object that nothing links to, or several do, keeps the realm from opening. Delete and copy them here, or let migrationOptions do so.',
    ],
  },
  'an embedded class gets collections and keys of its own': {
    before: ['*Address(street string)', 'Person(_id int, home Address)'], now: ['Address(_id string, street string)', 'Person(_id int, home Address)'],
    rows: ((): Rows => {
      const [a, b] = [street('a'), street('b')];
      return { Address: [a, b], Person: [{ _id: 1, home: a }, { _id: 2, home: b }] };
    })(),
    of: 'Address', gives: ['{_id:0,street:a}', '{_id:1,street:b}'],
    decide: ['of _id, Address is embedded no longer, and _id is its primary key: each object is given one of its own.'],
  },
  'the primary key has another name': {
    before: ['Task(id int, name string)'], now: ['Task(_id int, name string)'], rows: { Task: [{ id: 7, name: 'a' }] },
    of: 'Task', gives: ['{_id:7,name:a}'], decide: ['of id, it looks renamed to _id: remove the next line if it was not.'],
  },
  'the primary key has another type that nothing leads to': {
    before: ['Task(_id int, name string)'], now: ['Task(_id objectId, name string)'], rows: { Task: [{ _id: 7, name: 'a' }] },
    of: 'Task', gives: ['{_id:new,name:a}'], decide: ['of _id, the keys were int and are objectId: each object is given one of its own.'],
  },
  'a class without a primary key gets one': {
    before: ['Task-(name string)'], now: ['Task(_id int, name string)'], rows: { Task: [{ name: 'a' }, { name: 'b' }] },
    of: 'Task', gives: ['{_id:0,name:a}', '{_id:1,name:b}'], decide: ['of _id, _id is the primary key now: each object is given one of its own.'],
  },
  'another property becomes the primary key': {
    before: ['Task(_id int, code string)'], now: ['Task(code string, _id int)'], rows: { Task: [{ _id: 1, code: 'a' }] },
    of: 'Task', gives: ['{code:a,_id:1}'], decide: ['the primary key of Task is code now: each object must have a value of its own there, or the migration fails.'],
  },
  'a link to a class whose key changes is found by its place': {
    before: ['Person(id int, name string)', 'Task(_id int, owner Person)'], now: ['Person(_id int, name string)', 'Task(_id int, owner_ Person)'],
    rows: ((): Rows => {
      const [a, b]: Row[] = [{ id: 1, name: 'Ann' }, { id: 2, name: 'Bob' }];
      return { Person: [a, b] as Row[], Task: [{ _id: 1, owner: b }] };
    })(),
    of: 'Task', gives: ['{_id:1,owner_:Person 1}'],
  },
};

describe('the migration of links, embedded classes and collections', () => {
  it.each(Object.keys(CASES))('%s', (title) => {
    const each = CASES[title] as Case;
    const { gives, decide, deleted } = migrate(title, each);
    expect(gives).toEqual(each.gives);
    if (each.decide !== undefined) expect(decide).toEqual(each.decide);
    if (each.deleted !== undefined) expect(deleted).toEqual(each.deleted);
  });

  it('is typed: all of them compile under strict', () => {
    expect(compileErrors(texts)).toEqual([]);
  });
});
