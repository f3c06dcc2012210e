import { isCollection, isUserType, type Property } from '../src/schema/model';
import { defineRule } from '../src/rule/define-rule';

/** A link on one side and a plain id, or a link to another class, on the other. */
export const rule = defineRule({
  id: 'link-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow links that are plain ids, lead to another class or differ in number on the other side',
    reference: 'server-schema.md 4, realm-core.md 5',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    serverPlain: {
      text: '`{{class}}.{{property}}` links to `{{target}}` on the client but is a plain `{{serverType}}` on the server: the client\'s schema is refused ("cannot change field to a relationship") or its links cannot be applied (Bad changeset).',
      help: 'Add `{{property}}` to relationships.json of the collection, with a `ref` to the collection of `{{target}}`, or declare it as `{{serverType}}` on the client.',
      errors: ['C15', 'D4', 'E4'],
    },
    clientPlain: {
      text: '`{{class}}.{{property}}` is a plain `{{clientType}}` on the client but links to `{{target}}` on the server: what the server sends cannot be applied on the device (Bad changeset, DOWNLOAD).',
      help: 'Declare it as `{{serverType}}` on the client, or remove its entry from relationships.json.',
      errors: ['C14', 'C15', 'E4'],
    },
    target: {
      text: '`{{class}}.{{property}}` leads to `{{clientTarget}}` on the client but to `{{serverTarget}}` on the server: the changes of one side cannot be applied on the other (Bad changeset).',
      help: 'Name the same class on both sides. A link leads to the `title` of the collection that the relationship refers to; an embedded class is named by the `title` of its object.',
      errors: ['B4', 'C5', 'C14', 'E4'],
    },
    number: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: one side holds one link and the other several (Bad changeset).',
      help: 'Declare the same on both sides. On the server several links are an `array` of ids with `is_list: true` in relationships.json.',
      errors: ['B2', 'B3', 'C2', 'E4'],
    },
  },
  *check({ mismatches }) {
    for (const at of mismatches) {
      if (at.kind !== 'link') continue;
      const { clientProperty, serverProperty } = at;
      const [client, server] = [classOf(clientProperty), classOf(serverProperty)];
      const breaks = ['upload', 'download'] as const;
      if (server === undefined) yield { at, message: 'serverPlain', data: { target: client ?? '' }, breaks };
      else if (client === undefined) yield { at, message: 'clientPlain', data: { target: server }, breaks };
      else if (client !== server) yield { at, message: 'target', data: { clientTarget: client, serverTarget: server }, breaks };
      else yield { at, message: 'number', breaks };
    }
  },
});

/** The class that a link, or a collection of links, leads to. */
function classOf({ type, objectType }: Property): string | undefined {
  return (type === 'object' || isCollection(type)) && isUserType(objectType) ? objectType : undefined;
}
