import { createImports } from '../client/modules/imports';
import { createMemory, forgetMoved, type ClientMemory } from '../client/modules/memory';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import type { Release } from '../history/releases';
import type { ClientSchemas } from '../schema/client-schemas';
import type { FileTree } from '../tree/file-tree';
import type { FileText } from '../tree/text';
import { readRevisionClient } from './baseline';

/** A released client as read. Releases that declare the same share one reading. */
export interface ReleasedClient {
  readonly name: string;
  readonly share: number | null;
  readonly client: ClientSchemas;
  /** The text of a file of that release; `undefined` where it is not there, or only a snapshot of it is. */
  readonly read: (file: string) => string | undefined;
}

/** What is read once for all releases that declare the same. */
type Reading = Pick<ReleasedClient, 'read'> & { readonly client: ClientSchemas | null };

/** The released clients, the oldest first, with sentences about those that were not read. */
export interface ReleasedReading {
  readonly clients: readonly ReleasedClient[];
  readonly notes: readonly string[];
  readonly failures: readonly string[];
}

/** Names in a sentence: the first of them, and how many more. */
export const list = (names: readonly string[]): string => (names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', '));

function textIn(tree: FileTree, file: string): string | undefined {
  const text = tree.read(file);
  return 'text' in text ? text.text : undefined;
}

/** Files that can say where imports lead: manifests of packages, configurations of compilers and bundlers. */
const SAYS_WHERE = /\.(?:jsonc?|ya?ml)$|(?:^|\/)\.babelrc|\.config\.[cm]?[jt]s$/;

/**
 * A memory that goes from one release to the next. What it holds of a file rests on where the imports of the file lead: where files
 * came or went, or one that says so changed, each import is followed again.
 */
function createPassing(): { readonly memory: ClientMemory; readonly to: (tree: FileTree) => FileTree } {
  const memory = createMemory();
  const said = new Map<string, FileText>();
  let files: readonly string[] = [];
  const to = (tree: FileTree): FileTree => {
    const isAlike = files === tree.files() && [...said].every(([file, text]) => tree.read(file) === text);
    if (!isAlike) forgetMoved(memory, createImports(tree).leadsTo);
    files = tree.files();
    const read = (file: string): FileText => {
      const text = tree.read(file);
      if (SAYS_WHERE.test(file)) said.set(file, text);
      return text;
    };
    return { ...tree, read };
  };
  return { memory, to };
}

/** Reads the client of every release. Files that did not change from one to the next are read once. */
export function readReleases(
  releases: readonly Release[], config: AppConfig, progress: (text: string) => void = () => undefined,
): ReleasedReading {
  const passing = createPassing();
  const known = new Map<string, Reading>();
  const clients: ReleasedClient[] = [];
  const [empty, failures]: [string[], string[]] = [[], []];
  const readRelease = ({ name, open }: Release): Reading => {
    const revision = open();
    if ('snapshot' in revision) return { client: revision.snapshot.client, read: () => undefined };
    const cached = revision.key === undefined ? undefined : known.get(revision.key);
    if (cached !== undefined) return cached;
    const client = readRevisionClient(name, passing.to(revision.tree), config, passing.memory);
    const [unread] = revision.unread ?? [];
    if (client === null && unread !== undefined) throw new HistoryError(`${name} declares no schema outside of its submodules, and not all of these can be read. ${unread.reason}`);
    const reading = { client, read: (file: string) => textIn(revision.tree, file) };
    known.set(revision.key ?? name, reading);
    return reading;
  };
  releases.forEach((release, index) => {
    progress(`${release.name} (${index + 1} of ${releases.length})`);
    try {
      const { client, read } = readRelease(release);
      if (client === null) empty.push(release.name);
      else clients.push({ name: release.name, share: release.share, client, read });
    } catch (error) {
      if (!(error instanceof HistoryError || error instanceof ConfigError)) throw error;
      failures.push(error.message);
    }
  });
  progress('');
  return { clients, notes: empty.length > 0 ? [`Not checked, since they declare no schema: ${list(empty)}.`] : [], failures };
}
