import { createMemory, forgetReadings } from '../client/modules/memory';
import { compareSides } from '../compare/comparison';
import type { PairMemory } from '../compare/find-mismatches';
import { rules } from '../../rules/index';
import { ConfigError, type AppConfig } from '../config/config';
import { HistoryError } from '../history/history-error';
import type { Release } from '../history/releases';
import type { Finding } from '../rule/finding';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import { readRevisionClient } from './baseline';
import { runRules, type Settings } from './run-rules';

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

/** How the released versions fare with the present server. */
export interface ReleaseSummary {
  readonly checked: number;
  /** The names of those with an error, the oldest first. */
  readonly broken: readonly string[];
  /** The oldest version without one; `null` where there is none. */
  readonly oldestWorking: string | null;
}

const list = (names: readonly string[]): string => (names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', '));

/** Reads the client of every release. Files that did not change from one to the next are read once. */
export function readReleases(releases: readonly Release[], config: AppConfig, progress: (text: string) => void = () => undefined): ReleasedReading {
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

const compatibility = rules.filter(({ group }) => group === 'compatibility');

/** What the server would break of one client: a note, or what no way of breaking is named for, breaks nothing. */
function broken(client: ClientSchemas, server: ServerSchemas, config: Settings, pairs: PairMemory): Finding[] {
  return runRules(compareSides(client, server, config.local, null, pairs), compatibility, config.rules).filter(({ severity, breaks }) => severity !== 'info' && breaks.length > 0);
}

/** A finding of releases, by what is wrong and where: the same thing is one finding, whatever the type was in each version. */
const keyOf = ({ rule, class: name, property }: Finding): string => `${rule} ${name ?? ''} ${property ?? ''}`;

function percent(names: ReadonlySet<string>, clients: readonly ReleasedClient[]): string {
  const shares = clients.filter(({ name, share }) => share !== null && names.has(name)).map(({ share }) => share ?? 0);
  return shares.length === 0 ? '' : ` (${Math.round(shares.reduce((sum, share) => sum + share, 0) * 1000) / 10} % of users)`;
}

/** A finding that only released versions have: the place on the client side is in the newest of them. */
function ofReleases(finding: Finding, names: readonly string[], clients: readonly ReleasedClient[]): Finding {
  const message = `Released in ${list(names)}${percent(new Set(names), clients)}: ${finding.message}`;
  return { ...finding, message, help: `Keep the server as these versions need it. ${finding.help}`, client: null, baseline: finding.client, releases: names };
}

/**
 * Adds what the present server would break of released clients to the findings of the present: to the finding that says
 * the same of the present client or of the change that is behind it, else as a finding of its own.
 */
export function withReleases(
  present: readonly Finding[], clients: readonly ReleasedClient[], server: ServerSchemas, config: Settings,
): { readonly findings: Finding[]; readonly summary: ReleaseSummary } {
  const pairs: PairMemory = { embedded: '', pairs: new WeakMap() };
  const byClient = new Map<ClientSchemas, Finding[]>();
  const byKey = new Map<string, { finding: Finding; names: string[] }>();
  const failing: string[] = [];
  for (const { name, client } of clients) {
    const findings = byClient.get(client) ?? broken(client, server, config, pairs);
    byClient.set(client, findings);
    if (findings.some(({ severity }) => severity === 'error')) failing.push(name);
    for (const finding of findings) byKey.set(keyOf(finding), { finding, names: [...(byKey.get(keyOf(finding))?.names ?? []), name] });
  }
  const destructive = new Set(rules.filter(({ group }) => group === 'destructive').map(({ id }) => id));
  const says = (now: Finding, then: Finding): boolean => now.class === then.class && now.property === then.property && (now.rule === then.rule || destructive.has(now.rule));
  const groups = [...byKey.values()];
  const joined = present.map((now) => {
    const names = new Set(groups.filter(({ finding }) => says(now, finding)).flatMap((group) => group.names));
    return names.size === 0 ? now : { ...now, releases: clients.map(({ name }) => name).filter((name) => names.has(name)) };
  });
  const own = groups.filter(({ finding }) => !present.some((now) => says(now, finding))).map(({ finding, names }) => ofReleases(finding, names, clients));
  const working = clients.find(({ name }) => !failing.includes(name));
  return { findings: [...joined, ...own], summary: { checked: clients.length, broken: failing, oldestWorking: working?.name ?? null } };
}
