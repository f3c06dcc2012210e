import { damagedProperties } from '../src/compare/gaps';
import { sideRule } from '../src/rule/define-rule';

/** The server has a type that Realm does not, and the client declares the property all the same. */
export const rule = sideRule({
  id: 'unsupported-server-type',
  group: 'server',
  docs: {
    description: 'disallow server types without a Realm type on properties that the client declares',
    reference: 'server-schema.md 2.2 and 3.2, errors.md 4.6',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'off' },
  on: 'server',
  messages: {
    unsupported: {
      text: '`{{class}}.{{property}}` is declared on the client but cannot be compared: on the server, {{reason}}. What one side writes may be refused by the other.',
      help: 'Give the property one type that Realm has, in {{serverFile}}, or remove it from the client.',
      facts: ['`{{class}}.{{property}}`', '{{reason}}'],
      errors: ['D11', 'D22'],
    },
  },
  *check({ client, server }) {
    // A part that is damaged is a finding of its own.
    const damaged = damagedProperties(server.problems);
    const clients = new Map(client.classes.map((each) => [each.name, each]));
    const servers = new Map(server.classes.map((each) => [each.name, each]));
    for (const { kind, class: name, property, reason, server: place } of server.unchecked) {
      if (
        name === null ||
        property === null ||
        (kind !== 'type' && kind !== 'null-type') ||
        servers.get(name)?.unread.has(property) !== true
      )
        continue;
      if (damaged.get(place.file)?.has(property) === true) continue;
      const declared = [...(clients.get(name)?.properties.values() ?? [])].find(({ mapTo }) => mapTo === property);
      if (declared !== undefined) yield { at: { class: name, property, client: declared.source, server: place }, message: 'unsupported', data: { reason }, breaks: ['upload', 'download'] };
    }
  },
});
