import path from 'node:path';
import { entryOf } from '../disk/disk';
import { workingDirectory } from '../disk/working-directory';
import { WorkspaceError } from '../workspace/workspace';

function isFolder(file: string): boolean {
  try {
    return entryOf(file)?.isDirectory() === true;
  } catch {
    return false;
  }
}

const shown = (cwd: string): string => (cwd.length > 200 ? `${cwd.slice(0, 200)}…` : cwd);

/** The folder that a program asks about, by default that of the process. Throws `WorkspaceError` where there is none: nothing read is no answer. */
export function askedFolder(cwd: string | undefined): string {
  if (cwd === '') throw new WorkspaceError('`cwd` is empty: name the folder that paths are relative to, or leave it out for that of the process.');
  const absolute = cwd !== undefined && path.isAbsolute(cwd);
  const here = absolute ? cwd : workingDirectory();
  if (here === undefined) throw new WorkspaceError('The working directory does not exist any more: it was deleted, or replaced. Give `cwd` as an absolute path.');
  const folder = path.resolve(here, cwd ?? '.');
  if (!isFolder(folder)) throw new WorkspaceError(`\`cwd\` is \`${shown(cwd ?? folder)}\`, and no folder is there.`);
  return folder;
}
