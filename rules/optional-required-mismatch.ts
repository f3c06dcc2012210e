import { witnessOfNull } from '../src/compare/witness';
import { defineRule } from '../src/rule/define-rule';

/** Optional on one side, required on the other: the server refuses the null, or the client cannot hold it. */
export const rule = defineRule({
  id: 'optional-required-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow properties that are optional on one side and required on the other',
    reference: 'realm-core.md 0, server-schema.md 3.3',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    clientOptional: {
      text: '`{{class}}.{{property}}` is optional on the client (`{{clientType}}`) but required by the server: an object saved without it is refused (Bad changeset, UPLOAD), or the realm does not open ("has been made optional").',
      help: 'Make it `{{serverType}}` on the client, or remove `{{property}}` from `required` in {{serverFile}}.',
      errors: ['B2', 'E2'],
    },
    clientRequired: {
      text: '`{{class}}.{{property}}` is required on the client (`{{clientType}}`) but optional on the server: a document without it cannot be applied on the device (Bad changeset, DOWNLOAD), or the realm does not open ("has been made required").',
      help: 'Make it `{{serverType}}` on the client, or add `{{property}}` to `required` in {{serverFile}}.',
      errors: ['B2', 'C13', 'E3'],
      severity: { mongodb: 'warn', 'json-schema': 'warn' },
    },
  },
  *check({ mismatches }) {
    for (const at of mismatches) {
      if (at.kind !== 'optionality') continue;
      const witness = witnessOfNull(at.clientProperty);
      if (at.clientProperty.optional) yield { at, message: 'clientOptional', breaks: ['upload'], witness };
      else yield { at, message: 'clientRequired', breaks: ['download'], witness };
    }
  },
});
