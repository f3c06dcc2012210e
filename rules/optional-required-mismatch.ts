import { isKey } from '../src/compare/validator-difference';
import { witnessOfNull } from '../src/compare/witness';
import { mismatchRule } from '../src/rule/define-rule';
import { declareAsServer, listAsClient } from '../src/rule/repair';

/** Optional on one side, required on the other: the server refuses the null, or the client cannot hold it. */
export const rule = mismatchRule({
  id: 'optional-required-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow properties that are optional on one side and required on the other',
    reference: 'realm-core.md 0, server-schema.md 3.3',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['optionality'],
  messages: {
    clientOptional: {
      text: '`{{class}}.{{property}}` is optional on the client (`{{clientType}}`) but required by the server: an object saved without it is refused (Bad changeset, UPLOAD), or the realm does not open ("has been made optional").',
      help: 'Make it `{{serverType}}` on the client, or remove `{{property}}` from `required` in {{serverFile}}.',
      errors: ['B2', 'E2', 'F4'],
    },
    clientRequired: {
      text: '`{{class}}.{{property}}` is required on the client (`{{clientType}}`) but optional on the server: a document without it cannot be applied on the device (Bad changeset, DOWNLOAD), or the realm does not open ("has been made required").',
      help: 'Make it `{{serverType}}` on the client, or add `{{property}}` to `required` in {{serverFile}}.',
      errors: ['B2', 'C13', 'E3', 'F4'],
    },
    requiredByValidator: {
      text: '`{{class}}.{{property}}` is optional on the client (`{{clientType}}`) but required by the validator, which takes no null: a document without a value is refused ({{refusal}}).',
      help: 'Make it required on the client, or allow null in {{serverFile}} ({{allowsNull}}), and remove `{{property}}` from `required` if it may be left out.',
      errors: ['G1', 'G2'],
    },
    nullRefused: {
      text: '`{{class}}.{{property}}` is optional on the client (`{{clientType}}`), and Realm holds null where it is empty; the validator lets it be absent but not null, so the document is refused ({{refusal}}).',
      help: 'Allow null in {{serverFile}} ({{allowsNull}}), or leave empty values out of the documents that are written.',
      errors: ['G1', 'G2'],
    },
    emptyRefused: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is null on the client while nothing is set, and the validator takes no null: such a document is refused ({{refusal}}).',
      help: 'Allow null in {{serverFile}} ({{allowsNull}}), or leave empty values out of the documents that are written.',
      errors: ['G1', 'G2'],
      severity: { validator: 'warn' },
    },
    maybeMissing: {
      text: '`{{class}}.{{property}}` is required on the client (`{{clientType}}`), but a document may hold null there or lack it: reading one into the realm fails.',
      help: 'Make it optional on the client, or require it in {{serverFile}} without null.',
      errors: ['E34', 'E37'],
      severity: { validator: 'warn' },
    },
    neverSent: {
      text: '`{{class}}.{{property}}` is required on the client (`{{clientType}}`), but the server only takes it (`writeOnly`): every document that it sends lacks it, and reading one into the realm fails.',
      help: 'Give it a value where documents are read, or make it optional on the client and allow null in {{serverFile}} ({{allowsNull}}). If it is sent after all, remove `writeOnly` there.',
      errors: ['E34'],
      severity: { validator: 'warn' },
    },
  },
  judge({ client, server, verdict }) {
    const witness = witnessOfNull(client.property);
    if (verdict === undefined) {
      return client.property.optional
        ? { message: 'clientOptional', breaks: ['upload'], witness }
        : { message: 'clientRequired', breaks: ['download'], witness };
    }
    if (!verdict.upload && server.property.access === 'writeOnly') return { message: 'neverSent', breaks: ['download'], witness: {} };
    // A document without the property is the smallest, where the validator takes one.
    if (!verdict.upload) return { message: 'maybeMissing', breaks: ['download'], witness: server.property.required || isKey(server.property) ? witness : {} };
    if (verdict.implied) return { message: 'emptyRefused', breaks: ['upload'], witness };
    return { message: server.property.required ? 'requiredByValidator' : 'nullRefused', breaks: ['upload'], witness };
  },
  repairs({ client: { property: from }, server: { property: to }, verdict }) {
    // What is never sent is missing whether it is required or not.
    const isNeverSent = to.access === 'writeOnly' && verdict?.upload === false;
    if (isNeverSent) return to.nullable ? [declareAsServer(from, to)] : [];
    return [declareAsServer(from, to), listAsClient(from, to)];
  },
});
