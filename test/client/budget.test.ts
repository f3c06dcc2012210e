import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

const R = "import Realm from 'realm';\n";
const GOOD = `${R}export class Good extends Realm.Object { static schema = { name: 'Good', primaryKey: '_id', properties: { _id: 'int' } }; }\n`;
/** Each takes a second or two where nothing else runs. */
const LIMIT = 60_000;

/** `first`, and lines of which each is made of the one before. */
const chain = (length: number, first: string, next: (before: number, at: number) => string): string =>
  [first, ...Array.from({ length }, (_, before) => next(before, before + 1))].join('\n');

const doubled = (first: string, next: (before: string) => string): string => chain(40, `const a0 = ${first};`, (before, at) => `const a${at} = ${next(`a${before}`)};`);

const opened = (list: string): string => `\nRealm.open({ schema: ${list} });`;
const schema = (properties: string, name = "'S'"): string => `\nexport const S = { name: ${name}, primaryKey: '_id', properties: ${properties} };`;

const LIST = 'the number of items of this list grows beyond 100,000, further than it is followed';
const TEXT = 'the number of characters of this text grows beyond 100,000, further than it is followed';
const STEPS = 'what its calls and loops make of it takes too long to follow';
const DEEP = '`properties`: it is nested too deeply';
const FAR = 'it has more than 100 superclasses, more than are followed';
const CALL = 'what a call returns is only known when the program runs';

function read(files: Files): { names: readonly string[]; said: readonly string[] } {
  const { classes, unresolved, invalid } = readClient(memoryTree({ ...files, 'good.ts': GOOD }));
  return { names: classes.map(({ name }) => name).sort(), said: [...unresolved.map(({ reason }) => reason), ...invalid.map(({ message }) => message)] };
}

describe('what doubles in each of forty lines ends soon, with one sentence', () => {
  it.each<[string, string, string[], string[]]>([
    ['a list', doubled("['x', 'y']", (a) => `[...${a}, ...${a}]`) + opened('a40'), [], [LIST]],
    ['a list of classes', `${GOOD.replace(R, '').replaceAll('Good', 'T')}${doubled('[T]', (a) => `[...${a}, ...${a}]`)}${opened('a40')}`, ['T'], [LIST]],
    ['concat', doubled("['x']", (a) => `${a}.concat(${a})`) + opened('a40'), [], [CALL]],
    ['flat', doubled("['x']", (a) => `[${a}, ${a}].flat()`) + opened('a40'), [], [LIST]],
    ['flatMap', doubled("['x']", (a) => `${a}.flatMap((x) => [x, x])`) + opened('a40'), [], [CALL]],
    ['a list that is pushed to itself', `const list = ['x'];\n${'list.push(...list);\n'.repeat(40)}${opened('list')}`, [], [LIST]],
    ['a list of what is not known', doubled('[other()]', (a) => `[...${a}, ...${a}]`) + opened('a40'), [], [CALL]],
    ['an object', doubled("{ _id: 'int', b: 'string' }", (a) => `{ ...${a}, ...${a} }`) + schema('a40'), ['S'], []],
    ['an object with a gap', doubled("{ _id: 'int', ...other() }", (a) => `{ ...${a}, ...${a} }`) + schema('a40'), ['S'], [CALL]],
    ['Object.assign', doubled("{ _id: 'int', ...other() }", (a) => `Object.assign({}, ${a}, ${a})`) + schema('a40'), ['S'], [CALL]],
    ['an object in an object', doubled("{ type: 'int' }", (a) => `{ x: ${a}, y: ${a} }`) + schema("{ _id: 'int', a: { type: 'int', objectType: a40 } }"), ['S'], ['`objectType` must be a string, not an object']],
    ['an object that is changed at the end', `${doubled("{ _id: 'int' }", (a) => `{ ...${a}, ...${a} }`)}\na40.more.b = 'int';${schema('a40')}`, ['S'], []],
    ['a template', doubled("'xx'", (a) => `\`\${${a}}\${${a}}\``) + schema("{ _id: 'int' }", 'a40'), [], [TEXT]],
    ['a sum', doubled("'xx'", (a) => `${a} + ${a}`) + schema("{ _id: 'int' }", 'a40'), [], [TEXT]],
    ['repeat', doubled("'xx'", (a) => `${a}.repeat(1e9)`) + schema("{ _id: 'int' }", 'a40'), [], [CALL]],
    ['nested calls', `const twice = (x) => [...x, ...x];${opened(`${'twice('.repeat(40)}['x']${')'.repeat(40)}`)}`, [], [LIST]],
  ])('%s', (_name, text, names, said) => {
    expect(read({ 'bad.ts': R + text })).toEqual({ names: ['Good', ...names].sort(), said });
  }, LIMIT);
});

