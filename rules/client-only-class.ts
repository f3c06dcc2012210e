import { mismatchRule } from '../src/rule/define-rule';

/** A synced class that the server does not know: the first upload of its schema is refused. */
export const rule = mismatchRule({
  id: 'client-only-class',
  group: 'compatibility',
  docs: {
    description: 'disallow synced classes that the server does not have',
    reference: 'server-schema.md 7 and 12, realm-core.md 6',
  },
  severity: { sync: 'error', validator: 'warn', device: 'off' },
  on: ['client-only-class'],
  messages: {
    missing: {
      text: '`{{class}}` is not on the server: with development mode off the upload of its schema is refused (Invalid schema change, 225) and sync stops.',
      help: 'Deploy a schema with the title `{{class}}` before this client is released; if the class never leaves the device, list it under `local` in the configuration.',
      errors: ['D1', 'D2', 'E31', 'F1', 'F10'],
    },
    missingEmbedded: {
      text: 'The embedded class `{{class}}` is not on the server: with development mode off the upload of its schema is refused (Invalid schema change, 225) and sync stops.',
      help: 'Give the embedded object on the server the title `{{class}}`, or name the class on the client as the server does: an object without a title is called after its parent, `Parent_property`.',
      errors: ['D1', 'D2', 'E31', 'F1', 'F10'],
    },
    renamed: {
      text: '`{{class}}` is not on the server, which has `{{similar}}` in its place: with development mode off the upload of its schema is refused (Invalid schema change, 225) and sync stops.',
      help: 'If it is the same class, name it `{{similar}}` on the client (a class has no `mapTo`); if it is new, deploy a schema with the title `{{class}}` before this client is released.',
      errors: ['B4', 'C5', 'D1', 'D2', 'E31', 'F1', 'F10'],
    },
    untitled: {
      text: '`{{class}}` is not on the server: the schema of `{{similar}}`, which is much like it, has no `title` that says so. With development mode off the upload of the class is refused (Invalid schema change, 225) and sync stops.',
      help: 'Write `"title": "{{class}}"` in {{serverFile}}.',
      errors: ['D1', 'D2', 'E31', 'F1', 'F10'],
    },
    willBeCreated: {
      text: '`{{class}}` is not on the server yet; development mode is on, so the server creates it when a client opens the realm.',
      help: 'Deploy its schema before development mode is turned off.',
      errors: ['D1', 'D2', 'D5'],
      severity: { sync: 'info' },
    },
    unvalidated: {
      text: '`{{class}}` has no schema on the server: nothing checks what the client writes.',
      help: 'Add a schema that is called `{{class}}` (its `title`, or its name in `components.schemas` of OpenAPI), or list the class under `local` in the configuration.',
    },
    unmapped: {
      text: '`{{class}}` has no schema on the server by its name: nothing checks what the client writes. That of `{{similar}}` is much like it.',
      help: 'If it is the same, write `"collections": { "{{class}}": "{{similar}}" }` in the configuration, or give the schema the title `{{class}}`; if not, add a schema, or list the class under `local`.',
    },
  },
  judge({ client, server: similar }, { server, world }) {
    if (world !== 'sync') {
      const collection = similar?.schema.collection;
      return collection == null ? { message: 'unvalidated', breaks: [] } : { message: 'unmapped', data: { similar: collection }, breaks: [] };
    }
    if (server.sync?.developmentMode === true) return { message: 'willBeCreated', breaks: [] };
    if (similar === null) return { message: client.schema.embedded ? 'missingEmbedded' : 'missing', breaks: ['upload'] };
    const { name, titled, embedded } = similar.schema;
    return { message: titled || embedded ? 'renamed' : 'untitled', data: { similar: name }, breaks: ['upload'] };
  },
});
