import { isCollection } from '../src/schema/model';
import { mismatchRule } from '../src/rule/define-rule';
import { onClient, unrequire } from '../src/rule/repair';
import { emptyValueOf } from '../src/schema/empty-value';
import { mustBeSent } from '../src/schema/server-schemas';
import { spell } from '../src/schema/spelling';

/** The server requires what the client never writes: sync fills in a zero value, a validator refuses the document. */
export const rule = mismatchRule({
  id: 'server-only-required-property',
  group: 'compatibility',
  docs: {
    description: 'disallow properties that the server requires and the client does not declare',
    reference: 'server-schema.md 8 and 12, errors.md 5.3',
  },
  severity: { sync: 'warn', validator: 'error', device: 'off' },
  options: {
    type: 'object',
    properties: { allow: { type: 'array', items: { type: 'string' }, description: 'Properties that the client leaves to others, as `Class.property`.' } },
    additionalProperties: false,
  },
  on: ['server-only-property'],
  messages: {
    filledIn: {
      text: '`{{class}}.{{property}}` (`{{serverType}}`) is required by the server but not declared on the client: every object that the client creates gets {{empty}} there.',
      help: 'Declare `{{property}}: "{{serverType}}"` on the client, or remove it from `required` in {{serverFile}}.',
      errors: ['C11'],
    },
    refused: {
      text: '`{{class}}.{{property}}` (`{{serverType}}`) is required by the server but not declared on the client: every document that the client writes is refused ({{refusal}}).',
      help: 'Declare `{{property}}: "{{serverType}}"` on the client, or remove it from `required` in {{serverFile}}.',
      errors: ['G1'],
    },
  },
  judge({ server: { schema, property } }, { server, world }, options) {
    const { mapTo: name, type, optional } = property;
    const allowed = Array.isArray(options.allow) && options.allow.includes(`${schema.name}.${name}`);
    if (!mustBeSent(property) || allowed || name === server.sync?.partition?.key) return undefined;
    if (world === 'validator') return { message: 'refused', breaks: ['upload'], witness: {} };
    // What may always be empty should not be required at all, with which clients have nothing to do: required-collection and valid-relationship say so.
    return optional || isCollection(type) ? undefined : { message: 'filledIn', data: { empty: emptyValueOf(type) }, breaks: [] };
  },
  repairs({ class: owner, client, server: { property } }) {
    const { mapTo: name, source } = property;
    return [
      onClient(`Declare \`${name}\` as \`${spell(property)}\`.`, client.schema.source, { kind: 'add', class: owner, name, to: property }),
      unrequire(name, source),
    ];
  },
});
