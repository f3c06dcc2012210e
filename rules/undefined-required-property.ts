import { closest, distance } from 'fastest-levenshtein';
import { defineRule } from '../src/rule/define-rule';

/** `required` names what `properties` lacks: no document can be valid, or the requirement was meant for another name. */
export const rule = defineRule({
  id: 'undefined-required-property',
  group: 'server',
  docs: {
    description: 'disallow names in `required` that the schema does not declare',
    reference: 'server-schema.md 2.3',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    undefined: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare: a document without it is invalid, and no client can know its type.',
      help: 'Declare `{{property}}` under `properties`, or remove it from `required`.',
      errors: ['D11', 'D12', 'G1'],
    },
    misspelt: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare; they have `{{nearest}}`, which is therefore optional.',
      help: 'If `{{nearest}}` was meant, write that in `required`.',
      errors: ['D11', 'D12', 'G1'],
    },
  },
  *check({ server }) {
    for (const schema of [...server.classes, ...server.repeated]) {
      const declared = [...schema.properties.keys(), ...schema.unread];
      const undeclared = schema.required.filter(({ name }) => !schema.properties.has(name) && !schema.unread.has(name));
      const canSearch = declared.length > 0 && declared.length * undeclared.length < MAXIMUM_SEARCH;
      for (const { name, source } of undeclared) {
        const nearest = canSearch ? closest(name, declared) : undefined;
        const isNear = nearest !== undefined && distance(name.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, Math.floor(name.length / 3));
        const at = { class: schema.name, property: name, client: null, server: source };
        if (isNear) yield { at, message: 'misspelt', data: { nearest }, breaks: ['upload'] };
        else yield { at, message: 'undefined', breaks: ['upload'] };
      }
    }
  },
});

/** Where more names than this would have to be held against each other, a nearest one helps nobody. */
const MAXIMUM_SEARCH = 1_000_000;
