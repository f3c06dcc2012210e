import { changeRule } from '../src/rule/define-rule';
import { judgeRemoval, removalMessages, type RemovalMessage } from '../src/rule/removed-declaration';

/** A class that the baseline had is gone, or its documents are: harmless on the client, breaking on the server. */
export const rule = changeRule<RemovalMessage | 'moved'>({
  id: 'removed-class',
  group: 'destructive',
  docs: {
    description: 'disallow removing classes',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['removed-class', 'moved-class'],
  messages: {
    ...removalMessages('class', '`{{class}}`', ['C10', 'D1', 'D9', 'D28', 'E9', 'E31', 'F1'], {
      text: 'The validator of `{{class}}` is gone since {{baseline}}: installed clients still write such documents, and nothing checks them any more.',
      help: 'Keep the validator until no installed version writes to its collection.',
    }),
    moved: {
      text: '`{{class}}` went from the collection `{{before}}` to `{{after}}` on the server since {{baseline}}: its documents stay in the earlier one, so that clients find none of them, and the earlier one can only be dropped from sync by terminating sync.',
      help: 'Keep the collection, or terminate sync, copy the documents, deploy and re-enable it, with a client reset handler.',
      errors: ['D9', 'D28'],
      facts: ['`{{class}}`', '`{{before}}`', '`{{after}}`'],
    },
  },
  judge: (at, { world }) => (at.kind === 'moved-class' ? { message: 'moved', breaks: ['download', 'deploy'] } : judgeRemoval(at, world)),
});
