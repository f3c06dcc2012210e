import { distance as levenshtein } from 'fastest-levenshtein';

/**
 * How many steps make one text of another: a letter more, one less, another one, or two neighbours that changed places
 * (optimal string alignment). More than `limit` is given as `limit + 1`.
 */
export function editDistance(left: string, right: string, limit = Number.POSITIVE_INFINITY): number {
  // Without swaps it takes no more than twice as many.
  if (levenshtein(left, right) > 2 * limit) return limit + 1;
  return Math.min(aligned(left, right), limit + 1);
}

function aligned(left: string, right: string): number {
  let [older, old]: [number[], number[]] = [[], Array.from({ length: right.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let at = 1; at <= right.length; at++) {
      const same = left[row - 1] === right[at - 1] ? 0 : 1;
      const steps = Math.min((old[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (old[at - 1] ?? 0) + same);
      const isSwap = left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];
      next.push(isSwap ? Math.min(steps, (older[at - 2] ?? 0) + 1) : steps);
    }
    [older, old] = [old, next];
  }
  return old[right.length] ?? left.length;
}
