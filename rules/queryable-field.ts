import { runningSync } from '../src/compare/gaps';
import { queryableFieldsOf } from '../src/compare/queryable';
import { isReserved } from '../src/compare/queryable-names';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { isPrimitive } from '../src/schema/model';
import type { QueryableFields, ServerClass, ServerProperty } from '../src/schema/server-schemas';

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
    reserved: {
      text: '`{{property}}` cannot be a queryable field: the query language keeps the name for itself, and App Services refuses it.',
      help: 'Give the field another name on both sides, or take it out of the queryable fields.',
      facts: ['`{{property}}`'],
      errors: ['D14'],
    },
    many: {
      text: '{{count}} queryable fields apply to `{{class}}`: each one makes every write slower, takes space on the server, and App Services advises no more than 10 for a collection (in 2022 it took no more).',
      help: 'Leave the fields that clients subscribe by, and write those of one collection into `collection_queryable_fields_names`.',
      facts: ['`{{class}}`'],
      severity: { sync: 'warn' },
    },
    indexedType: {
      text: '`{{class}}.{{property}}` is {{type}}, and the indexed queryable field can only be an integer, a string, an ObjectId or a UUID: sync cannot be deployed so.',
      help: 'Index a field of one of these types, or none.',
      facts: ['`{{class}}.{{property}}`', '`{{type}}`'],
    },
    indexedTypes: {
      text: 'The indexed queryable field `{{property}}` is `{{type}}` in `{{class}}` and `{{other}}` in `{{elsewhere}}`: it has to have one type wherever it is.',
      help: 'Declare it alike in every schema that has it, or do not index it.',
      facts: ['`{{class}}.{{property}}`', '`{{elsewhere}}`'],
    },
  },
  *check({ server }) {
    const sync = runningSync(server);
    if (sync?.mode !== 'flexible') return;
    const { global, byCollection } = sync.queryableFields;
    const classes = server.classes.filter(({ embedded }) => !embedded);
    for (const schema of classes) {
      for (const property of schema.properties.values()) {
        const field = queryableFieldsOf(sync.queryableFields, schema).find(({ name }) => name === property.mapTo);
        if (field === undefined) continue;
        const what = whatIs(property, classes);
        if (what !== undefined) yield { at: { class: schema.name, property: field.name, client: null, server: field.source }, message: 'ineligible', data: { what }, breaks: ['query'] };
      }
    }
    // What was not read may have the field, or be the collection.
    if (server.problems.length === 0 && !server.unchecked.some(({ kind }) => kind === 'class')) {
      for (const { name, source } of global.filter((each) => !isReserved(each.name) && !classes.some((schema) => has(schema, each.name)))) {
        yield { at: { class: null, property: name, client: null, server: source }, message: 'unknown', breaks: ['query'] };
      }
      for (const [name, { source }] of byCollection) {
        const isThere = [...classes, ...server.repeated].some((schema) => schema.collection === name || schema.name === name);
        if (!isThere) yield { at: { class: null, property: null, client: null, server: source }, message: 'collection', data: { name }, breaks: ['query'] };
      }
    }
    yield* ofIndexed(sync.queryableFields, classes);
    const listed = [...global, ...[...byCollection.values()].flatMap(({ fields }) => fields)];
    for (const { name, source } of listed.filter((each) => isReserved(each.name))) {
      yield { at: { class: null, property: name, client: null, server: source }, message: 'reserved', breaks: ['deploy'] };
    }
    for (const schema of classes) {
      const names = new Set(queryableFieldsOf(sync.queryableFields, schema).map(({ name }) => name).filter((name) => has(schema, name)));
      names.delete('_id');
      if (names.size <= ADVISED) continue;
      const at = { class: schema.name, property: null, client: null, server: sync.source };
      yield { at, message: 'many', data: { count: String(names.size) }, breaks: [] };
    }
  },
});

/** How many queryable fields may apply to a collection. */
const ADVISED = 10;

const INDEXABLE: ReadonlySet<string> = new Set(['int', 'string', 'objectId', 'uuid']);

/** The rules of the indexed field: one, a global one, of a type that can be indexed, and of the same type wherever it is. */
function* ofIndexed(
  { global, indexed }: QueryableFields, classes: readonly ServerClass[],
): Generator<Problem<'several' | 'indexed' | 'indexedType' | 'indexedTypes', Spot>> {
  for (const [index, { name, source }] of indexed.entries()) {
    const at = { class: null, property: name, client: null, server: source };
    if (index > 0) yield { at, message: 'several', breaks: ['deploy'] };
    else if (!global.some((each) => each.name === name)) yield { at, message: 'indexed', breaks: ['deploy'] };
  }
  const [field] = indexed;
  const typed = classes.flatMap((schema) => {
    const property = [...schema.properties.values()].find(({ mapTo }) => mapTo === field?.name);
    return property === undefined || isLink(property, classes) || whatIs(property, classes) !== undefined ? [] : [{ schema, property }];
  });
  const [first] = typed;
  if (first === undefined) return;
  for (const { schema, property } of typed) {
    const at = { class: schema.name, property: property.mapTo, client: null, server: property.source };
    if (!INDEXABLE.has(property.type)) yield { at, message: 'indexedType', data: { type: `\`${property.type}\`` }, breaks: ['deploy'] };
    else if (INDEXABLE.has(first.property.type) && property.type !== first.property.type) {
      yield { at, message: 'indexedTypes', data: { type: property.type, other: first.property.type, elsewhere: first.schema.name }, breaks: ['deploy'] };
    }
  }
}

/** A path into an object is judged by its first part: whether the rest can be queried is not known. */
function has({ properties, unread }: ServerClass, field: string): boolean {
  const [head = field] = field.split('.');
  return properties.has(head) || unread.has(head);
}

/** Whether a property leads to objects of another collection. The server stores their keys, and apps are deployed that query them. */
const isLink = ({ objectType }: ServerProperty, classes: readonly ServerClass[]): boolean =>
  classes.some(({ name }) => name === objectType);

/** What a property is that cannot be queried. */
function whatIs(property: ServerProperty, classes: readonly ServerClass[]): string | undefined {
  const { type, objectType } = property;
  if (type === 'dictionary') return 'a dictionary';
  if (isLink(property, classes)) return undefined;
  if (type === 'object') return 'an embedded object';
  return (type === 'list' || type === 'set') && !isPrimitive(objectType) ? `a ${type} of objects` : undefined;
}
