import path from 'node:path';
import { exists, today } from '../disk/disk';
import { holding, readBaseline } from './baseline';
import { scopeOf } from '../workspace/scope';
import { readReleases, type ReleasedClient } from './released-clients';
import type { Baseline } from '../compare/side-changes';
import { ConfigError, type AppConfig, type ReleasedConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import { findReleases } from '../history/releases';
import type { FileTree } from '../tree/file-tree';
import { baselineRef } from './ci-baseline';
import { named, openEarlier, type NamedRevision } from './earlier';
import { SNAPSHOT_FOLDER } from '../history/snapshot';

/** What was before, as far as the present is to be compared with it. */
export interface History {
  /** The earlier state of both sides. */
  readonly baseline?: Baseline | null;
  /** The released clients that the server must still work with, the oldest first. */
  readonly releases?: readonly ReleasedClient[];
  /** The names of all releases that the configuration speaks of, whether they were read or not; absent where flags name others. */
  readonly releaseNames?: readonly string[];
}

/** From where the past is asked for. */
export interface Asking {
  readonly cwd: string;
  /** The environment variables, by which CI services say what a job runs for. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Shows how far a long piece of work is; absent where nobody watches. */
  readonly progress?: (text: string) => void;
}

/** The flags that ask for a comparison with what was before. */
export interface HistoryFlags {
  /** A revision, a folder or a snapshot file; `true` where none was named. */
  readonly against?: string | true;
  /** Compares with a branch as it is now, instead of with the commit at which this one parted from it. */
  readonly againstTip?: boolean;
  /** Patterns of tags, snapshot files or folders of them; `true` where none was named. */
  readonly released?: readonly string[] | true;
  /** The oldest tag in use. */
  readonly releasedFrom?: string;
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
function baselineOf(
  { against, againstTip }: HistoryFlags,
  config: AppConfig,
  { cwd, env = {} }: Asking,
): NamedRevision | undefined {
  if (typeof against === 'string') return { name: named(against, '--against'), from: cwd };
  const inCi = against === true ? baselineRef(env)?.ref : undefined;
  if (inCi !== undefined) return { name: inCi, from: cwd };
  if (config.baseline !== undefined) return { name: config.baseline, from: config.folder };
  if (against === undefined && againstTip === true)
    throw new HistoryError('--against-tip belongs to --against, which says what to compare with: --against origin/main --against-tip.');
  if (against === undefined) return undefined;
  throw new HistoryError(
    '--against names no revision, and this is no pull request of GitHub, GitLab or Bitbucket: name one, such as --against origin/main.',
  );
}

type Part = Omit<HistoryReading, 'failures'>;

const NOTHING: Part = { history: {}, notes: [] };

function readTheBaseline(flags: HistoryFlags, config: AppConfig, asking: Asking): Part {
  const wanted = baselineOf(flags, config, asking);
  if (wanted === undefined) return NOTHING;
  const revision = openEarlier(wanted, config, { since: flags.againstTip === true ? undefined : 'HEAD' });
  const { baseline, notes } = holding(readBaseline(revision, config));
  return { history: { baseline }, ...('tree' in revision ? { before: revision.tree } : {}), notes: [['compared with', baseline.name, ...(revision.taken === undefined ? [] : [revision.taken])].join(' '), ...notes] };
}

const isSnapshot = (name: string, cwd: string): boolean =>
  name.endsWith('.json') || (name.trim() !== '' && exists(path.resolve(cwd, name)));

/** What flags and configuration say about released versions. Paths in flags start from the working directory. */
function releasedOf({ released, releasedFrom }: HistoryFlags, config: AppConfig, cwd: string): ReleasedConfig | undefined {
  const from = releasedFrom === undefined ? {} : { from: releasedFrom };
  if (Array.isArray(released)) {
    const [files, tags] = [released.filter((each) => isSnapshot(each, cwd)), released.filter((each) => !isSnapshot(each, cwd))];
    const { versions, from: floor } = config.released ?? {};
    return {
      tags,
      snapshots: files.map((each) => path.resolve(cwd, each)),
      ...(versions === undefined ? {} : { versions }),
      ...(floor === undefined ? {} : { from: floor }),
      ...from,
    };
  }
  if (config.released !== undefined) return { ...config.released, ...from };
  if (released === undefined && releasedFrom === undefined) return undefined;
  return { tags: 'v*', ...from, ...(exists(path.join(config.folder, SNAPSHOT_FOLDER)) ? { snapshots: SNAPSHOT_FOLDER } : {}) };
}

function readTheReleases(flags: HistoryFlags, config: AppConfig, { cwd, progress }: Asking): HistoryReading {
  const wanted = releasedOf(flags, config, cwd);
  if (wanted === undefined) return { ...NOTHING, failures: [] };
  const { releases, names, notes, failures } = findReleases(wanted, config.folder, today, scopeOf(config));
  const read = readReleases(releases, config, progress);
  const isConfigured = config.released !== undefined && !Array.isArray(flags.released);
  const history = { releases: read.clients, ...(isConfigured ? { releaseNames: names } : {}) };
  return { history, notes: [...notes, ...read.notes], failures: [...failures, ...read.failures] };
}

/** What cannot be read of the past is said, and keeps nothing else from being checked. */
function attempt(read: () => Part & { readonly failures?: readonly string[] }): HistoryReading {
  try {
    return { failures: [], ...read() };
  } catch (error) {
    if (!(error instanceof HistoryError || error instanceof ConfigError)) throw error;
    return { ...NOTHING, failures: [error.message] };
  }
}

/** Reads the released clients that flags and configuration name. Never throws for what it finds there. */
export function readReleased(flags: HistoryFlags, config: AppConfig, asking: Asking): HistoryReading {
  return attempt(() => readTheReleases(flags, config, asking));
}

/** Reads the past that was asked for: a baseline, and released clients. Never throws for what it finds there. */
export function readHistory(flags: HistoryFlags, config: AppConfig, asking: Asking): HistoryReading {
  const baseline = attempt(() => readTheBaseline(flags, config, asking));
  const released = readReleased(flags, config, asking);
  return {
    ...baseline,
    history: { ...baseline.history, ...released.history },
    notes: [...baseline.notes, ...released.notes],
    failures: [...baseline.failures, ...released.failures],
  };
}
