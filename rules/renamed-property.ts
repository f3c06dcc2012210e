import { changeRule } from '../src/rule/define-rule';
import { judgeRenaming } from '../src/rule/removed-declaration';

/** A property is gone and one alike is new: to Realm a rename is a removal and an addition. */
export const rule = changeRule({
  id: 'renamed-property',
  group: 'destructive',
  docs: {
    description: 'disallow renaming the stored name of properties',
    reference: 'server-schema.md 6.2, realm-core.md 0, errors.md 4.5',
  },
  severity: { sync: 'error', validator: 'error', device: 'error' },
  on: ['renamed-property'],
  messages: {
    client: {
      text: '`{{class}}.{{before}}` is gone from the client since {{baseline}} and `{{after}}` of the same type is new: nothing carries the values over, and the server does not know `{{after}}` (Invalid schema change, 225).',
      help: 'If it was renamed, keep the stored name: `{{after}}: { …, mapTo: "{{before}}" }`. If not, add `{{after}}` to the server first.',
      facts: ['`{{class}}.{{before}}`', '`{{after}}`'],
      errors: ['D3', 'F2'],
    },
    server: {
      text: '`{{class}}.{{before}}` is gone from the server since {{baseline}} and `{{after}}` of the same type is new: the removal cannot be deployed without terminating sync, and clients that have `{{before}}` no longer sync (Invalid schema change, 225).',
      help: 'Keep `{{before}}` on the server. For another name in code, write `mapTo: "{{before}}"` on the client.',
      facts: ['`{{class}}.{{before}}`', '`{{after}}`', '`{{before}}`'],
      errors: ['D3', 'D9', 'E9', 'F2'],
    },
    both: {
      text: '`{{class}}.{{before}}` is gone from both sides since {{baseline}} and `{{after}}` of the same type is new: nothing carries the values over, the removal cannot be deployed without terminating sync, and installed clients no longer sync (Invalid schema change, 225).',
      help: 'Keep `{{before}}` on the server, and write `{{after}}: { …, mapTo: "{{before}}" }` on the client.',
      facts: ['`{{class}}.{{before}}`', '`{{after}}`'],
      errors: ['D3', 'D9', 'E9', 'F2'],
    },
    validator: {
      text: '`{{class}}.{{before}}` is gone from the validator since {{baseline}} and `{{after}}` of the same type is new: installed clients still write `{{before}}`, which is refused or no longer checked ({{refusal}}), and stored documents hold their values under the earlier name.',
      help: 'Keep `{{before}}` in the validator. For another name in code, write `mapTo: "{{before}}"` on the client.',
      facts: ['`{{class}}.{{before}}`', '`{{after}}`', '`{{before}}`'],
      errors: ['G1', 'G2'],
    },
    local: {
      text: '`{{class}}.{{before}}` is gone since {{baseline}} and `{{after}}` of the same type is new: the new property starts empty, and the earlier values are lost.',
      help: 'If it was renamed, keep the stored name: `{{after}}: { …, mapTo: "{{before}}" }`; or raise `schemaVersion` and copy the values in the migration function (`onMigration`).',
      facts: ['`{{class}}.{{before}}`', '`{{after}}`'],
      errors: ['E8'],
    },
  },
  judge: (at, { world }) => judgeRenaming(at, world),
});
