import path from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import type { SemVer } from 'semver';
import valid from 'semver/functions/valid';
import minVersion from 'semver/ranges/min-version';
import { propertiesOf, readJson, valueAt } from '../../json/json-document';
import type { Place } from '../../schema/model';
import type { FileTree } from '../../tree/file-tree';
import { lockedVersion } from './lock-files';

/** The version of the `realm` package that a client runs on. */
export interface SdkVersion {
  readonly version: SemVer;
  /** The range, where nothing says which version of it is installed: then the version is the lowest that it allows. */
  readonly range: string | null;
  /** Where a package.json declares it; `null` where the configuration says it, or nothing declares it. */
  readonly declared: Place | null;
}

function readPackage(tree: FileTree, file: string): Record<string, unknown> | undefined {
  if (!tree.has(file)) return undefined;
  const read = tree.read(file);
  const value = 'text' in read ? (parseJson(read.text) as unknown) : undefined;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** The lowest version that a range allows; `undefined` where the text is no range, as with tags and addresses, or allows any. */
function lowestVersion(range: unknown): SemVer | undefined {
  if (typeof range !== 'string') return undefined;
  try {
    const lowest = minVersion(range) ?? undefined;
    return lowest?.version === '0.0.0' ? undefined : lowest;
  } catch {
    return undefined;
  }
}

/** A range that is none where it is a version. */
const rangeOf = (text: string): string | null => (valid(text) === null ? text : null);

interface Declared {
  readonly range: string;
  readonly place: Place | null;
}

const KINDS = ['dependencies', 'peerDependencies', 'devDependencies'] as const;

/** What a package.json says of `realm`, if anything. */
function declaredIn(tree: FileTree, file: string): Declared | undefined {
  const manifest = readPackage(tree, file);
  const kind = KINDS.find((each) => typeof (manifest?.[each] as Record<string, unknown> | undefined)?.realm === 'string');
  if (kind === undefined) return undefined;
  const { document } = readJson(tree, file);
  const found = propertiesOf(valueAt(document?.root, kind)).find(({ key }) => key === 'realm');
  const { realm } = manifest?.[kind] as Record<string, string>;
  return { range: realm ?? '', place: document === undefined || found === undefined ? null : document.place(found.keyNode, found.value) };
}

/** The folders from one upward. */
function* upward(folder: string): Generator<string> {
  for (let current = folder; ; current = path.posix.dirname(current)) {
    yield current;
    if (current === '.' || current === '/' || current === '') return;
  }
}

/**
 * Finds the version of `realm` for the files of a folder: the installed one nearest upward, else the one that a lock file has for the
 * nearest package.json with a dependency on it, else the lowest one which that allows. `undefined` where nothing says which.
 */
function findSdkVersion(tree: FileTree, folder: string): SdkVersion | undefined {
  let declared: Declared | undefined;
  for (const current of upward(folder)) {
    const installed = lowestVersion(readPackage(tree, path.posix.join(current, 'node_modules/realm/package.json'))?.version);
    const own = declaredIn(tree, path.posix.join(current, 'package.json'));
    declared ??= own;
    const locked = installed !== undefined || own === undefined ? undefined
      : lowestVersion(lockedVersion(tree, { name: 'realm', range: own.range, folder: current }));
    const exact = installed ?? locked;
    if (exact !== undefined) return { version: exact, range: null, declared: declared?.place ?? null };
    const lowest = lowestVersion(own?.range);
    if (own !== undefined && lowest !== undefined) return { version: lowest, range: rangeOf(own.range), declared: declared?.place ?? null };
  }
  return undefined;
}

/** Looks up the version for a file, each folder once. `configured` is a version or range that overrules what is found. */
export function createSdkLookup(tree: FileTree, configured: string | undefined): (file: string) => SdkVersion | undefined {
  const version = lowestVersion(configured);
  if (version !== undefined) return () => ({ version, range: rangeOf(configured ?? ''), declared: null });
  const known = new Map<string, SdkVersion | undefined>();
  return (file) => {
    const folder = path.posix.dirname(file);
    if (!known.has(folder)) known.set(folder, findSdkVersion(tree, folder));
    return known.get(folder);
  };
}
