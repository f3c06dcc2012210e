import { runningSync } from '../src/compare/gaps';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { Primitive } from '../src/schema/model';
import type { Partition, ServerClass, ServerProperty } from '../src/schema/server-schemas';

/** The partition key decides which documents a client has: a schema that does not have it as configured cannot be synced. */
export const rule = sideRule({
  id: 'partition-key',
  group: 'sync',
  docs: {
    description: 'require the partition key in every synced schema, as the configuration of sync has it',
    reference: 'server-schema.md 1.4 and 8',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    missing: {
      text: 'The schema of `{{class}}` does not have `{{property}}`, the partition key: no document of it belongs to a partition, and none is synced.',
      help: 'Declare `{{property}}` in {{serverFile}} as the configuration of sync has it ({{key}}). A client may declare it alike, or leave it out.',
      facts: ['`{{class}}.{{property}}`'],
      errors: ['A2'],
    },
    type: {
      text: '`{{class}}.{{property}}` is `{{declared}}` in the schema, but the partition key is {{key}} in the configuration of sync: no value of one is a value of the other, and sync cannot be deployed so.',
      help: 'Give `{{property}}` the type of the partition key in {{serverFile}}: another partition key means to terminate sync, and resets every client.',
      facts: ['`{{class}}.{{property}}`', '`{{declared}}`'],
      errors: ['A2', 'D6', 'D7'],
    },
    required: {
      text: '`{{class}}.{{property}}` is {{declared}} in the schema, but the partition key is {{key}} in the configuration of sync: the two have to agree, or sync cannot be deployed.',
      help: 'Make them agree: `{{property}}` in or out of `required` in {{serverFile}}, as `partition.required` says.',
      facts: ['`{{class}}.{{property}}`', '`{{declared}}`'],
      errors: ['A2'],
    },
    optional: {
      text: 'The partition key `{{property}}` is optional: a document without it goes to the null partition, where no client finds it that opens a realm by a value.',
      help: 'Require it in the schemas and in `partition.required`, unless documents without a partition are meant. Where sync runs, that means to terminate it.',
      facts: ['`{{property}}`'],
      severity: { sync: 'warn' },
    },
  },
  *check({ client, server, mismatches }) {
    const sync = runningSync(server);
    if (sync?.mode !== 'partition' || sync.partition === null) return;
    const { partition, service } = sync;
    // A schema that no client class has may be of a collection that nobody syncs.
    const isUsed = ({ name }: ServerClass): boolean => client.classes.some((each) => each.name === name && each.synced);
    const classes = server.classes.filter(
      (each) => !each.embedded && isIn(each, service) && isUsed(each) && !each.unread.has(partition.key),
    );
    for (const schema of classes) {
      const property = [...schema.properties.values()].find(({ mapTo }) => mapTo === partition.key);
      if (property !== undefined) yield* problemsOf(schema, property, partition);
      else {
        const explains = mismatches.filter((each) => each.class === schema.name && each.property === partition.key);
        const at = { class: schema.name, property: partition.key, client: null, server: schema.source, explains };
        yield { at, message: 'missing', data: { key: spelt(partition) }, breaks: ['deploy', 'upload', 'download'] };
      }
    }
    if (partition.required !== true && classes.some(({ properties }) => properties.get(partition.key)?.required === false)) {
      const at = { class: null, property: partition.key, client: null, server: partition.source };
      yield { at, message: 'optional', breaks: ['download'] };
    }
  },
});

/** The types that a partition key can have, by their names in the configuration. Another name is not judged. */
const TYPES: ReadonlyMap<string, Primitive> = new Map([['string', 'string'], ['objectId', 'objectId'], ['long', 'int'], ['uuid', 'uuid']]);

const isIn = (schema: ServerClass, service: string | null): boolean => service === null || schema.service === service;

/** In what the schema and the configuration disagree. Where the type differs, `required` is of no matter yet. */
function* problemsOf({ name }: ServerClass, property: ServerProperty, partition: Partition): Generator<Problem<'type' | 'required', Spot>> {
  const at = { class: name, property: partition.key, client: null, server: property.source };
  const type = TYPES.get(partition.type ?? '');
  const key = spelt(partition);
  if (type !== undefined && property.type !== type) {
    yield { at, message: 'type', data: { key, declared: property.typeNames.join(', ') || property.type }, breaks: ['deploy'] };
  } else if (partition.required !== null && partition.required !== property.required) {
    yield { at, message: 'required', data: { key, declared: property.required ? 'required' : 'optional' }, breaks: ['deploy'] };
  }
}

function spelt({ type, required }: Partition): string {
  const parts = [...(type === null ? [] : [`\`${type}\``]), ...(required === null ? [] : [required ? 'required' : 'optional'])];
  return parts.join(', ') || 'of no type that is named';
}
