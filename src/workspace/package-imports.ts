import { posix } from 'node:path';
import { isPath, specifierFiles } from '../client/modules/specifier-files';
import { workspacePackages } from '../client/modules/workspace-packages';
import type { FileTree } from '../tree/file-tree';
import { wordsOf } from '../tree/text';
import { packageOf } from './package-of';
import { IMPORTS } from './words';

/** Packages by their folders, each with the sources that it has. */
export type Packages = ReadonlyMap<string, readonly string[]>;

type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** Where the file is that an import means, as far as its package is concerned: by a path, an alias or the name of a package. */
function targets(tree: FileTree): (specifier: string, from: string) => string | undefined {
  const files = new Set(tree.files());
  const filesOf = specifierFiles(tree);
  const packages = workspacePackages(tree);
  return (specifier, from) =>
    isPath(specifier)
      ? posix.join(posix.dirname(from), specifier)
      : (filesOf(specifier, from).find((each) => files.has(each)) ?? packages.pathsOf(specifier)[0]);
}

/** The packages that the sources of each package import. */
function importsOf(tree: FileTree, packages: Packages): Imports {
  const targetOf = targets(tree);
  const known = new Map<string, string>();
  function ownerOf(file: string): string {
    const folder = posix.dirname(file);
    const owner = known.get(folder) ?? packageOf(tree, file);
    known.set(folder, owner);
    return owner;
  }
  const importedBy = (file: string): string[] => {
    const read = tree.read(file);
    const specifiers = 'text' in read ? (JSON.parse(wordsOf(read, IMPORTS)) as string[]) : [];
    return specifiers.flatMap((each) => targetOf(each, file) ?? []).map(ownerOf);
  };
  return new Map([...packages].map(([folder, files]) => [folder, new Set(files.flatMap(importedBy))]));
}

/** A package and all that it imports, itself or through others. */
function reached(from: string, imports: Imports): ReadonlySet<string> {
  const seen = new Set([from]);
  // A set that grows while it is walked gives what was added too.
  for (const each of seen) for (const next of imports.get(each) ?? []) if (imports.has(next)) seen.add(next);
  return seen;
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((each) => b.has(each));

/**
 * The packages that make up each client: those that declare classes, with what imports them and what they import. Two that share
 * only what declares no class, such as a package of constants, stay apart, and both have it.
 */
export function packageGroups(tree: FileTree, packages: Packages, declaring: ReadonlySet<string>): readonly ReadonlySet<string>[] {
  const imports = importsOf(tree, packages);
  const wholes = [...packages.keys()].map((folder) => reached(folder, imports)).filter((each) => overlap(each, declaring));
  return wholes.reduce<readonly ReadonlySet<string>[]>((groups, whole) => {
    const classes = new Set([...whole].filter((each) => declaring.has(each)));
    const same = groups.filter((each) => overlap(each, classes));
    return [...groups.filter((each) => !same.includes(each)), new Set([...same, whole].flatMap((each) => [...each]))];
  }, []);
}
