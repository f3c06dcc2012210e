import { createMemory, forgetReadings } from '../client/modules/memory';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import type { Release } from '../history/releases';
import type { ClientSchemas } from '../schema/client-schemas';
import { readRevisionClient } from './baseline';

/** A released client as read. Releases that declare the same share one reading. */
export interface ReleasedClient {
  readonly name: string;
  readonly share: number | null;
  readonly client: ClientSchemas;
}

/** The released clients, the oldest first, with sentences about those that were not read. */
export interface ReleasedReading {
  readonly clients: readonly ReleasedClient[];
  readonly notes: readonly string[];
  readonly failures: readonly string[];
}

/** Names in a sentence: the first of them, and how many more. */
export const list = (names: readonly string[]): string => (names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', '));

/** Reads the client of every release. Files that did not change from one to the next are read once. */
export function readReleases(
  releases: readonly Release[], config: AppConfig, progress: (text: string) => void = () => undefined,
): ReleasedReading {
  const memory = createMemory();
  const known = new Map<string, ClientSchemas | null>();
  const clients: ReleasedClient[] = [];
  const [empty, failures]: [string[], string[]] = [[], []];
  let listing = '';
  const read = ({ name, open }: Release): ClientSchemas | null => {
    const revision = open();
    if ('snapshot' in revision) return revision.snapshot.client;
    const cached = revision.key === undefined ? undefined : known.get(revision.key);
    if (cached !== undefined) return cached;
    const files = revision.tree.files().join('\n');
    if (files !== listing) forgetReadings(memory);
    listing = files;
    const client = readRevisionClient(name, revision.tree, config, memory);
    const [unread] = revision.unread ?? [];
    if (client === null && unread !== undefined) throw new HistoryError(`${name} declares no schema outside of its submodules, and not all of these can be read. ${unread.reason}`);
    known.set(revision.key ?? name, client);
    return client;
  };
  releases.forEach((release, index) => {
    progress(`${release.name} (${index + 1} of ${releases.length})`);
    try {
      const client = read(release);
      if (client === null) empty.push(release.name);
      else clients.push({ name: release.name, share: release.share, client });
    } catch (error) {
      if (!(error instanceof HistoryError || error instanceof ConfigError)) throw error;
      failures.push(error.message);
    }
  });
  progress('');
  return { clients, notes: empty.length > 0 ? [`Not checked, since they declare no schema: ${list(empty)}.`] : [], failures };
}
