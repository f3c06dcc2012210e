import { createRequire } from 'node:module';
import path from 'node:path';
import { clientSources, DECLARES } from '../client/modules/candidates';
import type * as clientReader from '../client/read-client';
import type { AppConfig } from '../config/config';
import { findExports } from '../server/app-services/find-exports';
import type { FileTree } from '../tree/file-tree';
import { repositoryRoot } from '../tree/repository-root';
import { passesTest } from '../tree/text';
import { flagFor } from './flag-for';
import { packageOf } from './package-of';
import { findServers } from './server-search';
import { NoClientError, SeveralServersError } from './workspace';

const load = createRequire(__filename);

/** The files below a folder. */
type Open = (folder: string) => FileTree;

/** The side that a command needs and nobody has named. */
export type Side = 'client' | 'server';

/** The folders above one, the nearest first, up to the root of its repository. */
function upward(folder: string, root: string): string[] {
  const folders: string[] = [];
  for (let at = folder; at !== root && at !== path.dirname(at); at = path.dirname(at)) folders.push(path.dirname(at));
  return folders;
}

const declaring = (tree: FileTree): string[] => clientSources(tree).filter((file) => {
  const read = tree.read(file);
  return 'text' in read && passesTest(read, DECLARES);
});

/** The packages that hold a client: their folders, by the files that declare its classes. */
function clientsIn(tree: FileTree): string[] {
  const folders = new Map<string, string[]>();
  for (const file of declaring(tree)) {
    const owner = packageOf(tree, file);
    folders.set(owner, [...(folders.get(owner) ?? []), file]);
  }
  const { readClient } = load('../client/read-client') as typeof clientReader;
  return [...folders].filter(([, files]) => readClient(tree, { files }).classes.length > 0).map(([folder]) => folder || '.');
}

/** Where exports are; where there is none, the other kinds, which take longer to find. */
function serversIn(tree: FileTree): readonly string[] {
  const exports = findExports(tree);
  return exports.length > 0 ? exports.map(({ root }) => root) : findServers(tree).map(({ location }) => location);
}

const HOLDERS: Readonly<Record<Side, (tree: FileTree) => readonly string[]>> = {
  client: clientsIn,
  server: (tree) => serversIn(tree).map((location) => location || '.'),
};

/** Why nothing is taken where there are several, with the flag for each. */
function several(side: Side, found: readonly string[], above: string, from: string): Error {
  const flags = found.map((each) => flagFor(side, path.relative(from, path.resolve(above, each)))).join(', or ');
  return side === 'server'
    ? new SeveralServersError(`No server found in this folder, and several around it: ${found.join(', ')} below ${above}. Choose one with ${flags}.`)
    : new NoClientError(`No client found in this folder, and several around it: ${found.join(', ')} below ${above}. Choose one with ${flags}.`);
}

/** Where a side is in the nearest folder upward that holds one; several are not chosen among. */
function searchUpward(side: Side, folder: string, root: string, open: Open): string | undefined {
  for (const above of upward(folder, root)) {
    const found = HOLDERS[side](open(above));
    if (found.length > 1) throw several(side, found, above, folder);
    if (found[0] !== undefined) return path.resolve(above, found[0]);
  }
  return undefined;
}

/**
 * Where nothing is configured and a side is not below the working directory, it is searched upward in the repository, and down
 * from there: an app is often a folder beside its export. Throws `WorkspaceError` where there are several to choose from.
 */
export function withSurroundings(config: AppConfig, sides: readonly Side[], open: Open): AppConfig {
  const root = repositoryRoot(config.folder);
  if (config.file !== null || root === undefined || root === config.folder) return config;
  const tree = open(config.folder);
  const isMissing = (side: Side): boolean => sides.includes(side) && config[side] === undefined && HOLDERS[side](tree).length === 0;
  const isWithServer = config.target === undefined || config.target === 'app-services';
  const server = isWithServer && isMissing('server') ? searchUpward('server', config.folder, root, open) : undefined;
  const client = isMissing('client') ? searchUpward('client', config.folder, root, open) : undefined;
  return { ...config, ...(server === undefined ? {} : { server }), ...(client === undefined ? {} : { client: [client] }) };
}
