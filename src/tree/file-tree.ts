import type { Stats } from 'node:fs';
import path from 'node:path';
import { entryOf, linkOf, placeOf } from '../disk/disk';
import { listFiles, type Listing, type Scope, type UnlistedFolder } from './list-files';
import { landOf, leadsOut, NOT_THERE, readFromDisk } from './read-file';
import { isInside, slashed, slashedFrom } from './slashed';
import type { FileText } from './text';

/**
 * A read-only set of files: the disk, an unsaved editor buffer over the disk, or an earlier revision.
 * Paths are relative to the root and use forward slashes.
 */
export interface FileTree {
  /** Absolute path of the folder that all paths are relative to. */
  readonly root: string;
  /** All files below the root, sorted, without dependencies and build output. */
  files(): readonly string[];
  read(file: string): FileText;
  has(file: string): boolean;
  /** Files and folders (`lib/`) that git ignores or the configuration leaves out, as far as the tree has them. */
  ignored?(): readonly string[];
  /** Folders that are there and cannot be looked into. */
  unlisted?(): readonly UnlistedFolder[];
  /** The path at which the files of a folder are listed, where the one that is given is a link to it. */
  listedAt?(folder: string): string;
  /** Says which files will be read next, so that a tree that is slow one by one can get them in one go. */
  prefetch?(files: readonly string[]): void;
}

/** What is at a path, if anything can be: not where a part of the path is a file. */
function linkAt(file: string): Stats | undefined {
  try {
    return linkOf(file);
  } catch {
    return undefined;
  }
}

/** Whether nothing is at a path, as far as one can look. */
function isNowhere(file: string): boolean {
  try {
    return linkOf(file) === undefined;
  } catch {
    return false;
  }
}

/** Whether there is a file. A link that leads nowhere counts: it was meant to be one, and reading it says so. So does what is no regular file. */
export function isOnDisk(file: string): boolean {
  const entry = linkAt(file);
  if (entry?.isSymbolicLink() !== true) return entry !== undefined && !entry.isDirectory();
  try {
    return entryOf(file)?.isDirectory() !== true;
  } catch {
    return true;
  }
}

/** Where the files of a folder of the disk are listed: a link inside of the root stands for the folder that it leads to. */
export function listedOnDisk(root: string, folder: string): string {
  try {
    const [from, to] = [placeOf(root), placeOf(path.join(root, folder))];
    return isInside(from, to) ? slashedFrom(from, to) : folder;
  } catch {
    return folder;
  }
}

/**
 * Reads files of a project: a link that leads out of its repository is read only where somebody named it. `isPlain` knows of
 * some files that they are no links.
 */
export function projectReader(
  root: string, named: readonly string[] = [], isPlain: (file: string) => boolean = () => false,
): (file: string) => FileText {
  let land: string | undefined;
  return (file) => {
    const absolute = path.join(root, file);
    if (isPlain(file)) return readFromDisk(absolute);
    // An export may have files that few exports have: to open what is not there takes longer than to look.
    if (isNowhere(absolute)) return { unreadable: NOT_THERE };
    const isNamed = (): boolean => named.some((each) => file === each || file.startsWith(`${each}/`));
    if (!file.includes('node_modules/') && leadsOut(absolute, (land ??= landOf(root))) && !isNamed()) return { unreadable: 'it is a link that leads out of the project' };
    return readFromDisk(absolute);
  };
}

/** Sources, which several readers ask for; what else there is, and is as long as all of them, one reader asks for. */
const isAskedAgain = (file: string): boolean => !file.endsWith('.json');

/**
 * The files below a folder of the disk, and what a scope names elsewhere. The listing is read once; texts are read when asked
 * for, those of sources once.
 */
export function diskTree(root: string, scope: Scope = {}): FileTree {
  let listing: Listing | undefined;
  const list = (): Listing => (listing ??= listFiles(root, scope));
  const isPlain = (file: string): boolean => listing?.plain.has(file) === true;
  const texts = new Map<string, FileText>();
  const readNow = projectReader(root, scope.named, isPlain);
  const read = (file: string): FileText => {
    const text = texts.get(file) ?? readNow(file);
    if (isAskedAgain(file)) texts.set(file, text);
    return text;
  };
  return {
    root: slashed(root),
    files: () => list().files,
    read,
    has: (file) => isPlain(file) || isOnDisk(path.join(root, file)),
    ignored: () => list().ignored,
    unlisted: () => list().unlisted,
    listedAt: (folder) => listedOnDisk(root, folder),
  };
}

/** The same tree with the text of some files replaced: what an editor holds but has not saved. */
export function withTexts(tree: FileTree, texts: ReadonlyMap<string, string>): FileTree {
  const added = [...texts.keys()].filter((file) => !tree.has(file));
  return {
    ...tree,
    files: () => (added.length === 0 ? tree.files() : [...tree.files(), ...added].sort()),
    read: (file) => {
      const text = texts.get(file);
      return text === undefined ? tree.read(file) : { text, byteOrderMark: false };
    },
    has: (file) => texts.has(file) || tree.has(file),
  };
}
