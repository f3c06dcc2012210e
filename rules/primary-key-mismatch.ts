import { defineRule } from '../src/rule/define-rule';
import { spell } from '../src/schema/spelling';

/** Name, type and optionality of the primary key must agree: objects are found by it on both sides. */
export const rule = defineRule({
  id: 'primary-key-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow primary keys that differ in name, type or optionality',
    reference: 'realm-core.md 0 and 5, server-schema.md 3.3 and 8',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    name: {
      text: 'The primary key of `{{class}}` is {{clientKey}} on the client and `_id` on the server: a synced realm with this class does not open.',
      help: 'Declare `_id: "{{keyType}}"` and `primaryKey: "_id"` on the client.',
      errors: ['B5', 'B9', 'C8', 'E6', 'E14', 'E15', 'F7', 'F8'],
    },
    missing: {
      text: 'The server schema of `{{class}}` declares no `_id`, which is the primary key on the client (`{{clientType}}`): a synced class needs it on both sides.',
      help: 'Add `_id` to `properties` and to `required` in {{serverFile}}.',
      errors: ['B9', 'C8', 'C19'],
    },
    type: {
      text: 'The primary key `{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: no object of one side can be found on the other (Bad changeset).',
      help: 'Declare the same type on both sides. The key of a class that holds data cannot be changed: use a new class instead.',
      errors: ['B6', 'C19', 'C20', 'E4', 'F5'],
    },
    clientOptional: {
      text: 'The primary key `{{class}}.{{property}}` is optional on the client (`{{clientType}}`) but required on the server: their tables do not fit (Bad changeset, UPLOAD).',
      help: 'Declare it as `{{serverType}}` on the client.',
      errors: ['B7', 'C8', 'C21', 'E2', 'F6'],
    },
    clientRequired: {
      text: 'The primary key `{{class}}.{{property}}` is required on the client (`{{clientType}}`) but not in `required` on the server, which makes it optional there: their tables do not fit (Bad changeset).',
      help: 'Add `_id` to `required` in {{serverFile}}.',
      errors: ['B7', 'C8', 'C21', 'E3', 'F6'],
      severity: { mongodb: 'off', 'json-schema': 'off' },
    },
    otherKey: {
      text: 'The primary key of `{{class}}` is {{clientKey}} on the client, but MongoDB finds documents by `_id`: the same object written twice makes two documents.',
      help: 'Store the key as `_id`, with `mapTo: "_id"` on the client, or put a unique index on it.',
      severity: { mongodb: 'warn' },
    },
    refused: {
      text: 'The primary key `{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` for the validator: every document of the client is refused ({{refusal}}).',
      help: 'Declare the same type on both sides. The key of a class that holds data cannot be changed: use a new class instead.',
      errors: ['G1', 'G2'],
    },
  },
  *check({ mismatches, target }) {
    for (const at of mismatches) {
      if (at.kind !== 'primary-key') continue;
      const { differs, clientKey, serverKey } = at;
      const breaks = ['upload', 'download'] as const;
      if (target === 'mongodb' || target === 'json-schema') {
        const data = { clientKey: clientKey === undefined ? 'not declared' : `\`${clientKey.mapTo}\`` };
        if (differs === 'name') yield { at, message: 'otherKey', data, breaks: [] };
        else yield { at, message: 'refused', breaks: ['upload', 'download'] };
      } else if (differs === 'type') yield { at, message: 'type', breaks };
      else if (differs === 'optionality') yield { at, message: clientKey?.optional === true ? 'clientOptional' : 'clientRequired', breaks };
      else if (serverKey === undefined) yield { at, message: 'missing', breaks };
      else {
        const data = { clientKey: clientKey === undefined ? 'not declared' : `\`${clientKey.mapTo}\``, keyType: spell(serverKey) };
        yield { at, message: 'name', data, breaks: ['open'] };
      }
    }
  },
});
