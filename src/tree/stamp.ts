import { statSync } from 'node:fs';

/** Size, times and identity of a file or folder: it changes when its contents do. */
export function stampOf(absolute: string): string {
  try {
    const found = statSync(absolute, { throwIfNoEntry: false });
    return found === undefined ? '-' : `${found.mtimeMs}:${found.ctimeMs}:${found.size}:${found.ino}`;
  } catch {
    return 'unreadable';
  }
}
