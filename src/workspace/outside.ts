import path from 'node:path';
import picomatch from 'picomatch';
import type { AppConfig } from '../config/config';
import { isOutside } from '../tree/file-tree';

const slashed = (file: string): string => file.split(path.sep).join('/');

/**
 * What the configuration names outside of its own folder, such as an export in the repository next door: files and folders,
 * relative to that folder.
 */
export function outsideOf({ folder, client = [], server }: Pick<AppConfig, 'folder' | 'client' | 'server'>): string[] {
  const named = [...client.map((pattern) => picomatch.scan(slashed(pattern)).base), ...(server === undefined ? [] : [server])];
  return named.map((each) => slashed(path.relative(folder, path.resolve(folder, each)))).filter((each) => each === '..' || isOutside(each));
}
