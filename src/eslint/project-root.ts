import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONFIG_FILES, defaultConfig, findConfig, type AppConfig } from '../config/config';
import { ROOT_FILES } from '../server/app-services/find-exports';
import { stampOf } from '../tree/stamp';

/** Folders in which nobody keeps an export, and which are large. */
const NOT_SEARCHED = new Set(['node_modules', '.git', 'dist', 'build', 'ios', 'android', 'Pods']);

/** The folder that makes a folder an export, in the layout of 2021 or, where a root file is beside it, in those before. */
function schemasIn(folder: string): string | undefined {
  const [now, before] = ['data_sources', 'services'].map((name) => path.join(folder, name));
  if (now !== undefined && existsSync(now)) return now;
  const isOld = before !== undefined && existsSync(before) && ROOT_FILES.some((name) => existsSync(path.join(folder, name)));
  return isOld ? before : undefined;
}

const isExport = (folder: string): boolean => schemasIn(folder) !== undefined;

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
    if (found !== undefined) return { root: folder, seen: [schemasIn(found) ?? found] };
    if (existsSync(path.join(folder, '.git'))) return { root: folder, seen: [] };
  }
  return undefined;
}

/**
 * The folders that an app with the export around `from` may be in, nearest first: seen from a file of the server side,
 * any folder above the export may be the one that also holds the client.
 */
function aroundExport(from: string): string[] {
  const folders = upward(from);
  const inside = folders.findLastIndex(isExport);
  if (inside === -1) return [];
  const above = folders.slice(inside + 1).filter((folder) => !NOBODYS.has(folder) && folder !== path.dirname(folder));
  const repository = above.findIndex((folder) => existsSync(path.join(folder, '.git')));
  return repository === -1 ? above : above.slice(0, repository + 1);
}

const stamped = (files: readonly string[]): ReadonlyMap<string, string> => new Map(files.map((file) => [file, stampOf(file)]));

function search(from: string, isServer: boolean): Found {
  const configured = findConfig(from);
  if (configured !== undefined) return { apps: configured, seen: stamped(configFiles(from, configured[0]?.folder)) };
  const around = isServer ? aroundExport(from) : [];
  if (around.length > 0) return { apps: around.map(defaultConfig), seen: stamped(configFiles(from, undefined)) };
  const found = searchExport(from);
  return {
    apps: found === undefined ? [] : [defaultConfig(found.root)],
    seen: stamped([...configFiles(from, undefined), ...(found?.seen ?? [])]),
  };
}

/**
 * The apps that a linted file may belong to: those of the nearest configuration upward, else the folder that holds an
 * export. Nothing depends on the working directory, which in an editor is anything. Empty where there is no server side.
 * Several for a file of the server side, where no configuration says which folder holds the client too.
 * Throws `ConfigError` where a configuration cannot be used.
 */
export function appsFor(file: string): readonly AppConfig[] {
  const from = path.dirname(file);
  const isServer = /\.jsonc?$/.test(file);
  const key = `${isServer ? 'server' : 'client'} ${from}`;
  const before = known.get(key);
  const stands = before !== undefined && before.apps.length > 0 && [...before.seen].every(([each, stamp]) => stampOf(each) === stamp);
  if (stands) return before.apps;
  known.delete(key);
  const found = search(from, isServer);
  known.set(key, found);
  return found.apps;
}
