import { defineRule } from '../src/rule/define-rule';
import { HELP, judgeChange } from '../src/rule/judge-change';

/** The type of a property is another than in the baseline: its column cannot change in a synced realm. */
export const rule = defineRule({
  id: 'changed-type',
  group: 'destructive',
  docs: {
    description: 'disallow changes of the type of a property',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    client: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}: a device that holds a realm of the earlier version does not open it ("has been changed from").',
      help: 'Keep `{{before}}`, and add a property of another name for the new type.',
      errors: ['B1', 'E4', 'F3'],
    },
    clientFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}, and the server has it so: a device that holds a realm of the earlier version does not open it ("has been changed from").',
      help: HELP.clientFits,
      errors: ['E4', 'F3'],
    },
    server: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients with the earlier type no longer sync (Bad changeset).',
      help: 'Keep `{{before}}`, and add a property of another name for the new type; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B1', 'D9', 'D11', 'E4', 'E9', 'F3'],
    },
    serverFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}, and the client has it so: the change cannot be deployed without terminating sync, and clients with the earlier type no longer sync (Bad changeset).',
      help: HELP.serverFits,
      errors: ['B1', 'D9', 'D11', 'E4', 'E9', 'F3'],
    },
    both: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on both sides since {{baseline}}: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier type that no longer opens.',
      help: 'Keep `{{before}}`, and add a property of another name for the new type; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B1', 'D9', 'D11', 'E4', 'E9', 'F3'],
    },
    apart: {
      text: '`{{class}}.{{property}}` changed on both sides since {{baseline}}, and to what does not fit: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier type that no longer opens.',
      help: HELP.apart,
      errors: ['B1', 'D9', 'D11', 'E4', 'E9', 'F3'],
    },
    validator: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: what installed clients write and what is stored has the earlier type, which is refused now ({{refusal}}), and clients cannot read what the new type brings.',
      help: 'Take both in the validator until no installed version has `{{before}}` and the stored documents are converted; or keep it, and add a property of another name.',
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version makes the property anew, and its values are lost.',
      help: 'Raise `schemaVersion` and convert the values in the migration function (`onMigration`), or add a property with a new name.',
      errors: ['E4', 'E11'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change === 'type') yield { at, ...judgeChange(at, target) };
    }
  },
});
