import path from 'node:path';
import type { FileTree } from '../tree/file-tree';
import { isIgnored } from '../tree/list-files';
import { asTaken } from '../tree/taken-text';
import { decodeText, type FileText } from '../tree/text';
import type { Entry } from './git';
import type { HistoryError } from './history-error';

/** The texts of blobs by hash, shared by all revisions: what did not change is read once. */
export type Blobs = Map<string, FileText>;

/** Reads the blobs that are not known yet, all of a repository in one process. Throws what `lacks` makes where one is not here. */
function fetchBlobs(blobs: Blobs, lacks: () => HistoryError, entries: readonly Entry[]): void {
  const unknown = new Map(entries.filter(({ hash }) => !blobs.has(hash)).map((entry) => [entry.hash, entry]));
  for (const git of new Set([...unknown.values()].map((entry) => entry.git))) {
    const hashes = [...unknown.values()].filter((entry) => entry.git === git).map(({ hash }) => hash);
    const contents = git.read(hashes);
    for (const hash of hashes) {
      const content = contents.get(hash);
      if (content === undefined) throw lacks();
      blobs.set(hash, decodeText(content));
    }
  }
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
export function gitTree(
  blobs: Blobs,
  root: string,
  lacks: () => HistoryError,
  entries: ReadonlyMap<string, Entry>,
  isHidden: (file: string) => boolean = () => false,
): FileTree {
  const listing = [...entries.keys()].filter((file) => !isIgnored(file) && !isHidden(file)).sort();

  function textOf(entry: Entry): FileText {
    fetchBlobs(blobs, lacks, [entry]);
    return blobs.get(entry.hash) ?? { unreadable: 'it is not in the object store' };
  }

  function read(file: string, links = 0): FileText {
    const entry = entries.get(file);
    if (entry === undefined) return { unreadable: 'it does not exist, or is a link that leads nowhere' };
    if (SERVER_FILE.test(file) && !blobs.has(entry.hash)) prefetch(listing.filter((each) => SERVER_FILE.test(each)));
    const found = textOf(entry);
    if ('unreadable' in found) {
      entry.told?.whole();
      return found;
    }
    if (!entry.isLink) return entry.told === undefined ? found : asTaken(found, entry.told);
    if (links === MAX_LINKS) return { unreadable: 'it is a link that leads back to itself' };
    return read(path.posix.join(path.posix.dirname(file), found.text), links + 1);
  }

  function prefetch(files: readonly string[]): void {
    fetchBlobs(blobs, lacks, files.flatMap((file) => entries.get(file) ?? []));
  }

  return { root, files: () => listing, read: (file) => read(file), has: (file) => entries.has(file), prefetch };
}
