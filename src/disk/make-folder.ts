import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A folder and those above it that are not there, the highest first. */
function missing(folder: string): readonly string[] {
  const found: string[] = [];
  for (let each = path.resolve(folder); !existsSync(each) && each !== path.dirname(each); each = path.dirname(each)) found.unshift(each);
  return found;
}

/**
 * Makes a folder with those above it, each tried once. Node's own `recursive` tries for ever where a folder that exists can hold no
 * other, as `/proc`. Throws where it cannot be made.
 */
export function makeFolder(folder: string): void {
  for (const each of missing(folder)) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another run may have made it meanwhile.
      if (statSync(each, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
    }
  }
}
