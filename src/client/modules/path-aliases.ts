import type { FileTree } from '../../tree/file-tree';
import type { PathAliases } from './aliases-by-folder';
import { babelAliases, bundlerAliases } from './configured-aliases';
import { packageImports } from './package-imports';
import { tsconfigPaths } from './tsconfig-paths';
import type { WorkspacePackages } from './workspace-packages';

/** What bare specifiers in the files of a folder stand for: by the nearest configuration of TypeScript, of a bundler, of Babel, and by package.json. */
export function pathAliases(tree: FileTree, packages: WorkspacePackages): (folder: string) => PathAliases {
  const all = [packageImports(tree, packages), tsconfigPaths(tree, packages), bundlerAliases(tree), babelAliases(tree)];
  return (folder) => {
    const here = all.flatMap((each) => each(folder) ?? []);
    return (specifier) => here.flatMap((each) => each(specifier));
  };
}
