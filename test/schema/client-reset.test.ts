import { expect, it } from 'vitest';
import { callbacksOf, defaultResetOf, modesOf } from '../../src/schema/client-reset';

const UNSYNCED = ['discardUnsyncedChanges', 'recoverUnsyncedChanges', 'recoverOrDiscardUnsyncedChanges'];

/** client-schema.md 4.2. */
it.each([
  [null, ['manual', 'discardLocal', ...UNSYNCED], /is left to the version of the SDK/],
  [10, ['manual', 'discardLocal', ...UNSYNCED], /^SDK 10 leaves them to the error handler/],
  [11, ['manual', 'discardLocal', ...UNSYNCED], /^SDK 11 recovers/],
  [12, ['manual', ...UNSYNCED], /^SDK 12 recovers what was not uploaded, and gives up/],
])('the modes of SDK %s, and what it does without one', (sdk, modes, otherwise) => {
  expect(modesOf(sdk)).toEqual(modes);
  expect(defaultResetOf(sdk)).toMatch(otherwise);
});

it.each([
  ['manual', ['onManual']], ['discardUnsyncedChanges', ['onBefore', 'onAfter']], ['recoverUnsyncedChanges', ['onBefore', 'onAfter', 'onFallback']],
  ['recoverOrDiscardUnsyncedChanges', ['onBefore', 'onAfter', 'onFallback']], ['discardLocal', undefined],
])('SDK 12 calls in the mode %s: %j', (mode, expected) => {
  expect(callbacksOf(mode)).toEqual(expected);
});
