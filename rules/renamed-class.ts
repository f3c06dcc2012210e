import { changeRule } from '../src/rule/define-rule';
import { judgeRenaming } from '../src/rule/removed-declaration';

/** A class is gone and one with the same properties is new: to Realm a rename is a removal and an addition. */
export const rule = changeRule({
  id: 'renamed-class',
  group: 'destructive',
  docs: {
    description: 'disallow renaming classes',
    reference: 'server-schema.md 6.2, realm-core.md 0, errors.md 4.5',
  },
  severity: { sync: 'error', validator: 'error', device: 'error' },
  on: ['renamed-class'],
  facts: ['`{{before}}`', '`{{after}}`'],
  messages: {
    client: {
      text: '`{{before}}` is gone from the client since {{baseline}} and `{{after}}` with the same properties is new: its objects stay under the old name, and the server does not know `{{after}}` (Invalid schema change, 225).',
      help: 'Keep `name: "{{before}}"` in the schema, whatever the class is called in code. If it is another class, add it to the server first.',
      errors: ['D1', 'F1'],
    },
    server: {
      text: '`{{before}}` is gone from the server since {{baseline}} and `{{after}}` with the same properties is new: the removal cannot be deployed without terminating sync, and clients that have `{{before}}` no longer sync (Invalid schema change, 225).',
      help: 'Keep the title `{{before}}`. JavaScript clients cannot map the name of a class: it is `name` in their schemas.',
      errors: ['D1', 'D9', 'E9', 'F1'],
    },
    both: {
      text: '`{{before}}` is gone from both sides since {{baseline}} and `{{after}}` with the same properties is new: its objects stay under the old name, the removal cannot be deployed without terminating sync, and installed clients no longer sync (Invalid schema change, 225).',
      help: 'Keep the title and the `name` `{{before}}`, whatever the class is called in code.',
      errors: ['D1', 'D9', 'E9', 'F1'],
    },
    validator: {
      text: 'The validator of `{{before}}` is gone since {{baseline}}, and one of `{{after}}` with the same properties is new: the documents stay in the earlier collection, and nothing checks what installed clients still write there.',
      help: 'Keep both validators until no installed version writes to `{{before}}`, and copy the documents.',
    },
    local: {
      text: '`{{before}}` is gone since {{baseline}} and `{{after}}`, which is much like it, is new: the objects stay in the file under the earlier name, and the app no longer sees them.',
      help: 'Copy them in the migration function (`onMigration`) and raise `schemaVersion`, or keep the name: `name: "{{before}}"`.',
      errors: ['E8'],
    },
  },
  judge: (at, { world }) => judgeRenaming(at, world),
});
