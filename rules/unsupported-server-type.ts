import { damagedProperties } from '../src/compare/gaps';
import { sideRule } from '../src/rule/define-rule';
import { nameList } from '../src/schema/name-list';
import { byCause } from '../src/schema/one-cause';

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
    unsupportedTarget: {
      text: '`{{class}}.{{property}}` is declared on the client but cannot be compared, nor can {{others}}: on the server, what they refer to at {{target}} cannot be, since {{reason}}. What one side writes may be refused by the other.',
      help: 'Give it one type that Realm has, at {{target}}, or remove the properties from the client.',
      facts: ['`{{class}}.{{property}}`', '{{reason}}'],
      errors: ['D11', 'D22'],
    },
  },
  *check(comparison) {
    const { server } = comparison;
    // A part that is damaged is a finding of its own.
    const damaged = damagedProperties(server.problems);
    const clients = new Map(comparison.client.classes.map((each) => [each.name, each]));
    const servers = new Map(server.classes.map((each) => [each.name, each]));
    const declared = server.unchecked.flatMap(({ kind, class: name, property, reason, server: place, cause }) => {
      if (kind !== 'type' && kind !== 'null-type') return [];
      const isUnread = servers.get(name ?? '')?.unread.has(property ?? '') === true;
      if (!isUnread || damaged.get(place.file)?.has(property ?? '') === true) return [];
      const own = [...(clients.get(name ?? '')?.properties.values() ?? [])].find(({ mapTo }) => mapTo === property);
      return own === undefined ? [] : [{ reason, server: place, cause, at: { class: name, property, client: own.source, server: place } }];
    });
    for (const { all: [first, ...others], reason, server: target } of byCause(declared)) {
      if (first === undefined) continue;
      const data = others.length === 0 ? { reason: first.reason } : {
        reason,
        others: nameList(others.map(({ at }) => `\`${at.class}.${at.property}\``)),
        target: target === null ? '' : `${target.file}:${target.line}`,
      };
      yield { at: first.at, message: others.length === 0 ? 'unsupported' : 'unsupportedTarget', data, breaks: ['upload', 'download'] };
    }
  },
});
