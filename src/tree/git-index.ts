import { readFileSync } from 'node:fs';
import path from 'node:path';
import { observe } from '../disk/observe';
import type { GitFolders } from './git-folders';

/** What an entry has before its path and its hash: times, device, owner and size, as git last saw the file. */
const STAT = 40;
/** What an entry has after its hash: flags, and in later versions more of them where one bit says so. */
const FLAGS = 2;
const HAS_MORE_FLAGS = 0x4000;

function readIf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A number of seven bits a byte, as version 4 writes how much of the path before is dropped (gitformat-index). */
function varint(bytes: Buffer, from: number): { readonly value: number; readonly end: number } {
  let at = from;
  let byte = bytes[at] ?? 0;
  let value = byte & 0x7f;
  while (byte >= 0x80) {
    byte = bytes[(at += 1)] ?? 0;
    value = ((value + 1) << 7) | (byte & 0x7f);
  }
  return { value, end: at + 1 };
}

/** The paths in the bytes of an index (gitformat-index, versions 2 to 4). */
export function indexedPaths(bytes: Buffer, hashLength: number): string[] {
  const version = bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC' ? 0 : bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return [];
  const paths: string[] = [];
  let [at, before] = [12, Buffer.alloc(0)];
  for (let left = bytes.readUInt32BE(8); left > 0 && at + STAT + hashLength + FLAGS < bytes.length; left -= 1) {
    const start = at;
    const flags = bytes.readUInt16BE(start + STAT + hashLength);
    at = start + STAT + hashLength + FLAGS + ((flags & HAS_MORE_FLAGS) === 0 ? 0 : 2);
    const dropped = version === 4 ? varint(bytes, at) : undefined;
    const from = dropped?.end ?? at;
    const end = bytes.indexOf(0, from);
    if (end === -1) return paths;
    before = Buffer.concat([before.subarray(0, dropped === undefined ? 0 : before.length - dropped.value), bytes.subarray(from, end)]);
    paths.push(before.toString('utf8'));
    at = version === 4 ? end + 1 : start + 8 * Math.floor((end - start + 8) / 8);
  }
  return paths;
}

function readTracked({ own, common }: Pick<GitFolders, 'own' | 'common'>): readonly string[] {
  const bytes = readIf(path.join(own, 'index'));
  if (bytes === undefined) return [];
  const isLong = /^\s*objectformat\s*=\s*sha256/im.test(readIf(path.join(common, 'config'))?.toString('utf8') ?? '');
  return indexedPaths(bytes, isLong ? 32 : 20);
}

/**
 * The files that git tracks in a work tree, relative to its root. What is tracked is no less a source for a pattern that matches it.
 * The observer is told of the paths: the index holds times of files too, and changes by every look that git takes.
 */
export function trackedFiles({ own, common }: Pick<GitFolders, 'own' | 'common'>): readonly string[] {
  const files = readTracked({ own, common });
  observe('tracked', `${own}\0${common}`, () => files.join('\0'));
  return files;
}
