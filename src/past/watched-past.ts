import path from 'node:path';
import { holding, readBaseline } from './baseline';
import { openEarlier } from './earlier';
import { scopeOf } from '../workspace/scope';
import { today } from '../disk/disk';
import { readReleases, type ReleasedClient } from './released-clients';
import type { Baseline } from '../compare/side-changes';
import type { AppConfig } from '../config/config';
import { findReleases, type Releases } from '../history/releases';
import type { Revision } from '../history/revision';
import { watchRefs } from '../history/watch-refs';
import { liveTree, type LiveTree } from '../tree/live-tree';
import { stampOf } from '../tree/stamp';

/** What the configuration says that the present is also compared with, as read. */
export interface Past {
  readonly baseline: Baseline | null;
  readonly releases?: readonly ReleasedClient[];
  /** The names of all releases that there are, whether they were read or not. */
  readonly releaseNames?: readonly string[];
  /** Sentences about what was asked for and cannot be read. The rest is compared all the same. */
  readonly failures: readonly string[];
}

/** The past of one app. Git is asked once, and again when a ref has moved: never because somebody typed. */
export interface PastReader {
  /** The same object for as long as nothing that it was read from has changed. */
  read(): Past;
  /** What the past is, without reading its schemas: commits, names of releases, contents of files. */
  identity(): string;
}

const NOTHING: Past = { baseline: null, failures: [] };


/** A value, or the sentence that says why there is none. */
type Attempt<T> = { readonly value: T } | { readonly failure: string };

function attempt<T>(read: () => T): Attempt<T> {
  try {
    return { value: read() };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

/** What the configuration names, found and not read yet. */
interface Opened {
  readonly revision: Attempt<Revision> | undefined;
  readonly releases: Attempt<Releases> | undefined;
}

function identityOf(revision: Revision): string {
  if ('snapshot' in revision)
    return JSON.stringify(revision.snapshot.client.classes.map(({ properties, ...each }) => [each, [...properties]]));
  return revision.key ?? revision.tree.files().map((file) => `${file} ${JSON.stringify(revision.tree.read(file))}`).join('\n');
}

const shown = <T>(attempted: Attempt<T> | undefined, show: (value: T) => string): string =>
  (attempted === undefined ? '' : 'failure' in attempted ? attempted.failure : show(attempted.value));

/** Opens the past of an app whenever a ref, a file or a folder that it is read from has changed. */
function openedPast(config: AppConfig): () => Opened {
  const { folder, baseline, released } = config;
  const files = [baseline, ...[released?.snapshots ?? []].flat()].flatMap((each) =>
    each === undefined ? [] : [path.resolve(folder, each)],
  );
  const refs = watchRefs(folder);
  let folders: readonly LiveTree[] = [];
  let state: string | undefined;
  let opened: Opened = { revision: undefined, releases: undefined };
  const scope = scopeOf(config);
  const watched = (root: string): LiveTree => {
    const tree = liveTree(root, scope);
    folders = [...folders, tree];
    return tree;
  };
  return () => {
    const changed = folders.filter((tree) => {
      const { relisted, changed: texts } = tree.refresh([]);
      return relisted || texts.length > 0;
    });
    const now = [today(), refs(), ...files.map(stampOf)].join('\n');
    if (now === state && changed.length === 0) return opened;
    state = now;
    folders = [];
    opened = {
      revision:
        baseline === undefined
          ? undefined
          : attempt(() => openEarlier({ name: baseline, from: folder }, config, { openFolder: watched, since: 'HEAD' })),
      releases: released === undefined ? undefined : attempt(() => findReleases(released, folder, today, scope)),
    };
    return opened;
  };
}

function readPast({ revision, releases }: Opened, config: AppConfig): Past {
  const baseline = revision && ('failure' in revision ? revision : attempt(() => holding(readBaseline(revision.value, config)).baseline));
  const clients = releases && ('failure' in releases ? releases : attempt(() => readReleases(releases.value.releases, config)));
  return {
    baseline: baseline !== undefined && 'value' in baseline ? baseline.value : null,
    ...(clients !== undefined && 'value' in clients ? { releases: clients.value.clients } : {}),
    ...(releases !== undefined && 'value' in releases ? { releaseNames: releases.value.names } : {}),
    failures: [
      ...[baseline, clients].flatMap((each) => (each !== undefined && 'failure' in each ? [each.failure] : [])),
      ...(releases !== undefined && 'value' in releases ? releases.value.failures : []),
      ...(clients !== undefined && 'value' in clients ? clients.value.failures : []),
    ],
  };
}

/** The past that a configuration names; nothing is looked at where it names none. */
export function createPast(config: AppConfig): PastReader {
  if (config.baseline === undefined && config.released === undefined) return { read: () => NOTHING, identity: () => '' };
  const open = openedPast(config);
  const releaseList = ({ releases, names, failures }: Releases): string =>
    [...releases.map(({ name }) => name), '', ...names, '', ...failures].join(' ');
  const identity = ({ revision, releases }: Opened): string => `${shown(revision, identityOf)}\n${shown(releases, releaseList)}`;
  let from: Opened | undefined;
  let known: { readonly identity: string; readonly past: Past } | undefined;
  return {
    identity: () => identity(open()),
    read: () => {
      const opened = open();
      if (opened === from && known !== undefined) return known.past;
      const which = identity(opened);
      // A ref that moved may still lead to the same files.
      if (known?.identity !== which) known = { identity: which, past: readPast(opened, config) };
      from = opened;
      return known.past;
    },
  };
}
