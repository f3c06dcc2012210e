import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { entryOf, exists, readRegularFile } from '../disk/disk';
import { isCostlyPattern } from './costly-pattern';
import { gitFolders } from './git-folders';
import { trackedFiles } from './git-index';
import { slashedFrom } from './slashed';

/** The patterns of one file, and the folder that they start from. */
interface Layer {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** What git ignores in a folder and below it, as far as the patterns up to this folder say. Paths are absolute. */
export interface Ignoring {
  /** Whether git ignores what is in this folder; a pattern for folders alone needs to know which of both it is. */
  ignores(file: string, isFolder: boolean): boolean;
  /** The same for a folder in this one, whose own patterns come first. `mayHold` spares a look for what it is known not to hold. */
  below(folder: string, mayHold?: (name: string) => boolean): Ignoring;
}

export const IGNORE_FILE = '.gitignore';

/** The lines of a text whose patterns can be tried on every file. What the others would leave out is read instead. */
const cheapLines = (text: string): string[] => text.split(/\r?\n/).filter((line) => !isCostlyPattern(line.replace(/^!?\/|\s+$/g, '')));

/** A `.gitignore` that is no regular file says nothing, as to git; one that cannot be read neither. */
function patternsOf(file: string, folder: string): Layer[] {
  try {
    if (entryOf(file)?.isFile() !== true) return [];
    return [{ folder, patterns: ignore({ ignoreCase: false, allowRelativePaths: true }).add(cheapLines(readRegularFile(file).toString('utf8'))) }];
  } catch {
    return [];
  }
}

/** The last pattern that matches decides, and those of the nearest file come last: here the layers are the nearest first. */
function isMatched(layers: readonly Layer[], file: string, isFolder: boolean): boolean {
  for (const { folder, patterns } of layers) {
    const { ignored, unignored } = patterns.test(`${slashedFrom(folder, file)}${isFolder ? '/' : ''}`);
    if (ignored || unignored) return ignored;
  }
  return false;
}

interface Tracked {
  has(file: string, isFolder: boolean): boolean;
}

/** The files of the index, read when something is ignored for the first time: most projects ignore nothing that has a source. */
function createTracked(from: string): Tracked {
  let known: { readonly root: string; readonly files: ReadonlySet<string> } | undefined;
  const load = (): { readonly root: string; readonly files: ReadonlySet<string> } => {
    const folders = gitFolders(from);
    const files = new Set<string>();
    for (const file of folders === undefined ? [] : trackedFiles(folders)) {
      files.add(file);
      for (let end = file.lastIndexOf('/'); end > 0 && !files.has(file.slice(0, end + 1)); end = file.lastIndexOf('/', end - 1)) files.add(file.slice(0, end + 1));
    }
    return { root: folders?.root ?? from, files };
  };
  return {
    has(file, isFolder) {
      known ??= load();
      return known.files.has(`${slashedFrom(known.root, file)}${isFolder ? '/' : ''}`);
    },
  };
}

function ignoring(layers: readonly Layer[], tracked: Tracked): Ignoring {
  return {
    ignores: (file, isFolder) => layers.length > 0 && isMatched(layers, file, isFolder) && !tracked.has(file, isFolder),
    below(folder, mayHold = () => true) {
      const own = mayHold(IGNORE_FILE) ? patternsOf(path.join(folder, IGNORE_FILE), folder) : [];
      // A repository inside of this one, such as a submodule, has patterns of its own.
      if (mayHold('.git') && exists(path.join(folder, '.git'))) return ignoringFrom(folder);
      return own.length === 0 ? this : ignoring([...own, ...layers], tracked);
    },
  };
}

/** The files that hold the patterns for a folder, the nearest first: its own, those upward in its repository, and the private ones of the repository. */
export function ignoreFiles(folder: string): { readonly file: string; readonly folder: string }[] {
  const repository = gitFolders(folder);
  const found = [{ file: path.join(folder, IGNORE_FILE), folder }];
  if (repository === undefined) return found;
  for (let at = folder; at !== repository.root; at = path.dirname(at))
    found.push({ file: path.join(path.dirname(at), IGNORE_FILE), folder: path.dirname(at) });
  return [...found, { file: path.join(repository.common, 'info/exclude'), folder: repository.root }];
}

/** What git ignores in a folder, which need not be in a repository: a copy of a project ignores the same. Nothing of the machine, such as a global file, counts. */
export function ignoringFrom(folder: string): Ignoring {
  return ignoring(ignoreFiles(folder).flatMap(({ file, folder: from }) => patternsOf(file, from)), createTracked(folder));
}

/** Patterns of the configuration, which are written as those of git and start from its folder. */
export function ignoringPatterns(folder: string, patterns: readonly string[]): (file: string, isFolder: boolean) => boolean {
  const layer: Layer = { folder, patterns: ignore({ ignoreCase: false, allowRelativePaths: true }).add([...patterns]) };
  return (file, isFolder) => isMatched([layer], file, isFolder);
}
