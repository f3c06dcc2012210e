import { isSyncRead } from '../src/compare/gaps';
import { sideRule } from '../src/rule/define-rule';
import { syncModeOf, type Partition } from '../src/schema/server-schemas';

/** The partition key decides which documents a client has: changing it, or the kind of sync, starts sync anew for everybody. */
export const rule = sideRule({
  id: 'changed-partition-key',
  group: 'destructive',
  docs: {
    description: 'disallow changing the partition key and the kind of sync, and turning sync off',
    reference: 'server-schema.md 1.4 and 6.1',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    changed: {
      text: 'The partition key changed from {{before}} to {{after}} since {{baseline}}: that can only be deployed by terminating sync, and every installed client is reset and asks for partitions that are no more.',
      help: 'Keep it, or terminate sync, deploy and re-enable it, with a client reset handler and the new partition values in every client.',
      facts: ['{{before}}', '{{after}}'],
      errors: ['D6', 'D7', 'D9'],
    },
    mode: {
      text: 'The kind of sync changed from {{before}} to {{after}} since {{baseline}}: that can only be deployed by terminating sync, and every installed client is reset and opens its realm in a way that the server no longer knows.',
      help: 'Terminate sync, deploy and re-enable it, with a client reset handler and the other sync configuration in every client.',
      facts: ['{{before}}', '{{after}}'],
      errors: ['D9'],
    },
    off: {
      text: 'Sync is no longer configured: it was {{before}} at {{baseline}}. Deploying this terminates sync, and no installed client can sync any more.',
      help: 'Put the configuration of sync back, unless no installed client is to sync any more.',
      facts: ['{{before}}'],
      errors: ['D9'],
    },
    terminated: {
      text: 'Sync is terminated: its `state` is empty, and it was {{before}} at {{baseline}}. No installed client can sync any more, and each is reset once sync is enabled again.',
      help: 'Enable sync again, with a client reset handler in every client, unless no installed client is to sync any more.',
      facts: ['{{before}}'],
      errors: ['D9'],
    },
    paused: {
      text: 'Sync is paused: its `state` was enabled at {{baseline}}. No installed client can sync until it is enabled again.',
      help: 'Write `"state": "enabled"`, unless the pause is meant.',
      severity: { sync: 'warn' },
    },
  },
  *check({ baseline, server }) {
    const [earlier, later] = [baseline?.server?.sync, server.sync];
    const [before, after] = [syncModeOf(earlier), syncModeOf(later)];
    // Where no sync ran, no installed client has anything to lose; and what cannot be read may still say it.
    if (earlier == null || before === null || !isSyncRead(server)) return;
    const spot = { class: null, property: null, client: null };
    if (later === null || after === null) {
      const isTerminated = later !== null && later.mode !== null;
      const at = { ...spot, server: isTerminated ? later.stateSource : later?.source ?? null, baseline: earlier.source };
      yield { at, message: isTerminated ? 'terminated' : 'off', data: { before: MODES[before] }, breaks: ['deploy', 'upload', 'download'] };
      return;
    }
    if (earlier.state === 'enabled' && later.state === 'paused') {
      yield { at: { ...spot, server: later.stateSource, baseline: earlier.stateSource }, message: 'paused', breaks: ['upload', 'download'] };
    }
    if (before !== after) {
      const at = { ...spot, server: later.source, baseline: earlier.source };
      yield { at, message: 'mode', data: { before: MODES[before], after: MODES[after] }, breaks: ['deploy', 'upload', 'download'] };
    } else if (earlier.partition !== null && later.partition !== null && differ(earlier.partition, later.partition)) {
      const at = { ...spot, server: later.partition.source, baseline: earlier.partition.source };
      yield { at, message: 'changed', data: { before: spelt(earlier.partition), after: spelt(later.partition) }, breaks: ['deploy', 'upload', 'download'] };
    }
  },
});

const MODES = { flexible: 'flexible sync', partition: 'partition-based sync' } as const;

/** A type or `required` that is not named, or filled in at deployment, is not known, and so no difference. */
function differ(before: Partition, now: Partition): boolean {
  const unlike = <T>(from: T | null, to: T | null): boolean => from !== null && to !== null && from !== to;
  return before.key !== now.key || unlike(before.type, now.type) || unlike(before.required, now.required);
}

function spelt({ key, type, required }: Partition): string {
  return `\`${key}\`${type === null ? '' : ` (\`${type}\`${required === true ? ', required' : ''})`}`;
}
