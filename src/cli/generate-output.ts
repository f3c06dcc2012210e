import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config';
import type { LeftOut } from '../generate/left-out';
import { printable } from '../report/printable';
import type { Surroundings } from './streams';
import { writeAtomically } from './write-file';

/** A file that is to be written. */
export interface Planned {
  /** Below the folder. */
  readonly path: string;
  /** The text where there is no such file. */
  readonly text: () => string;
  /** The text of the file that is there with what it lacks; `undefined` where nothing can be added to it. */
  readonly added: (text: string) => string | undefined;
}

/** Names parts of a source, each with a reason and its place. */
function sayOf(what: string, parts: readonly LeftOut[], { err }: Surroundings): void {
  for (const { class: name, property, reason, place } of parts) {
    const subject = [name, property].filter((part) => part !== null).join('.') || 'a schema';
    err(`${what}: ${printable(`${subject}: ${reason}  ${place.file}:${place.line}:${place.column}`)}\n`);
  }
}

/** Names what is not in what was written. */
export const sayLeftOut = (leftOut: readonly LeftOut[], surroundings: Surroundings): void => sayOf('Left out', leftOut, surroundings);

/** Names what is written, and does not fit its client all the same. */
export const sayMisfits = (misfits: readonly LeftOut[], surroundings: Surroundings): void => sayOf('Does not fit', misfits, surroundings);

/** The folder that files go to. Throws `ConfigError` where it can be none. */
export function outputFolder(output: string, cwd: string): string {
  if (output.trim() === '') throw new ConfigError('--output names nothing: its value is empty, as of a variable that is not set.');
  const folder = path.resolve(cwd, output);
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new ConfigError(`\`${output}\` is a file: name the folder that the files go to.`);
  return folder;
}

/** What is to be done with one file: its new text, `null` where it has all already. */
function plan(file: string, shown: string, { text, added }: Planned): { readonly text: string | null; readonly isNew: boolean } {
  if (!existsSync(file)) return { text: text(), isNew: true };
  if (!statSync(file).isFile()) throw new ConfigError(`${shown} is no file: nothing was written.`);
  const before = readFileSync(file, 'utf8');
  const after = added(before);
  if (after === undefined) throw new ConfigError(`${shown} is there, and not in the form that is written: nothing was written. Mend it, choose the form that it has, or name another folder with --output.`);
  return { text: after === before ? null : after, isNew: false };
}

/** One plan for each file, where several things go to it: each is added to what came of those before. */
function byPath(planned: readonly Planned[]): readonly Planned[] {
  const files = new Map<string, Planned>();
  for (const each of planned) {
    const before = files.get(each.path);
    if (before === undefined) files.set(each.path, each);
    else {
      files.set(each.path, {
        path: each.path,
        text: () => each.added(before.text()) ?? before.text(),
        added: (text) => {
          const now = before.added(text);
          return now === undefined ? undefined : each.added(now);
        },
      });
    }
  }
  return [...files.values()];
}

/** Writes files below a folder. All are made before the first is written, so that a fault in one leaves the others as they are. */
export function writeFiles(folder: string, planned: readonly Planned[], { cwd, out }: Surroundings): void {
  const plans = byPath(planned).map((each) => {
    const file = path.join(folder, each.path);
    const shown = path.relative(cwd, file) || file;
    return { file, shown, ...plan(file, shown, each) };
  });
  for (const { file, text } of plans) if (text !== null) writeAtomically(file, text, folder);
  for (const { shown, text, isNew } of plans) out(`${printable(shown)}: ${text === null ? 'has all of it already' : isNew ? 'written' : 'added to'}\n`);
}
