import path from 'node:path';
import picomatch from 'picomatch';
import type { AppConfig } from '../config/config';
import type { Scope } from '../tree/list-files';
import { slashed, slashedFrom } from '../tree/slashed';

/**
 * What the configuration and the flags name, relative to the folder of the configuration: such as an export in the repository
 * next door, or a generated one that git ignores. And what they leave out.
 */
export function scopeOf({ folder, client = [], server, exclude }: Pick<AppConfig, 'folder' | 'client' | 'server' | 'exclude'>): Scope {
  const named = [...client.map((pattern) => picomatch.scan(slashed(pattern)).base), ...(server === undefined ? [] : [server])];
  const paths = named.map((each) => slashedFrom(folder, path.resolve(folder, each))).filter((each) => each !== '');
  return { named: paths, ...(exclude === undefined ? {} : { exclude }) };
}
