import { defineRule } from '../src/rule/define-rule';

/** One name with several shapes: only one of them can be what the server should fit. */
export const rule = defineRule({
  id: 'ambiguous-class',
  group: 'client',
  docs: {
    description: 'report class names that are declared several times with different shapes',
    reference: 'client-schema.md 7',
  },
  severity: { 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'warn' },
  messages: {
    ambiguous: {
      text: '`{{class}}` is declared several times with different properties, also at {{others}}; this declaration was compared.',
      help: 'Give each class a name of its own, or leave old versions out of `client` in the configuration.',
      errors: ['E26'],
    },
  },
  *check({ client }) {
    for (const { class: name, declarations } of client.ambiguous) {
      const [first, ...others] = declarations;
      const data = { others: others.map(({ file, line }) => `${file}:${line}`).join(', ') };
      yield { at: { class: name, property: null, client: first ?? null, server: null }, message: 'ambiguous', data, breaks: [] };
    }
  },
});
