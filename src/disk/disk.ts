import fs, { constants, type Dirent, type Stats } from 'node:fs';
import { observe, type Asked } from './observe';

/** Why something cannot be read that has no end, or never begins: a pipe waits for somebody to write, a device goes on for ever. */
export const NO_FILE = 'it is a pipe or a device, not a file';

/** How an error of the file system is told from another: its code, or what it says. */
const failure = (error: unknown): string => `! ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`;

/** Asks, tells the observer, and hands on what was given or thrown. */
function asking<T>(asked: Asked, file: string, ask: () => T, answerOf: (given: T) => string | Uint8Array): T {
  let given: T;
  try {
    given = ask();
  } catch (error) {
    observe(asked, file, () => failure(error));
    throw error;
  }
  observe(asked, file, () => answerOf(given));
  return given;
}

/** Times and sizes are no part of the answer: nobody who is observed looks at them. */
function kindOf(entry: Stats | Dirent): string {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

const kindOrNone = (stats: Stats | undefined): string => (stats === undefined ? 'none' : kindOf(stats));

/** What is at a path, links followed; `undefined` where nothing is. Throws where a part of the path is a file, or is not to be looked into. */
export const entryOf = (file: string): Stats | undefined =>
  asking('entry', file, () => fs.statSync(file, { throwIfNoEntry: false }), kindOrNone);

/** The same, of a link itself. */
export const linkOf = (file: string): Stats | undefined =>
  asking('link', file, () => fs.lstatSync(file, { throwIfNoEntry: false }), kindOrNone);

/** Whether there is anything at a path, links followed. */
export const exists = (file: string): boolean => asking('there', file, () => fs.existsSync(file), String);

/** The path without links. Throws where nothing is there. */
export const placeOf = (file: string): string => asking('place', file, () => fs.realpathSync(file), (given) => given);

/** What a folder holds. Throws where it cannot be looked into. */
export const entriesOf = (folder: string): Dirent[] =>
  asking('folder', folder, () => fs.readdirSync(folder, { withFileTypes: true }), (given) =>
    given.map((entry) => `${kindOf(entry)} ${entry.name}`).sort().join('\n'));

/** Sources are smaller than this. */
const SMALL = 1 << 20;

/** The bytes of a file that has been looked at: without a second look, as there are thousands of them. */
function small(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size + 1);
  const read = fs.readSync(descriptor, bytes, 0, size + 1, 0);
  // It changed meanwhile, or says no size, as files of the system do.
  return read === size ? bytes.subarray(0, size) : fs.readFileSync(descriptor);
}

/** Opens a file without waiting for anybody. A socket says itself that it is none. */
function opened(file: string): number {
  try {
    return fs.openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENXIO' ? new Error(NO_FILE) : error;
  }
}

function bytesOf(file: string): Buffer {
  const descriptor = opened(file);
  try {
    const stats = fs.fstatSync(descriptor);
    if (!stats.isFile() && !stats.isDirectory()) throw new Error(NO_FILE);
    return stats.isFile() && stats.size < SMALL ? small(descriptor, stats.size) : fs.readFileSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The bytes of a regular file. Throws for everything else, and waits for nobody. */
export const readRegularFile = (file: string): Buffer => asking('file', file, () => bytesOf(file), (given) => given);

/** The same, of which the observer hears only where it cannot be read: who takes the bytes tells what rests on them. */
export function peekRegularFile(file: string): Buffer {
  try {
    return bytesOf(file);
  } catch (error) {
    observe('file', file, () => failure(error));
    throw error;
  }
}

/** The present day in UTC, such as `2026-03-31`. */
export const today = (): string => asking('today', '', () => new Date().toISOString().slice(0, 10), (given) => given);
