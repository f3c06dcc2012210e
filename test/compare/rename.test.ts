import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/schema/edit-distance';
import { areAlike, likelyClassRenames, likelyName, likelyRenames } from '../../src/compare/rename';
import type { ObjectSchema, Property } from '../../src/schema/model';
import { readClient } from '../../src/client/read-client';
import { memoryTree } from '../support/app';
import { client, type Classes } from '../support/twin';

describe('edit distance', () => {
  it.each([
    ['title', 'titel', 1], ['nmae', 'name', 1], ['name', 'name', 0], ['date', 'name', 2], ['', 'ab', 2], ['ca', 'abc', 3], ['form', 'from', 1], ['recieve', 'receive', 1],
  ])('%s to %s takes %i', (left, right, steps) => {
    expect(editDistance(left, right)).toBe(steps);
  });

  it('is symmetric, no more than without swaps, and says when it is beyond a limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(fc.property(text, text, fc.nat(4), (left, right, limit) => {
      const steps = editDistance(left, right);
      expect(editDistance(right, left)).toBe(steps);
      expect(steps).toBeLessThanOrEqual(distance(left, right));
      expect(editDistance(left, right, limit)).toBe(Math.min(steps, limit + 1));
    }));
  });
});

describe('names', () => {
  it.each([
    ['title', 'titel', true], ['name', 'date', false], ['due_date', 'dueDate', true], ['x', 'y', false], ['owner', 'ownr', true],
    ['ab', 'ac', false], ['ab', 'abc', true], ['ab', 'cab', false], ['abc', 'abd', true], ['ab', 'acd', false],
    ['_', '$', false], ['_', 'a', false], ['ı', 'i', false],
    ['seven77', 'eight88', false], ['description', 'descriptino', true], ['abcdefgh', 'abcdefxy', true], ['abcdefg', 'abcdexy', false],
    ['abcdefgh', 'abcdef', true], ['abcdefg', 'abcde', false],
  ])('%s and %s are alike: %s', (left, right, expected) => {
    expect([areAlike(left, right), areAlike(right, left)]).toEqual([expected, expected]);
  });

  it.each<[string, string[], string | undefined]>([
    ['nmae', ['name', 'size'], 'name'],
    ['date', ['name'], undefined],
    ['colr', ['color', 'colour', 'cold'], undefined],
    ['Name', ['name', 'names'], 'name'],
    ['Name', ['names', 'name'], 'name'],
    ['Name', ['name', 'NAME', 'names'], undefined],
    ['name', ['names', 'nam'], undefined],
    ['total', [], undefined],
  ])('%s among %j was probably %s', (name, among, expected) => {
    expect(likelyName(name, among)).toBe(expected);
  });
});

