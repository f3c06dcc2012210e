import { describe, expect, it } from 'vitest';
import { checkFiles, severities, type Files } from '../support/app';
import { app } from '../support/twin';

const FITS = app({ Task: { _id: 'objectId', text: 'string' } });

/** A client whose `sync` ends as each row says, on the fourth line. */
const client = (sync: string, sdk: string | null = '^12.14.2'): Files => ({
  ...FITS,
  ...(sdk === null ? {} : { 'client/package.json': { name: 'app', dependencies: { realm: sdk } } }),
  'client/open.ts': `import Realm, { ClientResetMode } from 'realm';\nimport { Task } from './Task';\nimport { f } from './elsewhere';\nRealm.open({ schema: [Task], sync: { user, flexible: true, ${sync} } });\n`,
});

const found = (files: Files): string[] =>
  checkFiles(files).findings.filter(({ rule }) => rule === 'client-reset-handler' || rule === 'realm-configuration').map(({ severity, message, client: at }) => `${severity} ${at?.column ?? ''} ${kindOf(message)}`);

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/says nothing of client resets: (.*?)[,.;]/, 'absent'],
  [/refuses the configuration \("need/, 'manualRefused'],
  [/stops for good/, 'manualUnheard'],
  [/^`(.*)` is no mode of (.*?):/, 'unknownMode'],
  [/has no `mode`/, 'noMode'],
  [/^`([\w.]+)` is not read by (.*?):/, 'notRead'],
  [/is only called where/, 'neverFalls'],
  [/throws "onFallback is undefined"/, 'noFallback'],
];

function kindOf(message: string): string {
  const [kind] = KINDS.flatMap(([pattern, name]) => {
    const match = pattern.exec(message);
    return match === null ? [] : [[name, ...match.slice(1)].join(' ')];
  });
  return kind ?? message;
}

const reset = (keys: string, more = 'onError: f, '): string => `${more}clientReset: { ${keys} }`;

describe('client-reset-handler', () => {
  it.each<[string, string, string | null, unknown[]]>([
    ['nothing is said, SDK 10', 'error: f', '^10.0.0', ['info 30 absent SDK 10 leaves them to the error handler']],
    ['nothing is said, SDK 11', 'onError: f', '^11.0.0', ['info 30 absent SDK 11 recovers what was not uploaded']],
    ['nothing is said, SDK 12', 'onError: f', '^12.14.2', ['info 30 absent SDK 12 recovers what was not uploaded']],
    ['nothing is said, any SDK', 'onError: f, clientReset: null', null, ['info 72 absent what becomes of changes that were not uploaded is left to the version of the SDK']],
    ['by hand, and nobody hears', reset("mode: 'manual'", ''), '^12.14.2', ['warn 75 manualRefused']],
    ['by hand in SDK 11, and nobody hears', reset("mode: 'manual'", ''), '^11.0.0', ['warn 75 manualUnheard']],
    ['by hand in any SDK, and nobody hears', reset("mode: 'manual', onManual: null", ''), null, ['warn 75 manualUnheard']],
    ['by hand, by the name of the mode', reset('mode: Realm.ClientResetMode.Manual', ''), '^12.14.2', ['warn 75 manualRefused']],
    ['a mode that went', reset("mode: 'discardLocal'"), '^12.14.2', ['warn 87 unknownMode discardLocal SDK 12']],
    ['the name of a mode that went', reset('mode: ClientResetMode.DiscardLocal'), '^12.14.2', ['warn 87 unknownMode discardLocal SDK 12']],
    ['no mode of any SDK', reset("mode: 'recover'"), null, ['warn 87 unknownMode recover any SDK']],
    ['no mode', reset('onBefore: f'), '^12.14.2', ['warn 72 noMode']],
    ['a function of SDK 11', reset("mode: 'recoverOrDiscardUnsyncedChanges', onRecovery: f, onDiscard: f"), '^12.14.2', ['warn 128 notRead clientReset.onRecovery SDK 12 in the mode `recoverOrDiscardUnsyncedChanges`', 'warn 143 notRead clientReset.onDiscard SDK 12 in the mode `recoverOrDiscardUnsyncedChanges`']],
    ['a function of SDK 10', reset("mode: 'discardUnsyncedChanges', clientResetAfter: f"), '^12.14.2', ['warn 119 notRead sync.clientReset.clientResetAfter SDK 12']],
    ['a function of another mode', reset("mode: 'discardUnsyncedChanges', onFallback: f"), '^12.14.2', ['warn 119 notRead clientReset.onFallback SDK 12 in the mode `discardUnsyncedChanges`']],
    ['what is never called', reset("mode: 'recoverUnsyncedChanges', onFallback: f"), '^12.14.2', ['warn 119 neverFalls']],
    ['a mode of no SDK, and of an SDK that is not known', reset("mode: 'discard', onFallback: f"), '^12.14.2', ['warn 87 unknownMode discard SDK 12']],
    ['no function at all', reset("mode: 'discardUnsyncedChanges', onFallback: null"), '^12.14.2', []],
    ['what is never called, and no function', reset("mode: 'recoverUnsyncedChanges', onFallback: null"), '^12.14.2', []],
    ['what throws, beside a fallback that is no function', reset("mode: 'recoverOrDiscardUnsyncedChanges', onAfter: f, onFallback: null"), '^12.14.2', ['warn 128 noFallback']],
    ['a fallback, and an after that is no function', reset("mode: 'recoverOrDiscardUnsyncedChanges', onAfter: null"), '^12.14.2', []],
    ['an after in a mode that discards nothing', reset("mode: 'recoverUnsyncedChanges', onAfter: f"), '^12.14.2', []],
    ['no mode in SDK 11', reset('onBefore: f'), '^11.0.0', []],
    ['no mode in any SDK', reset('onBefore: f'), null, []],
    ['an error handler that is not read is another finding', reset("mode: 'recoverUnsyncedChanges'", 'error: f, '), '^12.14.2', []],
    ['a key that is refused is another finding', reset("mode: 'recoverUnsyncedChanges'", 'partitionValue: 1, onError: f, '), '^12.14.2', [expect.stringContaining('`sync.partitionValue`')]],
    ['what throws', reset("mode: 'recoverOrDiscardUnsyncedChanges', onAfter: f"), '^12.14.2', ['warn 128 noFallback']],
  ])('%s', (_name, sync, sdk, expected) => {
    expect(found(client(sync, sdk))).toEqual(expected);
  });

  it.each<[string, string, string | null]>([
    ['a mode alone', reset("mode: 'recoverUnsyncedChanges'"), '^12.14.2'],
    ['a mode alone, and no function that hears of errors', reset("mode: 'recoverUnsyncedChanges'", ''), '^12.14.2'],
    ['a key that is none of a function', reset("mode: 'recoverUnsyncedChanges', reasonOf: f"), '^12.14.2'],
    ['a mode that only the program knows', reset('mode: f'), '^12.14.2'],
    ['a mode of its line', reset("mode: 'discardLocal', onBefore: f"), '^11.0.0'],
    ['the functions of SDK 10', reset("mode: 'discardLocal', clientResetBefore: f, clientResetAfter: f", 'error: f, '), '^10.20.0'],
    ['by hand', reset("mode: 'manual', onManual() {}", ''), '^12.14.2'],
    ['by hand, in the error handler', reset("mode: 'manual'"), '^12.14.2'],
    ['by hand, in the error handler of SDK 10', reset("mode: 'manual'", 'error: f, '), '^10.20.0'],
    ['all that is called', reset("mode: 'recoverOrDiscardUnsyncedChanges', onBefore: f, onAfter: f, onFallback: f"), '^12.14.2'],
    ['what may be called', reset("mode: 'recoverOrDiscardUnsyncedChanges', onRecovery: f"), null],
    ['what is spread', reset("mode: 'manual', ...f", ''), '^12.14.2'],
    ['what is not known', 'onError: f, clientReset: f', '^12.14.2'],
    ['what is spread into `sync`', 'onError: f, ...f', '^12.14.2'],
    ['an SDK that cannot sync', 'onError: f', '^20.0.0'],
  ])('silent: %s', (_name, sync, sdk) => {
    expect(found(client(sync, sdk))).toEqual([]);
  });

  const only = (sync: string, sdk = '^12.14.2'): ReturnType<typeof checkFiles>['findings'] => checkFiles(client(sync, sdk)).findings.filter(({ rule }) => rule === 'client-reset-handler');

  it.each<[string, string, string, readonly string[]]>([
    ['nothing is said', 'onError: f', '^12.14.2', []],
    ['a mode that is refused', reset("mode: 'discardLocal'"), '^12.14.2', ['open']],
    ['no mode', reset('onBefore: f'), '^12.14.2', ['open']],
    ['by hand, and nobody hears', reset("mode: 'manual'", ''), '^12.14.2', ['open']],
    ['by hand in SDK 11, and nobody hears', reset("mode: 'manual'", ''), '^11.0.0', []],
    ['a function of SDK 10', reset("mode: 'discardUnsyncedChanges', clientResetAfter: f"), '^12.14.2', []],
    ['a function of another mode', reset("mode: 'discardUnsyncedChanges', onFallback: f"), '^12.14.2', []],
    ['what is never called', reset("mode: 'recoverUnsyncedChanges', onFallback: f"), '^12.14.2', []],
    ['what throws', reset("mode: 'recoverOrDiscardUnsyncedChanges', onAfter: f"), '^12.14.2', []],
  ])('whether the realm opens: %s', (_name, sync, sdk, breaks) => {
    expect(only(sync, sdk).map((each) => each.breaks)).toEqual([breaks]);
  });

  it('says what to choose', () => {
    expect(only(reset("mode: 'discardLocal'")).map(({ help }) => help)).toEqual(['Choose one of `manual`, `discardUnsyncedChanges`, `recoverUnsyncedChanges`, `recoverOrDiscardUnsyncedChanges`.']);
    expect(only(reset("mode: 'discardUnsyncedChanges', onFallback: f")).map(({ help }) => help)).toEqual(['Use `onBefore`, `onAfter`, or another mode.']);
  });

  it.each(["mode: 'recoverUnsyncedChanges', onFallback: f", "mode: 'recoverOrDiscardUnsyncedChanges', onAfter: f"])('is accepted for one realm at a time: %s', (keys) => {
    const of = (path: string): string[] => only(`${reset(keys)} }, path: '${path}', more: { `).map(({ fingerprint }) => fingerprint);
    expect([of('a.realm').length, new Set([...of('a.realm'), ...of('b.realm')]).size]).toEqual([1, 2]);
  });

  it('speaks of sync only', () => {
    expect(severities(client('onError: f', '^12.14.2'))).toMatchObject({ 'app-services': 'info', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});
