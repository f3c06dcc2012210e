import { sideRule } from '../src/rule/define-rule';
import { nameList } from '../src/schema/name-list';

/** One name with several shapes: only one of them can be what the server should fit. */
export const rule = sideRule({
  id: 'ambiguous-class',
  group: 'client',
  docs: {
    description: 'report class names that are declared several times with different shapes',
    reference: 'client-schema.md 7',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  facts: ['`{{class}}`'],
  messages: {
    ambiguous: {
      text: '`{{class}}` is declared several times with different properties, also at {{others}}; this declaration was compared.',
      help: 'Give each class a name of its own, or leave old versions out of `client` in the configuration.',
      errors: ['E26'],
    },
    otherRealm: {
      text: '`{{class}}` has other properties in another realm file, at {{others}}; this declaration was compared, and the one of the other file was not.',
      help: 'Each file has a schema of its own, so both can be right. Give the classes names of their own to have both compared.',
      severity: { sync: 'info', validator: 'info', device: 'info' },
    },
  },
  *check({ client }) {
    for (const { class: name, declarations, separate } of client.ambiguous) {
      const [first, ...others] = declarations;
      const data = { others: nameList(others.map(({ file, line }) => `${file}:${line}`)) };
      yield { at: { class: name, property: null, client: first ?? null, server: null }, message: separate ? 'otherRealm' : 'ambiguous', data, breaks: [] };
    }
  },
});