describe('properties that look renamed', () => {
  /** Properties by their spelling, of which each is on one side only. */
  function property(spelling: string): Property {
    const [mapTo = '', type = 'string'] = spelling.split(': ');
    const optional = type.endsWith('?');
    return { name: `in code ${mapTo}`, mapTo, type: type.replace('?', '') as Property['type'], optional, indexed: false, source: { file: 'any.ts', line: 1, column: 1, endLine: 1, endColumn: 1 } };
  }

  it.each<[string, string[], string[], string[]]>([
    ['nothing', [], [], []],
    ['a name that is respelt', ['due_date'], ['dueDate'], ['due_date>dueDate']],
    ['one that becomes optional too', ['due_date: date'], ['dueDate: date?'], ['due_date>dueDate']],
    ['one of another type', ['due_date: date'], ['dueDate: string'], []],
    ['one of two types', ['due_date: date'], ['dueDate: string', 'dueDates: date'], ['due_date>dueDates']],
    ['names that have nothing in common', ['title'], ['color'], []],
    ['one that may have become either of two', ['title'], ['titel', 'titles'], []],
    ['one that either of two may have become', ['titel', 'titles'], ['title'], []],
    ['one that is the same to a reader', ['ti_tle'], ['title', 'titles'], ['ti_tle>title']],
    ['one that is the same to a reader, whatever else there is', ['title', 'titles'], ['Title'], ['title>Title']],
    ['two that are the same to a reader', ['ti_tle'], ['title', 'Title'], []],
    ['each of two', ['due_date', 'ownr'], ['owner', 'dueDate'], ['due_date>dueDate', 'ownr>owner']],
    ['a name with a word more', ['item'], ['item_identifier'], []],
    ['a name with a word more, where another is alike', ['products'], ['product', 'products_id'], []],
    ['the same with the word before', ['products'], ['product', 'allProducts'], []],
    ['the same with two words', ['products2'], ['product2', 'all-the-Products2'], []],
    ['the same in code', ['colors'], ['color', 'colorsOfAll'], []],
    ['the same, spelt by others', ['coloré'], ['color', 'Coloré-Ä'], []],
    ['a name within a word', ['color'], ['colors', 'discolored'], ['color>colors']],
    ['a name that ends as a word does', ['color'], ['colors', 'discolor'], ['color>colors']],
    ['a name that a word begins with', ['color'], ['colour', 'colorbox'], ['color>colour']],
    ['a name between two words', ['color'], ['colour', 'my_color_box'], ['color>colour']],
    ['a name after a sign, with a word more', ['_color'], ['colour', 'color_box'], []],
    ['a digit before a word more', ['item2'], ['items2', 'item2Name'], []],
    ['words with several signs between them', ['my__color'], ['my_colour', 'my_color_box'], []],
    ['signs alone', ['_'], ['$', '_ 1'], []],
  ])('%s', (_name, left, right, expected) => {
    const pairs = (a: string[], b: string[]): [string, string][] => [...likelyRenames(a.map(property), b.map(property))].map(([from, to]) => [from.mapTo, to.mapTo]);
    expect(pairs(left, right).map(([from, to]) => `${from}>${to}`)).toEqual(expected);
    expect(pairs(right, left).map(([to, from]) => `${from}>${to}`).sort()).toEqual([...expected].sort());
  });

  it('are not looked for where a class was all but rewritten', () => {
    const many = (type: string, count: number): Property[] => Array.from({ length: count }, (_, at) => property(`name${at}: ${type}`));
    const pairs = (count: number): number => likelyRenames([...many('int', count - 1), property('due_date')], [...many('bool', 399), property('dueDate')]).size;
    expect([pairs(250), pairs(251)]).toEqual([1, 0]);
  });
});

