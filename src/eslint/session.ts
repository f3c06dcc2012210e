import { realpathSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../rules/index';
import { isClientSource } from '../client/modules/candidates';
import { createImports } from '../client/modules/imports';
import { createMemory, forgetMoved } from '../client/modules/memory';
import { withNameFaults } from '../check/name-faults';
import { usableSettings } from '../check/settings';
import { watchClientsBeside } from '../workspace/clients-beside';
import { scopeOf } from '../workspace/scope';
import { clientFiles, readClientSide, readServerSide } from '../workspace/workspace';
import { compareSides, type Comparison } from '../compare/comparison';
import type { PairMemory } from '../compare/find-mismatches';
import type { AppConfig } from '../config/config';
import type { ServerSchemas } from '../schema/server-schemas';
import { withTexts, type FileTree } from '../tree/file-tree';
import { isLeftOut, liveTree } from '../tree/live-tree';
import { ownerOfBlock } from '../tree/script-blocks';
import { slashedFrom } from '../tree/slashed';
import { createPast, type Past } from '../past/watched-past';

/** Both sides compared, or why they cannot be, in one sentence. */
export type Reading =
  | {
      readonly comparison: Comparison;
      readonly past: Past;
      readonly config: AppConfig;
      readonly tree: FileTree;
      /** What of the configuration cannot be used, a sentence each. Everything else is. */
      readonly faults: readonly string[];
    }
  | { readonly broken: string };

type Compared = Extract<Reading, { comparison: unknown }>;

/** One app as an editor sees it: the disk, and above it the text of the file that is being written. */
export interface Session {
  readonly config: AppConfig;
  /** The name of a file in the app: relative to its root, without links inside of it. */
  nameOf(file: string): string;
  /** Looks at the disk again, and says whether a file (relative to the app's root) is part of the app. */
  holds(file: string): boolean;
  /** Both sides, with this text in place of what the disk has. */
  read(file: string, text: string): Reading;
}

/** A result, or the error that there was instead: a side that is broken is not read again before something changes. */
type Kept<T> = { readonly value: T } | { readonly error: Error };

function keep<T>(make: () => T): Kept<T> {
  try {
    return { value: make() };
  } catch (error) {
    return { error: error as Error };
  }
}

function unwrap<T>(kept: Kept<T>): T {
  if ('error' in kept) throw kept.error;
  return kept.value;
}

const isJson = (file: string): boolean => /\.jsonc?$/.test(file);


/** A path without links. A file that is not saved yet is where its folder is. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file === path.dirname(file) ? file : path.join(realPath(path.dirname(file)), path.basename(file));
  }
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

const foldersOf = new WeakMap<ServerSchemas, ReadonlyMap<string, readonly string[]>>();

/** The files of a server side by their folders. */
function byFolder(server: ServerSchemas): ReadonlyMap<string, readonly string[]> {
  const known = foldersOf.get(server);
  if (known !== undefined) return known;
  const folders = new Map<string, string[]>();
  for (const file of server.files) {
    const folder = folderOf(file);
    const files = folders.get(folder);
    if (files === undefined) folders.set(folder, [file]);
    else files.push(file);
  }
  foldersOf.set(server, folders);
  return folders;
}

/** The files of the server side that speak of the classes in a client file: they are looked at on every lint. */
function nearTo(file: string, { client, server }: Comparison): string[] {
  const names = new Set(client.classes.flatMap(({ name, source }) => (source.file === file ? [name] : [])));
  const folders = new Set(server.classes.flatMap(({ name, source }) => (names.has(name) ? [folderOf(source.file)] : [])));
  const ofServer = [...folders].flatMap((folder) => byFolder(server).get(folder) ?? []);
  return [file, ...ofServer, ...(server.sync === null ? [] : [server.sync.source.file])];
}

export function createSession(written: AppConfig): Session {
  const { rules: usable, faults } = usableSettings(written, rules);
  const config: AppConfig = { ...written, rules: usable as AppConfig['rules'] };
  const tree = liveTree(config.folder, scopeOf(config));
  const history = createPast(config);
  const clients = watchClientsBeside(config);
  const pairs: PairMemory = { embedded: '', pairs: new WeakMap() };
  const memory = createMemory();
  let server: Kept<ServerSchemas> | undefined;
  let saved: Kept<Compared> | undefined;
  let members: ReadonlySet<string> | undefined;
  const near = new Map<string, readonly string[]>();
  let past: Past | undefined;
  let unsaved: { readonly file: string; readonly text: string; readonly reading: Kept<Compared> } | undefined;

  function forget(): void {
    saved = undefined;
    unsaved = undefined;
  }

  /** Whether the server side as last read holds a file: validators may stand in sources. */
  function isOfServer(file: string): boolean {
    return server !== undefined && 'value' in server && server.value.files.includes(file);
  }

  function refresh(file: string): void {
    const { relisted, changed } = tree.refresh(near.get(file) ?? [file]);
    if (!relisted && changed.length === 0) return;
    forget();
    near.clear();
    if (!relisted && changed.every((each) => isClientSource(each) && !isOfServer(each))) return;
    server = undefined;
    members = undefined;
    // Where imports lead may be said by files that came or went, and by configuration files.
    forgetMoved(memory, createImports(tree).leadsTo);
  }

  function compare(over: FileTree, ofServer: ServerSchemas): Compared {
    const before = history.read();
    const comparison = compareSides(readClientSide(over, config, memory), ofServer, config.local, before.baseline, pairs);
    return {
      comparison: withNameFaults(comparison, config.names, { clients, releases: before.releaseNames }),
      past: before,
      config,
      tree: over,
      faults,
    };
  }

  /** A block that a processor took out of a file stands for all of it, so that nothing is declared twice. */
  function textsWith(file: string, text: string): Map<string, string> {
    const owner = tree.has(file) ? undefined : ownerOfBlock(file);
    return new Map([[file, text], ...(owner === undefined ? [] : [[owner, ''] as const])]);
  }

  const savedServer = (): ServerSchemas => unwrap(server ??= keep(() => readServerSide(tree, config)));

  const savedReading = (): Compared => unwrap(saved ??= keep(() => compare(tree, savedServer())));

  function current(file: string, text: string): Compared {
    const before = past;
    past = history.read();
    if (past !== before) forget();
    const onDisk = tree.has(file) ? tree.read(file) : undefined;
    if (onDisk !== undefined && 'text' in onDisk && onDisk.text === text) return savedReading();
    if (unsaved?.file !== file || unsaved.text !== text) {
      const over = withTexts(tree, textsWith(file, text));
      const serverOver = (): ServerSchemas => (isJson(file) || isOfServer(file) ? readServerSide(over, config) : savedServer());
      unsaved = { file, text, reading: keep(() => compare(over, serverOver())) };
    }
    return unwrap(unsaved.reading);
  }

  /** A server side that cannot be read holds nothing; the client is told. */
  function holdsServer(file: string): boolean {
    const kept = keep(savedServer);
    return 'value' in kept && kept.value.files.includes(file);
  }

  return {
    config,
    nameOf(file) {
      const name = slashedFrom(config.folder, file);
      return tree.has(name) ? name : slashedFrom(realPath(config.folder), realPath(file));
    },
    holds(file) {
      refresh(file);
      if (isJson(file)) return holdsServer(file);
      if (config.client === undefined)
        return (isClientSource(file) && !isLeftOut(file, new Set(tree.ignored?.()))) || memory.files.has(file);
      members ??= new Set(clientFiles(tree, config));
      if (members.has(file) || holdsServer(file)) return true;
      // What the members import is known once they are read.
      keep(savedReading);
      return (
        memory.files.has(file) || (!tree.has(file) && (clientFiles(withTexts(tree, new Map([[file, '']])), config) ?? []).includes(file))
      );
    },
    read(file, text) {
      const reading = keep(() => current(file, text));
      if ('error' in reading) return { broken: reading.error.message };
      if (!near.has(file)) near.set(file, nearTo(file, reading.value.comparison));
      return reading.value;
    },
  };
}
