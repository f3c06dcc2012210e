import { waysOf } from '../src/compare/validator-difference';
import { witnessOfSent, witnessOfType } from '../src/compare/witness';
import { mismatchRule } from '../src/rule/define-rule';
import { declareAsServer, listAsClient, onServer } from '../src/rule/repair';
import { spell } from '../src/schema/spelling';

/** Name, type and optionality of the primary key must agree: objects are found by it on both sides. */
export const rule = mismatchRule({
  id: 'primary-key-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow primary keys that differ in name, type or optionality',
    reference: 'realm-core.md 0 and 5, server-schema.md 3.3 and 8',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['primary-key'],
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
    neither: {
      text: 'The primary key of `{{class}}` is {{clientKey}} on the client, and its schema on the server declares no `_id`: a synced realm with this class does not open.',
      help: 'Declare `_id` and `primaryKey: "_id"` on the client, and add `_id` to `properties` and to `required` in {{serverFile}}.',
      errors: ['B5', 'B9', 'C8', 'E15'],
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
      severity: { validator: 'off' },
    },
    otherKey: {
      text: 'The primary key of `{{class}}` is {{clientKey}} on the client, but MongoDB finds documents by `_id`: the same object written twice makes two documents.',
      help: 'Store the key as `_id`, with `mapTo: "_id"` on the client, or put a unique index on it.',
      severity: { validator: 'warn' },
    },
    refused: {
      text: 'The primary key `{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` for the validator: every document of the client is refused ({{refusal}}).',
      help: 'Declare the same type on both sides. The key of a class that holds data cannot be changed: use a new class instead.',
      errors: ['G1', 'G2'],
    },
    sentOnly: {
      text: 'The primary key `{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server, which only sends it (`readOnly`): the client cannot hold any document that it gets.',
      help: 'Declare it as `{{serverType}}` on the client. The key of a class that holds data cannot be changed: use a new class instead.',
      errors: ['E37'],
    },
  },
  judge({ client: { property: clientKey }, server: { property: serverKey }, differs, verdict }, { world, target, server: { classes } }) {
    const breaks = ['upload', 'download'] as const;
    const data = { clientKey: clientKey === undefined ? 'not declared' : `\`${clientKey.mapTo}\`` };
    if (world === 'validator') {
      if (verdict === undefined || clientKey === undefined) return { message: 'otherKey', data, breaks: [] };
      if (serverKey?.access === 'readOnly') return { message: 'sentOnly', breaks: ['download'], witness: witnessOfSent(clientKey, serverKey, verdict.unheld, target, classes) };
      return { message: 'refused', breaks: waysOf(verdict), witness: witnessOfType(clientKey, target) };
    }
    if (differs === 'type') return { message: 'type', breaks };
    if (differs === 'optionality') return { message: clientKey?.optional === true ? 'clientOptional' : 'clientRequired', breaks };
    if (serverKey !== undefined) return { message: 'name', data: { ...data, keyType: spell(serverKey) }, breaks: ['open'] };
    return clientKey?.mapTo === '_id' ? { message: 'missing', breaks } : { message: 'neither', data, breaks: ['open'] };
  },
  repairs({ client: { property: from }, server: { schema, property: to }, differs }) {
    if (to === undefined)
      return from?.mapTo === '_id' ? [onServer('Add `_id` to the schema.', schema.source, { kind: 'add', name: '_id', to: from })] : [];
    if (from === undefined || differs === 'name') return [];
    return [declareAsServer(from, to), ...(differs === 'optionality' ? [listAsClient(from, to)] : [])];
  },
});
