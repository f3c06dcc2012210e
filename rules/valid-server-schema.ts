import { sideRule } from '../src/rule/define-rule';

/** A server file that is not what its format allows is read as far as it goes, and named. */
export const rule = sideRule({
  id: 'valid-server-schema',
  group: 'server',
  docs: {
    description: 'disallow server files that are not what their format allows',
    reference: 'server-schema.md 1, 2 and 2.4, 12.23',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: 'server',
  messages: {
    invalid: { text: '{{reason}}', help: '{{advice}}', errors: ['D22'], facts: ['{{reason}}'] },
    default: {
      text: 'The default of `{{class}}.{{property}}` is {{written}}, which is no `{{type}}`: the server does not check that, and documents without the property stop syncing as if it were not there.',
      help: 'Write a default of the type `{{type}}` in {{serverFile}}, or remove it.',
      facts: ['`{{class}}.{{property}}`', '`{{type}}`'],
      errors: ['D11', 'D12'],
      severity: { sync: 'warn' },
    },
  },
  *check({ server }) {
    for (const { message, help, place } of server.problems) {
      yield { at: { class: null, property: null, client: null, server: place }, message: 'invalid', data: { reason: message, advice: help }, breaks: ['deploy'] };
    }
    for (const { server: place, class: name, property, type, written } of server.wrongDefaults) {
      yield { at: { class: name, property, client: null, server: place }, message: 'default', data: { type, written }, breaks: ['download'] };
    }
  },
});
