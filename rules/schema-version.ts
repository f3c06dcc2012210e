import { realmMigration } from '../src/compare/realm-migration';
import type { RealmChange } from '../src/compare/realms';
import { isBelow } from '../src/compare/sdk-fixes';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { versionRepairs } from '../src/rule/version-repairs';
import type { ClientConfiguration, ClientSchemas } from '../src/schema/client-schemas';
import { misplacedSettings } from '../src/schema/misplaced-settings';
import type { Place } from '../src/schema/model';
import { spell } from '../src/schema/spelling';

/** The version of a local realm must rise with its schema, and never fall; a synced realm has none, unless the server knows it. */
export const rule = sideRule({
  id: 'schema-version',
  group: 'destructive',
  docs: {
    description: 'require `schemaVersion` to rise with the schema of a local realm',
    reference: 'realm-core.md 2, server-schema.md 6.4',
  },
  severity: { sync: 'error', validator: 'off', device: 'error' },
  on: 'client',
  messages: {
    notRaised: {
      text: 'The schema of this realm changed since {{baseline}} ({{changes}}) and its `schemaVersion` is {{after}} still: a device that holds the earlier file does not open it ("Migration is required due to the following errors").',
      help: 'Set `schemaVersion` to {{next}}. {{migration}}',
      facts: ['{{changes}}'],
      errors: ['E2', 'E3', 'E4', 'E6', 'E7', 'E8', 'E11', 'E12'],
    },
    lowered: {
      text: '`schemaVersion` went from {{before}} down to {{after}} since {{baseline}}: a device that holds the earlier file does not open it ("Provided schema version {{after}} is less than last set version {{before}}").',
      help: 'Set it to {{before}}, or higher where the schema changed.',
      errors: ['E13'],
    },
    noVersion: {
      text: '`schemaVersion` is `{{written}}`, which is no version: the SDK takes integers from 0 on, and does not open the realm.',
      help: 'Write an integer, and raise it with each change of the schema.',
      facts: ['`{{written}}`'],
      errors: ['E13'],
    },
    unknown: {
      text: 'The schema of this realm changed since {{baseline}} ({{changes}}), and its `schemaVersion` is only known when the program runs: whether it rose was not checked.',
      help: 'See that it is higher than in the last release.',
      facts: ['{{changes}}'],
      severity: { sync: 'info', device: 'info' },
    },
    unversioned: {
      text: '`{{class}}` changed since {{baseline}} ({{changes}}), and no configuration says which `schemaVersion` its realm has now and had then: whether it rose was not checked.',
      help: 'See that it is higher than in the last release.',
      facts: ['`{{class}}`', '{{changes}}'],
      severity: { sync: 'off', device: 'info' },
    },
    lost: {
      text: '`schemaVersion` rose from {{before}} to {{after}} since {{baseline}}, and no function migrates what changed ({{changes}}){{unread}}: earlier values are lost, or the realm does not open.',
      help: 'Convert the values in the migration function (`{{function}}`), or add a property with a new name.',
      facts: ['{{changes}}'],
      errors: ['E4', 'E11', 'E33', 'E38'],
      severity: { device: 'off' },
    },
    flexible: {
      text: 'A realm with flexible sync asks for `schemaVersion` {{after}}: where the server knows no such version, the session ends (Client provided invalid schema version, 235) and nothing syncs.',
      help: 'Leave `schemaVersion` out of synced configurations, or set it to 0, unless versioned schemas are deployed on the server.',
      errors: ['D19'],
      severity: { sync: 'warn' },
    },
  },
  *check({ baseline, client, realms, unversioned, world }) {
    for (const configuration of client.configurations) {
      const { schemaVersion } = configuration;
      if (schemaVersion === null) continue;
      const at = { class: null, property: null, client: schemaVersion.place, server: null };
      if (schemaVersion.fault !== null) yield { at, message: 'noVersion', data: { written: schemaVersion.fault }, breaks: ['open'] };
      else if (world === 'sync' && isSent(configuration, client) && (schemaVersion.value ?? 0) > 0) yield { at, message: 'flexible', data: { after: String(schemaVersion.value) }, breaks: ['upload', 'download'] };
    }
    for (const realm of realms) yield* problemsOf(realm, { earlier: baseline?.client ?? null, now: client });
    for (const [name, changes] of byClass(unversioned)) {
      const at = { class: name, property: null, client: placeIn(changes, 'after'), server: null, baseline: placeIn(changes, 'before') };
      yield { at, message: 'unversioned', data: { changes: described(changes) }, breaks: ['open'] };
    }
  },
  repairs: versionRepairs,
});

/** The first SDK that tells the server which version of the schema a flexible realm has, and the one that syncs no more. */
const [SENDS_VERSION, SYNCS_NO_MORE] = ['12.6.0', 20];

/** Whether the server is surely or maybe told the version of a realm. Before SDK 12.6.0 it never is. */
function isSent({ mode, sdk }: ClientConfiguration, { sdks = [] }: ClientSchemas): boolean {
  if (mode !== 'flexible' || (sdk ?? 0) >= SYNCS_NO_MORE) return false;
  const own = sdks.filter(({ version }) => Number(version.split('.')[0]) === sdk);
  return own.length === 0 || !own.every(({ version, range }) => isBelow(range ?? version, SENDS_VERSION));
}

