import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
    renameSync(temporary, target);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw new ConfigError(`${file} cannot be written: ${(error as Error).message}.`);
  }
}
