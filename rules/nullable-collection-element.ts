import { witnessOfNull } from '../src/compare/witness';
import { defineRule } from '../src/rule/define-rule';

/** `string?[]` and its kin: the device accepts null elements, and the server refuses the first one uploaded. */
export const rule = defineRule({
  id: 'nullable-collection-element',
  group: 'compatibility',
  docs: {
    description: 'disallow collections whose elements are optional on one side only',
    reference: 'server-schema.md 3.3, realm-core issue 5545',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    clientOptional: {
      text: 'The elements of `{{class}}.{{property}}` are optional on the client (`{{clientType}}`), which the server cannot store: it opens locally, and the upload is refused (Bad changeset, UPLOAD).',
      help: 'Declare it as `{{serverType}}` on the client.',
      errors: ['A2', 'B2', 'C16', 'C18', 'E2', 'F4'],
    },
    clientRequired: {
      text: 'The elements of `{{class}}.{{property}}` may be null on the server but not on the client (`{{clientType}}`): a document that holds null in it cannot be applied on the device.',
      help: 'Declare it as `{{serverType}}` on the client, or forbid null elements on the server.',
      errors: ['B2', 'C16', 'C18', 'E3', 'F4'],
    },
    nullRefused: {
      text: 'The elements of `{{class}}.{{property}}` are optional on the client (`{{clientType}}`), but the validator takes no null among them: a document with one is refused ({{refusal}}).',
      help: 'Declare it as `{{serverType}}` on the client, or allow null in `items`.',
      errors: ['G1', 'G2'],
    },
    mayHoldNull: {
      text: 'The elements of `{{class}}.{{property}}` are required on the client (`{{clientType}}`), but the validator takes null among them: reading such a document into the realm fails.',
      help: 'Declare it as `{{serverType}}` on the client, or forbid null in `items`.',
      severity: { mongodb: 'warn', 'json-schema': 'warn' },
    },
  },
  *check({ mismatches }) {
    for (const at of mismatches) {
      if (at.kind !== 'element-optionality') continue;
      const witness = witnessOfNull(at.clientProperty);
      if (at.verdict !== undefined) yield { at, message: at.verdict.upload ? 'nullRefused' : 'mayHoldNull', breaks: [at.verdict.upload ? 'upload' : 'download'], witness };
      else if (at.clientProperty.optional) yield { at, message: 'clientOptional', breaks: ['upload'], witness };
      else yield { at, message: 'clientRequired', breaks: ['download'], witness };
    }
  },
});
