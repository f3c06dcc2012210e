import { defineRule } from '../src/rule/define-rule';
import { became, HELP, judgeChange } from '../src/rule/judge-change';

/** An optional property became required, or the other way round: to a synced realm that is another column. */
export const rule = defineRule({
  id: 'changed-optionality',
  group: 'destructive',
  docs: {
    description: 'disallow changes between optional and required',
    reference: 'server-schema.md 6, realm-core.md 0 and 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    client: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}: a device that holds a realm of the earlier version does not open it ("has been made {{became}}").',
      help: 'Keep `{{before}}`, and check the value in the code that reads or writes it.',
      errors: ['B2', 'E2', 'E3', 'F4'],
    },
    clientFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}, and the server has it so: a device that holds a realm of the earlier version does not open it ("has been made {{became}}").',
      help: HELP.clientFits,
      errors: ['E2', 'E3', 'F4'],
    },
    server: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients with the earlier declaration no longer sync (Bad changeset).',
      help: 'Keep `{{before}}` and check the value in code; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B2', 'D9', 'D12', 'E2', 'E3', 'E9', 'F4'],
    },
    serverFits: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}, and the client has it so: the change cannot be deployed without terminating sync, and clients with the earlier declaration no longer sync (Bad changeset).',
      help: HELP.serverFits,
      errors: ['B2', 'D9', 'D12', 'E2', 'E3', 'E9', 'F4'],
    },
    both: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on both sides since {{baseline}}: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier declaration that no longer opens.',
      help: 'Keep `{{before}}` and check the value in code; else terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
      errors: ['B2', 'D9', 'D12', 'E2', 'E3', 'E9', 'F4'],
    },
    apart: {
      text: '`{{class}}.{{property}}` changed on both sides since {{baseline}}, and to what does not fit: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier declaration that no longer opens.',
      help: HELP.apart,
      errors: ['B2', 'D9', 'D12', 'E2', 'E3', 'E9', 'F4'],
    },
    validator: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: where it became required, documents without a value are refused now ({{refusal}}), stored ones among them once they are written; where it became optional, clients may read documents without a value that they cannot hold.',
      help: 'Require it only once every document has a value and every installed version writes one; allow null only once every installed version can read it.',
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}.{{property}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version is not opened until its version rises, and what becomes required is made anew with empty values.',
      help: 'Raise `schemaVersion`, and carry the values over in the migration function (`onMigration`) where it becomes required.',
      errors: ['E2', 'E3', 'E11'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change === 'optionality' || at.change === 'element-optionality') yield { at, ...judgeChange(at, target), data: { became: became(at) } };
    }
  },
});
