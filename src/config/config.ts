import path from 'node:path';
import { readRegularFile } from '../disk/disk';
import type { Target } from '../schema/targets';
import { checkedApps, ConfigError, parseConfigText, type ConfigText, type WrittenApp } from './config-text';
import { namesIn, type ConfiguredName } from './configured-names';
import { assertSdk, assertWrittenOnce } from './written-once';

export { ConfigError };

export type SettingLevel = 'off' | 'info' | 'warn' | 'error';

/** Which versions of the client are still in use. */
export interface ReleasedConfig {
  /** Patterns of git tags. */
  readonly tags?: string | readonly string[];
  /** The oldest tag in use. */
  readonly from?: string;
  /** Snapshot files, or folders of them. */
  readonly snapshots?: string | readonly string[];
  /** By tag or name of the snapshot: the share of users from 0 to 1, and the last day of support. */
  readonly versions?: Readonly<Record<string, { readonly share?: number; readonly until?: string }>>;
}

/** The configuration of one app. Paths are relative to `folder`. */
export interface AppConfig {
  /** The folder of the configuration file. */
  readonly folder: string;
  /** The file itself; `null` where there is none. */
  readonly file: string | null;
  readonly name?: string;
  readonly client?: readonly string[];
  /** Patterns of files and folders that are no part of the app, as `.gitignore` has them. */
  readonly exclude?: readonly string[];
  readonly server?: string;
  readonly target?: Target;
  /** The collection that holds the objects of a class, by the name of the class. */
  readonly collections?: Readonly<Record<string, string>>;
  /** The class that a stored id leads to, by `Class.property`. */
  readonly links?: Readonly<Record<string, string>>;
  readonly local: readonly string[];
  /** The version of the SDK, or a range. */
  readonly sdk?: string;
  readonly environment?: string;
  /** The revision, folder or snapshot file that a check also compares with. */
  readonly baseline?: string;
  /** The released clients that the server side must still work with. */
  readonly released?: ReleasedConfig;
  /** The file of accepted findings. */
  readonly accepted?: string;
  readonly rules: Readonly<
    Record<string, SettingLevel | readonly [SettingLevel] | readonly [SettingLevel, Readonly<Record<string, unknown>>]>
  >;
  /** The names in it that stand for something elsewhere, with their places; absent where no file writes any. */
  readonly names?: readonly ConfiguredName[];
  /** The other clients of the app, where it is one a package: a name may be of theirs. */
  readonly beside?: readonly AppConfig[];
}

const FILE_NAMES = ['realm-schema.config.json', 'realm-schema.config.jsonc'];

/** The key in package.json. */
const KEY = 'realm-schema';

/** The names of the files that can hold a configuration. */
export const CONFIG_FILES: readonly string[] = [...FILE_NAMES, 'package.json'];

function readText(file: string): string | undefined {
  try {
    return readRegularFile(file).toString('utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ConfigError(`${file} cannot be read: ${message}.`);
  }
}

const keyIn = (file: string): string | undefined => (path.basename(file) === 'package.json' ? KEY : undefined);

/**
 * The apps that the text of a configuration file describes; none where it is a package.json without the key. A file of an
 * earlier revision cannot be mended any more, so it is held to its shape alone.
 */
export function parseApps(file: string, text: string): readonly AppConfig[] {
  const source = parseConfigText(file, text);
  return checkedApps(source, keyIn(file)).map((app) => toConfig(source, app));
}

/** The same of a file as it is now. Throws `ConfigError` for all that can be mended in it. */
export function parsePresent(file: string, text: string): readonly AppConfig[] {
  const source = parseConfigText(file, text);
  assertWrittenOnce(source, keyIn(file));
  return checkedApps(source, keyIn(file)).map((app) => {
    assertSdk(source, app.node);
    return toConfig(source, app);
  });
}

/** The apps that a folder configures: in a file of its own, else by the key in package.json. */
function readFolder(folder: string): readonly AppConfig[] | undefined {
  for (const name of FILE_NAMES) {
    const file = path.join(folder, name);
    const text = readText(file);
    if (text !== undefined) return parsePresent(file, text);
  }
  const file = path.join(folder, 'package.json');
  const text = readText(file);
  const apps = text?.includes(`"${KEY}"`) === true ? parsePresent(file, text) : [];
  return apps.length > 0 ? apps : undefined;
}

type Checked = Omit<AppConfig, 'folder' | 'file' | 'names' | 'beside' | 'client' | 'exclude' | 'local' | 'rules'> & {
  readonly client?: string | readonly string[];
  readonly exclude?: string | readonly string[];
  readonly local?: readonly string[];
  readonly rules?: AppConfig['rules'];
};

function toConfig(source: ConfigText, { value, node }: WrittenApp): AppConfig {
  const { file } = source;
  const { client, exclude, local, rules, ...rest } = value as Checked;
  const names = namesIn(source, node, path.basename(file));
  return {
    ...rest,
    ...(client === undefined ? {} : { client: [client].flat() }),
    ...(exclude === undefined ? {} : { exclude: [exclude].flat() }),
    ...(names.length === 0 ? {} : { names }),
    folder: path.dirname(file),
    file,
    local: local ?? [],
    rules: rules ?? {},
  };
}

/**
 * Finds the nearest configuration upward from a folder: one app, or several.
 * Throws `ConfigError` where one is found and cannot be used. Nothing is executed.
 */
export function findConfig(from: string): readonly AppConfig[] | undefined {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const found = readFolder(folder);
    if (found !== undefined) return found;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Reads the configuration of a file that was named. */
export function readConfig(file: string): readonly AppConfig[] {
  const absolute = path.resolve(file);
  const text = readText(absolute);
  if (text === undefined) throw new ConfigError(`${file} does not exist.`);
  return parsePresent(absolute, text);
}

/** What holds where nobody configured anything. */
export function defaultConfig(folder: string): AppConfig {
  return { folder, file: null, local: [], rules: {} };
}
