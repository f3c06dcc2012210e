import { sideRule } from '../src/rule/define-rule';

const HELP = 'Write the name as the schema has it, or delete it here.';
const FACTS = ['`{{name}}`'];

/** The message for what is written below each key. */
const MESSAGES = { local: 'local', collections: 'collections', links: 'links', 'link-target': 'linkTarget', versions: 'versions' } as const;

/** The configuration names what is not there: what was meant is treated as if nothing had been said of it. */
export const rule = sideRule({
  id: 'configured-name',
  group: 'client',
  docs: {
    description: 'disallow names in the configuration that no class, property or release has',
    reference: 'docs/rules/configured-name.md',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    local: {
      text: '`local` in the configuration names the class `{{name}}`, and neither side has one of that name{{nearest}}. The class that was meant is compared with the server as if it were synced.',
      help: HELP,
      facts: FACTS,
    },
    collections: {
      text: '`collections` in the configuration names the class `{{name}}`, and neither side has one of that name{{nearest}}. The class that was meant is looked for in another collection, or not compared at all.',
      help: HELP,
      facts: FACTS,
    },
    links: {
      text: '`links` in the configuration names `{{name}}`, and neither side has such a property{{nearest}}. The id that was meant is taken for a plain value, and where it leads is not compared.',
      help: 'Write `Class.property` as the schema has it, or delete it here.',
      facts: FACTS,
    },
    linkTarget: {
      text: '`links` in the configuration leads to the class `{{name}}`, and neither side has one of that name{{nearest}}. A link of the client to another class is then reported, whichever was meant.',
      help: HELP,
      facts: FACTS,
    },
    versions: {
      text: '`released.versions` in the configuration names `{{name}}`, and no release is called that{{nearest}}. Its share of users and its last day count for nothing.',
      help: 'Write the tag, or the name of the snapshot file, as it is, or delete it here.',
      facts: FACTS,
    },
  },
  *check({ nameFaults }) {
    for (const { kind, name, nearest, place } of nameFaults) {
      yield {
        at: { class: null, property: null, client: place, server: null },
        message: MESSAGES[kind],
        data: { name, nearest: nearest === null ? '' : `; the nearest is \`${nearest}\`` },
        breaks: [],
      };
    }
  },
});
