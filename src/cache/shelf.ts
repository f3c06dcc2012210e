import { createHash, hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../disk/make-folder';
import { whyNotWritten } from '../disk/not-written';
import { build } from '../package.generated';
import { slashedFrom } from '../tree/slashed';
import type { Question } from './answers';

/** One thing that a run did to the world, in the order in which it did it. */
export type Said = readonly [to: 'out' | 'err' | 'summarize', text: string];

/** A run: what it asked, what it was answered, and what it then said. */
export interface Run {
  readonly questions: readonly Question[];
  readonly digests: readonly string[];
  readonly said: readonly Said[];
  readonly status: number;
}

/** Where the run of one command line in one folder is kept. */
export interface Shelf {
  readonly folder: string;
  readonly file: string;
}

/** What decides what a run says, beside what it asks. */
export interface Wording {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly width: number;
  readonly isColored: boolean;
  /** Whether there is a summary of a job to write. */
  readonly hasSummary: boolean;
}

const NAME = 'realm-schema';

/** The cache in a folder of installed packages; `undefined` where a link leads elsewhere, to files that are not ours to drop. */
function cacheIn(modules: string): string | undefined {
  const folder = path.join(modules, '.cache', NAME);
  const there = [folder, path.dirname(folder)].find((each) => existsSync(each));
  const isLinked = there !== undefined && realpathSync(there) !== path.join(realpathSync(modules), path.relative(modules, there));
  return isLinked ? undefined : folder;
}

/** The cache folder of the nearest `node_modules` upward, within the repository; `undefined` where there is none. */
function nearestCache(cwd: string): string | undefined {
  for (let at = cwd; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, 'node_modules'))) return cacheIn(path.join(at, 'node_modules'));
    if (existsSync(path.join(at, '.git')) || at === path.dirname(at)) return undefined;
  }
}

/** The shelf for a command line; `undefined` where nothing is to be kept. `location` is the folder that somebody named for it. */
export function shelfFor({ argv, cwd, width, isColored, hasSummary }: Wording, location?: string): Shelf | undefined {
  const folder = location === undefined ? nearestCache(cwd) : path.resolve(cwd, location);
  if (folder === undefined) return undefined;
  const here = slashedFrom(folder, cwd);
  const id = hash('sha1', JSON.stringify([build, process.version, argv, here, width, isColored, hasSummary]), 'hex');
  return { folder, file: path.join(folder, `${id}.json`) };
}

const checksum = (text: string): string => createHash('sha1').update(text).digest('base64url');

/** The run that is kept; `undefined` where there is none, or what is there is not as it was written. */
export function take({ file }: Shelf): Run | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === checksum(body) ? (JSON.parse(body) as Run) : undefined;
  } catch {
    return undefined;
  }
}

/** So many runs are kept: of a few command lines, in the folders and terminals that a team uses. */
const MOST = 64;
/** Runs that nobody asked for in so many milliseconds are of the past: thirty days. */
const OLD = 30 * 24 * 60 * 60 * 1000;

/** The name of a run that is kept, or of one that was to be. */
const OURS = /^[0-9a-f]{40}\.json(?:\.\d+\.tmp)?$/;

/** Drops the runs that were not asked for in a long time, and the oldest where there are too many. */
function prune(folder: string, now: number): void {
  const kept = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, time: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now }))
    .sort((a, b) => b.time - a.time);
  for (const [index, { file, time }] of kept.entries()) if (index >= MOST || now - time > OLD) rmSync(file, { force: true });
}

/** Keeps a run. Says why where it cannot. A run that stops half-way, or others at the same time, leave a whole file or none. */
export function put({ folder, file }: Shelf, run: Run): string | undefined {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(folder);
    const body = JSON.stringify(run);
    writeFileSync(temporary, `${checksum(body)}\n${body}`);
    renameSync(temporary, file);
    prune(folder, Date.now());
    return undefined;
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // The folder cannot be written to: the reason is given below.
    }
    return whyNotWritten(error);
  }
}

/** Marks a run as used, so that it is kept. */
export function touch({ file }: Shelf, now: Date): void {
  try {
    utimesSync(file, now, now);
  } catch {
    // A cache that cannot be written to is still of use.
  }
}
