import { HEADER, ROW, type Link } from './graph';
import type { PlacedBox, Point } from './layout';

/** Finds the columns of boxes that a line passes by. Dagre puts the boxes of one column on one middle line. */
function columnsOf(boxes: Iterable<PlacedBox>): (x: number) => { readonly left: number; readonly right: number } | undefined {
  const columns = new Map<number, { left: number; right: number }>();
  for (const { box, x } of boxes) {
    const middle = Math.round(x + box.width / 2);
    const known = columns.get(middle);
    columns.set(middle, { left: Math.min(x, known?.left ?? x), right: Math.max(x + box.width, known?.right ?? x + box.width) });
  }
  return (x) => columns.get(Math.round(x));
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Where a line goes straight through a column. */
interface Crossing {
  readonly from: Point;
  readonly to: Point;
}

/** Straight across each column, and bent in the gap between two. */
function path(start: Point, stops: readonly Crossing[], end: Point): string {
  let [text, at] = [`M${n(start.x)} ${n(start.y)}`, start];
  const bend = (to: Point): void => {
    if (to.x === at.x && to.y === at.y) return;
    const middle = (at.x + to.x) / 2;
    text += `C${n(middle)} ${n(at.y)} ${n(middle)} ${n(to.y)} ${n(to.x)} ${n(to.y)}`;
    at = to;
  };
  for (const { from, to } of stops) {
    bend(from);
    if (to.x !== from.x) text += `H${n(to.x)}`;
    at = to;
  }
  bend(end);
  return text;
}

/** How far below the upper edge of a box the middle of a row is. */
const rowAt = (row: number): number => HEADER + row * ROW + ROW / 2;

/** A box that leads to itself: out at the row, and back in at the header. */
function loop({ x, y, box }: PlacedBox, row: number): string {
  const right = x + box.width;
  return `M${n(right)} ${n(y + rowAt(row))}C${n(right + 34)} ${n(y + rowAt(row))} ${n(right + 34)} ${n(y + HEADER / 2)} ${n(right)} ${n(y + HEADER / 2)}`;
}

/**
 * Gives the line of a link, from the row of the property to the header of the class. `through` are the points where dagre keeps room
 * for it.
 */
export function routeIn(places: ReadonlyMap<number, PlacedBox>): (link: Link, through: readonly Point[]) => string {
  const columnAt = columnsOf(places.values());
  return (link, through) => {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    if (from === undefined || to === undefined) return '';
    if (from === to) return loop(from, link.row);
    const isForward = from.x + from.box.width / 2 <= to.x + to.box.width / 2;
    const start = { x: from.x + (isForward ? from.box.width : 0), y: from.y + rowAt(link.row) };
    const end = { x: to.x + (isForward ? 0 : to.box.width), y: to.y + HEADER / 2 };
    // Between two columns nothing is in the way: there the line bends as it likes.
    const across = ({ x, y }: Point): readonly Crossing[] => {
      const column = columnAt(x);
      if (column === undefined) return [];
      const [near, far] = isForward ? [column.left, column.right] : [column.right, column.left];
      return [{ from: { x: near, y }, to: { x: far, y } }];
    };
    const middle = ({ x, box }: PlacedBox): number => x + box.width / 2;
    const out = across({ x: middle(from), y: start.y }).map(({ to: edge }) => ({ from: start, to: edge }));
    const into = across({ x: middle(to), y: end.y }).map(({ from: edge }) => ({ from: edge, to: end }));
    return path(start, [...out, ...through.flatMap(across), ...into], end);
  };
}
