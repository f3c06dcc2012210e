import { defineRule } from '../src/rule/define-rule';
import type { Listed, QueryableFields, ServerSchemas } from '../src/schema/server-schemas';

/** Clients that query a field which can no longer be queried get an error, or are reset. */
export const rule = defineRule({
  id: 'removed-queryable-field',
  group: 'destructive',
  docs: {
    description: 'disallow removing queryable fields, and changing the indexed one',
    reference: 'server-schema.md 1.4, 6.1 and 8',
  },
  severity: { 'app-services': 'error', mongodb: 'off', 'json-schema': 'off', local: 'off' },
  messages: {
    removed: {
      text: '`{{field}}` {{where}} can no longer be queried since {{baseline}}: installed clients that subscribe by it are refused (ErrorBadQuery, 226) and reset.',
      help: 'Keep it in {{list}} as long as any installed version subscribes by it.',
      errors: ['D14', 'D16'],
    },
    indexed: {
      text: 'The indexed queryable field changed from {{before}} to {{after}} since {{baseline}}: that can only be deployed while sync is terminated, and every client is reset.',
      help: 'Keep it, or terminate sync, deploy and re-enable it, with a client reset handler in every client.',
      errors: ['D9'],
    },
  },
  *check({ baseline, server }) {
    const before = baseline?.server?.sync;
    const now = server.sync;
    if (before == null || now === null || before.mode !== now.mode) return;
    const spot = { class: null, property: null, client: null, server: now.source };
    for (const { field, within } of removedFields(before.queryableFields, now.queryableFields)) {
      if (!isStored(server, field.name, within)) continue;
      const data = { field: field.name, where: within === null ? 'of every class' : `of \`${within}\``, list: within === null ? '`queryable_fields_names`' : '`collection_queryable_fields_names`' };
      yield { at: { ...spot, class: within, property: field.name, baseline: field.source }, message: 'removed', data, breaks: ['query'] };
    }
    const [from, to] = [before, now].map(({ queryableFields }) => queryableFields.indexed.map(({ name }) => `\`${name}\``).join(', ') || 'none');
    if (from !== to) {
      const { indexed } = before.queryableFields;
      yield { at: { ...spot, server: now.queryableFields.indexed[0]?.source ?? now.source, baseline: indexed[0]?.source ?? before.source }, message: 'indexed', data: { before: from ?? '', after: to ?? '' }, breaks: ['deploy'] };
    }
  },
});

interface Removed {
  readonly field: Listed;
  /** The collection or class that the field could be queried in; `null` for all. */
  readonly within: string | null;
}

/** Fields that could be queried before and cannot now, neither everywhere nor in their collection. */
function* removedFields(before: QueryableFields, now: QueryableFields): Generator<Removed> {
  const everywhere = new Set(now.global.map(({ name }) => name));
  for (const field of before.global) if (!everywhere.has(field.name)) yield { field, within: null };
  for (const [within, { fields }] of before.byCollection) {
    const own = new Set(now.byCollection.get(within)?.fields.map(({ name }) => name));
    for (const field of fields) if (!own.has(field.name) && !everywhere.has(field.name)) yield { field, within };
  }
}

/** Whether the server still has the property: where it is gone, that is what is reported. */
function isStored({ classes }: ServerSchemas, name: string, within: string | null): boolean {
  return classes.some((each) => (within === null || each.name === within || each.collection === within) && !each.embedded && (each.properties.has(name) || each.unread.has(name)));
}
