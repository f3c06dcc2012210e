import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config';

/** Whether there is a file that can be read to its end, and replaced by another. */
export function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/**
 * Writes a file as a whole or not at all: nobody reads half of it, and a failure leaves the old one. A link is followed. What
 * is no file, such as a device or a pipe, is written to as it is. Throws `ConfigError` where the place cannot be written to.
 */
export function writeAtomically(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    if (!isFile(file) && existsSync(file)) {
      writeFileSync(file, text);
      return;
    }
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(temporary, text);
    if (existsSync(target)) chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw new ConfigError(`${file} cannot be written: ${(error as Error).message}.`);
  }
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