describe('classes that look renamed', () => {
  const of = (classes: Classes): readonly ObjectSchema[] => readClient(memoryTree(client(classes))).classes;
  const shape = (...names: string[]): Readonly<Record<string, string>> => Object.fromEntries(['_id: objectId', ...names].map((each) => each.split(': ')).map(([name = '', type = 'string']) => [name, type]));
  const FIVE = ['a', 'b', 'c', 'd'];

  it.each<[string, Classes, Classes, string[]]>([
    ['alike in name and shape', { Task: shape('a') }, { Tasks: shape('a') }, ['Task>Tasks']],
    ['alike in name, and half in shape', { Task: shape('a') }, { Tasks: shape('b') }, ['Task>Tasks']],
    ['alike in name, and a third in shape', { Task: shape('a', 'b') }, { Tasks: shape('c', 'd') }, []],
    ['alike in name, and a third in shape on one side', { Task: shape() }, { Tasks: shape('c', 'd') }, []],
    ['the same shape', { Task: shape(...FIVE) }, { Duty: shape(...FIVE) }, ['Task>Duty']],
    ['four of five', { Task: shape(...FIVE) }, { Duty: shape('a', 'b', 'c', 'e') }, ['Task>Duty']],
    ['three of five', { Task: shape(...FIVE) }, { Duty: shape('a', 'b', 'e', 'f') }, []],
    ['one that is optional', { Task: shape(...FIVE) }, { Duty: shape('a: string?', 'b: string?', 'c: string?', 'd: string?') }, ['Task>Duty']],
    ['other types', { Task: shape(...FIVE) }, { Duty: shape('a: int', 'b: int', 'c: int', 'd: int') }, []],
    ['three properties', { Task: shape('a', 'b') }, { Duty: shape('a', 'b') }, ['Task>Duty']],
    ['two properties, which say nothing', { Task: shape('a') }, { Duty: shape('a') }, []],
    ['the nearer of two', { Task: shape(...FIVE) }, { Duty: shape('a', 'b', 'c', 'e'), Chore: shape(...FIVE) }, ['Task>Chore']],
    ['the nearer of two in the other order', { Task: shape(...FIVE) }, { Chore: shape(...FIVE), Duty: shape('a', 'b', 'c', 'e') }, ['Task>Chore']],
    ['a name that is alike before a nearer shape', { Task: shape(...FIVE) }, { Duty: shape(...FIVE), Tasks: shape('a', 'b', 'c') }, ['Task>Tasks']],
    ['a name that is alike before a nearer shape, in the other order', { Task: shape(...FIVE) }, { Atask: shape('a', 'b', 'c'), Duty: shape(...FIVE) }, ['Task>Atask']],
    ['of two with a name that is alike the nearer', { Task: shape(...FIVE) }, { Tasks: shape('a', 'b', 'c'), Tasky: shape(...FIVE) }, ['Task>Tasky']],
    ['another kind', { Task: shape(...FIVE) }, { Tasks: { a: 'string', b: 'string', c: 'string', d: 'string' } }, []],
    ['one for each', { Task: shape(...FIVE), Tasks: shape(...FIVE) }, { Duty: shape(...FIVE), Chore: shape(...FIVE) }, ['Task>Chore', 'Tasks>Duty']],
    ['one that is taken', { Task: shape(...FIVE), Tasks: shape(...FIVE) }, { Duty: shape(...FIVE) }, ['Task>Duty']],
    ['one after another that has none', { Color: shape('x'), Task: shape(...FIVE) }, { Duty: shape(...FIVE) }, ['Task>Duty']],
  ])('%s', (_name, removed, added, expected) => {
    expect([...likelyClassRenames(of(removed), of(added))].map(([from, to]) => `${from.name}>${to.name}`)).toEqual(expected);
  });

  it('count only what is stored', () => {
    const [task] = of({ Task: shape('a', 'b') }) as [ObjectSchema];
    const inverse = (name: string): [string, Property] => [name, { name, mapTo: name, type: 'linkingObjects', objectType: 'Task', property: 'a', optional: false, indexed: false, source: task.source }];
    const withInverses = (name: string): ObjectSchema => ({ ...task, name, properties: new Map([...task.properties, inverse('x'), inverse('y'), inverse('z')]) });
    const apart: ObjectSchema = { ...task, name: 'Duty' };
    expect([...likelyClassRenames([withInverses('Task')], [apart])].length).toBe(1);
    const few = (each: ObjectSchema): ObjectSchema => ({ ...each, properties: new Map([...each.properties].filter(([name]) => name !== 'b')) });
    expect([...likelyClassRenames([few(withInverses('Task'))], [few(withInverses('Duty'))])]).toEqual([]);
  });

  it('are not looked for among very many', () => {
    const [task] = of({ Task: shape(...FIVE) }) as [ObjectSchema];
    const many = (count: number): ObjectSchema[] => Array.from({ length: count }, () => ({ ...task, name: 'x', properties: new Map() }));
    const pairs = (count: number): number => likelyClassRenames([...many(count - 1), task], [...many(399), { ...task, name: 'Duty' }]).size;
    expect([pairs(250) > 0, pairs(251)]).toEqual([true, 0]);
  });
});
