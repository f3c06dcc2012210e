import { closest, distance } from 'fastest-levenshtein';
import { sideRule } from '../src/rule/define-rule';
import { unrequire } from '../src/rule/repair';
import type { ServerClass } from '../src/schema/server-schemas';
import { spell } from '../src/schema/spelling';

/** `required` names what `properties` lacks: no document can be valid, or the requirement was meant for another name. */
export const rule = sideRule({
  id: 'undefined-required-property',
  group: 'server',
  docs: {
    description: 'disallow names in `required` that the schema does not declare',
    reference: 'server-schema.md 2.3',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: 'server',
  messages: {
    undefined: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare: a document without it is invalid, and no client can know its type.',
      help: 'Declare `{{property}}` under `properties`, or remove it from `required`.',
      facts: ['`{{class}}`', '`{{property}}`'],
      errors: ['D11', 'D12', 'G1'],
    },
    onClient: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare but the client does (`{{declared}}`): a document without it is invalid, and with development mode off the upload of its column is refused.',
      help: 'Declare `{{property}}` under `properties`, with the type that the client has, or remove it from `required` and from the client.',
      facts: ['`{{class}}`', '`{{property}}`', '`{{declared}}`'],
      errors: ['D3', 'D11', 'D12'],
    },
    misspelt: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare; they have `{{nearest}}`, which is therefore optional.',
      help: 'If `{{nearest}}` was meant, write that in `required`.',
      facts: ['`{{class}}`', '`{{property}}`', '`{{nearest}}`'],
      errors: ['D11', 'D12', 'G1'],
    },
  },
  *check({ server, mismatches, world }) {
    const byProperty = new Map(
      mismatches.flatMap((each) =>
        each.server !== null && each.property !== null ? [[keyOf(each.server.schema, each.property), each]] : [],
      ),
    );
    for (const schema of [...server.classes, ...server.repeated]) {
      const declared = [...schema.properties.keys(), ...schema.unread];
      const undeclared = schema.required.filter(({ name }) => !schema.properties.has(name) && !schema.unread.has(name));
      const canSearch = declared.length * undeclared.length < MAXIMUM_SEARCH;
      for (const { name, source } of undeclared) {
        const at = { class: schema.name, property: name, client: null, server: source };
        const nearest = canSearch ? nearestOf(name, declared) : undefined;
        const [onClient, meant] = [name, nearest ?? name].map((each) => byProperty.get(keyOf(schema, each)));
        // A validator takes what it does not declare; that it requires it is all there is to say.
        if (onClient?.kind === 'client-only-property' && world === 'sync') {
          yield { at: { ...at, client: onClient.client.property.source, explains: [onClient] }, message: 'onClient', data: { declared: spell(onClient.client.property) }, breaks: ['upload'] };
        } else if (nearest !== undefined) {
          yield { at: { ...at, explains: meant?.kind === 'optionality' ? [meant] : [] }, message: 'misspelt', data: { nearest }, breaks: ['upload'] };
        } else {
          yield { at, message: 'undefined', breaks: ['upload'] };
        }
      }
    }
  },
  repairs: ({ property, server }) => (property === null || server === null ? [] : [unrequire(property, server)]),
});

const keyOf = ({ name }: ServerClass, property: string): string => `${name}\u0000${property}`;

/** Where more names than this would have to be held against each other, a nearest one helps nobody. */
const MAXIMUM_SEARCH = 1_000_000;

/** The declared name that a misspelt one is near to, if any is. */
function nearestOf(name: string, declared: readonly string[]): string | undefined {
  const nearest = declared.length > 0 ? closest(name, declared) : undefined;
  return nearest !== undefined && distance(name.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, Math.floor(name.length / 3))
    ? nearest
    : undefined;
}
