import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultConfig, findConfig, type AppConfig } from '../config/config';

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

/** Whether an export lies in a folder, or up to two folders below it: `backend/`, `apps/backend/`. */
function holdsExport(folder: string): boolean {
  if (isExport(folder)) return true;
  const children = childFolders(folder);
  return children.some(isExport) || children.flatMap(childFolders).some(isExport);
}

/**
 * The configuration for a linted file: the nearest one upward, else the nearest folder upward that holds an export.
 * Nothing depends on the working directory, which in an editor is anything. The search ends at the repository.
 */
export function configFor(file: string): AppConfig {
  const from = path.dirname(file);
  const [configured] = findConfig(from) ?? [];
  if (configured !== undefined) return configured;
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (holdsExport(folder)) return defaultConfig(folder);
    if (folder === path.dirname(folder) || existsSync(path.join(folder, '.git'))) return defaultConfig(folder);
  }
}
