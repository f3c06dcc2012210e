import { runningSync } from '../src/compare/gaps';
import { sideRule } from '../src/rule/define-rule';
import type { Listed, QueryableFields, ServerClass, ServerSchemas } from '../src/schema/server-schemas';
import { nameList } from '../src/schema/name-list';

/** Clients that query a field which can no longer be queried get an error, or are reset. */
export const rule = sideRule({
  id: 'removed-queryable-field',
  group: 'destructive',
  docs: {
    description: 'disallow removing queryable fields, and changing the indexed one',
    reference: 'server-schema.md 1.4, 6.1 and 8',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    removed: {
      text: '`{{field}}` {{where}} can no longer be queried since {{baseline}}: installed clients that subscribe by it are refused (ErrorBadQuery, 226) and reset.',
      help: 'Keep it in `queryable_fields_names`, or in `collection_queryable_fields_names`, as long as any installed version subscribes by it.',
      facts: ['`{{field}}`', '{{where}}'],
      errors: ['D14', 'D16'],
    },
    indexed: {
      text: 'The indexed queryable field changed from {{before}} to {{after}} since {{baseline}}: that can only be deployed while sync is terminated, and every client is reset.',
      help: 'Keep it, or terminate sync, deploy and re-enable it, with a client reset handler in every client.',
      facts: ['{{before}}', '{{after}}'],
      errors: ['D9'],
    },
  },
  *check({ baseline, server }) {
    const before = baseline?.server == null ? null : runningSync(baseline.server);
    const now = runningSync(server);
    // Where sync was or is terminated nobody subscribes, and another rule says that it was.
    if (before === null || now === null || before.mode !== now.mode) return;
    const spot = { class: null, property: null, client: null, server: now.source };
    const [wereIndexed, areIndexed] = [before.queryableFields.indexed, now.queryableFields.indexed];
    const [from, to] = [listed(wereIndexed), listed(areIndexed)];
    if (from !== to) {
      const at = { ...spot, server: areIndexed[0]?.source ?? now.source, baseline: wereIndexed[0]?.source ?? before.source };
      yield { at, message: 'indexed', data: { before: from, after: to }, breaks: ['deploy'] };
    }
    const isSaid = (name: string): boolean => from !== to && wereIndexed.some((field) => field.name === name);
    for (const { field, classes, isEverywhere } of lostFields(before.queryableFields, now.queryableFields, server)) {
      if (isSaid(field.name)) continue;
      const [only] = classes.length === 1 ? classes : [];
      const data = {
        field: field.name,
        where: isEverywhere ? 'of every class that has it' : `of ${nameList(classes.map((name) => `\`${name}\``))}`,
      };
      yield { at: { ...spot, class: only ?? null, property: field.name, baseline: field.source }, message: 'removed', data, breaks: ['query'] };
    }
  },
});

const listed = (fields: readonly Listed[]): string => fields.map(({ name }) => `\`${name}\``).join(', ') || 'none';

interface Lost {
  readonly field: Listed;
  /** The classes in which it could be queried before and cannot now. */
  readonly classes: readonly string[];
  readonly isEverywhere: boolean;
}

/** Where a field can be queried in a class, if it can: in all classes that have it, or in its collection, which some files name by the title. */
function entryOf({ global, byCollection }: QueryableFields, { name, collection }: ServerClass, field: string): Listed | undefined {
  const own = [collection ?? name, name].flatMap((each) => byCollection.get(each)?.fields ?? []);
  return [...global, ...own].find((each) => each.name === field);
}

/** The fields that could be queried before, each with the classes that lost it. A property that is gone itself is another finding. */
function* lostFields(before: QueryableFields, now: QueryableFields, { classes }: ServerSchemas): Generator<Lost> {
  const names = new Set([...before.global, ...[...before.byCollection.values()].flatMap(({ fields }) => fields)].map(({ name }) => name));
  for (const name of names) {
    const [head = name] = name.split('.');
    const having = classes.filter((each) => !each.embedded && (each.properties.has(head) || each.unread.has(head)));
    const lost = having.filter((each) => entryOf(before, each, name) !== undefined && entryOf(now, each, name) === undefined);
    const [field] = lost.map((each) => entryOf(before, each, name));
    if (field !== undefined) {
      yield { field, classes: lost.map((each) => each.name), isEverywhere: lost.length === having.length && lost.length > 1 };
    }
  }
}
