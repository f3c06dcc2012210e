import type { ClientConfiguration } from './client-schemas';
import type { Place } from './model';
import { isFalsy, settingAt, type Setting, type Settings } from './settings';

/** A key of a configuration that the SDK in use does not read, since another one took its place, or refuses beside another one. */
export type MisplacedSetting =
  | {
      readonly kind: 'not-read';
      readonly key: string;
      readonly instead: string;
      readonly sdk: number;
      readonly place: Place;
      /** What of sync is not heard of because of it. */
      readonly unheard?: Unheard | undefined;
    }
  | { readonly kind: 'refused'; readonly key: string; readonly beside: string; readonly remedy: string; readonly place: Place; readonly unheard?: never };

/** The errors of sync, or that a client was reset. */
export type Unheard = 'errors' | 'resets';

/** A key that has another name from a major version on: the old one is not read then, and before, the new one is not. */
interface Renamed {
  readonly within: readonly string[];
  readonly before: string;
  readonly now: string;
  readonly since: number;
  /** Whether the new name is read one major version earlier already. */
  readonly overlaps?: true;
  readonly unheard?: Unheard;
}

/** client-schema.md 4.1. */
const RENAMED: readonly Renamed[] = [
  { within: [], before: 'migration', now: 'onMigration', since: 11 },
  { within: [], before: 'shouldCompactOnLaunch', now: 'shouldCompact', since: 11 },
  { within: ['sync'], before: 'error', now: 'onError', since: 11, unheard: 'errors' },
  { within: ['sync'], before: 'custom_http_headers', now: 'customHttpHeaders', since: 10 },
  { within: ['sync', 'clientReset'], before: 'clientResetBefore', now: 'onBefore', since: 11, overlaps: true, unheard: 'resets' },
  { within: ['sync', 'clientReset'], before: 'clientResetAfter', now: 'onAfter', since: 11, overlaps: true, unheard: 'resets' },
];

/** The major version whose SDK checks what stands beside what (client-schema.md 4.2). */
const CHECKS_KEYS = 12;

const isTrue = ({ value }: Setting): boolean => value.kind === 'literal' && value.value === true;
const isKnown = ({ value }: Setting): boolean => !['unknown', 'conditional'].includes(value.kind);
const isGiven = (setting: Setting): boolean => isKnown(setting) && !isFalsy(setting);

/** Whether sync is by partition, whatever the value of that is: `flexible` is not there, and nothing is spread that may have it. */
function isByPartition(settings: Settings): boolean {
  const sync = settingAt(settings, ['sync'])?.value;
  return sync?.kind === 'object' && sync.settings.complete && !sync.settings.keys.has('flexible');
}

/** A key that the SDK refuses where another one is there, and what to do instead. */
interface Refused {
  readonly key: readonly string[];
  readonly when: (setting: Setting) => boolean;
  readonly beside: readonly string[];
  readonly as: (setting: Setting, settings: Settings) => boolean;
  readonly remedy: string;
}

const ADDITIVE = 'A synced realm is never migrated: its schema only grows, and the server decides what it is.';

/** client-schema.md 4.2. */
const REFUSED: readonly Refused[] = [
  { key: ['onMigration'], when: isGiven, beside: ['sync'], as: isGiven, remedy: `Remove \`onMigration\`. ${ADDITIVE}` },
  { key: ['migrationOptions'], when: isGiven, beside: ['sync'], as: isGiven, remedy: `Remove \`migrationOptions\`. ${ADDITIVE}` },
  { key: ['inMemory'], when: isKnown, beside: ['sync'], as: isGiven, remedy: 'Remove `inMemory`: a synced realm has a file.' },
  {
    key: ['deleteRealmIfMigrationNeeded'],
    when: isKnown,
    beside: ['sync'],
    as: isGiven,
    remedy: `Remove \`deleteRealmIfMigrationNeeded\`. ${ADDITIVE}`,
  },
  {
    key: ['sync', 'partitionValue'],
    when: isKnown,
    beside: ['sync', 'flexible'],
    as: isTrue,
    remedy: 'Keep one of the two: subscriptions say what is synced with `flexible`, and the value of the partition without it.',
  },
  {
    key: ['sync', 'flexible'],
    when: isFalsy,
    beside: ['sync', 'partitionValue'],
    as: () => true,
    remedy: 'Remove it: without `flexible` sync is by partition, and the SDK takes no other value than `true`.',
  },
  {
    key: ['sync', 'initialSubscriptions'],
    when: isGiven,
    beside: ['sync', 'partitionValue'],
    as: (value, settings) => isKnown(value) || isByPartition(settings),
    remedy: 'Remove it: only flexible sync has subscriptions.',
  },
];

/** What of a configuration does not fit the SDK that opens it; nothing where the version of that is not known. */
export function misplacedSettings(configuration: Pick<ClientConfiguration, 'settings' | 'sdk'>): MisplacedSetting[] {
  const { sdk } = configuration;
  if (sdk === null) return [];
  const ofVersion = RENAMED.flatMap(notRead(configuration, sdk));
  return sdk < CHECKS_KEYS ? ofVersion : [...ofVersion, ...REFUSED.flatMap(refused(configuration))];
}

type Settled = Pick<ClientConfiguration, 'settings'>;

/** Whoever writes both names serves both kinds of versions. */
const notRead =
  ({ settings }: Settled, sdk: number) =>
  ({ within, before, now, since, overlaps, unheard }: Renamed): MisplacedSetting[] => {
    if (overlaps && sdk === since - 1) return [];
    const [written, instead] = sdk < since ? [now, before] : [before, now];
    const setting = settingAt(settings, [...within, written]);
    const isServed = settingAt(settings, [...within, instead]) !== undefined;
    if (setting === undefined || isServed) return [];
    const named = (key: string): string => [...within, key].join('.');
    return [{ kind: 'not-read', key: named(written), instead: named(instead), sdk, place: setting.place, unheard }];
  };

const refused =
  ({ settings }: Settled) =>
  ({ key, when, beside, as, remedy }: Refused): MisplacedSetting[] => {
    const [setting, other] = [settingAt(settings, key), settingAt(settings, beside)];
    if (setting === undefined || other === undefined || !when(setting) || !as(other, settings)) return [];
    return [{ kind: 'refused', key: key.join('.'), beside: beside.join('.'), remedy, place: setting.place }];
  };
