/** What each line of the SDK makes of a client reset (client-schema.md 4.2). */

const SINCE_10_11 = ['manual', 'discardLocal'];
const SINCE_10_23 = ['discardUnsyncedChanges', 'recoverUnsyncedChanges', 'recoverOrDiscardUnsyncedChanges'];

/** The major version that takes `discardLocal` no more. */
const WITHOUT_DISCARD_LOCAL = 12;

/** The modes that a line takes; where it is not known, those of all lines. */
export function modesOf(sdk: number | null): readonly string[] {
  return [...SINCE_10_11, ...SINCE_10_23].filter((each) => (sdk ?? 0) < WITHOUT_DISCARD_LOCAL || each !== 'discardLocal');
}

const CALLBACKS: Readonly<Record<string, readonly string[]>> = {
  manual: ['onManual'],
  discardUnsyncedChanges: ['onBefore', 'onAfter'],
  recoverUnsyncedChanges: ['onBefore', 'onAfter', 'onFallback'],
  recoverOrDiscardUnsyncedChanges: ['onBefore', 'onAfter', 'onFallback'],
};

/** The functions that SDK 12 calls in a mode; `undefined` where it has no such mode. */
export function callbacksOf(mode: string): readonly string[] | undefined {
  return CALLBACKS[mode];
}

const DEFAULTS: Readonly<Record<number, string>> = {
  10: 'SDK 10 leaves them to the error handler, and from 10.23 on recovers what was not uploaded, or discards it',
  11: 'SDK 11 recovers what was not uploaded, and discards it where it cannot',
  12: 'SDK 12 recovers what was not uploaded, and gives up where it cannot; before 12.3.1 it crashes',
};

/** What becomes of a client reset where nothing is said of it, in words. */
export function defaultResetOf(sdk: number | null): string {
  return DEFAULTS[sdk ?? 0] ?? 'what becomes of changes that were not uploaded is left to the version of the SDK';
}
