/** A stretch of a text and what to put in its place. Offsets count UTF-16 units, as editors do. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** The text with edits applied. They must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce((done, { offset, length, content }) => done.slice(0, offset) + content + done.slice(offset + length), text);
}

/** The offset of a place, lines and columns counted from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start + column - 1;
}
