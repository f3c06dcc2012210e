import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CONFIGURATIONS = ['realm-schema.config.json', 'realm-schema.config.jsonc'];
const SERVER_FOLDERS = new Set(['data_sources', 'services']);
/** A folder with more entries is no project's root, and looking through it would take long. */
const MOST_ENTRIES = 400;

function mentionsRealm(folder: string): boolean {
  if (CONFIGURATIONS.some((file) => existsSync(path.join(folder, file)))) return true;
  try {
    return /"realm(?:-schema)?"\s*:/.test(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  } catch {
    return false;
  }
}

/** Whether an export of the server lies here, or one or two folders below. */
function holdsServer(folder: string, depth: number): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'));
    if (entries.some(({ name }) => SERVER_FOLDERS.has(name))) return true;
    return depth > 0 && entries.length <= MOST_ENTRIES && entries.some(({ name }) => holdsServer(path.join(folder, name), depth - 1));
  } catch {
    return false;
  }
}

/** A cheap look for a project: reading one needs the parser, which takes longer than all the rest. */
export function mayHaveProject(cwd: string): boolean {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (mentionsRealm(folder)) return true;
    if (folder === path.dirname(folder)) return holdsServer(cwd, 2);
  }
}
