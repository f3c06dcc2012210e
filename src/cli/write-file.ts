import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config';

/**
 * Writes a file as a whole or not at all: nobody reads half of it, and a failure leaves the old one. A link is followed.
 * Throws `ConfigError` where the place cannot be written to.
 */
export function writeAtomically(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw new ConfigError(`${file} cannot be written: ${(error as Error).message}.`);
  }
}
