import { createRequire } from 'node:module';
import path from 'node:path';
import picomatch from 'picomatch';
import { isClientSource } from '../client/modules/candidates';
import type { ClientMemory } from '../client/modules/memory';
import type * as clientReader from '../client/read-client';
import type { Baseline } from '../compare/side-changes';
import type { AppConfig } from '../config/config';
import { clientAsServer } from './client-as-server';
import { clientAtRevision } from './client-at-revision';
import { elsewhere } from './elsewhere';
import { flagFor } from './flag-for';
import { ignoredClient, ignoredServer } from './left-out';
import { missingServer } from './missing-server';
import type { ClientSchemas, Unresolved } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import { readServer } from '../server/read-server';
import type { ServerOptions } from '../server/server-options';
import { diskTree, type FileTree } from '../tree/file-tree';
import type { UnlistedFolder } from '../tree/list-files';
import type { Place } from '../schema/model';
import { scopeOf } from './scope';
import { choiceOf, findServers, readFound } from './server-search';
import { COSTLY, isCostlyPattern } from '../tree/costly-pattern';
import { slashedFrom } from '../tree/slashed';

/** The reader of the client, and the compiler with it, is loaded when there is a client to read. */
const load = createRequire(__filename);
const clients = (): typeof clientReader => load('../client/read-client') as typeof clientReader;

/** Both sides of one app, as read. */
export interface Workspace {
  readonly client: ClientSchemas;
  readonly server: ServerSchemas;
  /** The earlier state to compare with, where one was asked for and could be read. */
  readonly baseline?: Baseline | null;
}

/** Why nothing can be compared, in one sentence that says what to do. */
export class WorkspaceError extends Error {
  override readonly name: string = 'WorkspaceError';
}

/** Why there is no one server side: there are several, and one of them has to be chosen. */
export class SeveralServersError extends WorkspaceError {}

/** Why there is no client: nothing that was searched declares a class. */
export class NoClientError extends WorkspaceError {}

/** A path of the configuration, relative to the tree's root; `''` for the root itself. */
function within(tree: FileTree, config: AppConfig, file: string): string {
  const name = slashedFrom(tree.root, path.resolve(config.folder, file));
  return name === '' || tree.has(name) ? name : (tree.listedAt?.(name) ?? name);
}

/** The files of an app, as they are on the disk. */
export function appTree(config: AppConfig): FileTree {
  return diskTree(config.folder, scopeOf(config));
}

/** The files that a pattern matches. Type declarations only repeat what others declare. */
function matching(tree: FileTree, pattern: string): string[] {
  if (isCostlyPattern(pattern)) throw new WorkspaceError(`The pattern \`${pattern}\` ${COSTLY}`);
  const matches = picomatch(pattern);
  return tree.files().filter((file) => matches(file) && !/\.d\.[cm]?ts$/.test(file));
}

/** The client files that patterns, folders or single files name. Naming a file includes it, whatever it is called. */
function namedFiles(tree: FileTree, config: AppConfig, patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => {
    const target = within(tree, config, pattern);
    if (tree.has(target)) return [target];
    // Whoever names a folder of tests means it: only what is below it is sorted out.
    const start = target === '' ? 0 : target.length + 1;
    const below = tree.files().filter((file) => (target === '' || file.startsWith(`${target}/`)) && isClientSource(file.slice(start)));
    const found = below.length > 0 || target === '' ? below : matching(tree, target);
    if (found.length === 0) throw new WorkspaceError(`No client file matches \`${pattern}\`.${elsewhere(tree, config, target)}`);
    return found;
  });
}

/** The files that the configuration names as the client; `undefined` where it leaves that to us. */
export function clientFiles(tree: FileTree, config: AppConfig): readonly string[] | undefined {
  return config.client === undefined ? undefined : [...new Set(namedFiles(tree, config, config.client))].sort();
}

/** Reads the client. Throws where there is no class at all: a check of nothing must not pass. */
export function readClientSide(tree: FileTree, config: AppConfig, memory?: ClientMemory): ClientSchemas {
  const files = clientFiles(tree, config);
  const client = clients().readClient(tree, {
    ...(files === undefined ? {} : { files }), local: config.local, sdk: config.sdk, ...(memory === undefined ? {} : { memory }),
  });
  const unlisted = unlistedIn(tree, config.client?.map((each) => within(tree, config, picomatch.scan(each).base)));
  if (client.classes.length === 0 && client.unresolved.length === 0 && client.invalid.length === 0 && unlisted.length === 0) {
    const where = config.client === undefined ? `below ${tree.root}` : `in ${config.client.join(', ')}`;
    throw new NoClientError(`No client found: nothing ${where} declares a Realm object schema. Say where it is with --client, or with \`client\` in the configuration.${config.client === undefined ? elsewhere(tree, config, '') + ignoredClient(tree) : ''}`);
  }
  return unlisted.length === 0 ? client : { ...client, unresolved: [...client.unresolved, ...unlisted.map(unlistedFolder)] };
}

/** The folders that cannot be looked into, as far as they are, or may be, below one of some paths; anywhere where no path is given. */
function unlistedIn(tree: FileTree, paths: readonly string[] | undefined): readonly UnlistedFolder[] {
  return (tree.unlisted?.() ?? []).filter(
    ({ folder }) => paths?.some((each) => each === '' || folder === each || folder.startsWith(`${each}/`)) ?? true,
  );
}

const startOf = (file: string): Place => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

