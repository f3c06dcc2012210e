import { COMPONENTS, LARGE, LEADS_OUT, TOP } from './openapi-parts';

/** A key, plain or quoted, at the start of a line. */
const KEY = /^( *)(["']?)([\w-]+)\2 *:(?=\s)/;

/** A comment as long as what it stands for, so that all that follows keeps its offset. */
const blank = (part: string): string => `#${' '.repeat(Math.max(0, part.length - 2))}\n`;

/** The lines of a block style text, each as its offsets with the line break. */
function* linesOf(text: string): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end + 1;
    yield [from, to];
    from = to;
  }
}

/**
 * A large OpenAPI document in YAML without its paths and examples, which are most of it and no schemas: a comment of the same
 * length is in their place. `undefined` where the text is small or none of these, or where a schema refers to what would be left out.
 */
export function withoutPaths(text: string): string | undefined {
  if (text.length < LARGE || !/^(["']?)(?:openapi|swagger)\1 *:/m.test(text)) return undefined;
  const kept: string[] = [];
  let top = '';
  let indent = 0;
  let from = 0;
  let isLeftOut = false;
  const turn = (at: number, leavesOut: boolean): void => {
    if (isLeftOut === leavesOut) return;
    const part = text.slice(from, at);
    kept.push(isLeftOut && part.length > 1 ? blank(part) : part);
    from = at;
    isLeftOut = leavesOut;
  };
  for (const [start, end] of linesOf(text)) {
    const first = text.charCodeAt(start);
    if (isLeftOut && first === 0x20 && top !== 'components') continue;
    const match = KEY.exec(text.slice(start, Math.min(end, start + 200)));
    if (match === null) continue;
    const [, { length }, , key] = match as unknown as [string, string, string, string];
    if (length === 0) {
      turn(start, false);
      [top, indent] = [key, 0];
      if (TOP.has(key)) turn(end, true);
    } else if (top === 'components' && (indent === 0 || length <= indent)) {
      indent = length;
      turn(start, false);
      if (COMPONENTS.has(key)) turn(end, true);
    }
  }
  turn(text.length, !isLeftOut);
  const shorter = kept.join('');
  return LEADS_OUT.test(shorter) ? undefined : shorter;
}
