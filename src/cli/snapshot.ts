import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appTree, readClientSide, WorkspaceError } from '../workspace/workspace';
import { ConfigError } from '../config/config';
import { SNAPSHOT_FOLDER, snapshotText } from '../history/snapshot';
import { printable } from '../report/printable';
import type { Invalid, Unresolved } from '../schema/client-schemas';
import { entryAt } from '../tree/entry';
import { resolveApp, type AppFlags } from '../api/app-config';
import type { Surroundings } from './streams';
import { isFile, writeAtomically } from './write-file';

export interface SnapshotFlags extends AppFlags {
  /** The file to write, instead of the one in the folder of snapshots. */
  readonly output?: string;
  /** Replaces a snapshot that says something else. */
  readonly force?: boolean;
}

const reasonOf = (unread: Unresolved | Invalid): string => `${unread.client.file}:${unread.client.line}: ${'reason' in unread ? unread.reason : unread.message.replace(/\.$/, '')}`;

/** The file that a snapshot goes to. Throws `ConfigError` where what is named can be no file. */
function fileOf(name: string, output: string | undefined, folder: string, cwd: string): string {
  if (output === undefined) return path.join(folder, SNAPSHOT_FOLDER, `${name}.json`);
  if (output.trim() === '') throw new ConfigError('--output names no file: its value is empty, as of a variable that is not set.');
  const file = path.resolve(cwd, output);
  if (entryAt(file)?.isDirectory() === true)
    throw new ConfigError(`\`${output}\` is a folder: name a file in it, such as --output ${path.posix.join(output, `${name}.json`)}.`);
  return file;
}

/**
 * `realm-schema snapshot NAME`: freezes the client's canonical schemas. A snapshot is a record of what was released, so one that
 * exists and says something else is only replaced when asked to. Gives the exit status.
 */
export function runSnapshot(name: string, flags: SnapshotFlags, { cwd, out, err }: Surroundings): number {
  if (!/^[\w.+@ -]+$/.test(name) || name.startsWith('.') || name.trim() === '') throw new ConfigError(`\`${name}\` cannot be the name of a snapshot: use letters, digits and . _ + @ -.`);
  const config = resolveApp(cwd, flags, ['client']);
  const file = fileOf(name, flags.output, config.folder, cwd);
  const client = readClientSide(appTree(config), config);
  const [unread] = client.classes.length === 0 ? [...client.unresolved, ...client.invalid] : [];
  if (unread !== undefined) throw new WorkspaceError(`There is nothing to freeze: no class of the client could be read (${reasonOf(unread)}).`);
  const text = snapshotText(name, client);
  const shown = path.relative(cwd, file);
  if (isFile(file)) {
    if (readFileSync(file, 'utf8') === text) {
      out(`${printable(shown)} says so already.\n`);
      return 0;
    }
    if (flags.force !== true) throw new ConfigError(`${shown} exists and says something else: choose another name, or replace it with --force.`);
  }
  writeAtomically(file, text, flags.output === undefined ? config.folder : undefined);
  out(`${printable(shown)}: ${client.classes.length} ${client.classes.length === 1 ? 'class' : 'classes'}.\n`);
  for (const { class: subject, property, reason } of client.unresolved) err(`Not in the snapshot: ${printable(`${[subject, property].filter((part) => part !== null).join('.') || 'a schema'} (${reason})`)}.\n`);
  return 0;
}
