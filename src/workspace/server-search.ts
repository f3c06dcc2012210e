import { clientSources } from '../client/modules/candidates';
import { findExports } from '../server/app-services/find-exports';
import { readFoundFiles } from '../server/read-server';
import type { ServerOptions } from '../server/server-options';
import type { ServerSchemas } from '../schema/server-schemas';
import type { Target } from '../schema/targets';
import type { FileTree } from '../tree/file-tree';
import { wordsOf } from '../tree/text';
import { flagFor } from './flag-for';
import { packageOf } from './package-of';
import { SERVER_KINDS, type ServerKind } from './server-kinds';
import { NAMES } from './words';

/** A server side that was found without anybody naming it. */
export interface FoundServer {
  readonly target: Exclude<Target, 'local'>;
  readonly called: string;
  /** The folder or file that holds it, relative to the tree's root; `''` for the root itself. */
  readonly location: string;
  /** The files that show it; none for an export, which its folders show. */
  readonly files: readonly string[];
}

/** The folders in which an export keeps what it runs. */
const OF_EXPORT =
  /^(?:auth|data_sources|environments|functions|graphql|hosting|http_endpoints|log_forwarders|services|sync|triggers|values)\//;

/** Whether a file is a part of one of some exports. */
const isOfExport = (file: string, roots: readonly string[]): boolean =>
  roots.some((root) => (root === '' ? OF_EXPORT.test(file) : file.startsWith(`${root}/`)));

/** The folder that holds all of some files, or the one file. */
function around(files: readonly string[]): string {
  const [first = '', ...others] = files;
  if (others.length === 0) return first;
  const folders = first.split('/').slice(0, -1);
  const length = others.reduce((shared, file) => {
    const parts = file.split('/').slice(0, -1);
    const end = folders.slice(0, shared).findIndex((part, index) => part !== parts[index]);
    return end === -1 ? shared : end;
  }, folders.length);
  return folders.slice(0, length).join('/');
}

/** The places of one kind: one a package. */
function placesOf(kind: ServerKind, tree: FileTree, files: readonly string[], classes: () => ReadonlySet<string>): FoundServer[] {
  const packages = new Map<string, string[]>();
  for (const file of files) {
    if (!kind.mayBe(file)) continue;
    const read = tree.read(file);
    if (!('text' in read) || !kind.says(file, read, classes)) continue;
    const owner = packageOf(tree, file);
    packages.set(owner, [...(packages.get(owner) ?? []), file]);
  }
  return [...packages.values()].map((found) => ({ target: kind.target, called: kind.called, location: around(found), files: found }));
}

/** The names that classes of the client may have, once somebody asks. */
function classNames(tree: FileTree): () => ReadonlySet<string> {
  let names: ReadonlySet<string> | undefined;
  const namedIn = (file: string): readonly string[] => {
    const read = tree.read(file);
    return 'text' in read ? (JSON.parse(wordsOf(read, NAMES)) as string[]) : [];
  };
  return () => (names ??= new Set(clientSources(tree).flatMap(namedIn)));
}

/** All server sides in a tree, by names and words alone: exports, and every other kind outside of them. */
export function findServers(tree: FileTree): readonly FoundServer[] {
  const exports = findExports(tree);
  const roots = exports.map(({ root }) => root);
  const files = tree.files().filter((file) => !file.startsWith('../') && !isOfExport(file, roots));
  const wanted = files.filter((file) => SERVER_KINDS.some((kind) => kind.mayBe(file)));
  tree.prefetch?.(wanted);
  const classes = classNames(tree);
  return [
    ...roots.map((root): FoundServer => ({ target: 'app-services', called: 'an App Services export', location: root, files: [] })),
    ...SERVER_KINDS.flatMap((kind) => placesOf(kind, tree, wanted, classes)),
  ];
}

/** Reads what was found; `undefined` where it only speaks of schemas, and holds none. */
export function readFound(tree: FileTree, { target, location, files }: FoundServer, options: ServerOptions): ServerSchemas | undefined {
  return target === 'app-services' ? undefined : readFoundFiles(target, tree, location, files, options);
}

/** How one of several is named on the command line. */
export function choiceOf({ target, location }: FoundServer, all: readonly FoundServer[]): string {
  const isAlone = all.every((each) => each.location !== location || each.target === target);
  if (location === '' && target !== 'app-services') return `--target ${target}`;
  return isAlone ? flagFor('server', location) : `${flagFor('server', location)} --target ${target}`;
}
