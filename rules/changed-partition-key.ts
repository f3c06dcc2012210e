import { defineRule } from '../src/rule/define-rule';
import type { Partition } from '../src/schema/server-schemas';

/** The partition key decides which documents a client has: changing it, or the kind of sync, starts sync anew for everybody. */
export const rule = defineRule({
  id: 'changed-partition-key',
  group: 'destructive',
  docs: {
    description: 'disallow changing the partition key and the kind of sync, and turning sync off',
    reference: 'server-schema.md 1.4 and 6.1',
  },
  severity: { 'app-services': 'error', mongodb: 'off', 'json-schema': 'off', local: 'off' },
  messages: {
    changed: {
      text: 'The partition key changed from {{before}} to {{after}} since {{baseline}}: that can only be deployed by terminating sync, and every installed client is reset and asks for partitions that are no more.',
      help: 'Keep it, or terminate sync, deploy and re-enable it, with a client reset handler and the new partition values in every client.',
      errors: ['D6', 'D7', 'D9'],
    },
    mode: {
      text: 'The kind of sync changed from {{before}} to {{after}} since {{baseline}}: that can only be deployed by terminating sync, and every installed client is reset and opens its realm in a way that the server no longer knows.',
      help: 'Terminate sync, deploy and re-enable it, with a client reset handler and the other sync configuration in every client.',
      errors: ['D9'],
    },
    off: {
      text: 'Sync is no longer configured: it was {{before}} at {{baseline}}. Deploying this terminates sync, and no installed client can sync any more.',
      help: 'Put the configuration of sync back, unless no installed client is to sync any more.',
      errors: ['D9'],
    },
  },
  *check({ baseline, server }) {
    const [earlier, later] = [baseline?.server?.sync, server.sync];
    // What cannot be read may still say it.
    if (earlier?.mode != null && later?.mode == null && server.target === 'app-services' && server.problems.length === 0) {
      const at = { class: null, property: null, client: null, server: later?.source ?? null, baseline: earlier.source };
      yield { at, message: 'off', data: { before: MODES[earlier.mode] }, breaks: ['deploy', 'upload', 'download'] };
      return;
    }
    if (earlier?.mode != null && later?.mode != null && earlier.mode !== later.mode) {
      const at = { class: null, property: null, client: null, server: later.source, baseline: earlier.source };
      yield { at, message: 'mode', data: { before: MODES[earlier.mode], after: MODES[later.mode] }, breaks: ['deploy', 'upload', 'download'] };
      return;
    }
    const [before, now] = [baseline?.server?.sync?.partition, server.sync?.partition];
    if (before == null || now == null || !differ(before, now)) return;
    const at = { class: null, property: null, client: null, server: now.source, baseline: before.source };
    yield { at, message: 'changed', data: { before: spelt(before), after: spelt(now) }, breaks: ['deploy', 'upload', 'download'] };
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
