import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canDeclare, canMatter, isClientSource } from '../client/modules/candidates';
import { mayGiveValidator } from '../server/mongodb/code/may-hold';
import { scopeOf } from '../workspace/scope';
import type { AppConfig } from '../config/config';
import { liveTree, type LiveTree } from '../tree/live-tree';
import { slashedFrom } from '../tree/slashed';
import { importedFiles } from './imported-files';
import type * as past from '../past/watched-past';
import { appsFor } from './project-root';

/** Files that say much and nothing about schemas. */
const NO_MATTER = /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/;

/** The readers of the past are loaded where a configuration names one. */
const load = createRequire(__filename);

interface Folder {
  readonly tree: LiveTree;
  value: string | undefined;
}

const folders = new Map<string, Folder>();
const pasts = new Map<string, past.PastReader>();

/** Where the server sides of some apps are; `undefined` where one of them is searched for. */
type Servers = readonly string[] | undefined;

/** Whether what a file of the server side or of the configuration says can change what is found in another one. */
function isData(file: string, servers: Servers): boolean {
  if (servers === undefined && /\.ya?ml$/.test(file)) return true;
  if (/\.(?:jsonc?|ya?ml|[cm]?[jt]s)$/.test(file) && servers?.some((server) => file.startsWith(server)) === true) return true;
  return /\.jsonc?$/.test(file) && !NO_MATTER.test(file);
}

const textOf = (tree: LiveTree, file: string): string => {
  const read = tree.read(file);
  return 'text' in read ? read.text : read.unreadable;
};

/**
 * Sources that declare classes, those that hand classes to a realm, and what the former import: a constant may be anywhere. Where
 * one may give validators it is all sources, since any of them may call it.
 */
function sourcesOf(tree: LiveTree): readonly string[] {
  const sources = tree.files().filter(isClientSource);
  if (sources.some((file) => mayGiveValidator(textOf(tree, file)))) return sources;
  const declaring = new Set(sources.filter((file) => canDeclare(textOf(tree, file))));
  const imported = importedFiles(tree, [...declaring]);
  return sources.filter((file) => declaring.has(file) || imported.has(file) || canMatter(textOf(tree, file)));
}

function digest(tree: LiveTree, servers: Servers): string {
  const hash = createHash('sha256');
  const files = new Set([...tree.files().filter((file) => isData(file, servers)), ...sourcesOf(tree)]);
  for (const file of files) hash.update(`${file}\0${textOf(tree, file)}\0`);
  return hash.digest('hex').slice(0, 16);
}

function ofFolder(root: string, apps: readonly AppConfig[]): string {
  const scopes = apps.map(scopeOf);
  // What one app leaves out may be a part of another.
  const excludes = scopes.map(({ exclude }) => exclude ?? []);
  const scope = {
    named: [...new Set(scopes.flatMap(({ named = [] }) => named))],
    exclude: excludes.every((each) => each.length > 0) ? (excludes[0] ?? []) : [],
  };
  const key = JSON.stringify([root, scope]);
  const folder = folders.get(key) ?? { tree: liveTree(root, scope), value: undefined };
  folders.set(key, folder);
  const { relisted, changed } = folder.tree.refresh([]);
  if (relisted || changed.length > 0) folder.value = undefined;
  const servers = apps.some(({ server, target }) => server === undefined && target !== 'local')
    ? undefined
    : apps.flatMap(({ server }) => (server === undefined ? [] : [slashedFrom(root, path.resolve(root, server))]));
  folder.value ??= digest(folder.tree, servers);
  return folder.value;
}

function ofPast(app: AppConfig): string {
  if (app.baseline === undefined && app.released === undefined) return '';
  const key = JSON.stringify(app);
  const reader = pasts.get(key) ?? (load('../past/watched-past') as typeof past).createPast(app);
  pasts.set(key, reader);
  return createHash('sha256').update(reader.identity()).digest('hex').slice(0, 16);
}

/**
 * A value that changes when anything changes that the findings in a file rest on beside the file itself: the server side,
 * the other classes of the client, the baseline, our configuration. `eslint --cache` takes it as a part of the
 * configuration. There is no linted file to start from here, so it starts from the working directory.
 */
export function fingerprint(cwd: string = process.cwd()): string {
  try {
    const apps = appsFor(path.join(cwd, 'file'));
    const isProject = apps.length === 0 && existsSync(path.join(cwd, 'package.json'));
    const roots = [...new Set([...apps.map(({ folder }) => folder), ...(isProject ? [cwd] : [])])];
    const values = [...roots.map((root) => ofFolder(root, apps.filter(({ folder }) => folder === root))), ...apps.map(ofPast)];
    return values.filter((value) => value !== '').join(' ');
  } catch (error) {
    return (error as Error).message;
  }
}
