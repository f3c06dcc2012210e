import { changedDeclaration, ELSE_TERMINATE } from '../src/rule/changed-declaration';

const KEEP = 'Keep `{{before}}`, and add a property of another name for the new shape';

/** A value became a list, set or dictionary, or the other way round: that is another column. */
export const rule = changedDeclaration({
  id: 'changed-collection',
  description: 'disallow changes between single values, lists, sets and dictionaries',
  reference: 'server-schema.md 6, realm-core.md 2',
  on: ['collection'],
  subject: '`{{class}}.{{property}}`',
  noun: 'shape',
  realm: 'of',
  opens: '"has been changed from"',
  keep: { client: `${KEEP}.`, server: `${KEEP}; ${ELSE_TERMINATE}.` },
  errors: { unlike: ['B3'], open: ['E4', 'F4'], deploy: ['D9', 'D11', 'E9'], read: ['E37'] },
  messages: {
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
});
