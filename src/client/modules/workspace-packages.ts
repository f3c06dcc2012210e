import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { exportTargets, readManifest, sourcesOf, type PackageManifest } from './package-manifest';
import { packageAround } from './workspace-around';

/** The packages of the same repository, by their names. */
export interface WorkspacePackages {
  /** The paths, relative to the project root, that a specifier can stand for. */
  pathsOf(specifier: string): readonly string[];
  /** The folder of a package. */
  folderOf(name: string): string | undefined;
}

/** What apps import by name and never keep in their own repository, so that no package.json is looked for. */
const PUBLISHED = /^(?:node:|realm$|bson$|react(?:$|-|\/)|@realm(?:\.io)?\/|@react-native)/;

function manifestsOf(tree: FileTree): Map<string, PackageManifest> {
  const manifests = tree
    .files()
    .filter((file) => path.posix.basename(file) === 'package.json')
    .flatMap((file) => readManifest(tree, file) ?? []);
  return new Map(manifests.flatMap((each) => (typeof each.content.name === 'string' ? [[each.content.name, each]] : [])));
}

const nameIn = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** Finds packages of a monorepo by the names in their package.json files: their sources, since build output is not read. */
export function workspacePackages(tree: FileTree): WorkspacePackages {
  let manifests: Map<string, PackageManifest> | undefined;
  const around = packageAround(tree);
  const manifestOf = (name: string): PackageManifest | undefined =>
    PUBLISHED.test(name) ? undefined : ((manifests ??= manifestsOf(tree)).get(name) ?? around(name));

  function pathsOf(specifier: string): string[] {
    const name = nameIn(specifier);
    const manifest = PUBLISHED.test(specifier) ? undefined : manifestOf(name);
    if (manifest === undefined) return [];
    const rest = specifier.slice(name.length + 1);
    const exported = exportTargets(manifest, rest === '' ? '.' : `./${rest}`);
    return [...exported, ...(rest === '' ? entriesOf(manifest) : [rest, `src/${rest}`])].map((target) =>
      path.posix.join(manifest.folder, target),
    );
  }

  return { pathsOf, folderOf: (name) => manifestOf(name)?.folder };
}

function entriesOf({ content }: PackageManifest): string[] {
  const entries = ['source', 'types', 'module', 'main'].map((key) => content[key]).filter((entry) => typeof entry === 'string');
  return [...entries.flatMap(sourcesOf), 'src/index', 'index', 'src', 'lib/index'];
}
