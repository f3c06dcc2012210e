import path from 'node:path';
import { exists } from '../disk/disk';
import { withSurroundings, type Side } from '../workspace/search-repository';
import { clientsOf } from '../workspace/clients';
import { stagedApps, stagedTree } from '../workspace/staged-tree';
import { appTree } from '../workspace/workspace';
import type { FileTree } from '../tree/file-tree';
import { slashed } from '../tree/slashed';
import { assertPaths } from './assert-paths';
import { ConfigError, defaultConfig, findConfig, readConfig, type AppConfig } from '../config/config';

/** What the flags of a command say about an app. */
export interface AppFlags {
  readonly client?: readonly string[];
  readonly server?: string;
  readonly target?: AppConfig['target'];
  readonly config?: string;
  readonly app?: string;
  /** Reads what is staged instead of what is on the disk. */
  readonly staged?: boolean;
}

/** The files of an app that flags mean: what is staged, or what is on the disk. */
export const treeOf = ({ staged }: Pick<AppFlags, 'staged'>): ((config: AppConfig) => FileTree) => (staged === true ? stagedTree : appTree);

/** The apps of the configuration, or what stands for one where there is none, with the flags laid over each. Paths in flags are relative to the working directory. */
function configuredApps(cwd: string, flags: AppFlags): readonly AppConfig[] {
  assertPaths(flags);
  const onDisk = (): readonly AppConfig[] | undefined =>
    (flags.config === undefined ? findConfig(cwd) : readConfig(path.resolve(cwd, flags.config)));
  const apps = flags.staged === true ? stagedApps(cwd, flags.config) : onDisk();
  if (apps?.length === 0) throw new ConfigError('The configuration lists no app.');
  const fromHere = (file: string): string => path.resolve(cwd, file);
  return (apps ?? [defaultConfig(cwd)]).map((config) => ({
    ...config,
    ...(flags.client === undefined ? {} : { client: flags.client.map(fromHere) }),
    // What is not there may be the name of a revision.
    ...(flags.server === undefined
      ? {}
      : { server: isThere(fromHere(flags.server), config, flags) ? fromHere(flags.server) : flags.server }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
    // A name of the configuration may be of a side that a flag leaves out.
    ...([flags.client, flags.server, flags.target].every((flag) => flag === undefined) ? {} : { names: ofRules(config) }),
  }));
}

/** Whether a path is there: on the disk, or among what is staged. */
function isThere(file: string, config: AppConfig, flags: AppFlags): boolean {
  if (exists(file) || flags.staged !== true) return exists(file);
  const below = `${slashed(path.relative(config.folder, file))}/`;
  return stagedTree({ ...config, server: file }).files().some((each) => `${each}/`.startsWith(below));
}

const ofRules = ({ names = [] }: AppConfig): NonNullable<AppConfig['names']> => names.filter(({ kind }) => kind === 'rules');

const named = (configs: readonly AppConfig[]): string => configs.map(({ name }) => name ?? '(no name)').join(', ');

/**
 * The clients that are meant, each with the sides that a command needs found where nothing says where they are: those of every
 * app, or what `--app` chooses, an app or a client by its name. Throws `ConfigError` where it chooses none.
 */
export function resolveClients(cwd: string, flags: AppFlags, sides: readonly Side[] = ['client', 'server']): readonly AppConfig[] {
  const apps = configuredApps(cwd, flags);
  const chosen = apps.filter(({ name }) => flags.app === undefined || name === flags.app);
  const clients = (chosen.length > 0 ? chosen : apps)
    .map((config) => withSurroundings(config, sides, (folder) => treeOf(flags)(defaultConfig(folder))))
    .flatMap((config) => (sides.includes('client') ? clientsOf(treeOf(flags)(config), config) : [config]));
  const meant = chosen.length > 0 ? clients : clients.filter(({ name }) => name === flags.app);
  if (meant.length > 0) return meant;
  const known = clients.some(({ name }) => name !== undefined)
    ? `there are ${named(clients)}.`
    : `apps are listed by a configuration, and none was found upward from ${cwd}. Leave out --app, or name the file with --config.`;
  throw new ConfigError(`There is no app \`${flags.app ?? ''}\`: ${known}`);
}

/** The one client that a command works on. Throws `ConfigError` where there are several and none is chosen. */
export function resolveApp(cwd: string, flags: AppFlags, sides?: readonly Side[]): AppConfig {
  const [first, ...others] = resolveClients(cwd, flags, sides);
  if (first !== undefined && others.length === 0) return first;
  throw new ConfigError(`There are several apps: ${named([first, ...others].filter((each) => each !== undefined))}. Choose one with --app.`);
}