/** What such a folder holds is not known, so it is named like a file that cannot be read. */
const unlistedFolder = ({ folder, reason }: UnlistedFolder): Unresolved => ({
  class: null,
  property: null,
  reason: `the folder cannot be looked into: ${reason}`,
  fault: 'unreadable',
  client: startOf(folder),
});

/** The client of a repository that holds only the server side. */
const NO_CLIENT: ClientSchemas = {
  classes: [],
  unresolved: [],
  invalid: [],
  ambiguous: [],
  configurations: [],
  superseded: [],
  files: [],
  uses: [],
  fields: [],
};

/** The server side of an app that has none. */
const NO_SERVER: ServerSchemas = {
  target: 'local',
  location: '',
  classes: [],
  repeated: [],
  relationships: [],
  sync: null,
  problems: [],
  unchecked: [],
  wrongDefaults: [],
  files: [],
};

/**
 * The server side that is there without anybody naming it, where it is no export; `undefined` where it is one, or none. Throws
 * where there are several, of one kind or of different ones.
 */
function searchServer(tree: FileTree, options: ServerOptions): ServerSchemas | undefined {
  const found = findServers(tree);
  const read = found.map((each) => ({ each, server: readFound(tree, each, options) }));
  const [first, ...others] = read.filter(({ each, server }) => each.target === 'app-services' || server !== undefined);
  if (first === undefined || others.length === 0) return first?.server;
  const all = [first, ...others].map(({ each }) => each);
  const isMixed = all.some(({ target }) => target !== 'app-services');
  const shown = all.map(({ location, called }) => `${location || '.'}${isMixed ? ` (${called})` : ''}`).join(', ');
  throw new SeveralServersError(`Several server sides found: ${shown}. Choose one with ${all.map((each) => choiceOf(each, all)).join(', or ')}, or with \`server\`${isMixed ? ' and `target`' : ''} in the configuration.`);
}

/** Reads the server side; for the target `local` there is none to read. Throws where it is missing, or where there is more than one to choose from. */
export function readServerSide(tree: FileTree, config: AppConfig): ServerSchemas {
  const { target, collections, links } = config;
  if (target === 'local') return NO_SERVER;
  const below = config.server === undefined ? '' : within(tree, config, config.server);
  const options: ServerOptions = {
    ...(target === undefined ? {} : { target }),
    ...(collections === undefined ? {} : { collections }),
    ...(links === undefined ? {} : { links }),
  };
  const found = config.server === undefined && target === undefined ? searchServer(tree, options) : undefined;
  if (found !== undefined) return deployedTo(found, config.environment);
  const read = readServer(tree, below, options);
  const server = 'locations' in read ? read : deployedTo(read, config.environment);
  const unlisted = unlistedIn(tree, below === '' && !('locations' in server) && server.location !== '' ? [server.location] : [below])
    .map(({ folder, reason }) => ({ message: `The folder cannot be looked into: ${reason}.`, help: 'What it holds is not compared: let the one who runs this read it.', place: startOf(folder) }));
  if (!('locations' in server)) return unlisted.length === 0 ? server : { ...server, problems: [...server.problems, ...unlisted] };
  if (server.locations.length > 1) {
    throw new SeveralServersError(`Several server sides found: ${server.locations.join(', ')}. Choose one with ${server.locations.map((each) => flagFor('server', each)).join(', or ')}, or with \`server\` in the configuration.`);
  }
  return (
    otherClient(tree, config, below) ??
    clientAtRevision(config, (then) => revisionClient(then, config)) ??
    fail(
      new WorkspaceError(
        missingServer(tree, config, below, server.problems[0] ?? unlisted[0]) + elsewhere(tree, config, below) + ignoredServer(tree, below),
      ),
    )
  );
}

/** The environment that a configuration names wins over the one of the export, which is often that of whoever exported it. */
function deployedTo(server: ServerSchemas, environment: string | undefined): ServerSchemas {
  return environment === undefined || server.sync === null ? server : { ...server, sync: { ...server.sync, environment } };
}

/** Two clients of one server can be held against each other: a path with nothing but sources is another client. */
function otherClient(tree: FileTree, config: AppConfig, below: string): ServerSchemas | undefined {
  if (config.server === undefined || below === '' || (config.target !== undefined && config.target !== 'app-services')) return undefined;
  const files = tree.has(below) ? [below] : tree.files().filter((file) => file.startsWith(`${below}/`) && isClientSource(file));
  const client = files.length === 0 ? undefined : clients().readClient(tree, { files, local: [] });
  return client === undefined || client.classes.length === 0 ? undefined : clientAsServer(below, client);
}

/** The client at a revision: where it is configured now, else wherever it was then. */
function revisionClient(tree: FileTree, { server: _server, ...config }: AppConfig): ClientSchemas {
  try {
    return readClientSide(tree, config);
  } catch (error) {
    if (!(error instanceof WorkspaceError) || config.client === undefined) throw error;
    const { client: _client, ...searched } = config;
    return readClientSide(tree, searched);
  }
}

function fail(error: Error): never {
  throw error;
}

/**
 * Reads both sides. With `serverAlone`, a client that is nowhere found, and that nobody says is anywhere, is taken for that of
 * another repository: it is empty then.
 */
export function readWorkspace(tree: FileTree, config: AppConfig, serverAlone = false): Workspace {
  const server = readServerSide(tree, config);
  try {
    return { server, client: readClientSide(tree, config) };
  } catch (error) {
    if (!serverAlone || !(error instanceof NoClientError) || config.client !== undefined || server.target === 'local') throw error;
    return { server, client: NO_CLIENT };
  }
}
