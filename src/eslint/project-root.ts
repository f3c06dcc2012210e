import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONFIG_FILES, defaultConfig, findConfig, type AppConfig } from '../config/config';
import { stampOf } from '../tree/stamp';

/** Folders in which nobody keeps an export, and which are large. */
const NOT_SEARCHED = new Set(['node_modules', '.git', 'dist', 'build', 'ios', 'android', 'Pods']);

const isExport = (folder: string): boolean => existsSync(path.join(folder, 'data_sources'));

function childFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_SEARCHED.has(entry.name))
      .map((entry) => path.join(folder, entry.name));
  } catch {
    return [];
  }
}

/** The export in a folder, or up to two folders below it: `backend/`, `apps/backend/`. */
function exportBelow(folder: string): string | undefined {
  const candidates = function* (): Generator<string> {
    yield folder;
    const children = childFolders(folder);
    yield* children;
    for (const child of children) yield* childFolders(child);
  };
  for (const candidate of candidates()) if (isExport(candidate)) return candidate;
  return undefined;
}

/** Folders that hold projects of all kinds: an export found from here belongs to somebody else. */
const NOBODYS = new Set([os.homedir(), os.tmpdir(), path.dirname(os.homedir())].map((folder) => path.resolve(folder)));

interface Found {
  readonly apps: readonly AppConfig[];
  /** What must be as it was for the answer to stand: files and folders, with their stamps. */
  readonly seen: ReadonlyMap<string, string>;
}

const known = new Map<string, Found>();

/** A folder and those above it, up to the root of the disk. */
function upward(from: string): string[] {
  const folders = [from];
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) folders.push(path.dirname(folder));
  return folders;
}

/** What decides about the configuration of a folder: the files that could hold one, nearest first. */
function configFiles(from: string, upTo: string | undefined): string[] {
  const folders = upward(from);
  const end = upTo === undefined ? folders.length : folders.indexOf(upTo) + 1;
  return folders.slice(0, end).flatMap((folder) => CONFIG_FILES.map((name) => path.join(folder, name)));
}

/** The nearest folder upward that holds an export; else the repository, which may hold one deeper down. */
function searchExport(from: string): { readonly root: string; readonly seen: readonly string[] } | undefined {
  for (const folder of upward(from)) {
    if (NOBODYS.has(folder) || folder === path.dirname(folder)) return undefined;
    const found = exportBelow(folder);
    if (found !== undefined) return { root: folder, seen: [path.join(found, 'data_sources')] };
    if (existsSync(path.join(folder, '.git'))) return { root: folder, seen: [] };
  }
  return undefined;
}

function search(from: string): Found {
  const configured = findConfig(from);
  if (configured !== undefined) {
    return { apps: configured, seen: new Map(configFiles(from, configured[0]?.folder).map((file) => [file, stampOf(file)])) };
  }
  const found = searchExport(from);
  const seen = [...configFiles(from, undefined), ...(found?.seen ?? [])];
  return { apps: found === undefined ? [] : [defaultConfig(found.root)], seen: new Map(seen.map((file) => [file, stampOf(file)])) };
}

/**
 * The apps that a linted file may belong to: those of the nearest configuration upward, else the folder that holds an
 * export. Nothing depends on the working directory, which in an editor is anything. Empty where there is no server side.
 * Throws `ConfigError` where a configuration cannot be used.
 */
export function appsFor(file: string): readonly AppConfig[] {
  const from = path.dirname(file);
  const before = known.get(from);
  const stands = before !== undefined && before.apps.length > 0 && [...before.seen].every(([each, stamp]) => stampOf(each) === stamp);
  if (stands) return before.apps;
  known.delete(from);
  const found = search(from);
  known.set(from, found);
  return found.apps;
}
