import path from 'node:path';
import { parse } from 'jsonc-parser';
import { exports as exportsOf, imports as importsOf } from 'resolve.exports';
import type { FileTree } from '../../tree/file-tree';

/** What a package.json says of where the files of the package are. */
export interface PackageManifest {
  readonly folder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export function readManifest(tree: FileTree, file: string): PackageManifest | undefined {
  const read = tree.has(file) ? tree.read(file) : undefined;
  const content: unknown = read !== undefined && 'text' in read ? parse(read.text) : undefined;
  return typeof content === 'object' && content !== null
    ? { folder: path.posix.dirname(file), content: content as Record<string, unknown> }
    : undefined;
}

/** The conditions that lead to sources come first: build output is not read. */
const CONDITIONS: readonly (readonly string[])[] = [
  ['source', 'react-native', 'development', 'import'],
  ['browser', 'node', 'require'],
  ['types'],
];

const BUILT = /^(?:\.\/)?(?:dist|build|out|lib)\/(?:(?:commonjs|module|cjs|esm?|typescript|types|src)\/)*/;

/** The sources that a file of a package is built from, by the folder where they are by custom, and then the file itself. */
export function sourcesOf(target: string): string[] {
  const stem = target.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return [...(BUILT.test(target) ? [stem.replace(BUILT, './src/')] : []), ...(/\.d\.[cm]?ts$/.test(target) ? [stem] : [target])];
}

function underEach(name: string, resolve: (conditions: readonly string[]) => readonly string[] | void): string[] {
  const found = CONDITIONS.flatMap((conditions) => {
    try {
      return resolve(conditions) ?? [];
    } catch {
      // The package does not give this away under these conditions.
      return [];
    }
  });
  return [...new Set(found)].filter((target) => target !== name);
}

/** The targets that `exports` of a package gives a path in it (`.`, `./models`). */
export function exportTargets({ content }: PackageManifest, name: string): string[] {
  return underEach(name, (conditions) => exportsOf(content, name, { unsafe: true, conditions })).flatMap(sourcesOf);
}

/** The targets that `imports` of a package gives a name of its own (`#models/task`): paths in it, or the names of others. */
export function importTargets({ content }: PackageManifest, name: string): string[] {
  return underEach(name, (conditions) => importsOf(content, name, { unsafe: true, conditions }));
}
