import type { Comparison } from '../src/compare/comparison';
import { isBelow, lackOf, type SdkFix } from '../src/compare/sdk-fixes';
import { unknownSettings } from '../src/compare/unknown-settings';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { ClientConfiguration, ClientSdk } from '../src/schema/client-schemas';
import { settingAt, type Setting } from '../src/schema/settings';
import { syncModeOf } from '../src/schema/server-schemas';

/** An SDK without the fixes that sync needs, or without sync: what it breaks looks like a fault of the schemas. */
export const rule = sideRule({
  id: 'sdk-version',
  group: 'sync',
  docs: {
    description: 'require a version of the SDK that has what the realms need',
    reference: 'client-schema.md 4.1 and 5',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    outdated: {
      text: 'SDK {{version}} is in use, which has faults that later versions of its line do not have: {{fixes}}. They show as {{harm}}, whatever the schemas say.',
      help: 'Update `realm` to {{floor}} or later.',
      facts: ['`{{version}}`'],
      errors: ['C26', 'C27', 'C28', 'C29', 'C31', 'D5', 'D8'],
    },
    allowed: {
      text: 'Nothing says which version of realm is installed, and `{{range}}` allows {{version}}, which has faults that later versions of its line do not have: {{fixes}}.',
      help: 'Commit a lock file, or raise the range to `^{{floor}}`.',
      facts: ['`{{range}}`'],
      severity: { sync: 'info', validator: 'info', device: 'info' },
      errors: ['C26', 'C27', 'C28', 'C29', 'C31', 'D5', 'D8'],
    },
    line: {
      text: 'SDK {{version}} is in use, whose line never got these fixes: {{fixes}}.',
      help: 'Move on to a later major version, at the next occasion.',
      facts: ['`{{version}}`'],
      severity: { sync: 'info', validator: 'info', device: 'info' },
      errors: ['C26', 'C27', 'C31', 'D8'],
    },
    before: {
      text: 'SDK {{version}} is in use, and a realm is opened with `sync`: before SDK 10 that means the Realm Object Server, which is no more, and App Services does not know its protocol.',
      help: 'Update `realm` to 12.14.2 or later.',
      facts: ['`{{version}}`'],
      errors: ['D27'],
    },
    removed: {
      text: 'SDK {{version}} has no sync any more, and this realm is opened with `sync`: the SDK throws ("Expected \'sync\' to be undefined"), and the realm does not open.',
      help: 'Remove `sync` from the configuration, or stay on the line of 12 (`realm@12.15.0`) as long as something answers that.',
      facts: ['`{{version}}`'],
      severity: { sync: 'error', validator: 'error', device: 'error' },
    },
    notYet: {
      text: '`{{key}}` is only read from SDK {{since}} on, and {{version}} is in use: what is given here never takes effect.',
      help: 'Update `realm` to {{since}} or later.',
      facts: ['`{{key}}`', '`{{version}}`'],
    },
  },
  *check(comparison) {
    const { client, world } = comparison;
    const { sdks = [], configurations } = client;
    for (const sdk of sdks) {
      const synced = world === 'sync' ? configurations.find((each) => isOf(sdk, each) && isGiven(settingAt(each.settings, ['sync']))) : undefined;
      if (synced !== undefined && majorOf(sdk) < 10) yield { at: at(sdk), message: 'before', data: { version: sdk.version }, breaks: ['open'] };
      else yield* ofVersion(sdk, comparison);
    }
    for (const configuration of configurations) {
      const sync = settingAt(configuration.settings, ['sync']);
      if (!isGiven(sync) || (configuration.sdk ?? 0) < 20) continue;
      const spot = { class: null, property: null, client: sync.place, server: null };
      yield { at: spot, message: 'removed', data: { version: String(configuration.sdk) }, breaks: ['open'] };
    }
    const [only, ...others] = sdks;
    if (only === undefined || others.length > 0 || world !== 'sync') return;
    for (const { key, since, place } of configurations.flatMap((each) => unknownSettings(each, only))) {
      const spot = { class: null, property: null, client: place, server: null };
      yield { at: spot, message: 'notYet', data: { key, since, version: only.version }, breaks: ['upload', 'download'] };
    }
  },
});

const majorOf = ({ version }: ClientSdk): number => Number(version.split('.')[0]);
const isOf = (sdk: ClientSdk, configuration: ClientConfiguration): boolean => configuration.sdk === majorOf(sdk);
const isGiven = (setting: Setting | undefined): setting is Setting =>
  setting !== undefined && setting.value.kind !== 'unknown' && setting.value.kind !== 'conditional';

const at = ({ place }: ClientSdk): Spot => ({ class: null, property: null, client: place, server: null });

/** What a version lacks, as far as it matters to the realms that are opened with it. */
function* ofVersion(sdk: ClientSdk, { client, server, world }: Comparison): Generator<Problem<'outdated' | 'allowed' | 'line', Spot>> {
  const { version, range } = sdk;
  const synced = world === 'sync' && client.configurations.some((each) => each.synced && isOf(sdk, each));
  const lack = lackOf(version, { synced, flexible: syncModeOf(server.sync) === 'flexible' });
  if (lack === undefined) return;
  const { floor, fixes, isOfLine } = lack;
  const isCertain = range === null || isBelow(range, floor);
  const harm = world === 'sync' ? 'bad changesets, client resets and lost values' : 'lost values';
  const data = { version, floor, fixes: listed(fixes), harm };
  if (isOfLine && !isCertain) yield { at: at(sdk), message: 'allowed', data: { ...data, range }, breaks: [] };
  else if (isOfLine) yield { at: at(sdk), message: 'outdated', data, breaks: ['upload', 'download'] };
  else if (fixes.length > 0 && isCertain) yield { at: at(sdk), message: 'line', data, breaks: [] };
}

const listed = (fixes: readonly SdkFix[]): string => fixes.map(({ what, fixed }) => `${what} (fixed in ${fixed})`).join('; ');
