import { posix } from 'node:path';
import { canDeclare, clientSources, isClientSource } from '../client/modules/candidates';
import { workspacePackages } from '../client/modules/workspace-packages';
import type { AppConfig } from '../config/config';
import type { FileTree } from '../tree/file-tree';
import { packageOf } from './package-of';
import { clientFiles } from './workspace';

const textOf = (tree: FileTree, file: string): string => {
  const read = tree.read(file);
  return 'text' in read ? read.text : '';
};

const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Joins packages whose sources import one another, by a path or by the name of the package: they are parts of one client. */
function joinPackages(tree: FileTree, byPackage: ReadonlyMap<string, readonly string[]>): (folder: string) => string {
  const owners = new Map([...byPackage.keys()].map((folder) => [folder, folder]));
  const find = (folder: string): string => {
    const owner = owners.get(folder) ?? folder;
    return owner === folder ? folder : find(owner);
  };
  const byName = workspacePackages(tree);
  for (const [folder, files] of byPackage) {
    for (const file of files) {
      for (const [, specifier = ''] of textOf(tree, file).matchAll(SPECIFIER)) {
        const paths = specifier.startsWith('.') ? [posix.join(posix.dirname(file), specifier)] : byName(specifier);
        const imported = paths[0] === undefined ? folder : packageOf(tree, paths[0]);
        if (imported !== folder && byPackage.has(imported)) owners.set(find(imported), find(folder));
      }
    }
  }
  return find;
}

function group<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** What a client is called: as its package is, or by the folder. */
function nameOf(tree: FileTree, folder: string): string {
  const [, name] = /"name"\s*:\s*"([^"\\]+)"/.exec(textOf(tree, folder === '' ? 'package.json' : `${folder}/package.json`)) ?? [];
  return name ?? (folder === '' ? '.' : folder);
}

/** What is left out of a package that another one holds: its sources. Data in it, such as an export, is still found. */
const sourcesBelow = (folder: string): string[] => ['[jt]s', '[jt]sx', '[cm][jt]s', 'vue', 'svelte', 'astro'].map((extension) => `/${folder}/**/*.${extension}`);

/**
 * The clients of an app: where several packages declare classes and do not import one another, each is a client of its own,
 * with a name to tell it by. Else it is the app as it was.
 */
export function clientsOf(tree: FileTree, config: AppConfig): readonly AppConfig[] {
  const named = clientFiles(tree, config);
  const declaring = new Set((named ?? clientSources(tree)).filter((file) => isClientSource(file) && canDeclare(textOf(tree, file))).map((file) => packageOf(tree, file)));
  if (declaring.size < 2) return [config];
  const sources = named ?? clientSources(tree);
  const byPackage = group([...new Set([...sources, ...clientSources(tree)])], (file) => packageOf(tree, file));
  const find = joinPackages(tree, byPackage);
  const clients = group(byPackage.keys(), find);
  const meant = [...clients].filter(([, folders]) => folders.some((folder) => declaring.has(folder)));
  if (meant.length < 2) return [config];
  return meant.map(([, folders]) => {
    const main = folders.find((folder) => declaring.has(folder)) ?? '';
    const own = { ...config, name: [config.name, nameOf(tree, main)].filter((each) => each !== undefined).join('/') };
    if (named !== undefined) return { ...own, client: named.filter((file) => folders.includes(packageOf(tree, file))) };
    if (!folders.includes('')) return { ...own, client: folders };
    // The package at the root holds the others as folders, which are not its own.
    const others = [...byPackage.keys()].filter((folder) => !folders.includes(folder));
    return { ...own, exclude: [...(config.exclude ?? []), ...others.flatMap(sourcesBelow)] };
  });
}

