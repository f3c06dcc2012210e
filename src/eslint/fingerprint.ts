import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { canConfigure, canDeclare, isClientSource } from '../client/candidates';
import { isOutside } from '../tree/file-tree';
import { liveTree, type LiveTree } from '../tree/live-tree';
import { appsFor } from './project-root';

/** Files that say much and nothing about schemas. */
const NO_MATTER = /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/;

interface Known {
  readonly tree: LiveTree;
  value: string | undefined;
}

const known = new Map<string, Known>();

/** Whether what a file says can change what is found in another one. */
function matters(tree: LiveTree, file: string, servers: readonly string[]): boolean {
  if (/\.(?:jsonc?|ya?ml|[cm]?js)$/.test(file) && servers.some((server) => file.startsWith(server))) return true;
  if (/\.jsonc?$/.test(file)) return !NO_MATTER.test(file);
  if (!isClientSource(file)) return false;
  const read = tree.read(file);
  return 'text' in read && (canDeclare(read.text) || canConfigure(read.text));
}

function digest(tree: LiveTree, servers: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of tree.files()) {
    if (!matters(tree, file, servers)) continue;
    const read = tree.read(file);
    hash.update(`${file}\0${'text' in read ? read.text : read.unreadable}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

function ofFolder(root: string, servers: readonly string[]): string {
  const entry = known.get(root) ?? { tree: liveTree(root, servers.filter(isOutside)), value: undefined };
  known.set(root, entry);
  const { relisted, changed } = entry.tree.refresh(entry.value === undefined ? [] : entry.tree.files());
  if (relisted || changed.length > 0) entry.value = undefined;
  entry.value ??= digest(entry.tree, servers);
  return entry.value;
}

/**
 * A value that changes when anything changes that the findings in a file rest on beside the file itself: the server side,
 * the other classes of the client, our configuration. `eslint --cache` takes it as a part of the configuration. There is
 * no linted file to start from here, so it starts from the working directory.
 */
export function fingerprint(cwd: string = process.cwd()): string {
  try {
    const apps = appsFor(path.join(cwd, 'file'));
    const isProject = apps.length === 0 && existsSync(path.join(cwd, 'package.json'));
    const roots = [...new Set([...apps.map(({ folder }) => folder), ...(isProject ? [cwd] : [])])];
    return roots.map((root) => {
      const servers = apps.flatMap(({ folder, server }) => (server === undefined ? [] : [path.relative(root, path.resolve(folder, server)).split(path.sep).join('/')]));
      return ofFolder(root, servers);
    }).join(' ');
  } catch (error) {
    return (error as Error).message;
  }
}
