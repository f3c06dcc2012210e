import type { Stats } from 'node:fs';
import { entryOf } from '../disk/disk';

/** What is at a path that somebody named, links followed; `undefined` where nothing is, or can be: where a part of the path is a file, or it is too long. */
export function entryAt(file: string): Stats | undefined {
  try {
    return entryOf(file);
  } catch {
    return undefined;
  }
}