describe('what is deeper or wider than anybody writes ends soon, with one sentence', () => {
  const hundredCalls = (before: number, at: number): string => `const f${at} = (x) => [${`f${before}(x), `.repeat(100)}];`;
  it.each<[string, string, string[], string[]]>([
    ['3,000 superclasses', chain(3000, GOOD.replaceAll('Good', 'C0'), (before, at) => `class C${at} extends C${before} {}`) + opened('[C3000]'), ['C0'], [FAR]],
    ['1,000 superclasses for the babel plugin', chain(1000, "class C0 extends Realm.Object { _id!: string; static primaryKey = '_id'; }", (before, at) => `class C${at} extends C${before} { x!: string; }`) + opened('[C1000]'), ['C0'], [FAR]],
    ['1,000 superclasses without a word', chain(1000, 'class C0 {}', (before, at) => `class C${at} extends C${before} {}`) + schema("{ _id: 'int' }", 'C1000.title'), [], [FAR]],
    ['1,000 statics', `${chain(1000, "class C0 extends Realm.Object { static properties = { _id: 'int' }; }", (before, at) => `class C${at} extends C${before} { static properties = { ...super.properties }; }`)}${schema('C1000.properties')}`, ['S'], ['it is nested too deeply']],
    ['3,000 constants', chain(3000, "const a0 = { _id: 'int' };", (before, at) => `const a${at} = a${before};`) + schema('a3000'), ['S'], [DEEP]],
    ['functions that call each other a hundred times', chain(5, 'const f0 = (x) => [x];', hundredCalls) + opened('f5(T)'), [], [STEPS]],
    ['a thousand times a thousand times a thousand items', `const xs = [${'1,'.repeat(1000)}];${opened('xs.map((a) => xs.map((b) => xs.map((c) => a)))')}`, [], [STEPS]],
    ['a function that grows its list in a loop', `const f0 = (x) => [x];\n${Array.from({ length: 4 }, (_, at) => hundredCalls(at, at + 1)).join('\n')}\nconst list = [];\nfor (const x of [1, 2, 3]) list.push(...f4(x));${opened('list')}`, [], [STEPS]],
  ])('%s', (_name, text, names, said) => {
    expect(read({ 'bad.ts': R + text, 'package.json': { dependencies: { '@realm/babel-plugin': '0.2.0' } } })).toEqual({ names: ['Good', ...names].sort(), said });
  }, LIMIT);

  it('functions around functions that open realms, thirty calls in each, are not followed without end', () => {
    const around = chain(6, 'const f0 = (s) => Realm.open({ schema: s });', (before, at) => `const f${at} = (s) => { ${`f${before}(s); `.repeat(30)} };`);
    const { names, said } = read({ 'bad.ts': `${R}${around}\nf6([T]);` });
    expect([names, [...new Set(said)]]).toEqual([['Good'], ['`s` is a parameter']]);
  }, LIMIT);

  it.each<[string, Files, string]>([
    ['in a circle', { 'b0.ts': "export { props } from './b1';", 'b1.ts': "export { props } from './b0';" }, '`properties`: it refers to itself'],
    ['over 3,000 modules', Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`b${at}.ts`, `export { props } from './b${at + 1}';`])), DEEP],
  ])('an export that is handed on %s', (_name, files, reason) => {
    expect(read({ 'bad.ts': `${R}import { props } from './b0';${schema('props')}`, ...files })).toEqual({ names: ['Good', 'S'], said: [reason] });
  }, LIMIT);
});

describe('what is long and plain is read to its end', () => {
  it('a list of 3,000 classes that a function makes', () => {
    const text = `${R}const make = (name) => ({ name, primaryKey: '_id', properties: { _id: 'int' } });\nRealm.open({ schema: [${Array.from({ length: 3000 }, (_, at) => `make('C${at}')`).join(', ')}] });`;
    const { names, said } = read({ 'many.ts': text });
    expect([names.length, said]).toEqual([3001, []]);
  }, LIMIT);

  it('ninety superclasses', () => {
    const text = chain(90, GOOD.replaceAll('Good', 'C0'), (before, at) => `class C${at} extends C${before} {}`) + opened('[C90]');
    expect(read({ 'many.ts': text })).toEqual({ names: ['C0', 'Good'], said: [] });
  }, LIMIT);
});
