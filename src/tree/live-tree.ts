import path from 'node:path';
import { isOnDisk, listedOnDisk, projectReader, type FileTree } from './file-tree';
import { isIgnored, listFiles, type Listing, type Scope } from './list-files';
import { isOutside, slashed } from './slashed';
import { stampOf } from './stamp';
import type { FileText } from './text';

/** What a look at the disk showed. */
export interface Change {
  /** Files came or went, or nobody has listed them yet. */
  readonly relisted: boolean;
  /** Files that were read and are not what they were. */
  readonly changed: readonly string[];
}

/** The disk as last seen. It stays as it is until `refresh` looks again, so that a reading never mixes two states. */
export interface LiveTree extends FileTree {
  /** Looks whether the disk changed. The files in `near`, and their folders, are always looked at. */
  refresh(near: readonly string[]): Change;
}

/** So many files and folders are looked at every time: it takes well under a millisecond. */
const FEW = 200;
/** Where there are more, they are looked at so seldom, in milliseconds for each, that it takes a twentieth of the time. */
const PAUSE = 0.06;

/** Whether a file, or a folder that it is in, is among those that git ignores or the configuration leaves out. */
export function isLeftOut(file: string, ignored: ReadonlySet<string>): boolean {
  if (ignored.size === 0) return false;
  if (ignored.has(file)) return true;
  for (let end = file.indexOf('/'); end !== -1; end = file.indexOf('/', end + 1)) if (ignored.has(file.slice(0, end + 1))) return true;
  return false;
}

/** The folder of a file, as a prefix. */
const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/**
 * A tree of the disk that reads each file once and looks at time, size and identity afterwards. In an app of thousands
 * of files a look at all of them takes ten milliseconds, too long for every keystroke: there, what is not near to the
 * file in question, nor in a folder with what is, is seen a fraction of a second later.
 */
export function liveTree(root: string, scope: Scope = {}): LiveTree {
  let listing: Listing | undefined;
  let listed = new Set<string>();
  let ignored = new Set<string>();
  const readNow = projectReader(root, scope.named);
  const folders = new Map<string, string>();
  const texts = new Map<string, { readonly stamp: string; readonly text: FileText }>();
  let lookedAt = 0;
  /** Thousands of files are looked at, and their names are plain already. */
  const absolute = (file: string): string => `${root}${path.sep}${file}`;

  /** Stamps come before what they stand for: what changes in between is then read again, never missed. */
  function list(): Listing {
    if (listing !== undefined) return listing;
    folders.clear();
    listing = listFiles(root, scope, (folder) => void folders.set(folder, stampOf(absolute(folder))));
    listed = new Set(listing.files);
    ignored = new Set(listing.ignored);
    return listing;
  }

  function read(file: string): FileText {
    const known = texts.get(file);
    if (known !== undefined) return known.text;
    const stamp = stampOf(absolute(file));
    const text = readNow(file);
    texts.set(file, { stamp, text });
    return text;
  }

  function lookAt(files: Iterable<string>): string[] {
    const changed: string[] = [];
    for (const file of files) {
      const known = texts.get(file);
      if (known === undefined || known.stamp === stampOf(absolute(file))) continue;
      texts.delete(file);
      changed.push(file);
    }
    return changed;
  }

  const isRelisted = (among: Iterable<string>): boolean =>
    [...among].some((folder) => folders.has(folder) && folders.get(folder) !== stampOf(absolute(folder)));

  function lookAtAll(): Change {
    const relisted = isRelisted(folders.keys());
    const changed = lookAt([...texts.keys()]);
    if (relisted) listing = undefined;
    lookedAt = performance.now();
    return { relisted, changed };
  }

  return {
    root: slashed(root),
    files: () => list().files,
    read,
    // What is not listed is only there for who knows its path, such as an import.
    has: (file) =>
      (list(), listed.has(file)) || ((isOutside(file) || isIgnored(file) || isLeftOut(file, ignored)) && isOnDisk(absolute(file))),
    ignored: () => list().ignored,
    unlisted: () => list().unlisted,
    listedAt: (folder) => listedOnDisk(root, folder),
    refresh: (near) => {
      if (listing === undefined) return { relisted: true, changed: [] };
      const changed = lookAt(near);
      const all = folders.size + texts.size;
      const isDue = all <= FEW || performance.now() - lookedAt > all * PAUSE;
      if (!isDue && changed.length === 0 && !isRelisted(new Set([...near].map(folderOf)))) return { relisted: false, changed };
      const rest = lookAtAll();
      return { relisted: rest.relisted, changed: [...changed, ...rest.changed] };
    },
  };
}
