import { defineRule } from '../src/rule/define-rule';
import { HELP, judgeChange } from '../src/rule/judge-change';

/** A class became embedded, top-level or asymmetric: no realm with data can follow. */
export const rule = defineRule({
  id: 'changed-class-kind',
  group: 'destructive',
  docs: {
    description: 'disallow changes between top-level, embedded and asymmetric classes',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    client: {
      text: '`{{class}}` changed from {{before}} to {{after}} on the client since {{baseline}}: a device that holds a realm of the earlier version does not open it ("Class has been changed from").',
      help: 'Keep it {{before}}, and use a class of another name for the new kind.',
      errors: ['B8', 'B9', 'B10', 'E7', 'F8'],
    },
    clientFits: {
      text: '`{{class}}` changed from {{before}} to {{after}} on the client since {{baseline}}, and the server has it so: a device that holds a realm of the earlier version does not open it ("Class has been changed from").',
      help: HELP.clientFits,
      errors: ['E7', 'F8'],
    },
    server: {
      text: '`{{class}}` changed from {{before}} to {{after}} on the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients with the earlier kind no longer sync (Bad changeset).',
      help: 'Keep it {{before}}, and use a class of another name for the new kind, with a collection of its own.',
      errors: ['B8', 'B9', 'B10', 'D9', 'E7', 'E9', 'F8'],
    },
    serverFits: {
      text: '`{{class}}` changed from {{before}} to {{after}} on the server since {{baseline}}, and the client has it so: the change cannot be deployed without terminating sync, and clients with the earlier kind no longer sync (Bad changeset).',
      help: HELP.serverFits,
      errors: ['B8', 'B9', 'B10', 'D9', 'E7', 'E9', 'F8'],
    },
    both: {
      text: '`{{class}}` changed from {{before}} to {{after}} on both sides since {{baseline}}: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier kind that no longer opens.',
      help: 'Keep it {{before}}, and use a class of another name for the new kind, with a collection of its own.',
      errors: ['B8', 'B9', 'B10', 'D9', 'E7', 'E9', 'F8'],
    },
    apart: {
      text: '`{{class}}` changed from {{before}} to {{after}} since {{baseline}}, and on the other side to something else: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier kind that no longer opens.',
      help: 'Keep it {{before}} on both sides, and use a class of another name for the new kind, with a collection of its own.',
      errors: ['B8', 'B9', 'B10', 'D9', 'E7', 'E9', 'F8'],
    },
    validator: {
      text: '`{{class}}` changed from {{before}} to {{after}} on the server since {{baseline}}: what one side embeds the other keeps in a collection of its own, and the documents that installed clients write no longer fit ({{refusal}}).',
      help: 'Keep it {{before}}, and use a class of another name for the new kind, with a collection of its own.',
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}` changed from {{before}} to {{after}} since {{baseline}}: a realm of the earlier version is not opened until its version rises, and objects without exactly one parent cannot become embedded.',
      help: 'Raise `schemaVersion` and sort out the objects in the migration function (`onMigration`), or use a new class.',
      errors: ['E7', 'E11', 'E33'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change === 'class-kind') yield { at, ...judgeChange(at, target) };
    }
  },
});
