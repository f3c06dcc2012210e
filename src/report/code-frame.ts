import type { Place } from '../schema/model';
import { displayWidth } from './display-width';
import { printable } from './printable';

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** The lines of files, each of which is split once however many places it has. */
export function linesOf(read: (file: string) => string | undefined): (file: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, read(file)?.split(LINE_END));
    return known.get(file);
  };
}

/** Each character as it is shown. A command may begin in one part of a line and end in the other, so `marks` says of the whole. */
function shown(text: string, marks: boolean): string[] {
  return Array.from(text, (character) => (character === '\t' ? '  ' : character === '#' && marks ? '\\u0023' : printable(character)));
}

const widthOf = (cells: readonly string[]): number => cells.reduce((sum, each) => sum + displayWidth(each), 0);

/** As many cells from the beginning as fit. */
function fitting(cells: readonly string[], room: number): string[] {
  let [left, at] = [room, 0];
  while (at < cells.length && displayWidth(cells[at] ?? '') <= left) {
    left -= displayWidth(cells[at] ?? '');
    at += 1;
  }
  return cells.slice(0, at);
}

/** As many cells before the end as fit. */
const fittingAtEnd = (cells: readonly string[], room: number): string[] => fitting([...cells].reverse(), room).reverse();

/** What of a line fits into a width, cut at both ends around the marked part, and where the mark begins and ends in that. */
function cut(
  line: string,
  from: number,
  to: number,
  room: number,
): { readonly text: string; readonly start: number; readonly end: number } {
  const [first, last] = [Math.max(0, from - room), from + room + 1];
  const marks = /##\w*\[/.test(line.slice(first, last));
  const head = shown(line.slice(first, from), marks);
  const rest = shown(line.slice(from, last), marks);
  const marked = widthOf(shown(line.slice(from, Math.min(to, last)), marks));
  const behind = Math.min(marked, Math.floor(room / 2)) + Math.min(widthOf(rest) - marked, Math.floor(room / 4));
  const before = from <= room && widthOf(head) <= room - behind ? head : ['…', ...fittingAtEnd(head, room - behind - 1)];
  const start = widthOf(before);
  const after = widthOf(rest) <= room - start && line.length <= last ? rest : [...fitting(rest, room - start - 1), '…'];
  return { text: [...before, ...after].join(''), start, end: start + Math.min(marked, widthOf(after)) };
}

/**
 * The source around a place, with the place marked, and no line wider than `width`. Only the first line is marked: a class
 * can be long.
 */
export function codeFrame(lines: readonly string[], { line, column, endLine, endColumn }: Place, width: number): string[] {
  const numbers = [line - 1, line, line + 1].filter((number) => number >= 1 && number <= lines.length);
  const digits = String(numbers.at(-1) ?? line).length;
  const room = Math.max(12, width - digits - 5);
  return numbers.flatMap((number) => {
    const text = lines[number - 1] ?? '';
    const gutter = ` ${String(number).padStart(digits)} |`;
    const row = (part: string): string => (part === '' ? gutter : `${gutter} ${part}`);
    if (number !== line) return [` ${row(cut(text, 0, 0, room).text)}`];
    const part = cut(text, column - 1, endLine === line ? endColumn - 1 : text.trimEnd().length, room);
    return [`>${row(part.text)}`, ` ${' '.repeat(digits + 1)} | ${' '.repeat(part.start)}${'^'.repeat(Math.max(1, part.end - part.start))}`];
  });
}

/** A line under a label, such as the side that it is of. */
export interface LabelledPlace {
  readonly label: string;
  readonly lines: readonly string[];
  readonly place: Place;
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

/** Lines under each other, from where their text begins, each with its place marked: to be compared at one glance. */
export function pairedLines(places: readonly LabelledPlace[], width: number): string[] {
  const labels = widest(places.map(({ label }) => label));
  const digits = widest(places.map(({ place }) => String(place.line)));
  const room = Math.max(12, width - labels - digits - 4);
  return places.flatMap(({ label, lines, place }) => {
    const line = lines[place.line - 1] ?? '';
    const indent = Math.min(line.length - line.trimStart().length, place.column - 1);
    const end = place.endLine === place.line ? place.endColumn - 1 : line.trimEnd().length;
    const part = cut(line.slice(indent), place.column - 1 - indent, end - indent, room);
    return [
      `${label.padEnd(labels)} ${String(place.line).padStart(digits)} | ${part.text}`,
      `${' '.repeat(labels + digits + 1)} | ${' '.repeat(part.start)}${'^'.repeat(Math.max(1, part.end - part.start))}`,
    ];
  });
}
