import { isCollection } from '../src/schema/model';
import { defineRule } from '../src/rule/define-rule';

/** The server requires what the client never writes: sync fills in a zero value, a validator refuses the document. */
export const rule = defineRule({
  id: 'server-only-required-property',
  group: 'compatibility',
  docs: {
    description: 'disallow properties that the server requires and the client does not declare',
    reference: 'server-schema.md 8 and 12, errors.md 5.3',
  },
  severity: { 'app-services': 'warn', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  options: {
    type: 'object',
    properties: { allow: { type: 'array', items: { type: 'string' }, description: 'Properties that the client leaves to others, as `Class.property`.' } },
    additionalProperties: false,
  },
  messages: {
    filledIn: {
      text: '`{{class}}.{{property}}` (`{{serverType}}`) is required by the server but not declared on the client: every object that the client creates gets an empty value there (0, "" or false).',
      help: 'Declare `{{property}}: "{{serverType}}"` on the client, or remove it from `required` in {{serverFile}}.',
      errors: ['C11'],
    },
    refused: {
      text: '`{{class}}.{{property}}` (`{{serverType}}`) is required by the server but not declared on the client: every document that the client writes is refused ({{refusal}}).',
      help: 'Declare `{{property}}: "{{serverType}}"` on the client, or remove it from `required` in {{serverFile}}.',
      errors: ['G1'],
    },
  },
  *check({ mismatches, server, target }, options) {
    const allowed = new Set(Array.isArray(options.allow) ? options.allow : []);
    for (const at of mismatches) {
      if (at.kind !== 'server-only-property' || !at.serverProperty.required) continue;
      const { mapTo: name, type, optional } = at.serverProperty;
      if (name === server.sync?.partition?.key || allowed.has(`${at.server.name}.${name}`)) continue;
      // What may always be empty should not be required at all, with which clients have nothing to do: required-collection and valid-relationship say so.
      const isAlwaysEmpty = optional || isCollection(type);
      if (target === 'app-services' && !isAlwaysEmpty) yield { at, message: 'filledIn', breaks: [] };
      else if (target !== 'app-services') yield { at, message: 'refused', breaks: ['upload'], witness: {} };
    }
  },
});
