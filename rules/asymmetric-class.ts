import { runningSync } from '../src/compare/gaps';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { ClientSchemas } from '../src/schema/client-schemas';
import type { ServerSchemas, SyncConfiguration } from '../src/schema/server-schemas';

/** An asymmetric class is only ever sent: nothing reads it on the device, and nothing links to it. */
export const rule = sideRule({
  id: 'asymmetric-class',
  group: 'sync',
  docs: {
    description: 'disallow what asymmetric classes cannot be: read, linked to, or synced by partition',
    reference: 'server-schema.md 1.4 and 8, client-schema.md 3',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    unknown: {
      text: '`asymmetric_tables` lists `{{name}}`, which is no collection that has a schema: the class that is meant is an ordinary one for the server, and a client that declares it asymmetric does not open.',
      help: 'Write the name of the collection, or remove the entry.',
      facts: ['`{{name}}`'],
      severity: { sync: 'warn' },
      errors: ['B8', 'C8'],
    },
    partition: {
      text: '`asymmetric_tables` lists `{{name}}`, and sync is by partition: only flexible sync has asymmetric classes ("Asymmetric table not allowed in partition based sync").',
      help: 'Remove the entry, and `asymmetric` from the class on the client.',
      facts: ['`{{name}}`'],
      errors: ['E29'],
    },
    linked: {
      text: '`{{class}}.{{property}}` links to `{{target}}`, which is asymmetric: nothing of it is on a device, so nothing can link to it.',
      help: 'Remove the relationship from {{serverFile}} and keep the plain id, or take the collection out of `asymmetric_tables`.',
      facts: ['`{{class}}.{{property}}`', '`{{target}}`'],
      errors: ['E29'],
    },
    read: {
      text: '`{{class}}` is asymmetric, and the code here {{does}} it: nothing of it is on the device, and the SDK throws.',
      help: 'Read it elsewhere (a function of the server, the Data API), or make it an ordinary class on both sides.',
      facts: ['`{{class}}`', '`{{does}}`'],
      errors: ['E35'],
    },
  },
  *check({ client, server }) {
    const sync = runningSync(server);
    if (sync === null) return;
    yield* ofTables(sync, server);
    if (sync.mode !== 'flexible') return;
    yield* ofRelationships(server, client);
    yield* ofUses(client);
  },
});

type Found<MessageId extends string> = Generator<Problem<MessageId, Spot>>;

function* ofTables(sync: SyncConfiguration, server: ServerSchemas): Found<'unknown' | 'partition'> {
  // What was not read may be the collection that is meant.
  const isRead = server.problems.length === 0 && !server.unchecked.some(({ kind }) => kind === 'class');
  for (const { name, source } of sync.asymmetricTables) {
    const roots = [...server.classes, ...server.repeated].filter(({ embedded }) => !embedded);
    const schema = roots.find((each) => each.collection === name || each.name === name);
    const at = { class: schema?.name ?? null, property: null, client: null, server: source };
    if (sync.mode === 'partition') yield { at, message: 'partition', data: { name }, breaks: ['open'] };
    else if (schema === undefined && isRead) yield { at, message: 'unknown', data: { name }, breaks: ['download'] };
  }
}

/** Where the client declares the same link, the class cannot be opened, and that is a finding of its own. */
function* ofRelationships({ classes, relationships }: ServerSchemas, client: ClientSchemas): Found<'linked'> {
  const asymmetric = new Set(classes.filter((each) => each.asymmetric).map(({ name }) => name));
  const linked = new Set(client.classes.flatMap(({ properties }) => [...properties.values()].map(({ objectType }) => objectType)));
  for (const { class: name, path, target: to, source } of relationships) {
    const target = to ?? '';
    if (!asymmetric.has(target) || linked.has(target)) continue;
    const at = { class: name, property: path, client: null, server: source, mentions: [target] };
    yield { at, message: 'linked', data: { target }, breaks: ['deploy'] };
  }
}

const DOES = { queried: 'queries', subscribed: 'subscribes to' } as const;

function* ofUses(client: ClientSchemas): Found<'read'> {
  const asymmetric = new Set(client.classes.filter((each) => each.asymmetric && !each.embedded).map(({ name }) => name));
  if (asymmetric.size === 0) return;
  const said = new Set<string>();
  for (const use of client.uses) {
    // What is chained on is a use of its own, of the same class.
    if (!(use.kind in DOES) || !asymmetric.has(use.class) || (use.kind === 'queried' && use.queries.length > 0)) continue;
    // To read a class and to subscribe to what is read is one expression, and one mistake.
    const { file, line, column } = use.place;
    const start = `${file}:${line}:${column}`;
    if (said.has(start)) continue;
    said.add(start);
    const does = DOES[use.kind as keyof typeof DOES];
    yield { at: { class: use.class, property: null, client: use.place, server: null }, message: 'read', data: { does }, breaks: ['query'] };
  }
}
