import { witnessOfType } from '../src/compare/witness';
import { defineRule } from '../src/rule/define-rule';
import { isCollection, type Property } from '../src/schema/model';

/** A property that the server does not know: the upload of its column is refused, or nobody checks it. */
export const rule = defineRule({
  id: 'client-only-property',
  group: 'compatibility',
  docs: {
    description: 'disallow properties of synced classes that the server does not have',
    reference: 'server-schema.md 7 and 12, realm-core.md 6',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    missing: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server: with development mode off the upload of its column is refused (Invalid schema change, 225) and sync stops.',
      help: 'Add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}} and deploy that before this client is released, or remove it from the client.',
      errors: ['D3', 'F2', 'F10'],
    },
    renamed: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server, which has `{{similar}}` of the same type instead: with development mode off the upload of its column is refused (Invalid schema change, 225) and sync stops.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if it is new, add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}} and deploy that first.',
      errors: ['D3', 'F2', 'F10'],
    },
    willBeCreated: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server yet; development mode is on, so the server adds it when a client opens the realm.',
      help: 'Deploy it before development mode is turned off.',
      errors: ['D3'],
      severity: { 'app-services': 'info' },
    },
    willBeCreatedRenamed: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server, which has `{{similar}}` of the same type instead; development mode is on, so the server adds a second property when a client opens the realm.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client.',
      errors: ['D3'],
      severity: { 'app-services': 'info' },
    },
    refused: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which allows no other properties: every document that holds it is refused ({{refusal}}).',
      help: 'Add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}}, or remove it from the client.',
      errors: ['G1'],
    },
    requiredInstead: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which requires `{{similar}}` of the same type instead: every document that the client writes is refused ({{refusal}}).',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if not, declare `{{similar}}` there as well, or remove it from `required` in {{serverFile}}.',
      errors: ['G1'],
    },
    unvalidated: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema: nothing checks what the client writes there.',
      help: 'Add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}} if it should be checked.',
      severity: { mongodb: 'info', 'json-schema': 'info' },
    },
  },
  *check({ mismatches, server, target }) {
    for (const at of mismatches) {
      if (at.kind !== 'client-only-property') continue;
      const data = { keys: keysFor(at.clientProperty), ...(at.similar === undefined ? {} : { similar: at.similar.mapTo }) };
      if (target !== 'app-services') {
        if (at.server.closed) yield { at, message: 'refused', data, breaks: ['upload'], witness: witnessOfType(at.clientProperty, target) };
        else if (at.similar?.required === true) yield { at, message: 'requiredInstead', data, breaks: ['upload'] };
        else yield { at, message: 'unvalidated', data, breaks: [] };
      } else if (server.sync?.developmentMode === true) {
        yield { at, message: at.similar === undefined ? 'willBeCreated' : 'willBeCreatedRenamed', data, breaks: [] };
      } else {
        yield { at, message: at.similar === undefined ? 'missing' : 'renamed', data, breaks: ['upload'] };
      }
    }
  },
});

/** Where the server must name the property: a value that is never null is in `required` as well, a collection never is. */
function keysFor({ type, optional }: Property): string {
  return optional || isCollection(type) ? '`properties`' : '`properties` and `required`';
}
