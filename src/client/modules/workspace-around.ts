import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { readManifest, type PackageManifest } from './package-manifest';

/** A repository of packages whose configuration lies so deep in it is not one that people work in. */
const MAX_UP = 4;

/** The patterns of folders that hold packages, by the root of the workspace in a folder above; `undefined` where there is none. */
function patternsIn(tree: FileTree, folder: string): readonly string[] | undefined {
  const workspaces = readManifest(tree, path.posix.join(folder, 'package.json'))?.content.workspaces;
  const listed = Array.isArray(workspaces) ? (workspaces as unknown[]) : (workspaces as { packages?: unknown } | undefined)?.packages;
  if (Array.isArray(listed)) return listed.filter((each) => typeof each === 'string');
  const file = path.posix.join(folder, 'pnpm-workspace.yaml');
  const read = tree.has(file) ? tree.read(file) : undefined;
  return read !== undefined && 'text' in read
    ? [...read.text.matchAll(/^\s*-\s*['"]?([^'"#\s]+)['"]?\s*$/gm)].map(([, pattern = '']) => pattern)
    : undefined;
}

/** The folders where a package of a name is by custom: called like it, with or without its scope. */
function foldersOf(pattern: string, name: string): string[] {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return [pattern];
  const [own = '', scope] = name.split('/').reverse();
  const scoped = scope === undefined ? [] : [`${scope.slice(1)}-${own}`, name];
  return [own, ...scoped].map((each) => head + each);
}

/**
 * Finds a package of the workspace around the project, where the project is but one of its packages. Nothing is listed out
 * there: a folder is taken for the package where its package.json has the name.
 */
export function packageAround(tree: FileTree): (name: string) => PackageManifest | undefined {
  const known = new Map<string, PackageManifest | undefined>();
  let around: readonly string[] | undefined;
  const candidates = (name: string): string[] => (around ??= patternsAround(tree)).flatMap((pattern) => foldersOf(pattern, name));
  return (name) => {
    if (!known.has(name)) {
      const manifests = candidates(name).flatMap((folder) => readManifest(tree, path.posix.join(folder, 'package.json')) ?? []);
      known.set(name, manifests.find(({ content }) => content.name === name));
    }
    return known.get(name);
  };
}

function patternsAround(tree: FileTree): string[] {
  for (let up = 1; up <= MAX_UP; up += 1) {
    const folder = Array.from({ length: up }, () => '..').join('/');
    const patterns = patternsIn(tree, folder);
    if (patterns !== undefined) return patterns.map((pattern) => path.posix.join(folder, pattern));
  }
  return [];
}
