import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config';

/** Whether there is a file that can be read to its end, and replaced by another. */
export function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/** The rights of a file, which a new one in its place is to have too. Throws where nobody may write to it, since replacing it would. */
function rightsOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const { mode } = statSync(file);
  if ((mode & 0o222) === 0) throw new Error('it is read-only');
  return mode & 0o7777;
}

/**
 * Writes a file as a whole or not at all: nobody reads half of it, and a failure leaves the old one, whose rights are kept. A link
 * is followed. What is no file, such as a device or a pipe, is written to as it is. Throws `ConfigError` where the place cannot be
 * written to, or must not be.
 */
export function writeAtomically(file: string, text: string, executable = false): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    if (!isFile(file) && existsSync(file)) {
      writeFileSync(file, text);
      return;
    }
    const rights = rightsOf(target) ?? (executable ? 0o755 : undefined);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(temporary, text);
    if (rights !== undefined) chmodSync(temporary, rights);
    renameSync(temporary, target);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw new ConfigError(`${file} cannot be written: ${(error as Error).message}.`);
  }
}