/** A client, and what it was at the baseline. */
interface Revisions {
  readonly earlier: ClientSchemas | null;
  readonly now: ClientSchemas;
}

/** The version that a realm is to have, where it has not, and what its function carries over on the way there. */
function mended({ configuration, changes, version }: RealmChange, earlier: ClientConfiguration, clients: Revisions): Pick<Spot, 'migration'> {
  const [before, after] = [earlier, configuration].map(({ schemaVersion }) => schemaVersion?.value ?? 0) as [number, number];
  if (clients.earlier === null || version === 'unknown') return {};
  const to = version === 'raised' ? after : before + (changes.length > 0 ? 1 : 0);
  const realm = { configuration, earlier };
  const carries = changes.length === 0 ? null : realmMigration(clients.earlier, clients.now, realm, { from: before, to });
  const { name } = migrationFunction(configuration);
  return { migration: { to: version === 'raised' ? null : to, carries, name, migrates: configuration.migrates } };
}

/** What is wrong with the version of one realm. */
function* problemsOf(
  realm: RealmChange,
  clients: Revisions,
): Generator<Problem<'lowered' | 'notRaised' | 'unknown' | 'lost', Spot>> {
  const { configuration, earlier, changes, losses, version } = realm;
  if (earlier === null || configuration.recreates || configuration.schemaVersion?.fault != null) return;
  const at = { class: null, property: null, client: placeOf(configuration), server: null, baseline: placeOf(earlier) };
  const [before, after] = [earlier, configuration].map(({ schemaVersion }) => schemaVersion?.value ?? 0);
  const { name, unread } = migrationFunction(configuration);
  const advice = configuration.migrates
    ? 'See that its migration function takes care of the change.'
    : `Give it a migration function (\`${name}\`) where earlier values are to be kept${unread}. \`npx realm-schema generate migration\` with the earlier revision writes one.`;
  const data = {
    before: String(before),
    after: String(after),
    next: String((before ?? 0) + 1),
    changes: described(version === 'raised' ? losses : changes),
    migration: advice,
    function: name,
    unread,
  };
  const message =
    version === 'lowered'
      ? 'lowered'
      : version !== 'raised' && changes.length > 0
        ? version === 'same' ? 'notRaised' : 'unknown'
        : losses.length > 0 ? 'lost' : undefined;
  if (message === undefined) return;
  yield { at: { ...at, ...mended(realm, earlier, clients) }, message, data, breaks: ['open'] };
}

/** How the SDK calls the migration function, and what is written under a name that it does not read. */
function migrationFunction(configuration: ClientConfiguration): { readonly name: string; readonly unread: string } {
  const names = ['onMigration', 'migration'];
  const misplaced = misplacedSettings(configuration).find(({ key }) => names.includes(key));
  const name = configuration.sdk !== null && configuration.sdk < 11 ? 'migration' : 'onMigration';
  return { name, unread: misplaced === undefined ? '' : `, since \`${misplaced.key}\` is not read by SDK ${configuration.sdk}` };
}

type ClientChange = RealmChange['changes'][number];

function byClass(changes: readonly ClientChange[]): Map<string, ClientChange[]> {
  const found = new Map<string, ClientChange[]>();
  for (const change of changes) {
    const { name } = 'after' in change ? change.after : change.before;
    found.set(name, [...(found.get(name) ?? []), change]);
  }
  return found;
}

/** The place of the first of the changed properties, else of their class. */
function placeIn([change]: readonly ClientChange[], side: 'before' | 'after'): Place | null {
  if (change === undefined) return null;
  const property = side === 'after' ? ('to' in change ? change.to : undefined) : 'from' in change ? change.from : undefined;
  const schema = side === 'after' ? ('after' in change ? change.after : undefined) : 'before' in change ? change.before : undefined;
  return property?.source ?? schema?.source ?? null;
}

/** Where the version stands; where none does, the list of classes. */
function placeOf({ schemaVersion, place }: ClientConfiguration): Place {
  return schemaVersion?.place ?? place;
}

const MOST = 4;

/** The first of the changes, in words. */
function described(changes: readonly ClientChange[]): string {
  const texts = changes.slice(0, MOST).map((change) => {
    const owner = 'after' in change ? change.after.name : change.before.name;
    if (change.kind === 'class-kind' || change.kind === 'primary-key') return `the ${change.kind === 'class-kind' ? 'kind' : 'primary key'} of \`${owner}\``;
    const [from, to] = ['from' in change ? change.from : undefined, 'to' in change ? change.to : undefined];
    const name = `\`${owner}.${(from ?? to)?.mapTo ?? ''}\``;
    if (from === undefined || to === undefined) return `${name} ${from === undefined ? 'is new' : 'is gone'}`;
    return from.mapTo === to.mapTo ? `${name} was \`${spell(from)}\` and is \`${spell(to)}\`` : `${name} is gone and \`${to.mapTo}\` is new`;
  });
  return [...texts, ...(changes.length > MOST ? [`and ${changes.length - MOST} more`] : [])].join(', ');
}
