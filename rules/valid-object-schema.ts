import { defineRule } from '../src/rule/define-rule';
import type { Breaks } from '../src/rule/finding';

const MESSAGE_OF = { refused: 'refused', dropped: 'dropped', ignored: 'ignored', build: 'build', 'no-schema': 'noSchema' } as const;

/** A field that is left out keeps no realm from opening: what it holds never reaches the server. */
const BREAKS: Readonly<Record<keyof typeof MESSAGE_OF, readonly Breaks[]>> = { refused: ['open'], dropped: ['upload'], ignored: ['open'], build: ['open'], 'no-schema': ['open'] };

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
    dropped: {
      text: '{{subject}} is not part of the schema: @realm/babel-plugin leaves it out with no more than a warning, since {{reason}}. What is written to it is never stored.',
      help: 'Write a type that the plugin knows, or move the field out of the class.',
      errors: ['E16'],
    },
    ignored: {
      text: '{{subject}} is not read as it is written: @realm/babel-plugin ignores this part of it without a word. {{reason}}.',
      help: 'Write the value out where the plugin looks for it.',
      errors: ['E16'],
    },
    build: {
      text: '{{subject}} fails the build: @realm/babel-plugin refuses it, since {{reason}}.',
      help: 'Mend the declaration; it is not compared with the server until then.',
    },
    noSchema: {
      text: '{{subject}} has no schema of its own: {{reason}}. The realm does not open, or opens without it.',
      help: 'Give the class a `static schema`, or declare it in a way that @realm/babel-plugin transforms.',
      errors: ['E16'],
    },
  },
  *check({ client }) {
    for (const { fault, class: name, property, message, client: place } of client.invalid) {
      const subject = `\`${[name ?? 'schema', property].filter((part) => part !== null).join('.')}\``;
      const reason = fault === 'ignored' ? message.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : message;
      yield { at: { class: name, property, client: place, server: null }, message: MESSAGE_OF[fault], data: { subject, reason }, breaks: BREAKS[fault] };
    }
  },
});
