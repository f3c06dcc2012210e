import { readFileSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { getNodeValue, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { configShape } from './config-shape';
import { config } from './validator.generated';

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
  readonly server?: string;
  readonly target?: 'app-services' | 'mongodb' | 'json-schema' | 'local';
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
  readonly rules: Readonly<Record<string, SettingLevel | readonly [SettingLevel] | readonly [SettingLevel, Readonly<Record<string, unknown>>]>>;
}

/** A configuration that cannot be used, in one sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The validator that ajv generated, typed as far as it is used. */
const validate: {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly keyword: string; readonly params: Readonly<Record<string, unknown>>; readonly message?: string }[] | null;
} = config;

const FILE_NAMES = ['realm-schema.config.json', 'realm-schema.config.jsonc'];

/** The names of the files that can hold a configuration. */
export const CONFIG_FILES: readonly string[] = [...FILE_NAMES, 'package.json'];

interface Raw {
  readonly file: string;
  readonly value: unknown;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ConfigError(`${file} cannot be read: ${message}.`);
  }
}

function parseConfig(file: string, text: string): unknown {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const before = text.slice(0, first?.offset ?? 0).split('\n');
    const reason = first === undefined ? 'it is empty' : printParseErrorCode(first.error);
    throw new ConfigError(`${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} is not JSON (${reason}).`);
  }
  return getNodeValue(root);
}

/** The configuration in a folder: a file of its own, else the key in package.json. */
function readFolder(folder: string): Raw | undefined {
  for (const name of FILE_NAMES) {
    const file = path.join(folder, name);
    const text = readText(file);
    if (text !== undefined) return { file, value: parseConfig(file, text) };
  }
  const file = path.join(folder, 'package.json');
  const text = readText(file);
  if (text === undefined || !text.includes('"realm-schema"')) return undefined;
  const value = (parseConfig(file, text) as Record<string, unknown>)['realm-schema'];
  return value === undefined ? undefined : { file, value };
}

/** The sentence for the first thing that ajv refuses, with the nearest valid key where a key is unknown. */
function explain(file: string): string {
  const [error] = validate.errors ?? [];
  if (error === undefined) return `${file} is not a configuration.`;
  const at = error.instancePath === '' ? 'the configuration' : `\`${error.instancePath.slice(1).replaceAll('/', '.')}\``;
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    return `${file}: \`${key}\` is no key of the configuration. Did you mean \`${closest(key, Object.keys(configShape.properties))}\`?`;
  }
  if (error.keyword === 'enum') return `${file}: ${at} must be one of ${(error.params.allowedValues as string[]).join(', ')}.`;
  return `${file}: ${at} ${error.message ?? 'is not allowed'}.`;
}

type Checked = Omit<AppConfig, 'folder' | 'file' | 'client' | 'local' | 'rules'>
  & { readonly client?: string | readonly string[]; readonly local?: readonly string[]; readonly rules?: AppConfig['rules'] };

function toConfig(file: string, value: unknown): AppConfig {
  if (!validate(value)) throw new ConfigError(explain(file));
  const { client, local, rules, ...rest } = value as Checked;
  return {
    ...rest,
    ...(client === undefined ? {} : { client: [client].flat() }),
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
    if (found !== undefined) return (Array.isArray(found.value) ? found.value : [found.value]).map((value) => toConfig(found.file, value));
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The apps that the text of a configuration file describes; none where it is a package.json without the key. */
export function parseApps(file: string, text: string): readonly AppConfig[] {
  const value = parseConfig(file, text);
  const own = path.basename(file) === 'package.json' ? (value as Record<string, unknown>)['realm-schema'] : value;
  return own === undefined ? [] : [own].flat().map((each) => toConfig(file, each));
}

/** Reads the configuration of a file that was named. */
export function readConfig(file: string): readonly AppConfig[] {
  const absolute = path.resolve(file);
  const text = readText(absolute);
  if (text === undefined) throw new ConfigError(`${file} does not exist.`);
  return parseApps(absolute, text);
}

/** What holds where nobody configured anything. */
export function defaultConfig(folder: string): AppConfig {
  return { folder, file: null, local: [], rules: {} };
}
