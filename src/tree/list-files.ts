import type { Dirent } from 'node:fs';
import path from 'node:path';
import { entriesOf, entryOf, exists, placeOf } from '../disk/disk';
import { IGNORE_FILE, ignoreFiles, ignoringFrom, ignoringPatterns, type Ignoring } from './git-ignore';
import { landOf, leadsOut, reasonOf } from './read-file';
import { isInside } from './slashed';

/** What belongs to a tree other than what lies below its root and git knows. */
export interface Scope {
  /** Files and folders that somebody named, relative to the root (`../backend`): they are listed wherever they are, and though git ignores them. */
  readonly named?: readonly string[];
  /** Patterns of what is no part of the app, as `.gitignore` has them. */
  readonly exclude?: readonly string[];
}

/** A folder that is there and cannot be looked into, with the reason. */
export interface UnlistedFolder {
  readonly folder: string;
  readonly reason: string;
}

export interface Listing {
  /** All files, sorted, without dependencies and build output. */
  readonly files: readonly string[];
  /** Those of them that were seen to be files: no links, and nothing that somebody only named. */
  readonly plain: ReadonlySet<string>;
  /** Files and folders (`lib/`) that git ignores or the configuration leaves out. */
  readonly ignored: readonly string[];
  readonly unlisted: readonly UnlistedFolder[];
}

/** Folders that hold other people's code or build output; nobody declares the schemas of an app there. */
export const IGNORED_FOLDERS = new Set([
  'node_modules', '.git', '.hg', '.svn', 'dist', 'build', 'out', 'coverage', 'Pods', 'DerivedData', '.gradle', '.next', '.expo',
  '.cache', '.turbo', '.yarn', 'vendor', 'bower_components',
]);

/** What a link leads to; a link that leads nowhere was meant to be a file. */
function targetOf(link: string): 'file' | 'folder' {
  try {
    return entryOf(link)?.isDirectory() === true ? 'folder' : 'file';
  } catch {
    return 'file';
  }
}

/** What a walk over the disk gathers. */
interface Walk {
  readonly root: string;
  readonly files: Set<string>;
  readonly plain: Set<string>;
  readonly ignored: string[];
  readonly unlisted: UnlistedFolder[];
  readonly excludes: (file: string, isFolder: boolean) => boolean;
  readonly enterLink: (link: string) => boolean;
  readonly onFolder: (prefix: string) => void;
}

function entriesIn(walk: Walk, prefix: string): Dirent[] {
  walk.onFolder(prefix);
  try {
    return entriesOf(path.join(walk.root, prefix));
  } catch (error) {
    walk.unlisted.push({ folder: prefix === '' ? '.' : prefix.slice(0, -1), reason: reasonOf(error) });
    return [];
  }
}

/** Lists a folder and all below it. `git` says what it ignores there; without it, somebody named what git ignores. */
function visit(walk: Walk, prefix: string, git: Ignoring | undefined, entries: readonly Dirent[] = entriesIn(walk, prefix)): void {
  if (entries.some(({ name }) => name === IGNORE_FILE)) walk.onFolder(prefix + IGNORE_FILE);
  // An empty folder with the name of a file stands where the file is expected: reading it says so.
  if (entries.length === 0 && prefix.endsWith('.json/')) walk.files.add(prefix.slice(0, -1));
  for (const entry of entries) {
    const absolute = path.join(walk.root, prefix, entry.name);
    const kind = entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? targetOf(absolute) : 'file';
    if (kind === 'folder' && IGNORED_FOLDERS.has(entry.name)) continue;
    // A link is a file to git, whatever it leads to.
    const isLeftOut = git !== undefined && (git.ignores(absolute, entry.isDirectory()) || walk.excludes(absolute, kind === 'folder'));
    if (isLeftOut) walk.ignored.push(`${prefix}${entry.name}${kind === 'folder' ? '/' : ''}`);
    else if (kind === 'file') {
      walk.files.add(prefix + entry.name);
      if (entry.isFile()) walk.plain.add(prefix + entry.name);
    } else if (entry.isDirectory() || walk.enterLink(absolute)) enter(walk, `${prefix}${entry.name}/`, git);
  }
}

/** Lists a folder in one whose patterns are known. What it holds says whether it has patterns of its own: most have none. */
function enter(walk: Walk, prefix: string, around: Ignoring | undefined): void {
  const entries = entriesIn(walk, prefix);
  const holds = (name: string): boolean => entries.some((entry) => entry.name === name);
  visit(walk, prefix, around?.below(path.join(walk.root, prefix.slice(0, -1)), holds), entries);
}

/** Whether a path, or a folder that it is in, is none that a walk from the root comes to. */
function isHidden(walk: Walk, named: string): boolean {
  const parts = named.split('/');
  let git = ignoringFrom(walk.root);
  for (const [index, part] of parts.entries()) {
    const at = path.join(walk.root, ...parts.slice(0, index + 1));
    const isFolder = index < parts.length - 1 || targetOf(at) === 'folder';
    if (part === '..') git = ignoringFrom(at);
    else if ((isFolder && IGNORED_FOLDERS.has(part)) || git.ignores(at, isFolder) || walk.excludes(at, isFolder)) return true;
    else if (isFolder) git = git.below(at);
  }
  return false;
}

/** Lists what somebody named where the walk from the root did not come to it. */
function visitNamed(walk: Walk, named: string): void {
  const hidden = isHidden(walk, named);
  const isFollowed = !leadsOut(path.join(walk.root, named), landOf(walk.root));
  if (!hidden && isFollowed && named !== '..' && !named.startsWith('../')) return;
  const absolute = path.join(walk.root, named);
  if (targetOf(absolute) === 'folder') visit(walk, `${named}/`, hidden ? undefined : ignoringFrom(absolute));
  else if (!hidden || exists(absolute)) walk.files.add(named);
}

/** A linked folder is entered once, where it leads out of the root and not out of the repository: what it holds inside is listed at its own place. */
function createEnterLink(root: string): (link: string) => boolean {
  const entered = new Set<string>();
  let places: { readonly root: string; readonly land: string } | undefined;
  return (link) => {
    places ??= { root: placeOf(root), land: landOf(root) };
    const target = placeOf(link);
    if (entered.has(target) || isInside(places.root, target) || isInside(target, places.root) || !isInside(places.land, target))
      return false;
    entered.add(target);
    return true;
  };
}

/**
 * All files below a folder, as paths relative to it, and those that a scope names elsewhere. Globbing libraries drop links
 * that lead nowhere, which must be named. `onFolder` is told of each folder, as a prefix (`''`, `app/`), before it is looked
 * into, and of each file that says what git ignores.
 */
export function listFiles(
  root: string,
  { named = [], exclude = [] }: Scope = {},
  onFolder: (prefix: string) => void = () => undefined,
): Listing {
  const excludes = exclude.length === 0 ? () => false : ignoringPatterns(root, exclude);
  const enterLink = createEnterLink(root);
  const walk: Walk = { root, files: new Set(), plain: new Set(), ignored: [], unlisted: [], excludes, enterLink, onFolder };
  for (const { file } of ignoreFiles(root)) onFolder(path.relative(root, file));
  visit(walk, '', ignoringFrom(root));
  for (const each of named) visitNamed(walk, each);
  return { files: [...walk.files].sort(), plain: walk.plain, ignored: walk.ignored, unlisted: walk.unlisted };
}

/** Whether a path, relative to the root, leads into other people's code or build output. */
export function isIgnored(file: string): boolean {
  const folders = file.split('/').slice(0, -1);
  return folders.some((folder) => IGNORED_FOLDERS.has(folder));
}
