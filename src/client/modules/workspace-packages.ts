import path from 'node:path';
import { parse } from 'jsonc-parser';
import type { FileTree } from '../../tree/file-tree';

/** The paths, relative to the project root, that the name of a package of the same repository can stand for. */
export type WorkspacePackages = (specifier: string) => readonly string[];

/** What apps import by name and never keep in their own repository, so that no package.json is looked for. */
const PUBLISHED = /^(?:node:|realm$|bson$|react(?:$|-|\/)|@realm(?:\.io)?\/|@react-native)/;

interface Manifest {
  readonly folder: string;
  readonly entries: readonly string[];
}

function manifestsOf(tree: FileTree): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const file of tree.files()) {
    if (path.posix.basename(file) !== 'package.json') continue;
    const read = tree.read(file);
    const value = 'text' in read ? (parse(read.text) as Record<string, unknown> | null | undefined) : undefined;
    if (typeof value?.name !== 'string') continue;
    const entries = ['source', 'types', 'module', 'main'].map((key) => value[key]).filter((entry) => typeof entry === 'string');
    found.set(value.name, { folder: path.posix.dirname(file), entries });
  }
  return found;
}

/** Finds packages of a monorepo by the names in their package.json files: their sources, since build output is not read. */
export function workspacePackages(tree: FileTree): WorkspacePackages {
  let manifests: Map<string, Manifest> | undefined;
  return (specifier) => {
    if (PUBLISHED.test(specifier)) return [];
    manifests ??= manifestsOf(tree);
    const parts = specifier.split('/');
    const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const manifest = manifests.get(name);
    if (manifest === undefined) return [];
    const { folder, entries } = manifest;
    const rest = specifier.slice(name.length + 1);
    if (rest !== '') return [path.posix.join(folder, rest), path.posix.join(folder, 'src', rest)];
    return [...entries.filter((entry) => !/\.d\.[cm]?ts$/.test(entry)), 'src/index', 'index', 'src', 'lib/index'].map((entry) => path.posix.join(folder, entry));
  };
}
