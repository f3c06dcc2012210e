import { witnessOfType } from '../src/compare/witness';
import { mismatchRule } from '../src/rule/define-rule';
import { onClient, onServer } from '../src/rule/repair';
import { isCollection, type Property } from '../src/schema/model';
import { spell } from '../src/schema/spelling';

/** A property that the server does not know: the upload of its column is refused, or nobody checks it. */
export const rule = mismatchRule({
  id: 'client-only-property',
  group: 'compatibility',
  docs: {
    description: 'disallow properties of synced classes that the server does not have',
    reference: 'server-schema.md 7 and 12, realm-core.md 6',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['client-only-property'],
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
      severity: { sync: 'info' },
    },
    willBeCreatedRenamed: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server, which has `{{similar}}` of the same type instead; development mode is on, so the server adds a second property when a client opens the realm.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client.',
      errors: ['D3'],
      severity: { sync: 'info' },
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
      severity: { validator: 'info' },
    },
  },
  judge({ client: { property }, server: { schema, property: similar } }, { server, world, target }) {
    const data = { keys: keysFor(property), ...(similar === undefined ? {} : { similar: similar.mapTo }) };
    if (world !== 'sync') {
      if (schema.closed) return { message: 'refused', data, breaks: ['upload'], witness: witnessOfType(property, target) };
      return similar?.required === true
        ? { message: 'requiredInstead', data, breaks: ['upload'] }
        : { message: 'unvalidated', data, breaks: [] };
    }
    if (server.sync?.developmentMode === true)
      return { message: similar === undefined ? 'willBeCreated' : 'willBeCreatedRenamed', data, breaks: [] };
    return { message: similar === undefined ? 'missing' : 'renamed', data, breaks: ['upload'] };
  },
  repairs({ client: { property: from }, server: { schema, property: similar } }) {
    const map = similar === undefined ? [] : [onClient(`Store it as \`${similar.mapTo}\`, which the server has (\`mapTo\`).`, from.source, { kind: 'map', from, to: similar.mapTo })];
    // Where the server requires a property that may be the same, a second one beside it would be missing on the client.
    if (!canBeAdded(from) || similar?.required === true) return map;
    const { source } = similar ?? schema;
    return [...map, onServer(`Add \`${from.mapTo}\` (\`${spell(from)}\`) to the schema.`, source, { kind: 'add', name: from.mapTo, to: from })];
  },
});

/** Where the server must name the property: a value that is never null is in `required` as well, a collection never is. */
function keysFor({ type, optional }: Property): string {
  return optional || isCollection(type) ? '`properties`' : '`properties` and `required`';
}

/** Links and embedded objects need more than a property on the server: relationships, or a shape of their own. */
function canBeAdded({ type, objectType }: Property): boolean {
  const isOfClass = objectType !== undefined && /^[A-Z]/.test(objectType);
  return type !== 'object' && !isOfClass;
}
