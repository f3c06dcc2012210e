import { describe, expect, it } from 'vitest';
import { codeFrame, linesOf } from '../../src/report/code-frame';
import { displayWidth } from '../../src/report/display-width';
import type { Place } from '../../src/schema/model';

const place = (line: number, column: number, endColumn: number, endLine = line): Place => ({ file: 'a.ts', line, column, endLine, endColumn });
const frame = (text: string, at: Place, width = 80): string[] => codeFrame(linesOf(() => text)('a.ts') ?? [], at, width);

describe('a code frame', () => {
  it('shows the lines around a place, and marks it', () => {
    expect(frame('one\n\n  two: 2,\n', place(3, 3, 9))).toEqual(['  2 |', '> 3 |   two: 2,', '    |   ^^^^^^', '  4 |']);
  });

  it('aligns numbers of different lengths', () => {
    expect(frame(`${'x\n'.repeat(9)}y\nz`, place(10, 1, 2))).toEqual(['   9 | x', '> 10 | y', '     | ^', '  11 | z']);
  });

  it('marks the first line only of a place of several', () => {
    expect(frame('a b  \nc', place(1, 3, 2, 2))).toEqual(['> 1 | a b  ', '    |   ^', '  2 | c']);
  });

  it.each<[string, string, Place, string[]]>([
    ['a place past the end of the line', 'ab', place(1, 9, 12), ['> 1 | ab', '    |   ^']],
    ['a place past the end of the file', 'ab', place(7, 1, 2), []],
    ['a place at the end of a line that fits', `${'a'.repeat(60)}b`, place(1, 61, 62), [`> 1 | ${'a'.repeat(60)}b`, `    | ${' '.repeat(60)}^`]],
    ['an empty place', 'ab', place(1, 2, 2), ['> 1 | ab', '    |  ^']],
    ['tabs', '\tab', place(1, 2, 4), ['> 1 |   ab', '    |   ^^']],
    ['control characters', 'a\u001b[31mb', place(1, 7, 8), [String.raw`> 1 | a\u001b[31mb`, `    | ${' '.repeat(11)}^`]],
    ['marks of direction', 'a\u202eb', place(1, 2, 3), [String.raw`> 1 | a\u202eb`, '    |  ^^^^^^']],
    ['letters of two columns', '取引 ab', place(1, 4, 6), ['> 1 | 取引 ab', `    | ${' '.repeat(5)}^^`]],
    ['a mark below letters of two columns', 'a取引b', place(1, 2, 4), ['> 1 | a取引b', '    |  ^^^^']],
    ['other line ends', 'a\r\nb\u2028c', place(2, 1, 2), ['  1 | a', '> 2 | b', '    | ^', '  3 | c']],
  ])('shows %s', (_name, text, at, expected) => {
    expect(frame(text, at)).toEqual(expected);
  });

  it.each([40, 80, 200])('cuts long lines on both ends to %i columns', (width) => {
    const text = `${'a'.repeat(100_000)}MARK${'b'.repeat(100_000)}`;
    const [row = '', mark = ''] = frame(text, place(1, 100_001, 100_005), width);
    expect([row.length, row.length <= width, mark.length <= width]).toEqual([width, true, true]);
    expect(row).toMatch(/^> 1 \| …a+MARKb+…$/);
    expect(mark.indexOf('^')).toBe(row.indexOf('MARK'));
    expect(mark).toMatch(/[^^]\^{4}$/);
  });

  it.each([40, 80, 200])('is never wider than %i columns, whatever the line holds', (width) => {
    for (const piece of ['x', '\u001b', '\t', '\u{1f600}', ' y', '取引', 'e\u0301']) {
      for (const at of [1, 10, 100, 500]) {
        const rows = frame(`${piece.repeat(400)}\n${piece.repeat(400)}`, place(1, at, at + 300), width);
        expect(rows.filter((row) => displayWidth(row) > width)).toEqual([]);
      }
    }
  });
});

it('splits a file once, however many places it has', () => {
  let reads = 0;
  const lines = linesOf(() => { reads += 1; return 'a\nb'; });
  expect([lines('x'), lines('x'), lines('x')?.length]).toEqual([['a', 'b'], ['a', 'b'], 2]);
  expect(reads).toBe(1);
});
