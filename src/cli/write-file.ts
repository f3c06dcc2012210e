import {
  accessSync, appendFileSync, chmodSync, constants, existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config-error';
import { makeFolder } from '../disk/make-folder';
import { whyNotWritten } from '../disk/not-written';
import { gitFolders } from '../tree/git-folders';
import { isInside } from '../tree/slashed';

/** Whether there is a file that can be read to its end, and replaced by another. */
export function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/** A text and where it goes. */
export interface Writing {
  readonly file: string;
  readonly text: string;
  /** Whether a new file is one that can be run. */
  readonly executable?: boolean;
  /**
   * The folder of the project, where the project and not somebody who calls the command says where the file is: links of it are
   * followed as long as they stay in its repository.
   */
  readonly project?: string;
}

/** What is at a path, or would be above it. */
const nearest = (file: string): string => (existsSync(file) || file === path.dirname(file) ? file : nearest(path.dirname(file)));

/** Throws where a link of a project leads to a file of somebody else. */
function assertStays(file: string, project: string): void {
  const root = gitFolders(project)?.root ?? project;
  const place = realpathSync(nearest(file));
  if (isInside(realpathSync(nearest(root)), place) || !isInside(path.resolve(root), path.resolve(file))) return;
  throw new Error(`a link on the way leads out of the project, to ${place}: put a file or a folder in the place of the link`);
}

/** Whether nobody is meant to write a file: one that is replaced as a whole would not stop whoever may write its folder. */
function isReadOnly(file: string): boolean {
  if ((statSync(file).mode & 0o222) === 0) return true;
  try {
    accessSync(file, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** The rights of a file, which a new one in its place is to have too. Throws where nobody may write to it, since replacing it would. */
function rightsOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  if (isReadOnly(file)) throw new Error('it is read-only');
  return statSync(file).mode & 0o7777;
}

/** What is no file, such as a device or a pipe, is written to as it is: it cannot be replaced. */
const isDevice = (file: string): boolean => existsSync(file) && !isFile(file);

function attempt(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new ConfigError(`${file} cannot be written: ${whyNotWritten(error)}.`);
  }
}

/** Where a file is, or will be, whatever links lead there. */
function realPlace(file: string): string {
  const there = nearest(file);
  return existsSync(there) ? path.join(realpathSync(there), path.relative(there, file)) : file;
}

/** Throws where two texts would go to one file: the second would replace the first. */
function assertApart(writings: readonly { readonly file: string; readonly target: string; readonly device: boolean }[]): void {
  const known = new Map<string, string>();
  for (const { file, target, device } of writings) {
    const other = known.get(target);
    if (other !== undefined && !device) throw new ConfigError(`${other} and ${file} are one file, by a link: the second text would replace the first.`);
    known.set(target, file);
  }
}

/**
 * Writes files as a whole or not at all: nobody reads half of one, and a failure leaves the old ones, of all of them. A link is
 * followed, one that a project has only as far as it stays in it, and the rights of a file are kept. Throws `ConfigError` where one cannot be written.
 */
export function writeAllAtomically(all: readonly Writing[]): void {
  for (const { file, project } of all) if (project !== undefined) attempt(file, () => assertStays(file, project));
  const writings = all.map(({ file, text, executable = false }, index) => {
    const target = realPlace(file);
    return { file, text, executable, target, temporary: `${target}.${process.pid}.${index}.tmp`, device: isDevice(file) };
  });
  assertApart(writings);
  try {
    for (const { file, text, executable, target, temporary, device } of writings) {
      if (device) continue;
      attempt(file, () => {
        const rights = rightsOf(target) ?? (executable ? 0o755 : undefined);
        makeFolder(path.dirname(target));
        writeFileSync(temporary, text);
        if (rights !== undefined) chmodSync(temporary, rights);
      });
    }
    for (const { file, text, device } of writings) if (device) attempt(file, () => writeFileSync(file, text));
    for (const { file, target, temporary, device } of writings) if (!device) attempt(file, () => renameSync(temporary, target));
  } finally {
    for (const { temporary } of writings) if (existsSync(temporary)) rmSync(temporary);
  }
}

/** The same of one file. */
export function writeAtomically(file: string, text: string, project?: string): void {
  writeAllAtomically([{ file, text, ...(project === undefined ? {} : { project }) }]);
}

/** Adds to the end of a file that others write to as well, as the steps of a job do. Gives why that failed, in one sentence. */
export function append(file: string, text: string): string | undefined {
  try {
    appendFileSync(file, text);
    return undefined;
  } catch (error) {
    return `${file} cannot be written: ${whyNotWritten(error)}.`;
  }
}

/**
 * Replaces a text that was read before by another. Throws `ConfigError`, and leaves the file as it is, where it is not what was
 * read any more, or is read-only.
 */
export function replaceText(file: string, before: string, after: string): void {
  if (!isFile(file) || readFileSync(file, 'utf8') !== before) {
    throw new ConfigError(`${file} was changed while it was to be mended, and is left as it is: run the command again.`);
  }
  if (isReadOnly(file)) throw new ConfigError(`${file} is read-only, and is left as it is: make it writable, or print the patch with --dry-run.`);
  writeAtomically(file, after);
}
