import { isSyncRead } from '../src/compare/gaps';
import { queryableFieldsOf } from '../src/compare/queryable';
import { sideRule } from '../src/rule/define-rule';
import { isPrimitive } from '../src/schema/model';
import { syncModeOf, type ServerClass, type ServerProperty } from '../src/schema/server-schemas';

/** Clients subscribe by queryable fields: one that cannot be queried refuses their subscriptions. */
export const rule = sideRule({
  id: 'queryable-field',
  group: 'sync',
  docs: {
    description: 'require queryable fields that exist and can be queried',
    reference: 'server-schema.md 1.4 and 8',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    ineligible: {
      text: '`{{class}}.{{property}}` is a queryable field, and it is {{what}}: only single values and lists of them can be queried, and a subscription by it is refused (ErrorBadQuery, 226).',
      help: 'Take it out of the queryable fields, or query by a field of its own that holds a single value.',
      facts: ['`{{class}}.{{property}}`'],
      errors: ['D14'],
    },
    unknown: {
      text: 'The queryable field `{{property}}` is in no schema: nothing can be queried by it, and it may be a misspelling of one that clients subscribe by.',
      help: 'Write the name as the schema has it, or remove it.',
      facts: ['`{{property}}`'],
      errors: ['D14'],
      severity: { sync: 'warn' },
    },
    collection: {
      text: '`collection_queryable_fields_names` has fields for `{{name}}`, which is no collection that has a schema: none of them can be queried.',
      help: 'Write the name of the collection, or remove the entry.',
      facts: ['`{{name}}`'],
      errors: ['D14'],
      severity: { sync: 'warn' },
    },
    indexed: {
      text: 'The indexed queryable field `{{property}}` is not in `queryable_fields_names`, where it has to be too.',
      help: 'Add `{{property}}` to `queryable_fields_names`, or do not index it.',
      facts: ['`{{property}}`'],
    },
    several: {
      text: '`{{property}}` is one more indexed queryable field: App Services takes one at the most.',
      help: 'Leave the one in `indexed_queryable_fields_names` that every subscription compares with.',
      facts: ['`{{property}}`'],
    },
  },
  *check({ server, world }) {
    const { sync } = server;
    if (sync === null || world !== 'sync' || syncModeOf(sync) !== 'flexible' || !isSyncRead(server)) return;
    const { global, byCollection, indexed } = sync.queryableFields;
    const classes = server.classes.filter(({ embedded }) => !embedded);
    for (const schema of classes) {
      for (const property of schema.properties.values()) {
        const field = queryableFieldsOf(sync.queryableFields, schema).find(({ name }) => name === property.mapTo);
        const what = field === undefined ? undefined : whatIs(property);
        if (field !== undefined && what !== undefined) yield { at: { class: schema.name, property: field.name, client: null, server: field.source }, message: 'ineligible', data: { what }, breaks: ['query'] };
      }
    }
    // What was not read may have the field, or be the collection.
    if (server.problems.length === 0 && !server.unchecked.some(({ kind }) => kind === 'class')) {
      for (const { name, source } of global.filter((each) => !classes.some((schema) => has(schema, each.name)))) {
        yield { at: { class: null, property: name, client: null, server: source }, message: 'unknown', breaks: ['query'] };
      }
      for (const [name, { source }] of byCollection) {
        const isThere = [...classes, ...server.repeated].some((schema) => schema.collection === name || schema.name === name);
        if (!isThere) yield { at: { class: null, property: null, client: null, server: source }, message: 'collection', data: { name }, breaks: ['query'] };
      }
    }
    for (const [index, { name, source }] of indexed.entries()) {
      const at = { class: null, property: name, client: null, server: source };
      if (index > 0) yield { at, message: 'several', breaks: ['deploy'] };
      else if (!global.some((each) => each.name === name)) yield { at, message: 'indexed', breaks: ['deploy'] };
    }
  },
});

/** A path into an object is judged by its first part: whether the rest can be queried is not known. */
function has({ properties, unread }: ServerClass, field: string): boolean {
  const [head = field] = field.split('.');
  return properties.has(head) || unread.has(head);
}

/** What a property is that cannot be queried. */
function whatIs({ type, objectType }: ServerProperty): string | undefined {
  if (type === 'dictionary') return 'a dictionary';
  if (type === 'object') return 'an object or a link';
  return (type === 'list' || type === 'set') && !isPrimitive(objectType) ? `a ${type} of objects` : undefined;
}
