import { pairsOfOneFile, type Pair } from '../src/compare/one-file';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { ClientConfiguration } from '../src/schema/client-schemas';
import type { Place } from '../src/schema/model';
import { nameList } from '../src/schema/name-list';
import { misplacedSettings, type MisplacedSetting } from '../src/schema/misplaced-settings';
import { settingAt } from '../src/schema/settings';

/** One realm file that is opened in two ways, and keys of a configuration that the SDK in use refuses or does not read. */
export const rule = sideRule({
  id: 'realm-configuration',
  group: 'client',
  docs: {
    description: 'disallow configurations that contradict another one of the same realm file, or that hold keys which the SDK does not take',
    reference: 'client-schema.md 4.1, 4.2 and 4.6, realm-core.md 2',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  facts: ['`{{path}}`', '`{{key}}`'],
  messages: {
    olderVersion: {
      text: 'The realm file `{{path}}` is opened with {{said}} here and with {{there}} at {{other}}: a device that has opened that one does not open this one any more ("Provided schema version {{here}} is less than last set version {{there}}").',
      help: 'Open a file with one configuration: take it from a constant that both use, or give each realm a `path` of its own.',
      errors: ['E13'],
      severity: { sync: 'error', validator: 'error', device: 'error' },
    },
    encryptedElsewhere: {
      text: 'The realm file `{{path}}` is opened without `encryptionKey` here and with one at {{other}}: a file is either encrypted or not, so whichever comes second does not open it.',
      help: 'Give both the same `encryptionKey`, or each realm a `path` of its own.',
      severity: { sync: 'error', validator: 'error', device: 'error' },
      errors: ['E43'],
    },
    keyElsewhere: {
      text: 'The realm file `{{path}}` is opened without `encryptionKey` here and with one at {{other}}, whose value is only known when the program runs: a file is either encrypted or not, so where that is a key, whichever comes second does not open it.',
      help: 'Give both the same `encryptionKey`, or each realm a `path` of its own.',
      errors: ['E43'],
    },
    emptied: {
      text: 'The realm file `{{path}}` is opened with `inMemory` here and without it at {{other}}: a realm in memory empties the file when it is opened, with all that the other one stored; while the other is open it is refused ("already opened with different inMemory settings").',
      help: 'Give the realm in memory a `path` of its own.',
      errors: ['E43'],
    },
    erased: {
      text: 'The realm file `{{path}}` is opened with `deleteRealmIfMigrationNeeded` here and without it at {{other}}: where the two differ in schema or version this one erases what the other stored, and while the other is open it is refused ("already opened with a different schema mode").',
      help: 'Open a file with one configuration: take it from a constant that both use, or give each realm a `path` of its own.',
      errors: ['E43'],
    },
    otherClasses: {
      text: 'The realm file `{{path}}` is opened with {{here}} here and with {{there}} at {{other}}: while one of them is open the other is refused ("already opened on current thread with different schema"), and each only sees the objects of its own classes.',
      help: 'List the same classes in both: take the configuration from a constant that both use, or give each realm a `path` of its own.',
      errors: ['E43'],
    },
    notRead: {
      text: '`{{key}}` is not read by SDK {{sdk}}, which looks for `{{instead}}`: what is given here never takes effect, and nobody says so.',
      help: 'Write `{{instead}}`.',
    },
    refusedBeside: {
      text: '`{{key}}` cannot stand beside `{{beside}}`: the SDK refuses the configuration, and the realm does not open.',
      help: '{{remedy}}',
      severity: { sync: 'error', validator: 'error', device: 'error' },
    },
  },
  *check({ client: { configurations }, world }) {
    const reported = new Set<ClientConfiguration>();
    for (const pair of pairsOfOneFile(configurations)) {
      const found = contradiction(pair);
      if (found === undefined || reported.has(found.of)) continue;
      reported.add(found.of);
      yield problemOf(found);
    }
    // Behind a server of sync, the rules about its handlers say what nobody hears of.
    const isOwn = (each: MisplacedSetting): boolean => world !== 'sync' || each.unheard === undefined;
    const misplaced = configurations.flatMap(misplacedSettings).filter(isOwn);
    // What is spread into several configurations is written once.
    for (const each of new Map(misplaced.map((setting) => [JSON.stringify(setting.place), setting])).values()) yield problemOfKey(each);
  },
});

function problemOfKey(setting: MisplacedSetting): Problem<'notRead' | 'refusedBeside', Spot> {
  const { key, place } = setting;
  const at = { class: null, property: null, client: place, server: null };
  if (setting.kind === 'refused')
    return { at, message: 'refusedBeside', data: { path: '', key, beside: setting.beside, remedy: setting.remedy }, breaks: ['open'] };
  return { at, message: 'notRead', data: { path: '', key, instead: setting.instead, sdk: String(setting.sdk) }, breaks: [] };
}

type PairMessage = 'olderVersion' | 'encryptedElsewhere' | 'keyElsewhere' | 'emptied' | 'erased' | 'otherClasses';

/** How one of two configurations contradicts the other. */
interface Contradiction {
  readonly message: PairMessage;
  /** The one to report, and the one that it contradicts. */
  readonly of: ClientConfiguration;
  readonly other: ClientConfiguration;
  readonly key: string;
  readonly here?: string;
  readonly there?: string;
}

/** The worst of what two configurations of one file contradict each other in. */
function contradiction(pair: Pair): Contradiction | undefined {
  return (
    onlyIn('encryptionKey', pair, 'encryptedElsewhere', 'without') ??
    keyOnlyIn(pair) ??
    onlyIn('inMemory', pair, 'emptied', 'with') ??
    onlyIn('deleteRealmIfMigrationNeeded', pair, 'erased', 'with') ??
    otherVersion(pair) ??
    otherClasses(pair)
  );
}

/** Whether a setting is surely in force, surely not, or neither is known. */
function isOn(key: string, { settings }: ClientConfiguration): boolean | undefined {
  const setting = settingAt(settings, [key]);
  if (setting === undefined) return settings.complete ? false : undefined;
  const { value } = setting;
  if (value.kind === 'literal') return Boolean(value.value);
  return value.kind === 'instance' ? true : undefined;
}

/** A setting that only one of the two has: reported is the one `with` or `without` it. */
function onlyIn(key: string, pair: Pair, message: PairMessage, reported: 'with' | 'without'): Contradiction | undefined {
  const [first, second] = pair.map((each) => isOn(key, each));
  if (first === undefined || second === undefined || first === second) return undefined;
  const [one, two] = pair;
  const isSecond = second === (reported === 'with');
  return { message, key, of: isSecond ? two : one, other: isSecond ? one : two };
}

/** A key that only the program knows, in one of the two. */
function keyOnlyIn(pair: Pair): Contradiction | undefined {
  const [first, second] = pair.map(({ settings }) => settingAt(settings, ['encryptionKey'])?.value.kind);
  const [one, two] = pair;
  const of = second === undefined && first === 'unknown' ? two : first === undefined && second === 'unknown' ? one : undefined;
  if (of === undefined || !of.settings.complete) return undefined;
  return { message: 'keyElsewhere', key: 'encryptionKey', of, other: of === one ? two : one };
}

/** The version of a realm; the SDK takes 0 where none is given. `null` where it is not known. */
function versionOf({ schemaVersion, settings }: ClientConfiguration): number | null {
  return schemaVersion === null ? (settings.complete ? 0 : null) : schemaVersion.value;
}

/** A file that is thrown away with each new version is opened with any. */
function otherVersion(pair: Pair): Contradiction | undefined {
  if (pair.some((each) => isOn('deleteRealmIfMigrationNeeded', each) !== false || isOn('inMemory', each) !== false)) return undefined;
  const [first, second] = pair.map(versionOf);
  if (first == null || second == null || first === second) return undefined;
  const [of, other] = first < second ? pair : ([pair[1], pair[0]] as const);
  return { message: 'olderVersion', key: 'schemaVersion', of, other, here: String(Math.min(first, second)), there: String(Math.max(first, second)) };
}

function otherClasses(pair: Pair): Contradiction | undefined {
  const [first, second] = pair;
  if (!first.complete || !second.complete || versionOf(first) !== versionOf(second)) return undefined;
  const [there, here] = [listOf(first), listOf(second)];
  return here === there ? undefined : { message: 'otherClasses', key: 'schema', of: second, other: first, here, there };
}

/** The classes of a configuration in words. */
function listOf({ classes }: ClientConfiguration): string {
  const names = [...new Set(classes)].sort();
  return names.length === 0 ? 'no class' : nameList(names.map((name) => `\`${name}\``));
}

function problemOf({ message, of, other, key, here = '', there = '' }: Contradiction): Problem<PairMessage, Spot> {
  const [place, { file, line }] = [placeIn(of, other, key), placeIn(other, of, key)];
  const said = of.schemaVersion === null ? 'no `schemaVersion`, which counts as 0,' : `\`schemaVersion\` ${here}`;
  const at = { class: null, property: null, client: place, server: null };
  return { at, message, data: { path: of.path.text, key, other: `${file}:${line}`, here, there, said }, breaks: ['open'] };
}

/** Where a setting stands, or else the list of classes: also where a function that both go through has the setting. */
function placeIn({ settings, place }: ClientConfiguration, other: ClientConfiguration, key: string): Place {
  const own = settingAt(settings, [key])?.place;
  const isShared = JSON.stringify(own) === JSON.stringify(settingAt(other.settings, [key])?.place);
  return own === undefined || isShared ? place : own;
}
