import type { Place } from '../schema/model';

/** The offsets at which the lines of a text start. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function createLocator(text: string): (offset: number) => { line: number; column: number } {
  let known: readonly number[] | undefined;
  return (offset) => {
    const starts = (known ??= lineStarts(text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Stretches of a text, given by their offsets, as places. */
export function placesIn(file: string, text: string): (offset: number, end: number) => Place {
  const locate = createLocator(text);
  return (offset, end) => {
    const [from, to] = [locate(offset), locate(end)];
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}
