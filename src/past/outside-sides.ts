import path from 'node:path';
import picomatch from 'picomatch';
import { exists, placeOf } from '../disk/disk';
import type { AppConfig } from '../config/config';
import type { Revision } from '../history/revision';
import { gitFolders } from '../tree/git-folders';
import { isInside } from '../tree/slashed';
import { appTree, readClientSide, readServerSide } from '../workspace/workspace';
import type { BaselineReading } from './baseline';

/** A reading, and in sentences which of its sides are those of today. */
interface Completed {
  readonly reading: BaselineReading;
  readonly notes: readonly string[];
}

const real = (file: string): string => (exists(file) ? placeOf(file) : file);

/** Whether files lie outside of the repository of an app, so that none of its revisions can hold them. */
function areOutside(files: readonly string[], folder: string): boolean {
  const root = gitFolders(folder)?.root;
  if (root === undefined || files.length === 0) return false;
  return files.every((each) => !isInside(real(root), real(path.resolve(folder, each))));
}

/**
 * A side that lies outside of the repository has no earlier state that a revision could hold: as it is now it stands for every
 * revision, so that what changed on the other side is still held against it. Throws `WorkspaceError` where it cannot be read.
 */
export function withOutside(reading: BaselineReading, revision: Revision, config: AppConfig): Completed {
  const { baseline, undecided = [] } = reading;
  const { folder, client = [], server } = config;
  const isEmpty = baseline.client === null && baseline.server === null;
  if ('snapshot' in revision || revision.key === undefined || undecided.length > 0 || isEmpty) return { reading, notes: [] };
  const takes = {
    client: baseline.client === null && areOutside(client.map((pattern) => picomatch.scan(pattern).base), folder),
    server: baseline.server === null && areOutside(server === undefined ? [] : [server], folder),
  };
  const taken = (['client', 'server'] as const).filter((side) => takes[side]);
  const tree = appTree(config);
  const whole = {
    ...baseline,
    ...(takes.client ? { client: readClientSide(tree, config) } : {}),
    ...(takes.server ? { server: readServerSide(tree, config) } : {}),
  };
  const notes = taken.map((side) => `The ${side} is outside of this repository: as it is now it stands for ${baseline.name}.`);
  return { reading: { ...reading, baseline: whole }, notes };
}
