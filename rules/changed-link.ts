import { defineRule } from '../src/rule/define-rule';
import { HELP, judgeChange } from '../src/rule/judge-change';

/** A link leads to another class, or a plain value became a link: the column stores something else. */
export const rule = defineRule({
  id: 'changed-link',
  group: 'destructive',
  docs: {
    description: 'disallow changes of what a property links to',
    reference: 'server-schema.md 4 and 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    client: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}: a device that holds a realm of the earlier version does not open it ("has been changed from").',
      help: 'Keep `{{before}}`, and add a property of another name for the new link.',
      errors: ['B4', 'D4', 'E4'],
    },
    clientFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}, and the server has it so: a device that holds a realm of the earlier version does not open it ("has been changed from").',
      help: HELP.clientFits,
      errors: ['D4', 'E4'],
    },
    server: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients with the earlier link no longer sync (Bad changeset).',
      help: 'Keep `{{before}}`, and add a property of another name for the new link; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B4', 'D4', 'D9', 'E4', 'E9'],
    },
    serverFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}, and the client has it so: the change cannot be deployed without terminating sync, and clients with the earlier link no longer sync (Bad changeset).',
      help: HELP.serverFits,
      errors: ['B4', 'D4', 'D9', 'E4', 'E9'],
    },
    both: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on both sides since {{baseline}}: it cannot be deployed without terminating sync, and every installed client keeps a realm with the earlier link that no longer opens.',
      help: 'Keep `{{before}}`, and add a property of another name for the new link; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B4', 'D4', 'D9', 'E4', 'E9'],
    },
    apart: {
      text: '`{{class}}.{{property}}` changed on both sides since {{baseline}}, and to what does not fit: it cannot be deployed without terminating sync, and every installed client keeps a realm with the earlier link that no longer opens.',
      help: HELP.apart,
      errors: ['B4', 'D4', 'D9', 'E4', 'E9'],
    },
    validator: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: what installed clients write and what is stored leads elsewhere, and where the ids are of another type they are refused now ({{refusal}}).',
      help: 'Take the ids of both in the validator until no installed version has `{{before}}` and the stored documents are converted; or keep it, and add a property of another name.',
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version makes the property anew, and its links are lost.',
      help: 'Raise `schemaVersion` and set the links in the migration function (`onMigration`), or add a property with a new name.',
      errors: ['E4', 'E11'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change === 'link') yield { at, ...judgeChange(at, target) };
    }
  },
});
