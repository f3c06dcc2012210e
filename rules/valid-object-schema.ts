import { defineRule } from '../src/rule/define-rule';

/** What the SDK or Realm Core refuses when the realm is opened. */
export const rule = defineRule({
  id: 'valid-object-schema',
  group: 'client',
  docs: {
    description: 'disallow object schemas that the SDK refuses when a realm is opened',
    reference: 'client-schema.md 2 and 3, realm-core.md 1',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' },
  messages: {
    refused: {
      text: '{{subject}} is refused by the SDK: {{reason}}. The realm does not open.',
      help: 'Mend the declaration; it is not compared with the server until then.',
      errors: ['E16', 'E17', 'E18'],
    },
  },
  *check({ client }) {
    for (const { class: name, property, message, client: place } of client.invalid) {
      const subject = `\`${[name ?? 'schema', property].filter((part) => part !== null).join('.')}\``;
      yield { at: { class: name, property, client: place, server: null }, message: 'refused', data: { subject, reason: message }, breaks: ['open'] };
    }
  },
});
