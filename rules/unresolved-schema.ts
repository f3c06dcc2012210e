import { defineRule } from '../src/rule/define-rule';

/** What cannot be known without running the program is named, since nobody else will check it. */
export const rule = defineRule({
  id: 'unresolved-schema',
  group: 'client',
  docs: {
    description: 'report schemas that cannot be read without running the program',
    reference: 'client-schema.md 7',
  },
  severity: { 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'warn' },
  messages: {
    unresolved: {
      text: '{{subject}} could not be read and was not compared: {{reason}}.',
      help: 'Write the value out, or as a constant that can be followed to where it is written out.',
    },
  },
  *check({ client }) {
    for (const { class: name, property, reason, client: place } of client.unresolved) {
      const parts = [name, property].filter((part) => part !== null);
      const subject = parts.length === 0 ? 'What stands here' : `\`${parts.join('.')}\``;
      yield { at: { class: name, property, client: place, server: null }, message: 'unresolved', data: { subject, reason: reason.replace(/\.$/, '') }, breaks: [] };
    }
  },
});
