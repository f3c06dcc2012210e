import { isCollection } from '../src/schema/model';
import { sideRule } from '../src/rule/define-rule';
import { unrequireAt } from '../src/rule/repair';
import type { ServerProperty } from '../src/schema/server-schemas';

/** Collections, links, embedded objects and mixed cannot be required with sync: to the protocol, empty and absent are one. */
export const rule = sideRule({
  id: 'required-collection',
  group: 'server',
  docs: {
    description: 'disallow collections, embedded objects and mixed values in `required`',
    reference: 'server-schema.md 3.1 and 3.3',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    required: {
      text: '`{{class}}.{{property}}` is {{what}} and in `required`, which sync cannot keep: a client may always leave it empty, and a document without it is not synced.',
      help: 'Remove `{{property}}` from `required`; this changes nothing for the client.',
      facts: ['`{{class}}.{{property}}`'],
      errors: ['D11', 'D12'],
    },
  },
  *check({ server }) {
    for (const schema of [...server.classes, ...server.repeated]) {
      for (const { name, source } of schema.required) {
        const property = schema.properties.get(name);
        const what =
          property === undefined
            ? undefined
            : kindOf(property, (className) => server.classes.some((each) => each.name === className && !each.embedded));
        if (what !== undefined) yield { at: { class: schema.name, property: name, client: null, server: source }, message: 'required', data: { what }, breaks: ['download'] };
      }
    }
  },
  repairs: unrequireAt,
});

/** What a property is that cannot be required. A link that is required is the business of `valid-relationship`. */
function kindOf({ type, objectType }: ServerProperty, isLinkTarget: (name: string) => boolean): string | undefined {
  if (isCollection(type)) return `a ${type}`;
  if (type === 'mixed') return 'a mixed value';
  return type === 'object' && !isLinkTarget(objectType ?? '') ? 'an embedded object' : undefined;
}
