import type { Part, Point } from './layout';

/** A picture of several parts, each with the place of its left upper corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly (Point & { readonly part: Part })[];
}

const GAP = 28;
/** A picture that is wider than this is made wider by its largest part only. */
const WIDTH = 1120;

/** Puts parts into rows, the highest first, so that each row holds parts of about the same height. */
export function packed(parts: readonly Part[]): Layout {
  const widest = Math.max(WIDTH, ...parts.map(({ width }) => width));
  const placed: Layout['parts'][number][] = [];
  let [x, y, rowHeight, right] = [0, 0, 0, 0];
  for (const part of [...parts].sort((a, b) => b.height - a.height)) {
    if (x > 0 && x + part.width > widest) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    placed.push({ part, x, y });
    x += part.width + GAP;
    right = Math.max(right, x - GAP);
    rowHeight = Math.max(rowHeight, part.height);
  }
  return { width: right, height: y + rowHeight, parts: placed };
}
