import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { onePerPlace } from '../src/rule/one-per-place';
import { callbacksOf, defaultResetOf, modesOf } from '../src/schema/client-reset';
import type { ClientConfiguration } from '../src/schema/client-schemas';
import { misplacedSettings } from '../src/schema/misplaced-settings';
import type { Place } from '../src/schema/model';
import { nameList } from '../src/schema/name-list';
import { settingAt, type Setting, type Settings } from '../src/schema/settings';
import { isFunctionAt, writtenSync, type WrittenSync } from '../src/schema/sync-settings';

/** A client reset comes, and the app does not hear of it, or the SDK does not take what is written for it. */
export const rule = sideRule({
  id: 'client-reset-handler',
  group: 'sync',
  docs: {
    description: 'require a mode and functions for client resets that the SDK in use takes',
    reference: 'client-schema.md 4.1 and 4.2, errors.md F',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'client',
  facts: ['`{{path}}`', '`{{key}}`', '`{{mode}}`'],
  messages: {
    absent: {
      text: '`sync` says nothing of client resets: {{otherwise}}. The app is not told that its data was replaced.',
      help: 'Give `sync` a `clientReset` with the mode that suits the data and functions that tell the user, before sync is terminated for the first time.',
      errors: ['D8', 'D9', 'A6'],
      severity: { sync: 'info' },
    },
    manualRefused: {
      text: 'The mode `manual` has neither `onManual` here nor `onError` in `sync`: {{sdk}} refuses the configuration ("need to set either onError or onManual or both"), and the realm does not open.',
      help: 'Give `clientReset` a function `onManual(session, path)` that keeps the file at `path` and loads the data anew, or choose `recoverUnsyncedChanges`.',
      errors: ['A6'],
    },
    manualUnheard: {
      text: 'The mode `manual` leaves a client reset to the app, and there is no function that hears of it: sync of this device stops for good.',
      help: 'Give `clientReset` a function `onManual(session, path)` (before SDK 10.23 `sync` a function `error`) that loads the data anew, or choose another mode.',
      errors: ['D8', 'D9', 'D18', 'D26', 'A6'],
    },
    unknownMode: {
      text: '`{{mode}}` is no mode of {{sdk}}: the configuration is refused, and the realm does not open.',
      help: 'Choose one of {{modes}}.',
      errors: ['A6'],
    },
    noMode: {
      text: '`clientReset` has no `mode`: {{sdk}} refuses the configuration, and the realm does not open.',
      help: 'Choose one of {{modes}}.',
    },
    notRead: {
      text: '`{{key}}` is not read by {{sdk}}{{within}}: this function is never called, and nobody says so.',
      help: '{{instead}}',
    },
    neverFalls: {
      text: '`onFallback` is only called where `onAfter` is given too: when the recovery fails, nobody hears of it.',
      help: 'Give `clientReset` a function `onAfter(localRealm, remoteRealm)` as well.',
      errors: ['A6', 'F12'],
    },
    noFallback: {
      text: 'The mode `{{mode}}` has `onAfter` and no `onFallback`: where the changes of the device cannot be recovered they are discarded, and {{sdk}} throws "onFallback is undefined" instead of telling the app.',
      help: 'Give `clientReset` a function `onFallback(session, path)` that tells the user what was lost.',
      errors: ['A6'],
    },
  },
  check: ({ client: { configurations } }) => onePerPlace(configurations.flatMap((each) => [...faultsIn(each)])),
});

type Kind =
  | 'absent' | 'manualRefused' | 'manualUnheard' | 'unknownMode' | 'noMode' | 'notRead' | 'neverFalls' | 'noFallback';

type Found = Problem<Kind, Spot>;

/** The major version whose SDK checks the mode, and calls the functions that are known here. */
const CHECKS_MODE = 12;

const checksMode = (sdk: number | null): boolean => (sdk ?? 0) >= CHECKS_MODE;

const at = (place: Place): Spot => ({ class: null, property: null, client: place, server: null });

const named = (sdk: number | null): string => (sdk === null ? 'any SDK' : `SDK ${sdk}`);

function* faultsIn(configuration: ClientConfiguration): Generator<Found> {
  const { path: { text: path }, sdk } = configuration;
  for (const each of misplacedSettings(configuration)) {
    if (each.unheard !== 'resets') continue;
    const data = { path, key: each.key, mode: '', sdk: named(sdk), within: '', instead: `Write \`${each.instead}\`.` };
    yield { at: at(each.place), message: 'notRead', data, breaks: [] };
  }
  const sync = writtenSync(configuration);
  if (sync !== undefined) yield* faultsOfSync(sync);
}

function* faultsOfSync(sync: WrittenSync): Generator<Found> {
  const { settings, path, sdk, place } = sync;
  const reset = settingAt(settings, ['clientReset']);
  const data = { path, key: 'clientReset', mode: '', sdk: named(sdk), modes: nameList(modesOf(sdk).map((each) => `\`${each}\``)) };
  if (reset === undefined || reset.value.kind === 'literal') {
    yield { at: at(reset?.place ?? place), message: 'absent', data: { ...data, otherwise: defaultResetOf(sdk) }, breaks: [] };
    return;
  }
  if (reset.value.kind !== 'object' || !reset.value.settings.complete) return;
  const mode = settingAt(reset.value.settings, ['mode']);
  if (mode === undefined) {
    if (checksMode(sdk)) yield { at: at(reset.place), message: 'noMode', data, breaks: ['open'] };
    return;
  }
  if (mode.value.kind !== 'literal') return;
  const written = String(mode.value.value);
  const given = { ...data, key: 'clientReset.mode', mode: written };
  if (!modesOf(sdk).includes(written)) yield { at: at(mode.place), message: 'unknownMode', data: given, breaks: ['open'] };
  else if (written === 'manual') yield* faultsOfManual(sync, reset.value.settings, mode.place, given);
  yield* faultsOfCallbacks(reset.value.settings, written, sdk, given);
}

function* faultsOfManual(
  { settings, sdk }: WrittenSync, reset: Settings, place: Place, data: Readonly<Record<string, string>>,
): Generator<Found> {
  // An error handler under the name of another version is reported by itself.
  if (isFunctionAt(reset, 'onManual') || ['onError', 'error'].some((key) => isFunctionAt(settings, key))) return;
  yield checksMode(sdk)
    ? { at: at(place), message: 'manualRefused', data, breaks: ['open'] }
    : { at: at(place), message: 'manualUnheard', data, breaks: [] };
}

/** Which functions of a mode are called is known of one line of the SDK (client-schema.md 4.2). */
function* faultsOfCallbacks(
  reset: Settings, mode: string, sdk: number | null, data: Readonly<Record<string, string>>,
): Generator<Found> {
  const read = sdk === CHECKS_MODE ? callbacksOf(mode) : undefined;
  if (read === undefined) return;
  const instead = `Use ${nameList(read.map((each) => `\`${each}\``))}, or another mode.`;
  for (const [key, { place }] of reset.keys) {
    if (!isFunctionAt(reset, key) || !/^on[A-Z]/.test(key) || read.includes(key)) continue;
    const unread = { ...data, key: `clientReset.${key}`, within: ` in the mode \`${mode}\``, instead };
    yield { at: at(place), message: 'notRead', data: unread, breaks: [] };
  }
  const given = (key: string): Setting | undefined => (isFunctionAt(reset, key) ? settingAt(reset, [key]) : undefined);
  const [after, fallback] = [given('onAfter'), given('onFallback')];
  if (read.includes('onFallback') && fallback !== undefined && after === undefined)
    yield { at: at(fallback.place), message: 'neverFalls', data: { ...data, key: 'clientReset.onFallback' }, breaks: [] };
  if (mode === 'recoverOrDiscardUnsyncedChanges' && after !== undefined && fallback === undefined)
    yield { at: at(after.place), message: 'noFallback', data: { ...data, key: 'clientReset.onAfter' }, breaks: [] };
}
