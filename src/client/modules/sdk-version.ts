import path from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import type { SemVer } from 'semver';
import minVersion from 'semver/ranges/min-version';
import type { FileTree } from '../../tree/file-tree';

/** The version of the `realm` package that a client runs on. */
export interface SdkVersion {
  readonly version: SemVer;
  /** Where it was found: a package.json, installed or of the project; `null` where the configuration says it. */
  readonly file: string | null;
  /** Whether it is the installed version; else it is the lowest that a declared range allows. */
  readonly installed: boolean;
}

function readPackage(tree: FileTree, file: string): Record<string, unknown> | undefined {
  if (!tree.has(file)) return undefined;
  const read = tree.read(file);
  const value = 'text' in read ? (parseJson(read.text) as unknown) : undefined;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** The lowest version that a range allows; `undefined` where the text is no range, as with tags and addresses. */
function lowestVersion(range: unknown): SemVer | undefined {
  if (typeof range !== 'string') return undefined;
  try {
    return minVersion(range) ?? undefined;
  } catch {
    return undefined;
  }
}

function declaredIn(manifest: Record<string, unknown>): SemVer | undefined {
  for (const key of ['dependencies', 'peerDependencies', 'devDependencies']) {
    const found = (manifest[key] as Record<string, unknown> | undefined)?.realm;
    if (found !== undefined) return found === '*' ? undefined : lowestVersion(found);
  }
  return undefined;
}

/**
 * Finds the version of `realm` for the files of a folder: the installed one nearest upward, else the lowest one that the
 * nearest package.json with a dependency on it allows. `undefined` where nothing says which.
 */
function findSdkVersion(tree: FileTree, folder: string): SdkVersion | undefined {
  for (let current = folder; ; current = path.posix.dirname(current)) {
    const installed = path.posix.join(current, 'node_modules/realm/package.json');
    const version = lowestVersion(readPackage(tree, installed)?.version);
    if (version !== undefined) return { version, file: installed, installed: true };
    const file = path.posix.join(current, 'package.json');
    const declared = declaredIn(readPackage(tree, file) ?? {});
    if (declared !== undefined) return { version: declared, file, installed: false };
    if (current === '.' || current === '/' || current === '') return undefined;
  }
}

/** Looks up the version for a file, each folder once. `configured` is a version or range that overrules what is found. */
export function createSdkLookup(tree: FileTree, configured: string | undefined): (file: string) => SdkVersion | undefined {
  const version = lowestVersion(configured);
  if (version !== undefined) return () => ({ version, file: null, installed: false });
  const known = new Map<string, SdkVersion | undefined>();
  return (file) => {
    const folder = path.posix.dirname(file);
    if (!known.has(folder)) known.set(folder, findSdkVersion(tree, folder));
    return known.get(folder);
  };
}
