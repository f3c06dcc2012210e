import { sideRule } from '../src/rule/define-rule';

const TEXT = '{{subject}} could not be read and was not compared: {{reason}}.';

/** What cannot be known without running the program is named, since nobody else will check it. */
export const rule = sideRule({
  id: 'unresolved-schema',
  group: 'client',
  docs: {
    description: 'report schemas that cannot be read without running the program',
    reference: 'client-schema.md 7',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  facts: ['{{subject}}', '{{reason}}'],
  messages: {
    unresolved: { text: TEXT, help: 'Write the value out, or as a constant that can be followed to where it is written out.' },
    syntax: { text: TEXT, help: 'Mend the syntax; then all that the file declares is read.' },
    unreadable: { text: TEXT, help: 'Let the file be read, or name the files of the client without it (`client` in the configuration).' },
    missing: { text: TEXT, help: 'Add the file, or let it be generated before the check.' },
    package: { text: TEXT, help: 'An alias is followed where `paths` of tsconfig.json, `imports` of package.json or the configuration of Vite, webpack, Metro or Babel writes it out; what comes from a package has to be declared in this project to be read.' },
    export: { text: TEXT, help: 'Export it there, or import what is meant.' },
  },
  *check({ client }) {
    for (const { class: name, property, reason, fault, client: place } of client.unresolved) {
      const parts = [name, property].filter((part) => part !== null);
      const subject = parts.length === 0 ? 'What stands here' : `\`${parts.join('.')}\``;
      yield { at: { class: name, property, client: place, server: null }, message: fault ?? 'unresolved', data: { subject, reason: reason.replace(/\.$/, '') }, breaks: [] };
    }
  },
});
