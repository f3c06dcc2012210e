import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import { appTree, readClientSide, readServerSide } from '../workspace/workspace';
import { resolveApp, type AppFlags } from './app-config';

/** Reads the client side, where paths or flags say it is. Throws `WorkspaceError` or `ConfigError`. */
export function readClient(paths: readonly string[], flags: AppFlags, cwd: string): ClientSchemas {
  const config = resolveApp(cwd, paths.length > 0 ? { ...flags, client: paths } : flags, ['client']);
  return readClientSide(appTree(config), config);
}

/** Reads the server side, where the first path or flags say it is. Throws `WorkspaceError` or `ConfigError`. */
export function readServer([server]: readonly string[], flags: AppFlags, cwd: string): ServerSchemas {
  const config = resolveApp(cwd, server === undefined ? flags : { ...flags, server }, ['server']);
  return readServerSide(appTree(config), config);
}
