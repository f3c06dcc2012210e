/** The size of a text in bytes of UTF-8. */
export const sizeOf = (text: string): number => Buffer.byteLength(text);

/** How much rows may take, what stands between them, and what is said of those that did not fit. */
export interface Room {
  /** In bytes. */
  readonly room: number;
  readonly between: string;
  readonly more: (left: number) => string;
}

/** The rows that fit, whole and in their order, with a line that counts the others. */
export function rowsWithin(rows: readonly string[], { room, between, more }: Room): string {
  const reserved = sizeOf(between) + sizeOf(more(rows.length));
  const kept: string[] = [];
  let used = 0;
  for (const row of rows) {
    const size = sizeOf(row) + sizeOf(between);
    if (used + size + reserved > room) continue;
    used += size;
    kept.push(row);
  }
  const left = rows.length - kept.length;
  return [...kept, ...(left > 0 ? [more(left)] : [])].join(between);
}
