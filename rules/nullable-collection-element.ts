import { witnessOfNull } from '../src/compare/witness';
import { mismatchRule } from '../src/rule/define-rule';
import { followServer } from '../src/rule/repair';

/** `string?[]` and its kin: the device accepts null elements, and the server refuses the first one uploaded. */
export const rule = mismatchRule({
  id: 'nullable-collection-element',
  group: 'compatibility',
  docs: {
    description: 'disallow collections whose elements are optional on one side only',
    reference: 'server-schema.md 3.3, realm-core issue 5545',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['element-optionality'],
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
    emptyRefused: {
      text: 'The elements of `{{class}}.{{property}}` (`{{clientType}}`) may be null on the client, and the validator takes no null among them: a document with one is refused ({{refusal}}).',
      help: 'Allow null among them in {{serverFile}}, `["…", "null"]`, or write no null into them.',
      errors: ['G1', 'G2'],
      severity: { validator: 'warn' },
    },
    mayHoldNull: {
      text: 'The elements of `{{class}}.{{property}}` are required on the client (`{{clientType}}`), but the validator takes null among them: reading such a document into the realm fails.',
      help: 'Declare it as `{{serverType}}` on the client, or forbid null in `items`.',
      severity: { validator: 'warn' },
    },
  },
  judge({ client, verdict }) {
    const witness = witnessOfNull(client.property);
    if (verdict !== undefined) {
      if (!verdict.upload) return { message: 'mayHoldNull', breaks: ['download'], witness };
      return { message: verdict.implied ? 'emptyRefused' : 'nullRefused', breaks: ['upload'], witness };
    }
    return client.property.optional
      ? { message: 'clientOptional', breaks: ['upload'], witness }
      : { message: 'clientRequired', breaks: ['download'], witness };
  },
  // What Realm makes optional by itself cannot be declared otherwise.
  repairs: (at) => (at.verdict?.implied === true ? [] : followServer(at)),
});
