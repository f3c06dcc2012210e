import { changedDeclaration } from '../src/rule/changed-declaration';

const KEEP = 'Keep it {{before}}, and use a class of another name for the new kind';

/** A class became embedded, top-level or asymmetric: no realm with data can follow. */
export const rule = changedDeclaration({
  id: 'changed-class-kind',
  description: 'disallow changes between top-level, embedded and asymmetric classes',
  reference: 'server-schema.md 6, realm-core.md 2',
  on: ['class-kind'],
  subject: '`{{class}}`',
  change: ' from {{before}} to {{after}}',
  noun: 'kind',
  realm: 'of',
  opens: '"Class has been changed from"',
  keep: { client: `${KEEP}.`, server: `${KEEP}, with a collection of its own.` },
  errors: { unlike: ['B8', 'B9', 'B10'], open: ['E7', 'F8'], deploy: ['D9', 'E9'] },
  messages: {
    apart: {
      text: '`{{class}}` changed from {{before}} to {{after}} since {{baseline}}, and on the other side to something else: it cannot be deployed without terminating sync, and every installed client keeps a realm of the earlier kind that no longer opens.',
      help: 'Keep it {{before}} on both sides, and use a class of another name for the new kind, with a collection of its own.',
    },
    validator: {
      text: '`{{class}}` changed from {{before}} to {{after}} on the server since {{baseline}}: what one side embeds the other keeps in a collection of its own, and the documents that installed clients write no longer fit ({{refusal}}).',
      help: `${KEEP}, with a collection of its own.`,
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}` changed from {{before}} to {{after}} since {{baseline}}: a realm of the earlier version is not opened until its version rises, and objects without exactly one parent cannot become embedded.',
      help: 'Raise `schemaVersion` and sort out the objects in the migration function (`onMigration`), or use a new class.',
      errors: ['E7', 'E11', 'E33'],
    },
  },
});
