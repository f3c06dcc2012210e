import { asStored } from '../src/compare/stored-link';
import { emptyOf, witnessOfType } from '../src/compare/witness';
import { mismatchRule } from '../src/rule/define-rule';
import { onClient, onServer } from '../src/rule/repair';
import { emptyValueOf } from '../src/schema/empty-value';
import { isCollection, isUserType, type Property } from '../src/schema/model';
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
      help: 'Add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}} and deploy that before this client is released, or remove it from the client.{{backfill}}',
      errors: ['D3', 'F2', 'F10'],
    },
    renamed: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server, which has `{{similar}}` of the same type instead: with development mode off the upload of its column is refused (Invalid schema change, 225) and sync stops.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if it is new, add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}} and deploy that first.{{backfill}}',
      errors: ['D3', 'F2', 'F10'],
    },
    renamedRequired: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server, which requires `{{similar}}` of the same type instead: with development mode off the upload of its column is refused (Invalid schema change, 225) and sync stops, and every object that the client creates gets {{empty}} in `{{similar}}`.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if it is new, add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}}, deploy that first, and declare `{{similar}}` on the client as well.{{backfill}}',
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
    willBeCreatedRequired: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not on the server, which requires `{{similar}}` of the same type instead; development mode is on, so the server adds a second property when a client opens the realm, and every object that the client creates gets {{empty}} in `{{similar}}`.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if it is new, declare `{{similar}}` there as well.',
      errors: ['D3'],
      severity: { sync: 'warn' },
    },
    refused: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which allows no other properties: every document that holds it is refused ({{refusal}}).',
      help: 'Add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}}, or remove it from the client.{{backfill}}',
      errors: ['G1'],
    },
    refusedRenamed: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which has `{{similar}}` of the same type instead and allows no other properties: every document that holds it is refused ({{refusal}}).',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if it is new, add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}}.{{backfill}}',
      errors: ['G1'],
    },
    refusedRequired: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which requires `{{similar}}` of the same type instead and allows no other properties: every document that the client writes is refused on both counts ({{refusal}}).',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if not, add `{{property}}` to `properties` in {{serverFile}}, and declare `{{similar}}` on the client or remove it from `required`.',
      errors: ['G1'],
    },
    requiredInstead: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which requires `{{similar}}` of the same type instead: every document that the client writes is refused ({{refusal}}).',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if not, declare `{{similar}}` there as well, or remove it from `required` in {{serverFile}}.',
      errors: ['G1'],
    },
    unvalidated: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema: nothing checks what the client writes there.',
      help: 'Add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}} if it should be checked.{{backfill}}',
      severity: { validator: 'info' },
    },
    unvalidatedRenamed: {
      text: '`{{class}}.{{property}}` (`{{clientType}}`) is not in the server schema, which has `{{similar}}` of the same type instead: nothing checks what the client writes there.',
      help: 'If it was renamed, write `mapTo: "{{similar}}"` on the client; if it is new and should be checked, add `{{property}}` to {{keys}} of `{{class}}` in {{serverFile}}.{{backfill}}',
      severity: { validator: 'info' },
    },
  },
  judge({ client: { property }, server: { schema, property: similar } }, comparison) {
    const { server, world, target } = comparison;
    const named = similar === undefined ? {} : { similar: similar.mapTo, empty: emptyValueOf(similar.type) };
    const data = { keys: keysFor(property), backfill: isNeverEmpty(property) ? BACKFILL[world] : '', ...named };
    if (world !== 'sync') {
      const instead = similar === undefined ? 'none' : similar.required ? 'required' : 'optional';
      const witness = isCollection(property.type) ? emptyOf(property) : witnessOfType(asStored(property, comparison), target);
      if (schema.closed) return { message: REFUSED[instead], data, breaks: ['upload'], witness };
      return instead === 'required'
        ? { message: 'requiredInstead', data, breaks: ['upload'], witness: {} }
        : { message: UNVALIDATED[instead], data, breaks: [] };
    }
    const isRequired = similar?.required === true && isNeverEmpty(similar) && similar.mapTo !== server.sync?.partition?.key;
    const instead = similar === undefined ? 'none' : isRequired ? 'required' : 'optional';
    return server.sync?.developmentMode === true
      ? { message: CREATED[instead], data, breaks: [] }
      : { message: MISSING[instead], data, breaks: ['upload'] };
  },
  repairs({ client: { property: from }, server: { schema, property: similar } }) {
    const map = similar === undefined ? [] : [onClient(`Store it as \`${similar.mapTo}\`, which the server has (\`mapTo\`).`, from.source, { kind: 'map', from, to: similar.mapTo })];
    // Where the server requires a property that may be the same, a second one beside it would be missing on the client.
    if (!canBeAdded(from) || similar?.required === true) return map;
    const { source } = similar ?? schema;
    return [...map, onServer(`Add \`${from.mapTo}\` (\`${spell(from)}\`) to the schema.`, source, { kind: 'add', name: from.mapTo, to: from })];
  },
});

/** The messages by what the server has in the place of the property: nothing, or one that it requires or does not. */
const MISSING = { none: 'missing', optional: 'renamed', required: 'renamedRequired' } as const;
const CREATED = { none: 'willBeCreated', optional: 'willBeCreatedRenamed', required: 'willBeCreatedRequired' } as const;
const REFUSED = { none: 'refused', optional: 'refusedRenamed', required: 'refusedRequired' } as const;
const UNVALIDATED = { none: 'unvalidated', optional: 'unvalidatedRenamed' } as const;

/** What a new name in `required` does to the documents that are there (server-schema.md 6.2). */
const BACKFILL = {
  sync: ' If there are documents already, declare it optional on both sides first: those that lack a required property stop syncing until they are filled.',
  validator: ' If there are documents or clients without it, leave it out of `required` until they have it.',
  device: '',
} as const;

const isNeverEmpty = ({ type, optional }: Property): boolean => !optional && !isCollection(type);

/** Where the server must name the property: a value that is never null is in `required` as well, a collection never is. */
const keysFor = (property: Property): string => (isNeverEmpty(property) ? '`properties` and `required`' : '`properties`');

/** Links and embedded objects need more than a property on the server: relationships, or a shape of their own. */
const canBeAdded = ({ objectType }: Property): boolean => !isUserType(objectType);
