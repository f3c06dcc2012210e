import { lstatSync, readFileSync, realpathSync, readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { decodeText, type FileText } from './text';

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
  /** Says which files will be read next, so that a tree that is slow one by one can get them in one go. */
  prefetch?(files: readonly string[]): void;
}

/** Folders that hold other people's code or build output; nobody declares the schemas of an app there. */
export const IGNORED_FOLDERS = new Set([
  'node_modules', '.git', '.hg', '.svn', 'dist', 'build', 'out', 'coverage', 'Pods', 'DerivedData', '.gradle', '.next', '.expo',
  '.cache', '.turbo', '.yarn', 'vendor', 'bower_components',
]);

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be listed hides its files from everybody.
    return [];
  }
}

/** What a link leads to; a link that leads nowhere was meant to be a file. */
function targetOf(link: string): 'file' | 'folder' {
  try {
    return statSync(link, { throwIfNoEntry: false })?.isDirectory() === true ? 'folder' : 'file';
  } catch {
    return 'file';
  }
}

/**
 * All files below a folder, as paths relative to it. A linked folder is entered only where it leads out of the root:
 * what it holds inside is listed at its own place. Globbing libraries drop links that lead nowhere, which must be named.
 * `outside` are files and folders elsewhere, relative to the root (`../backend`), that are listed too. `onFolder` is told
 * of each folder, as a prefix (`''`, `app/`), before it is looked into.
 */
export function listFiles(root: string, outside: readonly string[] = [], onFolder: (prefix: string) => void = () => undefined): string[] {
  const files: string[] = [];
  const entered = new Set<string>();
  const enterLink = (link: string): boolean => {
    const target = realpathSync(link);
    if (entered.has(target) || !path.relative(realpathSync(root), target).startsWith('..')) return false;
    entered.add(target);
    return true;
  };
  const visit = (folder: string, prefix: string): void => {
    onFolder(prefix);
    const entries = entriesOf(folder);
    // An empty folder with the name of a file stands where the file is expected: reading it says so.
    if (entries.length === 0 && prefix.endsWith('.json/')) files.push(prefix.slice(0, -1));
    for (const entry of entries) {
      const absolute = path.join(folder, entry.name);
      const kind = entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? targetOf(absolute) : 'file';
      if (kind === 'file') files.push(prefix + entry.name);
      else if (!IGNORED_FOLDERS.has(entry.name) && (entry.isDirectory() || enterLink(absolute))) visit(absolute, `${prefix}${entry.name}/`);
    }
  };
  visit(root, '');
  for (const each of outside) {
    const absolute = path.join(root, each);
    if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) visit(absolute, `${each}/`);
    else files.push(each);
  }
  return files.sort();
}

/** Whether a path of a tree leads out of its root: such a file is only there because somebody named it. */
export const isOutside = (file: string): boolean => file.startsWith('../');

/** Why a folder cannot be read where a file is expected. */
export const IS_FOLDER = 'it is a folder, not a file';

/** Whether a path, relative to the root, leads into other people's code or build output. */
export function isIgnored(file: string): boolean {
  const folders = file.split('/').slice(0, -1);
  return folders.some((folder) => IGNORED_FOLDERS.has(folder));
}

/** The reason in words for the errors that a file system gives when a file cannot be read. */
function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return 'it does not exist, or is a link that leads nowhere';
    case 'EACCES':
    case 'EPERM': return 'permission to read it is denied';
    case 'EISDIR': return IS_FOLDER;
    case 'ELOOP': return 'it is a link that leads back to itself';
    default: return (error as Error).message;
  }
}

/** Reads a file of the disk. Never throws. */
export function readFromDisk(file: string): FileText {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
}

/** What is at a path, if anything can be: not where a part of the path is a file. */
function entryAt(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Whether there is a file. A link that leads nowhere counts: it was meant to be one, and reading it says so. */
export function isOnDisk(file: string): boolean {
  const entry = entryAt(file);
  if (entry?.isSymbolicLink() !== true) return entry?.isFile() ?? false;
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
  } catch {
    return true;
  }
}

/** The files below a folder of the disk, and what lies `outside` of it. The listing is read once; texts are read when asked for. */
export function diskTree(root: string, outside: readonly string[] = []): FileTree {
  let listing: readonly string[] | undefined;
  return {
    root: root.split(path.sep).join('/'),
    files: () => (listing ??= listFiles(root, outside)),
    read: (file) => readFromDisk(path.join(root, file)),
    has: (file) => isOnDisk(path.join(root, file)),
  };
}

/** The same tree with the text of some files replaced: what an editor holds but has not saved. */
export function withTexts(tree: FileTree, texts: ReadonlyMap<string, string>): FileTree {
  const added = [...texts.keys()].filter((file) => !tree.has(file));
  return {
    root: tree.root,
    files: () => (added.length === 0 ? tree.files() : [...tree.files(), ...added].sort()),
    read: (file) => {
      const text = texts.get(file);
      return text === undefined ? tree.read(file) : { text, byteOrderMark: false };
    },
    has: (file) => texts.has(file) || tree.has(file),
  };
}
