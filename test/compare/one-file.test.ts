import { describe, expect, it } from 'vitest';
import { pairsOfOneFile } from '../../src/compare/one-file';
import type { ClientConfiguration } from '../../src/schema/client-schemas';
import type { Place } from '../../src/schema/model';
import type { Branch, Opening, Settings } from '../../src/schema/settings';

const place = (line: number, more: Partial<Place> = {}): Place => ({ file: 'open.ts', line, column: 1, endLine: line, endColumn: 20, ...more });

/** A realm that is opened on a line, on some sides of what branches there. */
const opened = (at: Place, ...branches: readonly Branch[]): Opening => ({ place: at, branches });

const SETTINGS: Settings = { keys: new Map(), complete: true };
const OPEN_ENDED: Settings = { ...SETTINGS, complete: false };
const WITH_PATH: Settings = { keys: new Map([['path', { value: { kind: 'literal', value: 'a.realm' }, place: place(1) }]]), complete: false };

function configuration(line: number, more: Partial<ClientConfiguration> = {}): ClientConfiguration {
  return {
    synced: false, schemaVersion: null, classes: ['Note'], complete: true, mode: null, migrates: false, recreates: false, superseded: false,
    path: { known: true, text: 'a.realm' }, place: place(line), settings: SETTINGS, openings: [opened(place(line))], sdk: null, ...more,
  };
}

const pairs = (...all: readonly ClientConfiguration[]): string[] => pairsOfOneFile(all).map(([a, b]) => `${a.place.line} ${b.place.line}`);

describe('two configurations of one realm file', () => {
  it.each<[string, Partial<ClientConfiguration>, string[]]>([
    ['the same path', {}, ['1 2']],
    ['the same path, spelt otherwise', { path: { known: true, text: './b/../a.realm' } }, ['1 2']],
    ['another path', { path: { known: true, text: 'b.realm' } }, []],
    ['a path that only the program knows', { path: { known: false, text: 'a.realm' } }, []],
    ['a synced realm', { synced: true }, []],
    ['a step on the way to the present version', { superseded: true }, []],
    ['one that is not seen to be opened', { openings: [] }, []],
    ['one to which something may be added, such as a path', { settings: OPEN_ENDED }, []],
    ['one to which something may be added, and the path is written', { settings: WITH_PATH }, ['1 2']],
    ['a path that only the program knows is written', { settings: WITH_PATH, path: { known: false, text: 'a.realm' } }, []],
  ])('%s', (_name, more, expected) => {
    expect(pairs(configuration(1), configuration(2, more))).toEqual(expected);
  });

  it('each with each', () => {
    expect(pairs(configuration(1), configuration(2), configuration(3))).toEqual(['1 2', '1 3', '2 3']);
  });
});

describe('two that run instead of each other', () => {
  const fork = place(9, { endLine: 12 });
  const on = (side: number, of: Place = fork): Branch => ({ of, side });
  it.each<[string, Opening, Opening, string[]]>([
    ['one place', opened(place(5)), opened(place(5)), []],
    ['the same place of another file', opened(place(5)), opened(place(5, { file: 'other.ts' })), ['1 2']],
    ['another line', opened(place(5)), opened(place(6, { endLine: 5 })), ['1 2']],
    ['another column', opened(place(5)), opened(place(5, { column: 4 })), ['1 2']],
    ['a longer one', opened(place(5)), opened(place(5, { endLine: 7 })), ['1 2']],
    ['a wider one', opened(place(5)), opened(place(5, { endColumn: 33 })), ['1 2']],
    ['two sides of one fork', opened(place(5), on(0)), opened(place(6), on(1)), []],
    ['one side of it', opened(place(5), on(0)), opened(place(6), on(0)), ['1 2']],
    ['two sides of two forks', opened(place(5), on(0)), opened(place(6), on(1, place(20))), ['1 2']],
    ['two sides of forks that begin together', opened(place(5), on(0)), opened(place(6), on(1, { ...fork, endLine: 30 })), ['1 2']],
    ['two sides of the outer fork, and one of the inner', opened(place(5), on(0), on(0, place(10))), opened(place(6), on(1), on(0, place(14))), []],
  ])('%s', (_name, first, second, expected) => {
    expect(pairs(configuration(1, { openings: [first] }), configuration(2, { openings: [second] }))).toEqual(expected);
  });

  it('also where others of their openings run beside each other', () => {
    expect(pairs(configuration(1, { openings: [opened(place(5), on(0)), opened(place(30))] }), configuration(2, { openings: [opened(place(6), on(1))] }))).toEqual([]);
  });
});
