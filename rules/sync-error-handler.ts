import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { onePerPlace } from '../src/rule/one-per-place';
import type { ClientConfiguration } from '../src/schema/client-schemas';
import { misplacedSettings } from '../src/schema/misplaced-settings';
import type { Setting, Settings } from '../src/schema/settings';
import { isFunctionAt, writtenSync, type WrittenSync } from '../src/schema/sync-settings';

/** A realm is synced, and no function hears of its errors: a changeset that is refused stops sync, and nobody knows. */
export const rule = sideRule({
  id: 'sync-error-handler',
  group: 'sync',
  docs: {
    description: 'require a function that hears of the errors of sync',
    reference: 'client-schema.md 4.1 to 4.3, errors.md A',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'client',
  facts: ['`{{path}}`', '`{{key}}`'],
  messages: {
    missing: {
      text: 'This realm is synced, and nobody hears of its errors: `sync` has no {{handler}}. An upload that the server refuses (Bad changeset, UPLOAD) reaches only that function and starts no client reset: the app goes on, and what it writes stays on the device.',
      help: 'Give `sync` a function {{handler}} that reports the error and tells the user: the page of this rule has one.',
    },
    notRead: {
      text: '`{{key}}` is not read by {{sdk}}, which looks for {{handler}}: nobody hears of the errors of sync. An upload that the server refuses (Bad changeset, UPLOAD) reaches only that function and starts no client reset: the app goes on, and what it writes stays on the device.',
      help: 'Write {{handler}}.',
    },
  },
  check: ({ client: { configurations } }) => onePerPlace(configurations.flatMap((each) => [...unheardIn(each)])),
});

/** The major version from which on the handler is called `onError`. */
const RENAMES_ERROR = 11;

function handlerOf(sdk: number | null): string {
  if (sdk === null) return '`sync.onError` (before SDK 11 `sync.error`)';
  return sdk < RENAMES_ERROR ? '`sync.error`' : '`sync.onError`';
}

const named = (sdk: number | null): string => (sdk === null ? 'the SDK' : `SDK ${sdk}`);

type Kind = 'missing' | 'notRead';

function notRead(place: Setting['place'], { path, sdk }: Pick<WrittenSync, 'path' | 'sdk'>, key: string): Problem<Kind, Spot> {
  const at = { class: null, property: null, client: place, server: null };
  return { at, message: 'notRead', data: { path, key, handler: handlerOf(sdk), sdk: named(sdk) }, breaks: [] };
}

function* unheardIn(configuration: ClientConfiguration): Generator<Problem<Kind, Spot>> {
  const { path: { text: path }, sdk } = configuration;
  for (const each of misplacedSettings(configuration))
    if (each.unheard === 'errors') yield notRead(each.place, { path, sdk }, each.key);
  const sync = writtenSync(configuration);
  if (sync === undefined || ['onError', 'error'].some((key) => isFunctionAt(sync.settings, key))) return;
  const meant = [...meantIn(sync.settings, 'sync.'), ...meantIn(sync.around, '')];
  for (const [key, setting] of meant) yield notRead(setting.place, sync, key);
  if (meant.length > 0) return;
  const at = { class: null, property: null, client: sync.place, server: null };
  yield { at, message: 'missing', data: { path, key: 'sync', handler: handlerOf(sdk) }, breaks: [] };
}

/** Names by which other SDKs, and other libraries, call such a function. */
const LIKE_A_HANDLER = /^(?:on_?)?(?:sync_?)?err(?:or)?s?(?:_?(?:handler|callback|listener))?$/i;

/** Functions whose names say that errors are meant, under keys that are not read. */
function meantIn(settings: Settings, prefix: string): (readonly [string, Setting])[] {
  return [...settings.keys]
    .filter(([key]) => isFunctionAt(settings, key) && LIKE_A_HANDLER.test(key))
    .map(([key, setting]) => [`${prefix}${key}`, setting] as const);
}
