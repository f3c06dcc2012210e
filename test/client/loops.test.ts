import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';
import { reads } from '../support/reads';

const MODELS = "export const Kiln = { name: 'Kiln', primaryKey: '_id', properties: { _id: 'int' } };\nexport const Glaze = { name: 'Glaze', primaryKey: '_id', properties: { _id: 'int' } };\n";
const app = (db: string): Files => ({ 'models.js': MODELS, 'db.js': `import Realm from 'realm';\nimport * as models from './models';\nconst { Kiln, Glaze } = models;\n${db}` });
const BOTH = ['Kiln local: _id int', 'Glaze local: _id int'];

describe('a list that is filled, made or changed', () => {
  it.each<[string, string]>([
    ['in a loop over a list', 'const list = [];\nfor (const each of [Kiln, Glaze]) list.push(each);\nnew Realm({ schema: list });'],
    ['in a loop over the keys of a module', 'const list = [];\nfor (const name in models) { list.push(models[name]); }\nnew Realm({ schema: list });'],
    ['in a loop over keys and values', 'const list = [];\nfor (const [, each] of Object.entries(models)) list.push(each);\nnew Realm({ schema: list });'],
    ['by a function for each', 'const list = [];\n[Kiln, Glaze].forEach((each) => { list.push(each); });\nnew Realm({ schema: list });'],
    ['in a loop in a loop', 'const list = [];\nfor (const some of [[Kiln], [Glaze]]) for (const each of some) list.push(each);\nnew Realm({ schema: list });'],
    ['of all that a module exports', 'new Realm({ schema: Object.values(models) });'],
    ['by the keys of a module', 'new Realm({ schema: Object.keys(models).map((name) => models[name]) });'],
    ['by its places', 'new Realm({ schema: [0, 1].map((_each, index) => [Kiln, Glaze][index]) });'],
    ['by what holds for an item', 'new Realm({ schema: [Kiln, { name: 1 }, Glaze].filter((each) => each.name !== 1) });'],
    ['in place', 'const list = [Kiln, Kiln];\nlist[1] = Glaze;\nnew Realm({ schema: list });'],
    ['in a function, before it returns', 'function all() { const list = [Kiln]; list.push(Glaze); return list; }\nnew Realm({ schema: all() });'],
    ['in a function, in place of what is given by name', "const NAMES = ['Kiln', 'Glaze'];\nfunction all(others) { const list = [Kiln, Kiln]; others.map((each) => { const place = NAMES.indexOf(each.name); list[place] = each.schema; }); return list; }\nnew Realm({ schema: all([{ name: 'Glaze', schema: Glaze }]) });"],
    ['by a function of an object that a function makes', 'const lists = (() => { return { all }; function all() { return [Kiln, Glaze]; } })();\nnew Realm({ schema: lists.all() });'],
  ])('%s', (_name, db) => {
    expect(reads(app(db))).toEqual(BOTH);
  });

  it.each<[string, string, string]>([
    ['a loop over what is not known', 'const list = [Kiln];\nfor (const each of more()) list.push(each);\nnew Realm({ schema: list });', '`each` is another one in each round of a loop'],
    ['a loop that counts', 'const list = [Kiln];\nfor (let i = 0; i < 2; i += 1) list.push(more[i]);\nnew Realm({ schema: list });', '`i` is another one in each round of a loop'],
    ['a place that is not known', 'const list = [Kiln];\nlist[at()] = Glaze;\nnew Realm({ schema: list });', 'which item of the list this changes is only known when the program runs'],
    ['a function with two ways out', 'function all() { if (flag) return [Kiln]; return [Glaze]; }\nnew Realm({ schema: all() });', 'the function does more than return a value'],
  ])('and names %s', (_name, db, reason) => {
    expect(readClient(memoryTree(app(db))).unresolved.map((each) => each.reason)).toEqual([reason]);
  });
});

it('properties that a loop writes', () => {
  expect(reads({ 'db.js': "import Realm from 'realm';\nconst properties = { _id: 'int' };\nfor (const name of ['low', 'high']) properties[name] = 'double?';\nnew Realm({ schema: [{ name: 'Kiln', primaryKey: '_id', properties }] });" }))
    .toEqual(['Kiln local: _id int, low double?, high double?']);
});

it('a loop over nothing that is known changes nothing for certain', () => {
  expect(reads({ 'db.js': "import Realm from 'realm';\nconst properties = { _id: 'int' };\nfor (const name of names()) properties.low = 'int';\nnew Realm({ schema: [{ name: 'Kiln', primaryKey: '_id', properties }] });" }))
    .toEqual(['Kiln local: _id int', 'not read Kiln.low db.js:3: whether this changes the object is only known when the program runs']);
});

describe('what nobody writes by hand ends', () => {
  const lists = (count: number, use: (index: number) => string): string => Array.from({ length: count }, (_each, index) => use(index)).join('\n');
  it.each<[string, string]>([
    ['values in values, in a function', `function all() {\nconst a0 = [Kiln];\n${lists(200, (index) => `const a${index + 1} = [a${index}, a${index}];`)}\nreturn [Kiln, Glaze, a200.length];\n}\nnew Realm({ schema: all() });`],
    ['a loop of many rounds in others', `const list = [Kiln, Glaze];\nconst many = [${'0,'.repeat(1500)}];\nfor (const a of many) for (const b of many) for (const c of many) list.push(a);\nnew Realm({ schema: list });`],
  ])('%s', (_name, db) => {
    const started = performance.now();
    expect(reads(app(db)).slice(0, 2)).toEqual(BOTH);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 30_000);
});
