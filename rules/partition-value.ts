import { runningSync } from '../src/compare/gaps';
import { openedFaults, writtenPartitions, type PartitionFault } from '../src/compare/partition-values';
import { sureClasses } from '../src/compare/written-faults';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { onePerPlace } from '../src/rule/one-per-place';
import type { Partition } from '../src/schema/server-schemas';

/** A realm is opened with a value that no partition has, or an object is written with one that its realm does not have. */
export const rule = sideRule({
  id: 'partition-value',
  group: 'sync',
  docs: {
    description: 'disallow partition values that do not fit the partition key',
    reference: 'client-schema.md 4.2 and 4.5, server-schema.md 1.4 and 9',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'client',
  messages: {
    type: {
      text: 'The realm is opened with {{given}}, and the partition key `{{property}}` is `{{type}}` on the server: the session is refused (illegal realm partition, 204), and nothing is synced.',
      help: 'Give `partitionValue` a value of the type `{{type}}`, such as {{example}}.',
      facts: ['`{{property}}`', '{{given}}'],
      errors: ['D7'],
    },
    null: {
      text: 'The realm is opened with `null`, and the partition key `{{property}}` is required on the server: there is no null partition, and the session is refused (illegal realm partition, 204).',
      help: 'Give `partitionValue` the value of a partition.',
      facts: ['`{{property}}`', '{{given}}'],
      errors: ['D7'],
    },
    missing: {
      text: '`sync` has no `partitionValue`, or it is `undefined`, and the server syncs by the partition key `{{property}}`: the SDK refuses the configuration, and the realm does not open.',
      help: 'Give `sync` a `partitionValue` of the type `{{type}}`, such as {{example}}.',
      facts: ['`{{property}}`'],
      errors: ['D7'],
    },
    template: {
      text: 'The realm is opened with {{given}}, as it stands: nothing is put in where the text looks like a template. All devices share that one partition, or none may read it.',
      help: 'Write the text between backticks with its values in braces, as `user=${id}`, and see to it that they are there.',
      facts: ['`{{property}}`', '{{given}}'],
    },
    writtenType: {
      text: '`{{class}}.{{property}}` is the partition key, which is `{{type}}` on the server, and {{given}} is written to it: the upload is refused (incorrect partition value, 212), and sync stops.',
      help: 'Write the value that the realm was opened with, or nothing: leave the key out of the class, and sync fills it in.',
      facts: ['`{{class}}.{{property}}`', '{{given}}'],
      errors: ['A2', 'D6'],
    },
    writtenNull: {
      text: '`{{class}}.{{property}}` is the partition key, which is required on the server, and {{given}} is written to it: the upload is refused (incorrect partition value, 212), and sync stops.',
      help: 'Write the value that the realm was opened with, or nothing: leave the key out of the class, and sync fills it in.',
      facts: ['`{{class}}.{{property}}`', '{{given}}'],
      errors: ['A2', 'D6'],
    },
    writtenOther: {
      text: '`{{class}}.{{property}}` is the partition key, and {{given}} is written to it, while the realm of this file is opened with {{opened}}: the upload is refused (incorrect partition value, 212), and sync stops.',
      help: 'Write the value that the realm was opened with, or open another realm for the other partition.',
      facts: ['`{{class}}.{{property}}`', '{{given}}'],
      errors: ['A2', 'D6'],
    },
  },
  *check({ client, server }) {
    const sync = runningSync(server);
    if (sync?.mode !== 'partition' || sync.partition === null) return;
    const { partition } = sync;
    const faults = [...openedFaults(client, partition), ...writtenPartitions(client, sureClasses(client), partition)];
    yield* onePerPlace(faults.map((fault) => problem(fault, partition)));
  },
});

const EXAMPLES: Readonly<Record<string, string>> = {
  string: "`'team-a'`", long: '`42`', objectId: '`new BSON.ObjectId(id)`', uuid: '`new BSON.UUID(id)`',
};

type Kind = 'type' | 'null' | 'missing' | 'template' | 'writtenType' | 'writtenNull' | 'writtenOther';

const WRITTEN = { 'written-type': 'writtenType', 'written-null': 'writtenNull', 'written-other': 'writtenOther' } as const;

function problem(fault: PartitionFault, { key, type }: Partition): Problem<Kind, Spot> {
  const at = { class: 'class' in fault ? fault.class : null, property: key, client: fault.place, server: null };
  const data = {
    given: 'given' in fault ? fault.given : '',
    opened: 'opened' in fault ? fault.opened : '',
    type: type ?? 'string',
    example: EXAMPLES[type ?? 'string'] ?? 'one of that type',
  };
  if ('class' in fault) return { at, message: WRITTEN[fault.kind], data, breaks: ['upload'] };
  return { at, message: fault.kind, data, breaks: fault.kind === 'template' ? [] : ['open'] };
}
