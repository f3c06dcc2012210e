import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { nearestAliases, type AliasesByFolder } from './aliases-by-folder';
import { importTargets, readManifest, sourcesOf } from './package-manifest';
import type { WorkspacePackages } from './workspace-packages';

/** What `#models/task` stands for by `imports` of the nearest package.json. */
export function packageImports(tree: FileTree, packages: WorkspacePackages): AliasesByFolder {
  return nearestAliases((folder) => {
    const manifest = readManifest(tree, path.posix.join(folder, 'package.json'));
    if (manifest === undefined) return undefined;
    return (specifier) => (specifier.startsWith('#') ? importTargets(manifest, specifier) : []).flatMap((target) =>
      (target.startsWith('.') ? sourcesOf(target).map((source) => path.posix.join(folder, source)) : packages.pathsOf(target)));
  });
}
