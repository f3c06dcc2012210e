import { witnessOfType } from '../src/compare/witness';
import { defineRule } from '../src/rule/define-rule';

/** Single value, list, set and dictionary are stored differently, whatever they hold. */
export const rule = defineRule({
  id: 'collection-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow properties that are a single value, list, set or dictionary on one side and another of these on the other',
    reference: 'realm-core.md 0 and 5, server-schema.md 2.2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    differs: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: one side holds {{clientKind}}, the other {{serverKind}}, and neither can apply the changes of the other (Bad changeset).',
      help: 'Declare the same kind on both sides. On the server a list is an `array`, a set an `array` with `uniqueItems: true`, and a dictionary an `object` with `additionalProperties`.',
      errors: ['B3', 'C2', 'C3', 'C4', 'E4', 'F4'],
    },
  },
  *check({ mismatches }) {
    for (const at of mismatches) {
      if (at.kind !== 'collection') continue;
      const data = { clientKind: KINDS[at.clientProperty.type] ?? SINGLE, serverKind: KINDS[at.serverProperty.type] ?? SINGLE };
      yield { at, message: 'differs', data, breaks: ['upload', 'download'], witness: witnessOfType(at.clientProperty) };
    }
  },
});

const SINGLE = 'a single value';
const KINDS: Readonly<Record<string, string>> = { list: 'a list', set: 'a set', dictionary: 'a dictionary' };
