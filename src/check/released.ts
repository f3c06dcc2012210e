import { compareSides } from '../compare/comparison';
import type { PairMemory } from '../compare/find-mismatches';
import { rules } from '../../rules/index';
import { list, type ReleasedClient } from '../past/released-clients';
import type { Finding } from '../rule/finding';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import { runRules, type Settings } from './run-rules';

/** How the released versions fare with the present server. */
export interface ReleaseSummary {
  readonly checked: number;
  /** The names of those with an error, the oldest first. */
  readonly broken: readonly string[];
  /** The oldest version without one; `null` where there is none. */
  readonly oldestWorking: string | null;
}

/** What is graver of a version that was released is not said by what is less grave of the present. */
const GRAVITY: Readonly<Record<Finding['severity'], number>> = { info: 0, warn: 1, error: 2 };

const compatibility = rules.filter(({ group }) => group === 'compatibility');

/** What the server would break of one client: a note, or what no way of breaking is named for, breaks nothing. */
function broken(client: ClientSchemas, server: ServerSchemas, config: Settings, pairs: PairMemory): Finding[] {
  return runRules(compareSides(client, server, config.local, null, pairs), compatibility, config.rules).filter(
    ({ severity, breaks }) => severity !== 'info' && breaks.length > 0,
  );
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
  const says = (now: Finding, then: Finding): boolean =>
    now.class === then.class && now.property === then.property && (now.rule === then.rule || destructive.has(now.rule)) &&
    GRAVITY[now.severity] >= GRAVITY[then.severity];
  const groups = [...byKey.values()];
  const joined = present.map((now) => {
    const names = new Set(groups.filter(({ finding }) => says(now, finding)).flatMap((group) => group.names));
    return names.size === 0 ? now : { ...now, releases: clients.map(({ name }) => name).filter((name) => names.has(name)) };
  });
  const own = groups
    .filter(({ finding }) => !present.some((now) => says(now, finding)))
    .map(({ finding, names }) => ofReleases(finding, names, clients));
  const working = clients.find(({ name }) => !failing.includes(name));
  return { findings: [...joined, ...own], summary: { checked: clients.length, broken: failing, oldestWorking: working?.name ?? null } };
}
