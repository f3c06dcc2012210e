import { posix } from 'node:path';
import { clientSources, DECLARES, isClientSource } from '../client/modules/candidates';
import { readManifest } from '../client/modules/package-manifest';
import type { AppConfig } from '../config/config';
import type { FileTree } from '../tree/file-tree';
import { passesTest } from '../tree/text';
import { nearestServer } from './nearest-server';
import { packageGroups } from './package-imports';
import { packageOf } from './package-of';
import { clientFiles, WorkspaceError } from './workspace';

function group(files: readonly string[], keyOf: (file: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const known = groups.get(keyOf(file));
    if (known === undefined) groups.set(keyOf(file), [file]);
    else known.push(file);
  }
  return groups;
}

/** What a client is called: as its package is, or by the folder. */
function nameOf(tree: FileTree, folder: string): string {
  const name = readManifest(tree, folder === '' ? 'package.json' : `${folder}/package.json`)?.content.name;
  return typeof name === 'string' && name !== '' ? name : folder === '' ? '.' : folder;
}

/** Names by which the clients are told apart: with the folder where two packages are called the same. */
function namesOf(tree: FileTree, folders: readonly string[]): readonly string[] {
  const names = folders.map((folder) => nameOf(tree, folder));
  return names.map((name, index) => (names.filter((each) => each === name).length > 1 ? `${name} (${folders[index] ?? ''})` : name));
}

/** What is left out of a package that another one holds: its sources. Data in it, such as an export, is still found. */
const sourcesBelow = (folder: string): string[] =>
  ['[jt]s', '[jt]sx', '[cm][jt]s', 'vue', 'svelte', 'astro'].map((extension) => `/${folder}/**/*.${extension}`);

/** The files that the configuration names as the client; none where it names what is not there, which reading the client will say. */
function namedClient(tree: FileTree, config: AppConfig): readonly string[] | undefined {
  try {
    return clientFiles(tree, config);
  } catch (error) {
    if (error instanceof WorkspaceError) return [];
    throw error;
  }
}

/** The folder of the package of each file, looked up once a folder. */
function owners(tree: FileTree): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    const folder = posix.dirname(file);
    const owner = known.get(folder) ?? packageOf(tree, file);
    known.set(folder, owner);
    return owner;
  };
}

/** The first client answers for the names that the configuration of all of them writes. */
function asking(clients: readonly AppConfig[]): readonly AppConfig[] {
  return clients.map(({ names = [], ...client }, index) =>
    index === 0 ? { ...client, names, beside: clients.slice(1) } : { ...client, names: names.filter(({ kind }) => kind === 'rules') },
  );
}

/**
 * The clients of an app: where several packages declare classes and do not import one another, each is a client of its own,
 * with a name to tell it by. Else it is the app as it was.
 */
export function clientsOf(tree: FileTree, config: AppConfig): readonly AppConfig[] {
  const named = namedClient(tree, config);
  const sources = named ?? clientSources(tree);
  const ownerOf = owners(tree);
  const packages = group([...new Set([...sources, ...clientSources(tree)])], ownerOf);
  const withServer = (client: AppConfig, folders: readonly string[]): AppConfig => {
    const server = nearestServer(tree, client, folders);
    return server === undefined ? client : { ...client, server };
  };
  const declares = (file: string): boolean => {
    const read = isClientSource(file) ? tree.read(file) : undefined;
    return read !== undefined && 'text' in read && passesTest(read, DECLARES);
  };
  const declaring = packages.size < 2 ? [...packages.keys()] : [...group(sources.filter(declares), ownerOf).keys()];
  const clients = declaring.length < 2 ? [] : packageGroups(tree, packages, new Set(declaring));
  if (clients.length < 2) return [withServer(config, declaring)];
  const mains = clients.map((folders) => declaring.find((folder) => folders.has(folder)) ?? '');
  const names = namesOf(tree, mains);
  const found = clients.map((folders, index) => {
    const name = [config.name, names[index]].filter((each) => each !== undefined).join('/');
    const own = withServer({ ...config, name }, declaring.filter((each) => folders.has(each)));
    if (named !== undefined) return { ...own, client: named.filter((file) => folders.has(ownerOf(file))) };
    // A package that holds others as folders does not have their sources.
    const isBelow = (folder: string): boolean => [...folders].some((each) => each === '' || folder.startsWith(`${each}/`));
    const others = [...packages.keys()].filter((folder) => !folders.has(folder) && isBelow(folder));
    const client = folders.has('') ? {} : { client: [...folders] };
    return { ...own, ...client, ...(others.length === 0 ? {} : { exclude: [...(config.exclude ?? []), ...others.flatMap(sourcesBelow)] }) };
  });
  return asking(found);
}
