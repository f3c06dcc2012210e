import { defineRule } from '../src/rule/define-rule';

/** A server file that is not what its format allows is read as far as it goes, and named. */
export const rule = defineRule({
  id: 'valid-server-schema',
  group: 'server',
  docs: {
    description: 'disallow server files that are not what their format allows',
    reference: 'server-schema.md 1 and 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    invalid: { text: '{{reason}}', help: '{{advice}}' },
  },
  *check({ server }) {
    for (const { message, help, place } of server.problems) {
      yield { at: { class: null, property: null, client: null, server: place }, message: 'invalid', data: { reason: message, advice: help }, breaks: ['deploy'] };
    }
  },
});
