import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { isOutside } from '../../tree/slashed';
import { pathAliases } from './path-aliases';
import { workspacePackages } from './workspace-packages';

/** Where a file has a variant for devices, that is the one which React Native takes. */
const VARIANTS = ['.ios', '.android', '.native', ''];

const EXTENSIONS = [...['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'].flatMap((extension) => VARIANTS.map((variant) => variant + extension)), '.json'];

/** `./Task.js` in TypeScript sources means `./Task.ts`. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'],
};

/** The files that a path without or with an extension can stand for, in the order in which bundlers try them. */
function candidatesOf(target: string): string[] {
  const extension = path.posix.extname(target);
  const stem = target.slice(0, target.length - extension.length);
  return [
    target,
    ...(WRITTEN_AS[extension] ?? []).map((written) => stem + written),
    ...EXTENSIONS.map((written) => target + written),
    ...EXTENSIONS.map((written) => `${target}/index${written}`),
  ];
}

export const isPath = (specifier: string): boolean => specifier.startsWith('.');

/**
 * The files that an import specifier can stand for, in the order in which they are tried, whether they are there or not.
 * No path that is written in a source leads out of the root, unless the source is out there itself.
 */
export function specifierFiles(tree: FileTree): (specifier: string, from: string) => string[] {
  const packages = workspacePackages(tree);
  const aliasesOf = pathAliases(tree, packages);
  function targetsOf(specifier: string, from: string): readonly string[] {
    const folder = path.posix.dirname(from);
    if (!isPath(specifier)) return [...aliasesOf(folder)(specifier), ...packages.pathsOf(specifier)];
    const target = path.posix.join(folder, specifier);
    return isOutside(target) && !isOutside(from) ? [] : [target];
  }
  return (specifier, from) => targetsOf(specifier, from).flatMap((target) => candidatesOf(path.posix.normalize(target)));
}
