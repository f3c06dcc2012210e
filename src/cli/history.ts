import path from 'node:path';
import { readBaseline } from '../check/baseline';
import type { History } from '../check/check';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { openRevision } from '../history/revision';
import type { FileTree } from '../tree/file-tree';
import { baselineRef } from './ci-baseline';
import type { Surroundings } from './streams';

/** The flags that ask for a comparison with what was before. */
export interface HistoryFlags {
  /** A revision, a folder or a snapshot file; `true` where none was named. */
  readonly against?: string | true;
}

/** What was read of the past. */
export interface HistoryReading {
  readonly history: History;
  /** The files of the baseline, for the code that a report shows. */
  readonly before?: FileTree;
  /** Sentences about what there was nothing to compare with. */
  readonly notes: readonly string[];
  /** Sentences about what was asked for and could not be done. The rest is checked all the same. */
  readonly failures: readonly string[];
}

/** The baseline that flags, CI service or configuration name, and the folder that its path starts from. */
function baselineOf({ against }: HistoryFlags, config: AppConfig, { cwd, env = {} }: Surroundings): { readonly name: string; readonly from: string } | undefined {
  if (typeof against === 'string') return { name: against, from: cwd };
  const inCi = against === true ? baselineRef(env)?.ref : undefined;
  if (inCi !== undefined) return { name: inCi, from: cwd };
  if (config.baseline !== undefined) return { name: config.baseline, from: config.folder };
  if (against === undefined) return undefined;
  throw new HistoryError('--against names no revision, and this is no pull request of GitHub, GitLab or Bitbucket: name one, such as --against origin/main.');
}

const isOurs = (error: unknown): error is Error => error instanceof HistoryError || error instanceof ConfigError;

/** Reads the past that was asked for. What cannot be read of it is said, and keeps nothing else from being checked. */
export function readHistory(flags: HistoryFlags, config: AppConfig, surroundings: Surroundings): HistoryReading {
  try {
    const wanted = baselineOf(flags, config, surroundings);
    if (wanted === undefined) return { history: {}, notes: [], failures: [] };
    const revision = openRevision(wanted.name, config.folder, path.resolve(wanted.from));
    const { baseline, notes } = readBaseline(revision, config);
    return { history: { baseline }, ...('tree' in revision ? { before: revision.tree } : {}), notes: [`compared with ${baseline.name}`, ...notes], failures: [] };
  } catch (error) {
    if (!isOurs(error)) throw error;
    return { history: {}, notes: [], failures: [error.message] };
  }
}
