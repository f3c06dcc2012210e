import { defineRule } from '../src/rule/define-rule';
import { isCollection } from '../src/schema/model';

/** A property that the server requires is new: documents that lack it stop syncing, or are refused. */
export const rule = defineRule({
  id: 'added-required-property',
  group: 'destructive',
  docs: {
    description: 'disallow new required properties on the server without a backfill',
    reference: 'server-schema.md 6.2',
  },
  severity: { 'app-services': 'warn', mongodb: 'error', 'json-schema': 'error', local: 'off' },
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
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change !== 'added-property') continue;
      const { added } = at;
      if (added?.required !== true || added.default === true) continue;
      if (target !== 'app-services') yield { at, message: 'refused', breaks: ['upload'] };
      else if (!added.optional && !isCollection(added.type)) yield { at, message: 'unsynced', breaks: ['download'] };
    }
  },
});
