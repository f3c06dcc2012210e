import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, defaultConfig, findConfig, readConfig, type AppConfig } from '../config/config';

/** What the flags of a command say about an app. */
export interface AppFlags {
  readonly client?: readonly string[];
  readonly server?: string;
  readonly target?: AppConfig['target'];
  readonly config?: string;
  readonly app?: string;
}

function choose(apps: readonly AppConfig[], name: string | undefined): AppConfig {
  const [first] = apps;
  if (first === undefined) throw new ConfigError('The configuration lists no app.');
  if (name === undefined && apps.length === 1) return first;
  const names = apps.map((app) => app.name ?? '(no name)').join(', ');
  const found = apps.find((app) => app.name === name);
  if (found !== undefined) return found;
  throw new ConfigError(name === undefined ? `The configuration holds several apps: ${names}. Choose one with --app.` : `There is no app \`${name}\`; there are ${names}.`);
}

/** The configuration with the flags laid over it. Paths in flags are relative to the working directory. */
export function resolveApp(cwd: string, flags: AppFlags): AppConfig {
  const apps = flags.config === undefined ? findConfig(cwd) : readConfig(path.resolve(cwd, flags.config));
  if (apps === undefined && flags.app !== undefined) throw new ConfigError(`There is no app \`${flags.app}\`: apps are listed by a configuration, and none was found upward from ${cwd}. Leave out --app, or name the file with --config.`);
  const config = apps === undefined ? defaultConfig(cwd) : choose(apps, flags.app);
  const fromHere = (file: string): string => path.resolve(cwd, file);
  return {
    ...config,
    ...(flags.client === undefined ? {} : { client: flags.client.map(fromHere) }),
    // What is not there may be the name of a revision.
    ...(flags.server === undefined ? {} : { server: existsSync(fromHere(flags.server)) ? fromHere(flags.server) : flags.server }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
  };
}
