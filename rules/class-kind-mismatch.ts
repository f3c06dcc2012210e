import { kindOf } from '../src/schema/model';
import { mismatchRule } from '../src/rule/define-rule';

/** Top-level on one side, embedded or asymmetric on the other: the tables do not fit. */
export const rule = mismatchRule({
  id: 'class-kind-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow classes that are top-level, embedded or asymmetric on one side and another of these on the other',
    reference: 'realm-core.md 0 and 5, server-schema.md 3.1',
  },
  severity: { sync: 'error', validator: 'warn', device: 'off' },
  on: ['class-kind'],
  messages: {
    differs: {
      text: '`{{class}}` is {{clientKind}} on the client but {{serverKind}} on the server: the table of one side does not fit the other (Bad changeset), or the realm does not open ("has been changed from … to …").',
      help: '{{advice}}',
      errors: ['B8', 'B9', 'B10', 'C8', 'C9', 'C17', 'C22', 'C23', 'E7', 'F8'],
    },
    collection: {
      text: '`{{class}}` is embedded on the client, but the server validates a collection of that name: its objects are written inside their parents and never reach that collection.',
      help: 'Remove `embedded` from the class on the client, or name them differently if they are not the same thing.',
    },
  },
  judge(at, { world }) {
    if (world === 'validator') return { message: 'collection', breaks: [] };
    const [client, server] = [kindOf(at.client.schema), kindOf(at.server.schema)];
    return { message: 'differs', data: { clientKind: WORDS[client], serverKind: WORDS[server], advice: ADVICE[server] }, breaks: ['upload', 'download'] };
  },
});

const WORDS = { 'top-level': 'a top-level class', embedded: 'an embedded class', asymmetric: 'an asymmetric class' } as const;

const ADVICE = {
  'top-level': 'Remove `embedded` and `asymmetric` from the class on the client, or change what the server has under this title.',
  embedded: 'Set `embedded: true` on the client and drop its primary key, or give the class a collection of its own on the server.',
  asymmetric: 'Set `asymmetric: true` on the client, or remove the collection from `asymmetric_tables` in sync/config.json.',
} as const;
