import { sideRule } from '../src/rule/define-rule';

/** A class that no realm is given is no part of any schema: nothing of it can break, and nothing of it is compared. */
export const rule = sideRule({
  id: 'unused-class',
  group: 'client',
  docs: {
    description: 'report classes that no realm is given',
    reference: 'client-schema.md 1.3 and 7',
  },
  severity: { sync: 'info', validator: 'info', device: 'info' },
  on: 'client',
  messages: {
    unused: {
      text: '`{{class}}` is in the list of no realm, and all lists were read: nothing of it is stored or synced, and it was not compared.',
      help: 'Add it to the list of classes that a realm is opened with, or remove it.',
    },
  },
  *check({ client: { classes } }) {
    for (const { name, unlisted, source } of classes) {
      if (unlisted === true) yield { at: { class: name, property: null, client: source, server: null }, message: 'unused', breaks: [] };
    }
  },
});
