import path from 'node:path';
import { ConfigError, parseApps, type AppConfig } from '../config/config';
import type { ClientMemory } from '../client/modules/memory';
import type { Baseline } from '../compare/side-changes';
import { HistoryError } from '../history/history-error';
import type { Revision } from '../history/revision';
import type { UnreadSubmodule } from '../history/submodules';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import { worldOf } from '../schema/targets';
import type { FileTree } from '../tree/file-tree';
import { readClientSide, readServerSide, SeveralServersError, WorkspaceError } from '../workspace/workspace';
import { slashedFrom } from '../tree/slashed';

/** A baseline as read, and in sentences what could not be read of it. */
export interface BaselineReading {
  readonly baseline: Baseline;
  readonly notes: readonly string[];
  /** Those of the notes that say that a side is there and has to be chosen. */
  readonly undecided?: readonly string[];
}

/** The same path, seen from the root of another tree: what lies next to the app now lay next to it then. */
function movedTo(tree: FileTree, present: AppConfig, file: string): string {
  return path.join(tree.root, slashedFrom(present.folder, path.resolve(present.folder, file)));
}

/** The app in the configuration that the revision had itself, if it had one. */
function ownConfig(tree: FileTree, present: AppConfig): AppConfig | undefined {
  if (present.file === null) return undefined;
  const file = path.basename(present.file);
  const read = tree.has(file) ? tree.read(file) : undefined;
  if (read === undefined || 'unreadable' in read) return undefined;
  const apps = parseApps(path.join(tree.root, file), read.text);
  return apps.find(({ name }) => name === present.name) ?? (apps.length === 1 ? apps[0] : undefined);
}

/**
 * The configuration of a revision: its own file where it had one. Paths given on the command line hold for both, as far as
 * they lead anywhere in the revision; where nothing says where a side was, it is searched for.
 */
function configAt(tree: FileTree, present: AppConfig): AppConfig {
  const own = ownConfig(tree, present);
  const isFlag = (file: string): boolean => path.isAbsolute(file);
  const patterns =
    present.client?.some(isFlag) === true || own === undefined ? present.client?.map((each) => movedTo(tree, present, each)) : own.client;
  const folder =
    (present.server !== undefined && isFlag(present.server)) || own === undefined
      ? present.server && movedTo(tree, present, present.server)
      : own.server;
  const { client: _client, server: _server, ...rest } = { ...present, ...own, folder: tree.root };
  return { ...rest, ...(patterns === undefined ? {} : { client: patterns }), ...(folder === undefined ? {} : { server: folder }) };
}

interface Side<T> {
  readonly read: T | null;
  /** What has to be chosen before it can be read. */
  readonly undecided: string | null;
}

/** Reads a side where the configuration says it was, else wherever it can be found. */
function readSide<T>(read: (tree: FileTree, config: AppConfig) => T, tree: FileTree, configured: AppConfig, searched: AppConfig): Side<T> {
  for (const config of [configured, searched]) {
    try {
      return { read: read(tree, config), undecided: null };
    } catch (error) {
      if (!(error instanceof WorkspaceError)) throw error;
      if (config === searched) return { read: null, undecided: error instanceof SeveralServersError ? error.message : null };
    }
  }
  return { read: null, undecided: null };
}

/** The client as it was at a revision, with the configuration of that revision; `null` where it declares no schema. */
export function readRevisionClient(name: string, tree: FileTree, present: AppConfig, memory: ClientMemory): ClientSchemas | null {
  return at(name, () => {
    const configured = configAt(tree, present);
    const { client: _client, ...searched } = configured;
    return readSide((of, config) => readClientSide(of, config, memory), tree, configured, searched).read;
  });
}

/** Says of which revision a configuration cannot be used. */
function at<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError(`At ${name}: ${error.message}`);
    throw error;
  }
}

/** Which files and classes of a revision could not be read, by the first place. */
function unreadNotes(name: string, client: ClientSchemas | null, server: ServerSchemas | null): string[] {
  const places = [
    ...(server?.problems ?? []).map(({ place, message }) => ({ place, message })),
    ...(client?.unresolved ?? [])
      .filter(({ property }) => property === null)
      .map(({ client: place, reason }) => ({ place, message: `${reason}.` })),
  ];
  const [first] = places;
  if (first === undefined) return [];
  const more = places.length === 1 ? '' : ` There ${places.length === 2 ? 'is 1 more' : `are ${places.length - 1} more`} of these.`;
  return [`At ${name} something could not be read, and is not compared: ${first.place.file}:${first.place.line}:${first.place.column} ${first.message}${more}`];
}

/** What a revision had in submodules and cannot be read. Nothing depends on those that are not checked out now either, unless a side is missing. */
function submoduleNotes(name: string, unread: readonly UnreadSubmodule[], missing: readonly string[]): string[] {
  if (unread.length > 0 && missing.length > 0) {
    throw new HistoryError(`${name} holds no ${missing.join(' and no ')} side outside of its submodules, and not all of these can be read. ${unread.map(({ reason }) => reason).join(' ')}`);
  }
  return unread.filter(({ checkedOut }) => checkedOut).map(({ reason }) => `At ${name} something could not be read, and is not compared. ${reason}`);
}

function readTree(name: string, tree: FileTree, present: AppConfig, unread: readonly UnreadSubmodule[]): BaselineReading {
  const configured = configAt(tree, present);
  const { client: _client, server: _server, ...searched } = configured;
  const isLocal = configured.target !== undefined && worldOf(configured.target) === 'device';
  const client = readSide(readClientSide, tree, configured, searched);
  const server = isLocal ? { read: null, undecided: null } : readSide(readServerSide, tree, configured, searched);
  const several = [client, server].flatMap(({ undecided }) => (undecided === null ? [] : [`${name}: ${undecided}`]));
  const missing = [...(client.read === null ? ['client'] : []), ...(server.read === null && !isLocal ? ['server'] : [])];
  const empty = missing.length === 2 ? `${name} holds no schema at all: nothing was compared with it.` : `${name} holds no ${missing[0] ?? ''} side: only the other was compared with it.`;
  return {
    baseline: { name, client: client.read, server: server.read },
    notes: [
      ...submoduleNotes(name, unread, several.length > 0 ? [] : missing),
      ...(several.length > 0 ? several : missing.length === 0 ? [] : [empty]),
      ...unreadNotes(name, client.read, server.read),
    ],
    undecided: several,
  };
}

/** A baseline that holds a schema. Throws `HistoryError` where it holds none: a comparison with nothing must not look like one without changes. */
export function holding(reading: BaselineReading): BaselineReading {
  const { baseline: { name, client, server }, undecided: [choice] = [] } = reading;
  if (client !== null || server !== null) return reading;
  throw new HistoryError(choice ?? `${name} holds no schema at all: there is nothing to compare with. Say where the sides are with --client and --server, or in the configuration; where these are the first schemas, check without a baseline.`);
}

/** Reads both sides as they were at a revision, with the configuration of that revision. Throws `ConfigError` where that is damaged. */
export function readBaseline(revision: Revision, present: AppConfig): BaselineReading {
  const { name } = revision;
  if ('snapshot' in revision) {
    return { baseline: { name, client: revision.snapshot.client, server: null }, notes: [`${name} is a snapshot of the client: changes of the server were not judged.`] };
  }
  return at(name, () => readTree(name, revision.tree, present, revision.unread ?? []));
}
