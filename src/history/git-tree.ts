import path from 'node:path';
import type { FileTree } from '../tree/file-tree';
import { isIgnored } from '../tree/list-files';
import { asTaken } from '../tree/taken-text';
import { decodeText, type FileText } from '../tree/text';
import type { Entry } from './git';
import { HistoryError } from './history-error';

/** The texts of blobs by hash, shared by all revisions: what did not change is read once. */
export type Blobs = Map<string, FileText>;

/** What a commit holds, and what is known beside it. */
export interface Held {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The same of commits that will be read next. */
  readonly next?: () => readonly ReadonlyMap<string, Entry>[];
  /** The files that are listed. */
  readonly listed: readonly string[];
}

/** Reads the blobs that are not known yet, all of a repository in one process, and keeps those that are here. */
function fetchBlobs(blobs: Blobs, entries: readonly Entry[]): void {
  const unknown = new Map(entries.filter(({ hash }) => !blobs.has(hash)).map((entry) => [entry.hash, entry]));
  for (const git of new Set([...unknown.values()].map((entry) => entry.git))) {
    const hashes = [...unknown.values()].filter((entry) => entry.git === git).map(({ hash }) => hash);
    for (const [hash, content] of git.read(hashes)) blobs.set(hash, decodeText(content));
  }
}

/** What is in the same folder and of the same kind: where one file is read, such as a source, another that came later will be too. */
const placeOf = (file: string): string => `${path.posix.dirname(file)}/*${path.posix.extname(file)}`;

/** The blobs that the next commits have in place of some files, or beside them where they are many. */
function blobsAfter(blobs: Blobs, files: readonly string[], next: readonly ReadonlyMap<string, Entry>[]): Entry[] {
  const [names, places] = [new Set(files), new Set(files.length > 1 ? files.map(placeOf) : [])];
  const [seen, found] = [new Set<string>(), new Map<string, Entry>()];
  for (const entries of next) {
    for (const [file, entry] of entries) {
      const { hash } = entry;
      if (blobs.has(hash) || (seen.has(hash) && !names.has(file))) continue;
      seen.add(hash);
      if (names.has(file) || places.has(placeOf(file))) found.set(hash, entry);
    }
  }
  return [...found.values()];
}

/** Lists what is not ignored and not hidden. Commits that have the same files have the same list. */
export function createLister(isHidden: (file: string) => boolean): (entries: Held['entries']) => readonly string[] {
  let before: { readonly names: readonly string[]; readonly listed: readonly string[] } = { names: [], listed: [] };
  return (entries) => {
    const names = [...entries.keys()];
    const isSame = names.length === before.names.length && names.every((name, index) => name === before.names[index]);
    if (!isSame) before = { names, listed: names.filter((file) => !isIgnored(file) && !isHidden(file)).sort() };
    return before.listed;
  };
}

/** The files of server sides, which are read one after the other: the first that is asked for brings the rest. */
const SERVER_FILE = /(?:^|\/)(?:data_sources|services|sync|environments)\/.*\.json$/;

/** More links than this lead in a circle. */
const MAX_LINKS = 8;

/**
 * A commit as a tree: straight from the object store, without a checkout. `root` is what its paths are relative to. What is
 * hidden is not listed; who knows its path can read it.
 * Reading throws what `lacks` makes where the content is not here: what is not there must not pass for unchanged.
 */
export function gitTree(blobs: Blobs, root: string, lacks: () => HistoryError, held: Held): FileTree {
  const { entries, listed, next = () => [] } = held;

  /** Brings some files, and with them what the next commits have in their place: that is a hint, and may fail. */
  function bring(files: readonly string[]): void {
    const own = files.flatMap((file) => entries.get(file) ?? []).filter(({ hash }) => !blobs.has(hash));
    if (own.length === 0) return;
    try {
      fetchBlobs(blobs, [...own, ...blobsAfter(blobs, files, next())]);
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
    }
    fetchBlobs(blobs, own);
    if (own.some(({ hash }) => !blobs.has(hash))) throw lacks();
  }

  function read(file: string, links = 0): FileText {
    const entry = entries.get(file);
    if (entry === undefined) return { unreadable: 'it does not exist, or is a link that leads nowhere' };
    if (SERVER_FILE.test(file) && !blobs.has(entry.hash)) bring(listed.filter((each) => SERVER_FILE.test(each)));
    if (!blobs.has(entry.hash)) bring([file]);
    const found = blobs.get(entry.hash) ?? { unreadable: 'it is not in the object store' };
    if ('unreadable' in found) {
      entry.told?.whole();
      return found;
    }
    if (!entry.isLink) return entry.told === undefined ? found : asTaken(found, entry.told);
    if (links === MAX_LINKS) return { unreadable: 'it is a link that leads back to itself' };
    return read(path.posix.join(path.posix.dirname(file), found.text), links + 1);
  }

  return { root, files: () => listed, read: (file) => read(file), has: (file) => entries.has(file), prefetch: bring };
}
