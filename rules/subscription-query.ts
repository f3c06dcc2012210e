import { runningSync } from '../src/compare/gaps';
import { isQueryable } from '../src/compare/queryable';
import { subscribedFields } from '../src/compare/subscribed-fields';
import { sideRule } from '../src/rule/define-rule';

/** A subscription by a field that is not queryable is refused, and nothing of it syncs. */
export const rule = sideRule({
  id: 'subscription-query',
  group: 'sync',
  docs: {
    description: 'disallow subscriptions by fields that are not queryable',
    reference: 'server-schema.md 1.4 and 8, client-schema.md 4.4',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'client',
  messages: {
    refused: {
      text: 'A subscription asks for `{{written}}`, and `{{field}}` is no queryable field of `{{class}}`: the server refuses it (key "{{field}}" is not a queryable field, 226), and the session ends.',
      help: 'Add `{{field}}` to `queryable_fields_names` of sync/config.json and deploy that first, or subscribe by a field that is queryable and filter on the device.',
      errors: ['D14'],
      facts: ['`{{class}}.{{field}}`'],
    },
    added: {
      text: 'A subscription asks for `{{written}}`, and `{{field}}` is no queryable field of `{{class}}` in this export: development mode adds it with the first such subscription.',
      help: 'Add `{{field}}` to the queryable fields of this export too, so that it is there where development mode is off.',
      errors: ['D14'],
      facts: ['`{{class}}.{{field}}`'],
      severity: { sync: 'info' },
    },
  },
  *check({ client, server }) {
    const sync = runningSync(server);
    if (sync?.mode !== 'flexible') return;
    for (const { class: name, field, written, place } of subscribedFields(client)) {
      const schema = server.classes.find((each) => each.name === name && !each.embedded);
      if (schema === undefined || isQueryable(field, sync.queryableFields, schema)) continue;
      const at = { class: name, property: field, client: place, server: sync.source };
      const data = { field, written };
      if (sync.developmentMode) yield { at, message: 'added', data, breaks: [] };
      else yield { at, message: 'refused', data, breaks: ['query'] };
    }
  },
});
