import { defineRule } from '../src/rule/define-rule';
import { HELP, judgeChange } from '../src/rule/judge-change';

/** A value became a list, set or dictionary, or the other way round: that is another column. */
export const rule = defineRule({
  id: 'changed-collection',
  group: 'destructive',
  docs: {
    description: 'disallow changes between single values, lists, sets and dictionaries',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    client: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}: a device that holds a realm of the earlier version does not open it ("has been changed from").',
      help: 'Keep `{{before}}`, and add a property of another name for the new shape.',
      errors: ['B3', 'E4', 'F4'],
    },
    clientFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}, and the server has it so: a device that holds a realm of the earlier version does not open it ("has been changed from").',
      help: HELP.clientFits,
      errors: ['E4', 'F4'],
    },
    server: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients with the earlier shape no longer sync (Bad changeset).',
      help: 'Keep `{{before}}`, and add a property of another name for the new shape; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B3', 'D9', 'D11', 'E4', 'E9', 'F4'],
    },
    serverFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}, and the client has it so: the change cannot be deployed without terminating sync, and clients with the earlier shape no longer sync (Bad changeset).',
      help: HELP.serverFits,
      errors: ['B3', 'D9', 'D11', 'E4', 'E9', 'F4'],
    },
    both: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on both sides since {{baseline}}: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier shape that no longer opens.',
      help: 'Keep `{{before}}`, and add a property of another name for the new shape; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B3', 'D9', 'D11', 'E4', 'E9', 'F4'],
    },
    apart: {
      text: '`{{class}}.{{property}}` changed on both sides since {{baseline}}, and to what does not fit: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier shape that no longer opens.',
      help: HELP.apart,
      errors: ['B3', 'D9', 'D11', 'E4', 'E9', 'F4'],
    },
    validator: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: what installed clients write and what is stored has the earlier shape, which is refused now ({{refusal}}), and clients cannot read what the new one brings.',
      help: 'Take both in the validator until no installed version has `{{before}}` and the stored documents are converted; or keep it, and add a property of another name.',
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version makes the property anew, and its values are lost.',
      help: 'Raise `schemaVersion` and carry the values over in the migration function (`onMigration`), or add a property with a new name.',
      errors: ['E4', 'E11'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change === 'collection') yield { at, ...judgeChange(at, target) };
    }
  },
});
