import { changedDeclaration, ELSE_TERMINATE } from '../src/rule/changed-declaration';

/** An optional property became required, or the other way round: to a synced realm that is another column. */
export const rule = changedDeclaration({
  id: 'changed-optionality',
  description: 'disallow changes between optional and required',
  reference: 'server-schema.md 6, realm-core.md 0 and 2',
  on: ['optionality', 'element-optionality'],
  subject: '`{{class}}.{{property}}`',
  noun: 'declaration',
  realm: 'of',
  opens: '"has been made {{became}}"',
  keep: {
    client: 'Keep `{{before}}`, and check the value in the code that reads or writes it.',
    server: `Keep \`{{before}}\` and check the value in code; ${ELSE_TERMINATE}.`,
  },
  errors: { unlike: ['B2'], open: ['E2', 'E3', 'F4'], deploy: ['D9', 'D12', 'E9'], read: ['E34', 'E37'] },
  messages: {
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
});
