import type { Repair } from '../rule/repair';
import type { Place } from '../schema/model';
import { applyEdits, offsetOf, type Edit } from './edit';
import { editsOf } from './edits-of';

/** A text with repairs made in it, and those of them that were. */
export interface Repaired<R> {
  readonly text: string;
  readonly made: readonly R[];
}

/** What is still to be made, with the stretch that it is about as that stands now. */
interface Pending<R> {
  readonly repair: R;
  readonly start: number;
  readonly end: number;
}

const touches = (a: Edit, b: Edit): boolean => a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;

/** Where an offset is after edits; `undefined` where what stood there is replaced. */
function moved(offset: number, edits: readonly Edit[]): number | undefined {
  const isGone = edits.some((edit) => edit.offset < offset && offset < edit.offset + edit.length);
  return isGone ? undefined : edits
    .filter((edit) => edit.offset + edit.length <= offset)
    .reduce((now, { length, content }) => now + content.length - length, offset);
}

/** A stretch of a text as a place: lines are those that `starts` begin. */
function placeIn(file: string, starts: readonly number[], start: number, end: number): Place {
  const at = (offset: number): { line: number; column: number } => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  const [from, to] = [at(start), at(end)];
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Makes those of some repairs that do not touch each other, the first of two that do. */
function makeApart<R extends Repair>(text: string, pending: readonly Pending<R>[]): Repaired<R> & { readonly left: readonly Pending<R>[] } {
  const starts = lineStarts(text);
  const edits: Edit[] = [];
  const [made, waiting]: [R[], Pending<R>[]] = [[], []];
  for (const each of pending) {
    const place = placeIn(each.repair.place.file, starts, each.start, each.end);
    const own = editsOf({ ...each.repair, place }, text) ?? [];
    if (own.length === 0) continue;
    if (own.some((edit) => edits.some((other) => touches(edit, other)))) {
      waiting.push(each);
      continue;
    }
    edits.push(...own);
    made.push(each.repair);
  }
  const left = waiting.flatMap(({ repair, start, end }) => {
    const [from, to] = [moved(start, edits), moved(end, edits)];
    return from === undefined || to === undefined ? [] : [{ repair, start: from, end: to }];
  });
  return { text: applyEdits(text, edits), made, left };
}

/** Makes repairs of one text, all whose places are in it as it is. Those that touch others are made behind them, as far as something is left to mend. */
export function applyRepairs<R extends Repair>(text: string, repairs: readonly R[]): Repaired<R> {
  let now = text;
  let made: readonly R[] = [];
  let pending: readonly Pending<R>[] = repairs.map((repair) => ({
    repair,
    start: offsetOf(text, repair.place.line, repair.place.column),
    end: offsetOf(text, repair.place.endLine, repair.place.endColumn),
  }));
  while (pending.length > 0) {
    const round = makeApart(now, pending);
    [now, made, pending] = [round.text, [...made, ...round.made], round.left];
  }
  return { text: now, made };
}
