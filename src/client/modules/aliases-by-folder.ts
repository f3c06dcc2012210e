import path from 'node:path';

/** The paths, relative to the project root, that a bare specifier can stand for. */
export type PathAliases = (specifier: string) => readonly string[];

/** The aliases that hold for the files of a folder, as far as something says so. */
export type AliasesByFolder = (folder: string) => PathAliases | undefined;

/** Finds the aliases of a folder: what stands in it, else what stands in the nearest folder above it. Each folder is looked into once. */
export function nearestAliases(lookInto: AliasesByFolder): AliasesByFolder {
  const known = new Map<string, PathAliases | undefined>();
  function find(folder: string): PathAliases | undefined {
    if (known.has(folder)) return known.get(folder);
    const parent = path.posix.dirname(folder);
    const found = lookInto(folder) ?? (parent === folder ? undefined : find(parent));
    known.set(folder, found);
    return found;
  }
  return find;
}
