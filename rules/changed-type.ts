import { changedDeclaration, ELSE_TERMINATE } from '../src/rule/changed-declaration';

const KEEP = 'Keep `{{before}}`, and add a property of another name for the new type';

/** The type of a property is another than in the baseline: its column cannot change in a synced realm. */
export const rule = changedDeclaration({
  id: 'changed-type',
  description: 'disallow changes of the type of a property',
  reference: 'server-schema.md 6, realm-core.md 2',
  on: ['type'],
  subject: '`{{class}}.{{property}}`',
  noun: 'type',
  realm: 'of',
  opens: '"has been changed from"',
  keep: { client: `${KEEP}.`, server: `${KEEP}; ${ELSE_TERMINATE}.` },
  errors: { unlike: ['B1'], open: ['E4', 'F3'], deploy: ['D9', 'D11', 'E9'], read: ['E37'] },
  messages: {
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
});
