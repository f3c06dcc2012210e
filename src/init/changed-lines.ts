/** The lines that differ between two texts, marked as those of a patch; what is the same before and behind them is left out. */
export function changedLines(before: string | null, after: string): readonly string[] {
  const [old, now] = [before ?? '', after].map((text) => text.replace(/\r?\n$/, '').split(/\r?\n/));
  const [from, to] = [before === null || before.trim() === '' ? [] : (old ?? []), now ?? []];
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  return [
    ...from.slice(start, from.length - end).map((line) => `- ${line}`),
    ...to.slice(start, to.length - end).map((line) => `+ ${line}`),
  ];
}
