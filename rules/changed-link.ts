import { changedDeclaration, ELSE_TERMINATE } from '../src/rule/changed-declaration';

const KEEP = 'Keep `{{before}}`, and add a property of another name for the new link';

/** A link leads to another class, or a plain value became a link: the column stores something else. */
export const rule = changedDeclaration({
  id: 'changed-link',
  description: 'disallow changes of what a property links to',
  reference: 'server-schema.md 4 and 6, realm-core.md 2',
  on: ['link'],
  subject: '`{{class}}.{{property}}`',
  noun: 'link',
  realm: 'with',
  opens: '"has been changed from"',
  keep: { client: `${KEEP}.`, server: `${KEEP}; ${ELSE_TERMINATE}.` },
  errors: { unlike: ['B4'], open: ['D4', 'E4'], deploy: ['D9', 'E9'], read: ['E37'] },
  messages: {
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
});
