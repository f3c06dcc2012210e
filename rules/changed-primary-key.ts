import { defineRule } from '../src/rule/define-rule';

/** The primary key has another name, type or optionality: objects are found by it, and it cannot change where data is. */
export const rule = defineRule({
  id: 'changed-primary-key',
  group: 'destructive',
  docs: {
    description: 'disallow changes of the name, type or optionality of a primary key',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    client: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}: a device that holds a realm of the earlier version does not open it ("Primary Key for class has changed").',
      help: 'Keep `{{before}}`; for another key, use a new class.',
      errors: ['B5', 'B6', 'B7', 'E4', 'E6', 'F5', 'F6', 'F7'],
    },
    server: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: the change cannot be deployed without terminating sync, and no object of an earlier client is found by its key any more (Bad changeset).',
      help: 'Keep `{{before}}`; for another key, use a new class with a collection of its own, and copy the documents.',
      errors: ['B5', 'B6', 'B7', 'D9', 'E4', 'E6', 'E9', 'F5', 'F6', 'F7'],
    },
    both: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on both sides since {{baseline}}: it cannot be deployed without terminating sync, and every installed client keeps a realm with the earlier key that no longer opens.',
      help: 'Keep `{{before}}`; for another key, use a new class with a collection of its own, and copy the documents.',
      errors: ['B5', 'B6', 'B7', 'D9', 'E4', 'E6', 'E9', 'F5', 'F6', 'F7'],
    },
    local: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version is not opened, or its migration fails where objects get the same key.',
      help: 'Raise `schemaVersion` and give every object a key of its own in the migration function (`onMigration`), or use a new class.',
      errors: ['E4', 'E6', 'E11'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change !== 'primary-key') continue;
      if (target === 'local') yield { at, message: 'local', breaks: ['open'] };
      else if (at.side === 'client') yield { at, message: 'client', breaks: ['open', 'upload', 'download'] };
      else if (at.side === 'server') yield { at, message: 'server', breaks: ['open', 'upload', 'download', 'deploy'] };
      else yield { at, message: 'both', breaks: ['open', 'upload', 'download', 'deploy'] };
    }
  },
});
