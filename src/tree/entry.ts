import { statSync, type Stats } from 'node:fs';

/** What is at a path that somebody named, links followed; `undefined` where nothing is, or can be: where a part of the path is a file, or it is too long. */
export function entryAt(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
