import { witnessOfType } from '../src/compare/witness';
import { defineRule } from '../src/rule/define-rule';

/** The two sides declare different types: neither can store what the other sends. */
export const rule = defineRule({
  id: 'type-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow properties whose types differ between client and server',
    reference: 'realm-core.md 0 and 5, server-schema.md 3',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    differs: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: the first value written on either side is refused by the other (Bad changeset).',
      help: 'Declare it as `{{serverType}}` on the client if that is what the stored documents hold. If the server is wrong, add a property with a new name on both sides: the type of a deployed one cannot be changed while documents exist.',
      errors: ['B1', 'C1', 'C12', 'E4', 'F3'],
    },
  },
  *check({ mismatches }) {
    for (const at of mismatches) {
      if (at.kind === 'type') yield { at, message: 'differs', breaks: ['upload', 'download'], witness: witnessOfType(at.clientProperty) };
    }
  },
});
