import { existsSync } from 'node:fs';
import path from 'node:path';
import { withSurroundings, type Side } from '../workspace/search-repository';
import { ConfigError, defaultConfig, findConfig, readConfig, type AppConfig } from '../config/config';

/** What the flags of a command say about an app. */
export interface AppFlags {
  readonly client?: readonly string[];
  readonly server?: string;
  readonly target?: AppConfig['target'];
  readonly config?: string;
  readonly app?: string;
}

/** The apps that are meant: all of them, or the one that is chosen. */
function choose(apps: readonly AppConfig[], name: string | undefined): readonly AppConfig[] {
  if (apps.length === 0) throw new ConfigError('The configuration lists no app.');
  if (name === undefined) return apps;
  const names = apps.map((app) => app.name ?? '(no name)').join(', ');
  const found = apps.find((app) => app.name === name);
  if (found !== undefined) return [found];
  throw new ConfigError(`There is no app \`${name}\`; there are ${names}.`);
}

/** More than any path that a system takes, and any pattern that somebody writes. */
const MOST = 4096;

/** Throws where a flag was given a value that can be no path: an empty one is mostly a variable that is not set. */
function assertPaths(flags: AppFlags): void {
  const given = [...(flags.client ?? []).map((value) => ['client', value] as const), ...(['server', 'config', 'app'] as const).map((name) => [name, flags[name]] as const)];
  for (const [name, value] of given) {
    if (value?.trim() === '') throw new ConfigError(`--${name} names nothing: its value is empty, as of a variable that is not set.`);
    if (value !== undefined && value.length > MOST) throw new ConfigError(`The value of --${name} is too long: it has ${value.length} characters, and can have ${MOST}.`);
    if (value?.includes('\0') === true) throw new ConfigError(`The value of --${name} holds a character that no path can have.`);
  }
}

/**
 * The apps of the configuration with the flags laid over each, and the sides that a command needs where nothing says where they are. Paths in
 * flags are relative to the working directory.
 */
export function resolveApps(cwd: string, flags: AppFlags, sides: readonly Side[] = ['client', 'server']): readonly AppConfig[] {
  assertPaths(flags);
  const apps = flags.config === undefined ? findConfig(cwd) : readConfig(path.resolve(cwd, flags.config));
  const configs = apps === undefined ? [defaultConfig(cwd)] : choose(apps, flags.app);
  const fromHere = (file: string): string => path.resolve(cwd, file);
  return configs.map((config) => withSurroundings({
    ...config,
    ...(flags.client === undefined ? {} : { client: flags.client.map(fromHere) }),
    // What is not there may be the name of a revision.
    ...(flags.server === undefined ? {} : { server: existsSync(fromHere(flags.server)) ? fromHere(flags.server) : flags.server }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
  }, sides));
}

/** The one app that a command works on. Throws `ConfigError` where there are several and none is chosen. */
export function resolveApp(cwd: string, flags: AppFlags, sides?: readonly Side[]): AppConfig {
  const [first, ...others] = resolveApps(cwd, flags, sides);
  if (first !== undefined && others.length === 0) return first;
  const names = [first, ...others].map((app) => app?.name ?? '(no name)').join(', ');
  throw new ConfigError(`The configuration holds several apps: ${names}. Choose one with --app.`);
}
