import { readdirSync, watch as watchFolder, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { resolveClients } from '../api/app-config';
import type { CheckRequest } from '../api/check-project';
import { printable } from '../report/printable';
import type { Surroundings } from './streams';

/** Milliseconds of silence after a change: editors write several files, or one in several steps. */
const QUIET = 100;

/** Folders that hold no sources of an app, and many files. */
const PASSED_BY = new Set(['node_modules', 'Pods', 'build', 'dist']);

const isPassedBy = (name: string): boolean => name.startsWith('.') || PASSED_BY.has(name);

/** The folders of an app, and the sides that lie outside of them. */
function foldersOf(request: CheckRequest, cwd: string): ReadonlySet<string> {
  const apps = resolveClients(cwd, request);
  const sides = apps.flatMap(({ folder, client = [], server }) =>
    [...client, ...(server === undefined ? [] : [server])]
      .map((side) => path.resolve(folder, side.replace(/[*?{[][^]*$/, '')))
      .filter((side) => path.relative(folder, side).startsWith('..')));
  return new Set([...apps.map(({ folder }) => folder), ...sides]);
}

/** Hears of a change in a folder: of which file, and whether that came or went. */
type Changed = (name: string, cameOrWent: boolean) => void;

/** A file, or a folder itself or with all below it; undefined where it cannot be watched: it may be gone already. */
function watcherOf(target: string, recursive: boolean, changed: Changed): FSWatcher | undefined {
  try {
    const watcher = watchFolder(target, { recursive }, (event, name) => changed(name ?? '', event === 'rename'));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

/** The folders in one that may hold sources; none where it cannot be read, or is a file. */
function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !isPassedBy(entry.name)).map(({ name }) => path.join(folder, name));
  } catch {
    return [];
  }
}

/**
 * Watches a folder: itself, and each folder in it with all below, but for those that hold what others have made. A folder that comes
 * later is watched from then on, and one that comes back, as on another branch, is watched anew. Gives what ends that.
 */
function watchTree(folder: string, changed: Changed): () => void {
  const inside = new Map<string, FSWatcher | undefined>();
  const watchInside = (cameOrWent: string): void => {
    for (const each of foldersIn(folder)) {
      if (inside.has(each) && path.basename(each) !== cameOrWent) continue;
      inside.get(each)?.close();
      inside.set(each, watcherOf(each, true, changed));
    }
  };
  // What is in a new folder already is read by the check that its coming leads to.
  const own = watcherOf(folder, false, (name, cameOrWent) => {
    if (cameOrWent) watchInside(name);
    changed(name, cameOrWent);
  });
  watchInside('');
  return () => [own, ...inside.values()].forEach((watcher) => watcher?.close());
}

/** Calls back once a change has settled. Gives what ends that. */
function onChange(folders: Iterable<string>, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (name: string): void => {
    if (name.split(path.sep).some(isPassedBy) || name.endsWith('.tmp')) return;
    clearTimeout(timer);
    timer = setTimeout(act, QUIET);
  };
  const ends = [...folders].map((folder) => watchTree(folder, changed));
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
  };
}

const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/** One sentence instead of an end: what is wrong now may be right after the next change. */
function attempt(run: () => number, { err }: Surroundings): void {
  try {
    run();
  } catch (error) {
    err(`realm-schema: ${printable((error as Error).message)}\n`);
  }
}

/**
 * Runs a check, and again on each change of the files, until it is interrupted. A terminal is cleared before each run; elsewhere the
 * runs follow each other. Gives the exit status, which is 0: whoever watches has seen the findings.
 */
export function watchProject(run: () => number, request: CheckRequest, surroundings: Surroundings): Promise<number> {
  const { cwd, err, isTerminal = false, interrupted } = surroundings;
  const again = (): void => {
    const startedAt = performance.now();
    if (isTerminal) surroundings.out(CLEAR);
    attempt(run, surroundings);
    err(`Checked in ${Math.round(performance.now() - startedAt)} ms. Watching for changes; ^C ends it.\n`);
  };
  again();
  const end = onChange(foldersOf(request, cwd), again);
  return new Promise((resolve) => {
    const stop = (): void => {
      end();
      resolve(0);
    };
    if (interrupted?.aborted === true) stop();
    else if (interrupted === undefined) process.once('SIGINT', stop);
    else interrupted.addEventListener('abort', stop, { once: true });
  });
}
