import type { AppConfig } from '../config/config';
import type { ServerProblem } from '../schema/server-schemas';
import { ROOT_FILES } from '../server/app-services/find-exports';
import { TARGETS, wantedBy, worldOf } from '../schema/targets';
import type { FileTree } from '../tree/file-tree';

/** What a path without a target may lead to. */
const ANYTHING = `${TARGETS.flatMap((target) => wantedBy(target) ?? []).join(', ')} and no client`;

/** What is looked for where nobody says where the server is. */
const EVERYTHING = `${TARGETS.flatMap((target) => wantedBy(target) ?? []).join(', ')} with the name of a class`;

const ADVICE = 'Say where it is with --server, or with `server` in the configuration.';

/** The folder of an app that was exported without any collection. `config.json` is a name of many things, so it does not count. */
function emptyExport(tree: FileTree, below: string): string | undefined {
  const files = tree.files().filter((file) => below === '' || file.startsWith(`${below}/`));
  const root = files.find((file) => file.endsWith('.json') && ROOT_FILES.includes(file.slice(file.lastIndexOf('/') + 1)) && !/(?:^|\/)config\.json$/.test(file));
  return root === undefined ? undefined : root.slice(0, Math.max(0, root.lastIndexOf('/'))) || '.';
}

/**
 * Why there is no server side at a path of the tree (`''` for all of it), in one sentence that says what was looked for, or
 * what is wrong with the file that was meant.
 */
export function missingServer(
  tree: FileTree,
  { server, target }: Pick<AppConfig, 'server' | 'target'>,
  below: string,
  problem: ServerProblem | undefined,
): string {
  const where = server === undefined ? `below ${tree.root}` : `in ${server}`;
  if (problem !== undefined)
    return `No server found ${where}: ${problem.place.file}:${problem.place.line}:${problem.place.column} ${problem.message}`;
  const isThere = below === '' || tree.has(below) || tree.files().some((file) => file.startsWith(`${below}/`));
  if (!isThere) return `No server found: ${server ?? below} does not exist, or holds no file. ${ADVICE}`;
  const isExport = target === undefined || worldOf(target) !== 'validator';
  const empty = isExport ? emptyExport(tree, below) : undefined;
  const withoutServer =
    target === undefined && server === undefined ? ' For realms that no server stands behind, check with --target local.' : '';
  if (empty !== undefined)
    return `No server found: the App Services export in ${empty} holds no collection (data_sources/<service>/<database>/<collection>/schema.json). Export the app again with its schemas, or name another folder with --server.`;
  return `No server found: there is ${target === undefined && server !== undefined ? ANYTHING : (target === undefined ? EVERYTHING : (wantedBy(target) ?? ''))} ${where}. ${ADVICE}${withoutServer}`;
}
