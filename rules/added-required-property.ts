import { changeRule } from '../src/rule/define-rule';
import { isCollection } from '../src/schema/model';
import { mustBeSent, type ServerProperty } from '../src/schema/server-schemas';

/** A property that the server requires is new: documents that lack it stop syncing, or are refused. */
export const rule = changeRule({
  id: 'added-required-property',
  group: 'destructive',
  docs: {
    description: 'disallow new required properties on the server without a backfill',
    reference: 'server-schema.md 6.2',
  },
  severity: { sync: 'warn', validator: 'error', device: 'off' },
  on: ['added-property'],
  facts: ['`{{class}}.{{property}}`', '`{{after}}`'],
  messages: {
    unsynced: {
      text: '`{{class}}.{{property}}` (`{{after}}`) is new on the server since {{baseline}} and required: documents that lack it stop syncing until they are filled, and sync stops at 100,000 of them.',
      help: 'Make it optional on both sides, or fill the existing documents right after the deploy.',
      errors: ['C11', 'D11', 'D12'],
    },
    refused: {
      text: '`{{class}}.{{property}}` (`{{after}}`) is new on the server since {{baseline}} and required: clients that do not write it yet are refused ({{refusal}}).',
      help: 'Leave it out of `required` until every installed client writes it and the existing documents are filled.',
      errors: ['G1'],
    },
  },
  judge({ changes, server }, { world }) {
    const added = changes.server === undefined ? undefined : server?.property;
    if (added === undefined || !mustBeSent(added as ServerProperty) || added.default === true) return undefined;
    if (world !== 'sync') return { message: 'refused', breaks: ['upload'] };
    return added.optional || isCollection(added.type) ? undefined : { message: 'unsynced', breaks: ['download'] };
  },
});
