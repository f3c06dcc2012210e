import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config';
import type { OpenApiFile } from '../generate/server/components';
import { versionOfText } from '../generate/server/version-of-text';
import { outputFolder } from './generate-output';

/** Where files go to: a folder, and a file in it where one is meant. */
export interface Destination {
  readonly folder: string;
  readonly file?: string;
}

const NAMES = ['openapi.yaml', 'openapi.yml', 'openapi.json'];

/** The OpenAPI document that `--output` means: a file by its name, else the one in a folder. Throws `ConfigError` where it can be none. */
export function documentAt(output: string, cwd: string): Destination {
  const whole = path.resolve(cwd, output);
  const isFolder = existsSync(whole) && statSync(whole).isDirectory();
  if (/\.(?:json|ya?ml)$/i.test(output) && !isFolder) return { folder: path.dirname(whole), file: path.basename(whole) };
  const folder = outputFolder(output, cwd);
  return { folder, file: NAMES.find((name) => existsSync(path.join(folder, name))) ?? 'openapi.yaml' };
}

/** The document at a place, in the version that it is written in. Throws `ConfigError` where something else is there. */
export function openApiFile({ folder, file }: Destination, cwd: string): OpenApiFile | undefined {
  if (file === undefined) return undefined;
  const whole = path.join(folder, file);
  if (!existsSync(whole) || !statSync(whole).isFile()) return { path: file, version: '3.1' };
  const version = versionOfText(file, readFileSync(whole, 'utf8'));
  if (version !== undefined) return { path: file, version };
  throw new ConfigError(`${path.relative(cwd, whole)} is there, and is no OpenAPI document that can be read: nothing was written. Mend it, or name another file with --output.`);
}
